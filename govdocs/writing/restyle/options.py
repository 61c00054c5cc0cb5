"""settings.xml: odd and even pages parted, no squeezed marks, the sheet's 避头尾 sets."""

from __future__ import annotations

from lxml import etree

from govdocs.layout.sheet import StyleSheet
from govdocs.reading.docx.markup import attribute, child, is_on
from govdocs.writing.docx.settings import write_settings
from govdocs.writing.restyle.markup import place
from govdocs.writing.restyle.order import SETTINGS_ORDER
from govdocs.writing.restyle.report import Change

_TAKEN = ("evenAndOddHeaders", "characterSpacingControl", "noLineBreaksAfter", "noLineBreaksBefore")


def are_pages_parted(settings: etree._Element) -> bool:
    """True where odd and even pages have heads and feet of their own."""
    return is_on(child(settings, "evenAndOddHeaders"))


def set_options(settings: etree._Element, sheet: StyleSheet) -> list[Change]:
    """Takes from our own settings what the layout rests on; everything else stays."""
    ours = etree.fromstring(write_settings(sheet, notes=False).encode())
    squeezed = attribute(child(settings, "characterSpacingControl")) not in ("", "doNotCompress")
    parted = are_pages_parted(settings)
    for name in _TAKEN:
        if (item := child(ours, name)) is not None:
            place(settings, item, SETTINGS_ORDER)
    if child(settings, "compat") is None and (compat := child(ours, "compat")) is not None:
        place(settings, compat, SETTINGS_ORDER)
    told = ["单双页的页眉页脚分开"] * (not parted) + ["标点不再挤压"] * squeezed
    return [Change("settings", "，".join(told))] if told else []
