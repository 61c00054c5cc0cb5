"""The zip of a .docx opened with its bounds checked first: no bomb unpacked, no entity expanded."""

from __future__ import annotations

import posixpath
import zipfile
import zlib
from functools import cached_property
from io import BytesIO

from lxml import etree

from govdocs.errors import UnreadableFileError

LARGEST_PART = 100 * 1024 * 1024
LARGEST_TOTAL = 400 * 1024 * 1024
HIGHEST_RATIO = 250
"""Unpacked to packed; text packs some twenty to one, a bomb a thousand."""
MOST_PARTS = 10_000
_SMALL = 1024 * 1024
_ENCRYPTED = 0x1


class Archive:
    """The parts of a zipped document by name. Raises UnreadableFileError for anything that is none."""

    def __init__(self, data: bytes, form: str = ".docx") -> None:
        self._zip = _open(data, form)
        self._sizes = {info.filename: info.file_size for info in self._zip.infolist()}

    def part(self, name: str) -> bytes | None:
        """The bytes of a part, None if there is none."""
        if name not in self._sizes:
            return None
        try:
            with self._zip.open(name) as stream:
                data = stream.read(LARGEST_PART + 1)
        except (zipfile.BadZipFile, zlib.error, EOFError, OSError, NotImplementedError, RuntimeError):
            raise UnreadableFileError("文件已损坏，解不开压缩") from None
        if len(data) > LARGEST_PART:
            raise UnreadableFileError("文件解压后太大，不像稿子")
        return data

    def tree(self, name: str) -> etree._Element | None:
        """The root element of an XML part, None if there is no such part."""
        data = self.part(name)
        return None if data is None else parse_xml(data)


class Package(Archive):
    """The parts of a .docx, and what they are to one another."""

    def __init__(self, data: bytes) -> None:
        super().__init__(data)
        self.main = self._find_main()

    def target(self, relation: str) -> str | None:
        """The part that a relationship of the main part leads to, None for one outside the file."""
        found = None if self._relations is None else self._targets_by_id.get(relation)
        return found if found in self._sizes else None

    @cached_property
    def _targets_by_id(self) -> dict[str, str]:
        folder = posixpath.split(self.main)[0]
        relations = [] if self._relations is None else list(self._relations)
        return {
            str(one.get("Id", "")): _resolve(str(one.get("Target", "")), folder)
            for one in relations
            if one.get("TargetMode") != "External"
        }

    def related(self, kind: str) -> list[str]:
        """The parts of the main part whose relationship type ends in `kind` (footnotes, header …)."""
        relations = self._relations
        return [] if relations is None else _targets(relations, kind, posixpath.split(self.main)[0])

    @cached_property
    def _relations(self) -> etree._Element | None:
        folder, base = posixpath.split(self.main)
        return self.tree(f"{folder}/_rels/{base}.rels" if folder else f"_rels/{base}.rels")

    def _find_main(self) -> str:
        relations = self.tree("_rels/.rels")
        targets = [] if relations is None else _targets(relations, "officeDocument", "")
        main = next((name for name in targets if name in self._sizes), "word/document.xml")
        if main not in self._sizes:
            raise UnreadableFileError("这不是 Word 文档：压缩包里没有正文")
        return main


def _open(data: bytes, form: str) -> zipfile.ZipFile:
    if data.startswith(b"\xd0\xcf\x11\xe0"):
        raise UnreadableFileError(
            "文件加了密码，或是旧版 .doc 改了后缀；请在 Word 或 WPS 里打开，去掉密码，另存为 .docx"
        )
    if not data:
        raise UnreadableFileError("文件是空的")
    if not data.startswith(b"PK"):
        raise UnreadableFileError(f"这不是 {form} 文件")
    try:
        archive = zipfile.ZipFile(BytesIO(data))
        infos = archive.infolist()
    except (zipfile.BadZipFile, ValueError, OSError, NotImplementedError, EOFError):
        raise UnreadableFileError("文件不完整或已损坏，打不开") from None
    _check_bounds(infos)
    return archive


def _check_bounds(infos: list[zipfile.ZipInfo]) -> None:
    if any(info.flag_bits & _ENCRYPTED for info in infos):
        raise UnreadableFileError("文件加了密码，请去掉密码再试")
    swollen = any(
        info.file_size > _SMALL and info.file_size > HIGHEST_RATIO * max(info.compress_size, 1)
        for info in infos
    )
    if len(infos) > MOST_PARTS or sum(info.file_size for info in infos) > LARGEST_TOTAL or swollen:
        raise UnreadableFileError("文件解压后大得异常（可能是压缩炸弹），没有打开")


def parse_xml(data: bytes) -> etree._Element:
    """The root element of an XML part. Raises UnreadableFileError where it is damaged or brings a DTD."""
    parser = etree.XMLParser(
        resolve_entities=False, no_network=True, load_dtd=False, remove_comments=True, remove_pis=True
    )
    try:
        root = etree.fromstring(data, parser)
    except etree.XMLSyntaxError:
        raise UnreadableFileError("文件已损坏：里面的 XML 不完整") from None
    if root.getroottree().docinfo.internalDTD is not None:
        raise UnreadableFileError("文件里有 DTD，稿子不应有，没有打开")
    return root


def _targets(relations: etree._Element, kind: str, folder: str) -> list[str]:
    found = []
    for relation in relations:
        target = str(relation.get("Target", ""))
        if str(relation.get("Type", "")).endswith(f"/{kind}") and relation.get("TargetMode") != "External":
            found.append(_resolve(target, folder))
    return found


def _resolve(target: str, folder: str) -> str:
    path = target.lstrip("/") if target.startswith("/") else posixpath.join(folder, target)
    return posixpath.normpath(path)
