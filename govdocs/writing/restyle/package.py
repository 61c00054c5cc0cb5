"""The parts of the drafter's .docx: opened within bounds, changed here and there, written with no clock."""

from __future__ import annotations

import posixpath
import zipfile
from io import BytesIO

from lxml import etree

from govdocs.errors import UnreadableFileError
from govdocs.reading.docx.package import Package
from govdocs.writing.docx.archive import pack_static, zip_parts
from govdocs.writing.docx.markup import R, W
from govdocs.writing.picture import media_type

_TYPES = "http://schemas.openxmlformats.org/package/2006/content-types"
_RELATIONS = "http://schemas.openxmlformats.org/package/2006/relationships"
_CONTENT_TYPES = "[Content_Types].xml"
_WORD_TYPE = "application/vnd.openxmlformats-officedocument.wordprocessingml.{}+xml"


class Parts:
    """Every part of a .docx by name. Trees that were changed are written anew, all else byte for byte.

    Raises UnreadableFileError for what is no .docx, is encrypted, damaged or unreasonably large.
    """

    def __init__(self, data: bytes) -> None:
        package = Package(data)
        with zipfile.ZipFile(BytesIO(data)) as archive:
            names = [info.filename for info in archive.infolist() if not info.is_dir()]
        self._data = {name: package.part(name) or b"" for name in dict.fromkeys(names)}
        self._trees: dict[str, etree._Element] = {}
        self._as_read: dict[str, bytes] = {}
        self.main = package.main
        if _CONTENT_TYPES not in self._data:
            raise UnreadableFileError("文件不完整：缺了部件清单，请在 Word 或 WPS 里打开后另存")
        if self.tree(self.main).tag != f"{{{W}}}document":
            raise UnreadableFileError("这是“严格”式的 .docx，改不了；请在 Word 里另存为普通的 .docx")

    def names(self) -> tuple[str, ...]:
        """The names of all parts, in their order in the file."""
        return tuple(self._data)

    def has(self, name: str) -> bool:
        """True where there is such a part."""
        return name in self._data

    def tree(self, name: str) -> etree._Element:
        """The root of an XML part; what is changed in it will be written."""
        if name not in self._trees:
            parser = etree.XMLParser(resolve_entities=False, no_network=True, load_dtd=False)
            try:
                self._trees[name] = etree.fromstring(self._data[name], parser)
            except etree.XMLSyntaxError:
                raise UnreadableFileError("文件已损坏：里面的 XML 不完整") from None
            if self._trees[name].getroottree().docinfo.internalDTD is not None:
                raise UnreadableFileError("文件里有 DTD，Word 文档不应有，没有打开")
            self._as_read[name] = etree.tostring(self._trees[name])
        return self._trees[name]

    def add(self, folder_name: str, root: etree._Element, kind: str) -> str:
        """The relationship id of a new part of sort `kind` (footer, styles …), related to the main part."""
        name = posixpath.join(posixpath.dirname(self.main), folder_name)
        self._data[name] = b""
        self._trees[name] = root
        return self._relate(folder_name, kind, _WORD_TYPE.format(kind))

    def add_picture(self, stem: str, data: bytes, form: str = "png") -> str:
        """The relationship id of a new picture of that form."""
        folder_name = self.free_name(f"media/{stem}", form)
        self._data[posixpath.join(posixpath.dirname(self.main), folder_name)] = data
        return self._relate(folder_name, "image", media_type(form))

    def _relate(self, folder_name: str, kind: str, content_type: str) -> str:
        override = etree.SubElement(self.tree(_CONTENT_TYPES), f"{{{_TYPES}}}Override")
        override.set("PartName", f"/{posixpath.join(posixpath.dirname(self.main), folder_name)}")
        override.set("ContentType", content_type)
        relations = self._main_relations()
        taken = {relation.get("Id") for relation in relations}
        identifier = next(f"rIdGov{at}" for at in range(1, len(taken) + 2) if f"rIdGov{at}" not in taken)
        relation = etree.SubElement(relations, f"{{{_RELATIONS}}}Relationship")
        relation.set("Id", identifier)
        relation.set("Type", f"{R}/{kind}")
        relation.set("Target", folder_name)
        return identifier

    def free_name(self, stem: str, suffix: str = "xml") -> str:
        """`stem.xml`, or `stem-2.xml` … where that is taken."""
        folder = posixpath.dirname(self.main)
        names = (f"{stem}{'' if at == 1 else f'-{at}'}.{suffix}" for at in range(1, len(self._data) + 2))
        return next(name for name in names if posixpath.join(folder, name) not in self._data)

    def related(self, kind: str) -> str | None:
        """The part of sort `kind` that the main part has, None if there is none."""
        for relation in self._main_relations():
            if (
                str(relation.get("Type", "")).endswith(f"/{kind}")
                and relation.get("TargetMode") != "External"
            ):
                return self._resolve(str(relation.get("Target", "")))
        return None

    def target(self, identifier: str) -> str | None:
        """The part that relationship `identifier` of the main part leads to."""
        for relation in self._main_relations():
            if relation.get("Id") == identifier and relation.get("TargetMode") != "External":
                return self._resolve(str(relation.get("Target", "")))
        return None

    def copy(self, identifier: str, folder_name: str, kind: str) -> str | None:
        """The relationship id of a copy of a part of the main part, with its own relations; None if it is not there."""
        source = self.target(identifier)
        if source is None:
            return None
        root = etree.fromstring(etree.tostring(self.tree(source)))
        made = self.add(folder_name, root, kind)
        relations = _relations_of(source)
        if relations in self._data:
            copied = _relations_of(posixpath.join(posixpath.dirname(self.main), folder_name))
            self._data[copied] = self._data[relations]
        return made

    def remove(self, identifier: str) -> None:
        """Takes out a part of the main part that nothing refers to any more."""
        name = self.target(identifier)
        relations = self._main_relations()
        for relation in list(relations):
            if relation.get("Id") == identifier:
                relations.remove(relation)
        if name is None or any(self._resolve(str(one.get("Target", ""))) == name for one in relations):
            return
        for gone in (name, _relations_of(name)):
            self._data.pop(gone, None)
            self._trees.pop(gone, None)
        types = self.tree(_CONTENT_TYPES)
        for override in list(types):
            if override.get("PartName") == f"/{name}":
                types.remove(override)

    def write(self) -> bytes:
        """The whole file; the same parts give the same bytes."""
        parts = [(name, self._bytes(name)) for name in self._data]
        # [Content_Types].xml first: some readers sniff the type of a file from its first part.
        parts.sort(key=lambda part: part[0] != _CONTENT_TYPES)
        return zip_parts(pack_static([]), parts)

    def _bytes(self, name: str) -> bytes:
        tree = self._trees.get(name)
        if tree is None or self._as_read.get(name) == etree.tostring(tree):
            return self._data[name]
        return bytes(etree.tostring(tree, xml_declaration=True, encoding="UTF-8", standalone=True))

    def _main_relations(self) -> etree._Element:
        name = _relations_of(self.main)
        if name not in self._data:
            self._data[name] = f'<Relationships xmlns="{_RELATIONS}"/>'.encode()
        return self.tree(name)

    def _resolve(self, target: str) -> str | None:
        folder = posixpath.dirname(self.main)
        path = target.lstrip("/") if target.startswith("/") else posixpath.join(folder, target)
        name = posixpath.normpath(path)
        return name if name in self._data else None


def _relations_of(name: str) -> str:
    folder, last = posixpath.split(name)
    return posixpath.join(folder, "_rels", f"{last}.rels")
