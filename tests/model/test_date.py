"""A date may be partly blank, but never one no calendar has."""

from __future__ import annotations

import datetime

import pytest
from hypothesis import given

from govdocs.model import OfficialDate
from tests.model.strategies import dates


@given(dates)
def test_a_date_reads_back_as_written_and_as_printed(date: OfficialDate) -> None:
    assert OfficialDate.of(date.written) == date
    assert OfficialDate.of(str(date)) == date


@given(dates)
def test_a_complete_date_is_written_as_files_have_it(date: OfficialDate) -> None:
    if date.complete:
        assert datetime.date.fromisoformat(date.written)


@pytest.mark.parametrize(
    ("year", "month", "day"),
    [(2026, 13, 1), (2026, 2, 29), (2026, 4, 31), (26, 1, 1), (2026, 0, 1), (2026, 1, 0)],
)
def test_a_day_no_calendar_has_is_refused(year: int, month: int, day: int) -> None:
    with pytest.raises(ValueError, match=r"没有|年份"):
        OfficialDate(year, month, day)


def test_the_29th_of_february_stands_while_the_year_is_open() -> None:
    assert str(OfficialDate(None, 2, 29)) == "　　年2月29日"
