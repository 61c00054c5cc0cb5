"""Every repair is listed: replayed on the source, the list gives the repaired text, character by character."""

from __future__ import annotations

from hypothesis import given, settings
from hypothesis import strategies as st

from govdocs.reading import read_text, replay_repairs
from govdocs.reading.clean import clean
from govdocs.reading.lines import split_lines
from govdocs.reading.notes import Notes
from govdocs.reading.repair import STEPS, repair_lines
from govdocs.source import Source
from tests.reading.repair.damage import mangled, sample, wrap
from tests.reading.texts import drafts

_SPEECH = sample("speech/在全市人才工作会议上的讲话.txt")
_RULES = sample("rules_of_procedure/中共云陵市委组织部部务会议事规则.txt")


def _repaired(text: str) -> tuple[str, Notes]:
    notes = Notes(Source("", text))
    cleaned = clean(notes).text
    return repair_lines(cleaned, split_lines(cleaned), notes)[0], notes


def _assert_replayable(text: str) -> None:
    repaired, notes = _repaired(text)
    assert replay_repairs(text, notes.repairs) == repaired == notes.working.text
    for piece in notes.working.pieces:
        assert text[piece.start : piece.start + piece.length] == repaired[piece.at : piece.at + piece.length]


@settings(max_examples=80, deadline=None)
@given(st.data())
def test_a_mangled_text_is_rebuilt_from_its_source_and_the_list(data: st.DataObject) -> None:
    base = data.draw(st.sampled_from((_SPEECH, _RULES, wrap(_SPEECH, 26), _RULES.replace("\n", ""))))
    _assert_replayable(data.draw(mangled(base)))


@settings(max_examples=300, deadline=None)
@given(drafts)
def test_so_is_any_draft(text: str) -> None:
    _assert_replayable(text)


@settings(max_examples=300, deadline=None)
@given(st.text())
def test_so_is_any_text_at_all(text: str) -> None:
    _assert_replayable(text)


@settings(max_examples=60, deadline=None)
@given(st.binary(max_size=3000))
def test_bytes_read_as_text_are_never_refused(data: bytes) -> None:
    read_text(data.decode("gb18030", errors="replace"))
    read_text(data.decode("latin-1"))


def test_wrapping_loses_no_character_of_the_body() -> None:
    repaired, notes = _repaired(wrap(_SPEECH, 26))
    assert {repair.step for repair in notes.repairs} == {"wrapped-line"}
    assert "".join(repaired.split()) == "".join(_SPEECH.split())


def test_every_step_has_a_name_a_drafter_understands() -> None:
    assert all(any("\u4e00" <= char <= "\u9fff" for char in meaning) for meaning in STEPS.values())


def test_a_line_with_a_mark_is_left_as_it_is() -> None:
    marked = "〔正文〕这 一段,有 空格和&nbsp;标记，也没有说完\n〔正文〕它的下一行。<p>"
    repaired, notes = _repaired(f"在会议上的讲话\n同志们：\n{marked}\n")
    assert marked in repaired
    assert not notes.repairs
