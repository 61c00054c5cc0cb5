"""A title too long for one line is broken by meaning (GB/T 9704-2012 7.3.1), where its drafter did not."""

from __future__ import annotations

from collections.abc import Sequence

from lxml import etree

from govdocs.layout.sheet import StyleSheet
from govdocs.templating.flow import Flow, TextBlock
from govdocs.writing.restyle.lettering import split_runs
from govdocs.writing.restyle.locate import Located
from govdocs.writing.restyle.markup import element, run_properties
from govdocs.writing.restyle.report import Change


def break_titles(dressed: Sequence[Located], sheet: StyleSheet) -> list[Change]:
    """Puts line breaks, no characters, into titles of one paragraph; those in several lines stay as they are."""
    titles = [at for at, one in enumerate(dressed) if one.role and sheet.style(one.role).shape]
    roles = [one.role for one in dressed]
    changes = []
    for at in titles:
        beside = (*roles[max(at - 1, 0) : at], *roles[at + 1 : at + 2])
        paragraph = dressed[at]
        if paragraph.role in beside or len(paragraph.starts) > 1 or "\n" in paragraph.text:
            continue
        if lines := _break_title(paragraph, sheet):
            changes.append(
                Change("paragraph", f"按词意分成{len(lines)}行：{'｜'.join(lines)}", paragraph.number)
            )
    return changes


def _break_title(paragraph: Located, sheet: StyleSheet) -> tuple[str, ...]:
    from govdocs.layout.compose import shape_titles

    words = paragraph.text.strip()
    lines = shape_titles(Flow((TextBlock(paragraph.role, words),), kind=""), sheet).get(0, ())
    at = len(paragraph.text) - len(paragraph.text.lstrip())
    places = []
    for line in lines[:-1]:
        at += len(line)
        places.append(at)
    split_runs(paragraph, places)
    starts = {start: run for run, start, end in paragraph.runs if end > start}
    if not lines or not all(place in starts for place in places):
        return ()
    for place in places:
        pause = etree.Element(starts[place].tag)
        run_properties(pause).append(element("rFonts", hint="eastAsia"))
        pause.append(element("br"))
        starts[place].addprevious(pause)
    return tuple(lines)
