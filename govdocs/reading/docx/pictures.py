"""Pictures of a .docx: where they stand, how large they are shown, and their bytes out of the package."""

from __future__ import annotations

import re
from collections.abc import Iterator
from hashlib import blake2b

from lxml import etree

from govdocs.errors import UnreadableFileError
from govdocs.layout.roles import PICTURE_NAME
from govdocs.model.picture import refuse_outside
from govdocs.model.text import ILLEGAL
from govdocs.pictures import look_at
from govdocs.reading.docx.content import Remark, WordPicture
from govdocs.reading.docx.markup import attribute, child, descendants, local_name
from govdocs.reading.docx.package import Package
from govdocs.reading.docx.quoting import quote
from govdocs.reading.picture_lines import parse_size

_EMU_IN_MM = 36000
_FOLDER = "图片"
_LENGTH = re.compile(r"(width|height):([\d.]+)(pt|in|cm|mm|px)?")
_MM = {"pt": 25.4 / 72, "in": 25.4, "cm": 10.0, "mm": 1.0, "px": 25.4 / 96, None: 25.4 / 72}
_OUR_CALL = re.compile(rf"{PICTURE_NAME}(?: (\d[\d.×]*|×[\d.]+))?( 缺)?")
_CROPPED = 1000
"""Thousandths of a per cent."""
_KEPT = 0.02
"""How far the size shown may be from a picture's own and still be it."""


class PictureReader:
    """Finds the pictures in a drawing, numbers and names them; `remarks` says what could not be carried over."""

    def __init__(self, package: Package | None) -> None:
        self._package = package
        self.data: dict[str, bytes] = {}
        """The bytes of the pictures found, by the names they were given."""
        self.remarks: list[Remark] = []
        self._count = 0

    def get(self, file: str, /) -> bytes | None:
        """The bytes of the picture called so."""
        return self.data.get(file)

    def read(self, drawing: etree._Element, paragraph: int) -> Iterator[WordPicture]:
        """The pictures below `drawing`, which stands in that paragraph, but for those in its text boxes."""
        blips = [one for one in find_blips(drawing) if not _is_elsewhere(one, drawing)]
        frame = next(descendants(drawing, "docPr"), None)
        for blip in blips:
            part = self._part(attribute(blip, "embed") or attribute(blip, "id"))
            about = _about(frame, blip)
            if part is None:
                linked = attribute(blip, "link") or attribute(blip, "href")
                where = "是链接，不在文件里" if linked else "在文件里找不到"
                self._remark("image", f"有一处图片没有读入{_in_brackets(about)}：{where}", paragraph)
                continue
            name, data = part
            if _is_cropped(blip):
                self._remark("image-cropped", f"图片裁掉的边没有裁{_in_brackets(about)}，请核对", paragraph)
            size = _size(blip, frame if len(blips) == 1 else None)
            yield self._picture(name, data, size, frame, blip, paragraph)

    def _picture(
        self,
        part: str,
        data: bytes,
        size: tuple[float, float] | None,
        frame: etree._Element | None,
        blip: etree._Element,
        paragraph: int,
    ) -> WordPicture:
        self._count += 1
        facts, own = look_at(data), _own_call(blip)
        file, width, height, alt = "", None, None, _about(frame, blip)
        if own:
            file, alt = _our_file(attribute(frame, "name")), attribute(frame, "descr")
            width, height = parse_size(own[1] or "") or (None, None)
            data = b"" if own[2] else data
        elif size and not (facts and _is_own_size(size, (facts.width, facts.height))):
            width, height = (min(max(round(length, 1), 0.1), 2000.0) for length in size)
        form = facts.form if facts else part.rpartition(".")[2].lower() or "bin"
        if not file or self.data.get(file, data) != data:
            print_of = blake2b(data, digest_size=4).hexdigest()
            file = f"{_FOLDER}/图{self._count}-{print_of}.{'jpg' if form == 'jpeg' else form}"
        if data:
            self.data[file] = data
        return WordPicture(paragraph, file, width, height, alt)

    def _part(self, relation: str) -> tuple[str, bytes] | None:
        if self._package is None or not relation:
            return None
        name = self._package.target(relation)
        try:
            data = self._package.part(name) if name else None
        except UnreadableFileError:
            return None
        return (name, data) if name and data else None

    def _remark(self, rule: str, message: str, paragraph: int) -> None:
        self.remarks.append(Remark(rule, message, paragraph))


def find_blips(element: etree._Element) -> Iterator[etree._Element]:
    """What leads to a picture; the text boxes of older programs have a place for one that leads nowhere."""
    for one in descendants(element, "blip", "imagedata"):
        if any(attribute(one, name) for name in ("embed", "link", "id", "href")):
            yield one


def _is_elsewhere(one: etree._Element, drawing: etree._Element) -> bool:
    """True in a text box, which is read by itself, and for what older programs show instead of the picture beside it."""
    for above in one.iterancestors():
        if above is drawing:
            return False
        if local_name(above) == "txbxContent":
            return True
        if local_name(above) == "Fallback":
            choice = child(above.getparent(), "Choice")
            return choice is not None and any(True for _ in find_blips(choice))
    return False


def _is_cropped(blip: etree._Element) -> bool:
    """True where an edge is cut off, beyond what programs lose in rounding."""
    edges = (attribute(child(blip.getparent(), "srcRect"), side) for side in ("l", "t", "r", "b"))
    return any(edge.isdecimal() and int(edge) >= _CROPPED for edge in edges)


def _about(frame: etree._Element | None, blip: etree._Element) -> str:
    """What the picture shows, as somebody wrote for those who do not see it."""
    words = attribute(frame, "descr") or attribute(blip, "title")
    return " ".join(ILLEGAL.sub(" ", words).split())[:200]


def _own_call(blip: etree._Element) -> re.Match[str] | None:
    """What govdocs noted of a picture it wrote."""
    holder = blip.getparent()
    named = child(holder.getparent() if holder is not None else None, "nvPicPr", "cNvPr")
    return _OUR_CALL.fullmatch(attribute(named, "name"))


def _our_file(name: str) -> str:
    try:
        return "" if ILLEGAL.search(name) else refuse_outside(name)
    except ValueError:
        return ""


def _size(blip: etree._Element, frame: etree._Element | None) -> tuple[float, float] | None:
    """Width and height in mm as the page shows it, None where nothing says."""
    if local_name(blip) == "imagedata":
        shape = blip.getparent()
        found = {name: float(value) * _MM[unit or None] for name, value, unit in _LENGTH.findall(attribute(shape, "style")) if value.count(".") < 2 and value != "."}
        return (found["width"], found["height"]) if {"width", "height"} <= found.keys() else None
    extent = child(frame.getparent(), "extent") if frame is not None else None
    if extent is None:
        holder = blip.getparent()
        extent = child(holder.getparent() if holder is not None else None, "spPr", "xfrm", "ext")
    across, down = attribute(extent, "cx"), attribute(extent, "cy")
    if not (across.isdecimal() and down.isdecimal() and int(across) and int(down)):
        return None
    return int(across) / _EMU_IN_MM, int(down) / _EMU_IN_MM


def _is_own_size(shown: tuple[float, float], own: tuple[float, float]) -> bool:
    return all(abs(one - other) <= _KEPT * other for one, other in zip(shown, own, strict=True))


def _in_brackets(words: str) -> str:
    return f"（{quote(words)}）" if words else ""
