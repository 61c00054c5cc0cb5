"""The end of a text that is signed: who and when, on lines of their own below the body."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any

from govdocs.model import Kind, OfficialDate
from govdocs.notation import parse_date
from govdocs.reading.draft import NodeTrace
from govdocs.reading.fields import HeadValue, field_names
from govdocs.reading.lines import Line
from govdocs.reading.notes import Notes
from govdocs.reading.ordinals import opens_section
from govdocs.reading.phrases import ends_like_sentence
from govdocs.reading.title_block import TitleBlock

_LONGEST_SIGNATURE = 40


def take_signoff(
    text: str, block: TitleBlock, kind: Kind, head: Mapping[str, HeadValue], notes: Notes
) -> None:
    """Takes signature and date off the end of `block.lines`, where `kind` has them and the head does not."""
    if "signature" not in field_names(kind) or "signature" in head or "date" in head:
        return
    lines = block.lines
    date = _date_on(text, lines[-1]) if lines else None
    if date is not None:
        _keep(block, "date", date, lines[-1], notes)
        lines = lines[:-1]
    signature = lines[-1] if lines else None
    if signature is not None and (
        signature.mark("署名") or (date is not None and _may_sign(text, signature))
    ):
        words = text[signature.start : signature.end].replace("\t", " ")
        _keep(block, "signature", words, signature, notes)
        lines = lines[:-1]
    block.lines = lines


def _keep(block: TitleBlock, name: str, value: Any, line: Line, notes: Notes) -> None:
    block.fields[name] = value
    block.trace[name] = NodeTrace(
        text=notes.working.cut(line.start, line.end), confidence=0.9, evidence=("文末",)
    )


def _date_on(text: str, line: Line) -> OfficialDate | None:
    words = text[line.start : line.end] if line.end - line.start <= 20 else ""
    if (line.marks and not line.mark("成文日期")) or parse_date(words) is None:
        return None
    try:
        return OfficialDate.of(words)
    except ValueError:
        return None


def _may_sign(text: str, line: Line) -> bool:
    words = text[line.start : line.end]
    return (
        not line.marks
        and 0 < len(words) <= _LONGEST_SIGNATURE
        and not ends_like_sentence(words)
        and not any(mark in words for mark in "，。；|")
        and not opens_section(text, line.start, line.end)
    )
