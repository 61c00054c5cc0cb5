"""Composing a flow: titles shaped, and for paper, what only a screen can hide or fold away laid open."""

from __future__ import annotations

from dataclasses import replace

from govdocs.layout.shape import shape_title
from govdocs.layout.sheet import StyleSheet
from govdocs.notation import ORDINAL_STYLES
from govdocs.templating.flow import Flow, FlowBlock, FlowMark, TextBlock


def shape_titles(flow: Flow, sheet: StyleSheet) -> dict[int, tuple[str, ...]]:
    """The lines of every shaped block of more than one line, by its index in the flow."""
    shaped = {}
    for index, block in enumerate(flow.blocks):
        if not isinstance(block, TextBlock):
            continue
        style = sheet.styles.get(block.style)
        if style and style.shape:
            lines = shape_title(block.label + block.text, style.chars, sheet.breaking)
            if len(lines) > 1:
                shaped[index] = lines
    return shaped


def for_paper(flow: Flow) -> Flow:
    """The flow as it prints: hidden text left out, footnotes numbered and set after the text.

    A .docx keeps both as they are; paper cannot.
    """
    if not any(isinstance(block, TextBlock) and _folded(block) for block in flow.blocks):
        return flow
    notes: list[str] = []
    blocks: list[FlowBlock] = [
        _unfold(block, notes) if isinstance(block, TextBlock) and _folded(block) else block
        for block in flow.blocks
    ]
    blocks.extend(TextBlock("body", note) for note in notes)
    return replace(
        flow, blocks=tuple(block for block in blocks if not isinstance(block, TextBlock) or block.text)
    )


def _folded(block: TextBlock) -> bool:
    return any(mark.style in ("hidden", "footnote") for mark in block.marks)


def _unfold(block: TextBlock, notes: list[str]) -> TextBlock:
    """The block without its hidden characters and with a number after every noted stretch."""
    hidden = {at for mark in block.marks if mark.style == "hidden" for at in range(mark.start, mark.end)}
    numbers: dict[int, str] = {}
    for mark in sorted(block.marks, key=lambda mark: mark.end):
        if mark.style == "footnote":
            label = ORDINAL_STYLES["①"].label(len(notes) + 1)
            notes.append(label + mark.note)
            numbers[mark.end] = numbers.get(mark.end, "") + label
    text, moved = "", []
    for index in range(len(block.text) + 1):
        before = len(text)
        text += numbers.get(index, "")
        moved.append((before, len(text)))
        if index < len(block.text) and index not in hidden:
            text += block.text[index]
    marks = tuple(
        FlowMark(moved[mark.start][1], moved[mark.end][0], mark.style)
        for mark in block.marks
        if mark.style not in ("hidden", "footnote") and moved[mark.start][1] < moved[mark.end][0]
    )
    return replace(block, text=text, marks=marks)
