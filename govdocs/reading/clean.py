"""Characters no format can carry are taken out, and private ones reported, before anything is read."""

from __future__ import annotations

import re

from govdocs.findings import Severity
from govdocs.reading.draft import Repair
from govdocs.reading.notes import Notes
from govdocs.source import Excerpt, Span, join_excerpts

_CONTROL = re.compile("[\x00-\x08\x0e-\x1b\x1f\x7f-\x84\x86-\x9f\ud800-\udfff\ufffe\uffff]+")
_PRIVATE = re.compile("[\ue000-\uf8ff\U000f0000-\U000ffffd\U00100000-\U0010fffd]")


def clean(notes: Notes) -> Excerpt:
    """The source's text without control characters, lone surrogates and non-characters.

    What is taken out is listed; characters of the private use areas stay and are reported one by one.
    """
    text = notes.source.text
    if text.replace("\n", "").replace("\u3000", "").isprintable():
        return notes.working
    for match in _PRIVATE.finditer(text):
        notes.report_at("private-use", _private_message(text, match.start()), Span(*match.span()))
    removed = [Span(*match.span()) for match in _CONTROL.finditer(text)]
    for span in removed:
        codes = "、".join(f"U+{ord(char):04X}" for char in text[span.start : span.end][:3])
        notes.report_at(
            "control-character", f"去掉了不能排印的控制字符（{codes}）", span, severity=Severity.INFO
        )
        notes.repairs.append(Repair("control-character", span))
    notes.working = _without(notes, removed)
    return notes.working


def _without(notes: Notes, removed: list[Span]) -> Excerpt:
    whole = notes.source.excerpt(0, len(notes.source.text))
    if not removed:
        return whole
    kept, at = [], 0
    for span in (*removed, Span(len(whole), len(whole))):
        kept.append(notes.source.excerpt(at, span.start))
        at = span.end
    return join_excerpts(kept)


def _private_message(text: str, at: int) -> str:
    around = text[max(0, at - 6) : at].strip()
    return f"“{around[around.rfind(chr(10)) + 1 :]}”之后有一个自造字（U+{ord(text[at]):04X}），别的机器上显示不出来"
