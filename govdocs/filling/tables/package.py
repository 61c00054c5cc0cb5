"""A workbook's file before it is trusted: a whole zip, of bounded size, its XML without entities."""

from __future__ import annotations

import io
import zipfile

from govdocs.errors import UnreadableFileError

_LARGEST = 400 * 1024 * 1024
_LARGEST_PART = 300 * 1024 * 1024
_MOST_PARTS = 5_000
_CHUNK = 1 << 20
_DECLARATIONS = (b"<!DOCTYPE", b"<!ENTITY")
_UTF16 = (b"\xff\xfe", b"\xfe\xff", b"\x00<", b"<\x00")
_OLE = b"\xd0\xcf\x11\xe0"


def open_package(data: bytes, name: str) -> zipfile.ZipFile:
    """The zip in `data`. Raises UnreadableFileError for junk, encryption, a zip bomb, and XML with entities."""
    if data.startswith(_OLE):
        raise UnreadableFileError("表格加了密码，或是旧版 .xls；请去掉密码，另存为 .xlsx", path=name)
    try:
        package = zipfile.ZipFile(io.BytesIO(data))
        _check_sizes(package, name)
        for part in package.infolist():
            if part.filename.lower().endswith((".xml", ".rels")):
                _check_part(package, part, name)
    except UnreadableFileError:
        raise
    except Exception:  # zipfile raises whatever a broken file makes it stumble over
        raise UnreadableFileError("不是完整的 .xlsx 表格，请在 Excel 或 WPS 里打开另存", path=name) from None
    return package


def _check_sizes(package: zipfile.ZipFile, name: str) -> None:
    parts = package.infolist()
    sizes = [part.file_size for part in parts]
    if len(parts) > _MOST_PARTS or sum(sizes) > _LARGEST or max(sizes, default=0) > _LARGEST_PART:
        raise UnreadableFileError("表格解开后大得不正常（压缩炸弹？），没有读", path=name)
    if any(part.flag_bits & 1 for part in parts):
        raise UnreadableFileError("表格加了密码，请去掉密码再用", path=name)


def _check_part(package: zipfile.ZipFile, part: zipfile.ZipInfo, name: str) -> None:
    with package.open(part) as stream:
        tail = b""
        while chunk := stream.read(_CHUNK):
            window = tail + chunk
            if any(mark in window for mark in _DECLARATIONS) or (not tail and chunk.startswith(_UTF16)):
                raise UnreadableFileError("表格里的 XML 带实体声明，不安全，没有读", path=name)
            tail = window[-16:]
