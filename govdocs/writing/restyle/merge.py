"""Our styles among theirs: added where they are new, redefined in place where a name is taken.

Word knows a style by its name, so a second “heading 1” would be a damaged file; and a style of theirs
that nobody here uses keeps its look. All of ours rest on one style of their own (公文), never on the
drafter's Normal, whose indents and spacing they would inherit.
"""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass, field

from lxml import etree

from govdocs.layout.roles import mark_style_id, style_id
from govdocs.layout.sheet import StyleSheet
from govdocs.reading.docx.markup import attribute, child, local_name
from govdocs.writing.docx.styles import write_styles
from govdocs.writing.restyle.markup import drop, element, place, w
from govdocs.writing.restyle.order import PARAGRAPH_ORDER, RUN_ORDER, STYLE_ORDER
from govdocs.writing.restyle.report import Change

_ROOT_ID, _ROOT_NAME = "GovBase", "公文"
_KEPT_IN_PLACE = ("name", "aliases", "link", "uiPriority", "rsid")
_ALWAYS = ("body", "heading1", "heading2", "heading3", "heading4")


@dataclass(slots=True)
class MergedStyles:
    """The id under which each style of the sheet stands in this file, and what was done to its styles."""

    ids: dict[str, str] = field(default_factory=dict)
    changes: list[Change] = field(default_factory=list)


def merge_styles(root: etree._Element, sheet: StyleSheet, used: Iterable[str]) -> MergedStyles:
    """Puts the styles `used` (and body and headings) into `root`; the run-in body as a character style."""
    ours = {
        attribute(one, "styleId"): one
        for one in etree.fromstring(write_styles(sheet, ()).encode())
        if _is_style(one)
    }
    merged = MergedStyles()
    wanted = [name for name in sheet.styles if name in {*used, *_ALWAYS}]
    names = {style_id(name): name for name in wanted}
    _put_root(root, ours["Normal"], sheet)
    added, redefined = [], []
    for identifier, name in names.items():
        style = ours[identifier]
        theirs = _find(root, attribute(child(style, "name")))
        if theirs is not None:
            if _redefine(theirs, style):
                redefined.append(attribute(child(theirs, "name")))
        else:
            theirs = _add(root, style)
            added.append(sheet.style(name).word)
        merged.ids[name] = attribute(theirs, "styleId")
    _link(root, merged, names)
    run_in = mark_style_id(("body",))
    if run_in in ours and _find(root, attribute(child(ours[run_in], "name")), "character") is None:
        _add(root, ours[run_in])
    if added:
        merged.changes.append(Change("style", f"加了样式：{'、'.join(added)}"))
    if redefined:
        merged.changes.append(Change("style", f"原有样式改成公文的样子：{'、'.join(redefined)}"))
    return merged


def _is_style(item: etree._Element) -> bool:
    return local_name(item) == "style"


def _find(root: etree._Element, name: str, sort: str = "paragraph") -> etree._Element | None:
    for item in root:
        known = attribute(child(item, "name")).lower() if _is_style(item) else ""
        if known == name.lower() and attribute(item, "type") == sort:
            return item
    return None


def _add(root: etree._Element, style: etree._Element) -> etree._Element:
    taken = {attribute(item, "styleId") for item in root if _is_style(item)}
    identifier = attribute(style, "styleId")
    if identifier in taken:
        candidates = (f"Gov{identifier}{'' if at == 1 else at}" for at in range(1, len(taken) + 2))
        identifier = next(name for name in candidates if name not in taken)
        style.set(w("styleId"), identifier)
    root.append(style)
    return style


def _put_root(root: etree._Element, normal: etree._Element, sheet: StyleSheet) -> None:
    """公文: what all of ours rest on, with the faces and size that our own files give as defaults."""
    body = etree.fromstring(write_styles(sheet, ()).encode())
    defaults = child(body, "docDefaults", "rPrDefault", "rPr")
    assert defaults is not None
    style = element("style", type="paragraph", customStyle=1, styleId=_ROOT_ID)
    style.append(element("name", val=_ROOT_NAME))
    style.append(element("uiPriority", val=99))
    for name in ("pPr", "rPr"):
        part = child(normal, name)
        assert part is not None
        style.append(part)
    for item in list(defaults):
        place(style[-1], item, RUN_ORDER)
    theirs = _find(root, _ROOT_NAME)
    if theirs is None:
        _add(root, style)
    else:
        style.set(w("styleId"), attribute(theirs, "styleId"))
        root.replace(theirs, style)


def _redefine(theirs: etree._Element, ours: etree._Element) -> bool:
    """Gives their style our look, its automatic number and its id kept; False if it looked so already."""
    before = etree.tostring(theirs, method="c14n")
    number = child(theirs, "pPr", "numPr")
    kept = {local_name(item) for item in theirs} & set(_KEPT_IN_PLACE)
    drop(theirs, [local_name(item) for item in theirs if local_name(item) not in _KEPT_IN_PLACE])
    for item in list(ours):
        if local_name(item) not in kept:
            place(theirs, item, STYLE_ORDER)
    properties = child(theirs, "pPr")
    if number is not None and properties is not None:
        place(properties, number, PARAGRAPH_ORDER)
    return before != etree.tostring(theirs, method="c14n")


def _link(root: etree._Element, merged: MergedStyles, names: dict[str, str]) -> None:
    """basedOn and next by the ids of this file."""
    base = attribute(_find(root, _ROOT_NAME), "styleId")
    styles = {attribute(item, "styleId"): item for item in root if _is_style(item)}
    for identifier in merged.ids.values():
        style = styles[identifier]
        place(style, element("basedOn", val=base), STYLE_ORDER)
        following = names.get(attribute(child(style, "next")), "")
        actual = merged.ids.get(following) or merged.ids["body"]
        place(style, element("next", val=actual), STYLE_ORDER)
