"""Our styles beside the office's: added where they are new, the office's where both have one."""

from __future__ import annotations

from lxml import etree

from govdocs.layout.sheet import StyleSheet
from govdocs.reading.docx.markup import attribute, child, local_name
from govdocs.writing.docx.styles import write_styles
from govdocs.writing.restyle.markup import element, w

_ROOT = "GovBase"
_DEFAULTS = frozenset({"Normal", "DefaultParagraphFont", "TableNormal", "NoList"})


def add_styles(
    root: etree._Element, sheet: StyleSheet, combinations: tuple[tuple[str, ...], ...]
) -> dict[str, str]:
    """Adds our styles to `root`; of those the office has under another id, ours → theirs."""
    ours = etree.fromstring(write_styles(sheet, combinations).encode())
    theirs = [item for item in root if local_name(item) == "style"]
    ids = {attribute(item, "styleId") for item in theirs}
    names = {(attribute(item, "type"), _name(item)): attribute(item, "styleId") for item in theirs}
    if _ROOT not in ids:
        root.append(_base_style(ours))
    renamed: dict[str, str] = {}
    for style in [item for item in ours if local_name(item) == "style"]:
        identifier = attribute(style, "styleId")
        if identifier in _DEFAULTS or identifier in ids:
            continue
        known = names.get((attribute(style, "type"), _name(style)))
        if known is not None:
            renamed[identifier] = known
            continue
        parent = child(style, "basedOn")
        if parent is not None and attribute(parent, "val") == "Normal":
            # Ours rest on what our files have as defaults, not on the office's Normal.
            parent.set(w("val"), _ROOT)
        root.append(style)
    return renamed


def _name(style: etree._Element) -> str:
    return attribute(child(style, "name")).lower()


def _base_style(ours: etree._Element) -> etree._Element:
    """公文: our defaults and our Normal as a style of its own."""
    style = element("style", type="paragraph", customStyle=1, styleId=_ROOT)
    style.append(element("name", val="公文"))
    normal = next(item for item in ours if attribute(item, "styleId") == "Normal")
    properties, runs = child(normal, "pPr"), child(ours, "docDefaults", "rPrDefault", "rPr")
    spacing = child(normal, "rPr", "spacing")
    assert properties is not None
    assert runs is not None
    assert spacing is not None
    style.append(_copy(properties))
    faces = _copy(runs)
    # Schema order: kern stands behind spacing.
    faces.insert(next(at for at, item in enumerate(faces) if local_name(item) == "kern"), _copy(spacing))
    style.append(faces)
    return style


def _copy(item: etree._Element) -> etree._Element:
    return etree.fromstring(etree.tostring(item))
