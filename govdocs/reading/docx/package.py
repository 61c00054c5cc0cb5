"""The zip of a .docx opened with its bounds checked first: no bomb unpacked, no entity expanded."""

from __future__ import annotations

import posixpath
import zipfile
import zlib
from functools import cached_property, lru_cache
from io import BytesIO
from typing import TypeAlias

from lxml import etree

from govdocs.errors import UnreadableFileError

LARGEST_PART = 100 * 1024 * 1024
LARGEST_TOTAL = 400 * 1024 * 1024
HIGHEST_RATIO = 250
"""Unpacked to packed; text packs some twenty to one, a bomb a thousand."""
MOST_PARTS = 10_000
_SMALL = 1024 * 1024
_ENCRYPTED = 0x1

Relations: TypeAlias = tuple[tuple[str, str, str], ...]
"""What a part is related to inside its package: id and type of the relationship, and its target as written."""


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
        found = self._targets_by_id.get(relation)
        return found if found in self._sizes else None

    @cached_property
    def _targets_by_id(self) -> dict[str, str]:
        folder = posixpath.split(self.main)[0]
        return {name: _resolve(target, folder) for name, _, target in self._relations}

    def related(self, kind: str) -> list[str]:
        """The parts of the main part whose relationship type ends in `kind` (footnotes, header …)."""
        return _targets(self._relations, kind, posixpath.split(self.main)[0])

    @cached_property
    def _relations(self) -> Relations:
        folder, base = posixpath.split(self.main)
        return self._relations_in(f"{folder}/_rels/{base}.rels" if folder else f"_rels/{base}.rels")

    def _relations_in(self, name: str) -> Relations:
        data = self.part(name)
        return () if data is None else _read_relations(data)

    def _find_main(self) -> str:
        targets = _targets(self._relations_in("_rels/.rels"), "officeDocument", "")
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


_PARSER = etree.XMLParser(
    resolve_entities=False, no_network=True, load_dtd=False, remove_comments=True, remove_pis=True
)


def parse_xml(data: bytes) -> etree._Element:
    """The root element of an XML part. Raises UnreadableFileError where it is damaged or brings a DTD."""
    try:
        root = etree.fromstring(data, _PARSER)
    except etree.XMLSyntaxError:
        raise UnreadableFileError("文件已损坏：里面的 XML 不完整") from None
    if root.getroottree().docinfo.internalDTD is not None:
        raise UnreadableFileError("文件里有 DTD，稿子不应有，没有打开")
    return root


@lru_cache(maxsize=8)
def _read_relations(data: bytes) -> Relations:
    """Kept by content: files that one program wrote from one template have the same."""
    return tuple(
        (str(one.get("Id", "")), str(one.get("Type", "")), str(one.get("Target", "")))
        for one in parse_xml(data)
        if one.get("TargetMode") != "External"
    )


def _targets(relations: Relations, kind: str, folder: str) -> list[str]:
    return [_resolve(target, folder) for _, sort, target in relations if sort.endswith(f"/{kind}")]


def _resolve(target: str, folder: str) -> str:
    path = target.lstrip("/") if target.startswith("/") else posixpath.join(folder, target)
    return posixpath.normpath(path)
