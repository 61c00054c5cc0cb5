"""Counting afresh drops the numbers a draft insisted on, and nothing else."""

from __future__ import annotations

from govdocs.model import Paragraph, Part, Section, Speech, number_sections
from govdocs.model.renumber import renumber


def labels(speech: Speech) -> list[str]:
    """The ordinals as printed."""
    return [item.label for item in number_sections(speech.body, speech.numbering)]


def test_locked_numbers_at_every_depth_are_computed_again() -> None:
    inner = (Section("甲", number="（三）"), Section("乙", number="（七）"))
    speech = Speech("标题", body=(Section("子", inner, number="四、"), Section("丑", number="四、")))
    assert labels(speech) == ["四、", "（三）", "（七）", "四、"]
    assert labels(renumber(speech)) == ["一、", "（一）", "（二）", "二、"]  # type: ignore[arg-type]


def test_a_heading_without_an_ordinal_goes_on_without() -> None:
    speech = Speech("标题", body=(Section("引子", number=""), Section("正题", number="五、")))
    assert labels(renumber(speech)) == ["", "一、"]  # type: ignore[arg-type]


def test_parts_and_text_are_left_as_they_are() -> None:
    speech = Speech("标题", body=(Part((Paragraph("话。"), Section("甲", number="二、")), "上篇"),))
    expected = Speech("标题", body=(Part((Paragraph("话。"), Section("甲")), "上篇"),))
    assert renumber(speech) == expected


def test_a_document_without_locked_numbers_does_not_change() -> None:
    speech = Speech("标题", body=(Section("甲", (Paragraph("话。"),)),))
    assert renumber(speech) == speech
