"""Fingerprints depend on eight letters alone, and no fifteen letters are without one."""

from __future__ import annotations

import numpy as np
from hypothesis import given
from hypothesis import strategies as st

from govdocs.reuse.fingerprint import GUARANTEE, RUN, fingerprint_letters, fingerprint_text
from govdocs.reuse.fold import fold_texts
from govdocs.reuse.subject import ReuseText
from tests.reuse.material import FIRST, SECOND

HANZI = st.text(alphabet="人才工作会议市委组织部门全面加强培养引进用好的和在", max_size=120)


def prints(text: str) -> list[tuple[int, int]]:
    found = fingerprint_text(ReuseText("k", "n", text))
    return list(zip(found.positions.tolist(), found.hashes.tolist(), strict=True))


@given(HANZI)
def test_any_fifteen_letters_hold_a_fingerprint(text: str) -> None:
    starts = [at for at, _ in prints(text)]
    for window in range(len(text) - GUARANTEE + 1):
        assert any(window <= at <= window + GUARANTEE - RUN for at in starts)


@given(HANZI, HANZI)
def test_what_stands_around_a_text_does_not_change_its_fingerprints(before: str, after: str) -> None:
    alone = prints(FIRST)
    first = len(fold_texts([before]).codes) - 1
    within = [(at - first, hashed) for at, hashed in prints(before + FIRST + after)]
    assert set(alone) <= set(within)


def test_fingerprints_never_run_over_the_end_of_a_text() -> None:
    letters = fold_texts([FIRST, SECOND])
    positions, _ = fingerprint_letters(letters)
    ends = letters.starts[letters.text_of(positions.astype(np.int64)) + 1] - 1
    assert (positions + RUN <= ends).all()


def test_fingerprints_are_the_same_on_every_machine_and_day() -> None:
    assert prints("像爱护眼睛一样爱护人才像经营果园一样经营环境")[0] == FIXED


FIXED = (3, -5502202308799943738)
