"""The frame: what a rendered template says, validated: which parts, in which order."""

from __future__ import annotations

import re
from dataclasses import dataclass
from functools import lru_cache

from lxml import etree

from govdocs.errors import TemplateError

PARTS = (
    "copy-number", "classification", "urgency", "issuer-mark", "letter-rule", "document-number", "red-rule",
    "title", "subtitle", "adoption-note", "stage-mark", "dateline", "byline", "source-note",
    "salutation", "addressee", "body", "closing",
    "attachment-list", "signature", "date", "sign-off", "note", "attendance",
    "enclosed", "attachments", "imprint",
)  # fmt: skip
"""Elements that stand for a part of the document; empty, or with words that replace the part's own."""

_TEXTLESS = ("body", "closing", "red-rule", "letter-rule", "attachment-list", "sign-off", "attendance", "enclosed",
             "attachments", "imprint")  # fmt: skip
_NEEDED = ("body", "closing")
_ATTRIBUTES = {"at", "style"}


@dataclass(frozen=True, slots=True)
class FrameElement:
    """One element: its name, the words a template put in it (None = the document's own), its style ("" = usual)."""

    name: str
    text: str | None
    style: str
    file: str
    line: int


@lru_cache(maxsize=64)
def parse_frame(xml: str, template: str) -> tuple[FrameElement, ...]:
    """The elements of a rendered template in order. Raises TemplateError with file and line."""
    parser = etree.XMLParser(resolve_entities=False, no_network=True, load_dtd=False, remove_comments=True)
    try:
        root = etree.fromstring(xml.encode(), parser)
    except etree.XMLSyntaxError as error:
        file, line = _nearest_stamp(xml, error.lineno or 1, template)
        raise TemplateError(f"标签没有写对（{_explain(error.msg)}）", path=file, line=line) from None
    if root.getroottree().docinfo.internalDTD is not None:
        raise TemplateError("模板里不能有 DTD 和自定的实体", path=template, line=1)
    if root.tag != "document":
        raise TemplateError(f"最外层应是 <document>，不是 <{root.tag}>", path=template, line=1)
    if root.text and root.text.strip():
        raise TemplateError(_stray(root.text), path=template, line=1)
    elements = tuple(_read_element(child, template) for child in root)
    _require_body(elements, template)
    return elements


def _read_element(element: etree._Element, template: str) -> FrameElement:
    file, _, line = element.get("at", f"{template}:1").rpartition(":")
    name = str(element.tag)
    if name not in PARTS and name != "line":
        known = " ".join(f"<{part}/>" for part in (*PARTS, "line"))
        raise TemplateError(f"不认识 <{name}>（可用：{known}）", path=file, line=int(line))
    if extra := set(element.attrib) - _ATTRIBUTES:
        raise TemplateError(
            f"<{name}> 没有 {'、'.join(sorted(map(str, extra)))} 这个属性", path=file, line=int(line)
        )
    if len(element):
        raise TemplateError(f"<{name}> 里面不能再放 <{element[0].tag}>", path=file, line=int(line))
    if element.tail and element.tail.strip():
        raise TemplateError(_stray(element.tail), path=file, line=int(line))
    text = re.sub(r"\s*\n\s*", "", element.text or "").strip()
    if text and name in _TEXTLESS:
        raise TemplateError(f"<{name}/> 里不能写字：内容由稿子来", path=file, line=int(line))
    given = text if text or name == "line" else None
    return FrameElement(name, given, str(element.get("style", "")), file, int(line))


def _require_body(elements: tuple[FrameElement, ...], template: str) -> None:
    for name in _NEEDED:
        found = [element for element in elements if element.name == name]
        if not found:
            raise TemplateError(f"没有 <{name}/>，正文会丢失", path=template, line=1)
        if len(found) > 1:
            raise TemplateError(f"<{name}/> 写了两次", path=found[1].file, line=found[1].line)


def _stray(text: str) -> str:
    return f"“{text.strip()[:20]}”不在任何标签里：自加的一行应写成 <line>……</line>"


def _nearest_stamp(xml: str, line: int, template: str) -> tuple[str, int]:
    before = "\n".join(xml.split("\n")[:line])
    stamps = re.findall(r' at="([^"]+):(\d+)"', before)
    return (stamps[-1][0], int(stamps[-1][1])) if stamps else (template, 1)


def _explain(message: str | None) -> str:
    message = message or ""
    if "mismatch" in message or "Premature end" in message:
        return "有标签没有闭合，或前后不成对"
    if "attribute" in message.lower():
        return '属性要写成 名称="值"'
    return message.split(",")[0]
