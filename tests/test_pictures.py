"""What a picture file is told to be, whatever its name or its state."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from govdocs.pictures import MOST_PIXELS, look_at
from tests.drawn_pictures import emf, picture


@pytest.mark.parametrize("form", ["PNG", "JPEG", "GIF", "BMP", "TIFF", "WEBP"])
def test_every_form_is_told_with_its_own_size(form: str) -> None:
    facts = look_at(picture(form))
    assert facts is not None
    assert (facts.form, facts.pixels) == (form.lower(), (240, 160))
    assert [facts.width, facts.height] == pytest.approx([63.5, 42.3], abs=0.1)


def test_an_emf_is_told_from_a_wmf() -> None:
    facts = look_at(emf())
    assert facts is not None
    assert facts.form == "emf"
    assert facts.width / facts.height == pytest.approx(1.5, rel=0.02)


def test_the_resolution_a_file_tells_is_believed_if_it_can_be() -> None:
    fine, silly = look_at(picture(dpi=300)), look_at(picture(dpi=1))
    assert fine is not None
    assert silly is not None
    assert [fine.width, silly.width] == pytest.approx([20.3, 63.5], abs=0.1)


def test_a_picture_that_would_fill_the_memory_is_none() -> None:
    side = int(MOST_PIXELS**0.5) + 1
    head = picture("BMP")
    huge = head[:18] + side.to_bytes(4, "little") * 2 + head[26:]
    assert look_at(huge) is None


@given(st.binary(max_size=200) | st.integers(0, 300).map(lambda at: picture()[:at] + b"\x00" * 9))
def test_nothing_is_refused(data: bytes) -> None:
    look_at(data)
