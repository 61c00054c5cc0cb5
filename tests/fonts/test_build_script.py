"""The script that makes the shipped faces: same sources, same bytes, and marks settled in their cells."""

from __future__ import annotations

import hashlib
import importlib
import sys
from io import BytesIO
from pathlib import Path
from types import ModuleType

import pytest
from fontTools.ttLib import TTFont

from .synthetic import Recipe, write_font

CHARS = "一国—“”·…×A"


@pytest.fixture
def script(bundled: Path, monkeypatch: pytest.MonkeyPatch) -> ModuleType:
    monkeypatch.syspath_prepend(str(bundled))
    monkeypatch.setattr(sys, "dont_write_bytecode", True)
    return importlib.import_module("build_fonts")


@pytest.fixture(params=[False, True], ids=["glyf", "CFF"])
def source(
    request: pytest.FixtureRequest, tmp_path: Path, script: ModuleType, monkeypatch: pytest.MonkeyPatch
) -> Path:
    """A folder with one small source font, which the script is told about."""
    path = write_font(tmp_path / "source.ttf", Recipe(chars=CHARS, cff=request.param))
    known = script.Source(path.name, hashlib.sha256(path.read_bytes()).hexdigest())
    monkeypatch.setitem(script.SOURCES, "small", known)
    return tmp_path


def test_the_same_sources_give_the_same_bytes(script: ModuleType, source: Path) -> None:
    recipe = script.Recipe("Govdocs Small", "Govdocs 小", 400, ("small",))
    data = script.build(recipe, source)
    assert data == script.build(recipe, source)
    font = TTFont(BytesIO(data))
    assert font["head"].modified == font["head"].created == script.CREATED
    assert font["name"].getDebugName(1) == "Govdocs Small"


def test_narrow_marks_are_settled_in_a_full_cell(script: ModuleType, source: Path) -> None:
    font = TTFont(
        BytesIO(script.build(script.Recipe("Govdocs Small", "Govdocs 小", 400, ("small",)), source))
    )
    names, boxes = font.getBestCmap(), font["glyf"]
    assert {char: font["hmtx"][names[ord(char)]][0] for char in CHARS if char != "A"} == dict.fromkeys(
        CHARS[:-1], 1000
    )
    assert font["hmtx"][names[ord("A")]][0] < 1000
    opening, closing, dash = (boxes[names[ord(char)]] for char in "“”—")
    assert (opening.xMax, closing.xMin) == (935, 65)
    assert dash.xMin < 0 < 1000 < dash.xMax
    assert set(map(ord, "〓☐☑☒")) <= set(names)


def test_a_source_that_is_not_the_known_one_is_refused(script: ModuleType, source: Path) -> None:
    with (source / "source.ttf").open("ab") as file:
        file.write(b"\0")
    with pytest.raises(SystemExit, match="校验和"):
        script.build(script.Recipe("Govdocs Small", "", 400, ("small",)), source)
