"""The page is one safe file; in a browser its filter works and what it shows is the words of the texts."""

from __future__ import annotations

import html
import os
import re
import shutil
import subprocess
from dataclasses import astuple
from pathlib import Path

import pytest

from govdocs.reuse.passage import Sort
from govdocs.reuse.report import Told, write_page
from govdocs.reuse.report.paint import LONG, paint
from govdocs.reuse.search import find_reuse

from ..material import FIRST, OTHER, SECOND, THIRD
from .conftest import DRAFT, LAST, speech

CHROMIUM = next(filter(None, map(shutil.which, ("chromium", "chromium-browser", "google-chrome"))), None)
browser = pytest.mark.skipif(
    CHROMIUM is None and os.environ.get("GOVDOCS_REQUIRE_CHROMIUM") != "1", reason="no Chromium here"
)


def visit(page: str, folder: Path, *, script: str = "", mode: str = "--dump-dom") -> str:
    """The page as Chromium has it after `script` ran in it."""
    assert CHROMIUM, "Chromium is required and not installed"
    file = folder / "查重.html"
    file.write_text(page.replace("</body>", f"<script>{script}</script></body>"), encoding="utf-8")
    own = [f"--user-data-dir={folder / 'profile'}", "--no-sandbox", "--disable-gpu", "--headless=new", "--no-first-run"]
    command = [CHROMIUM, *own, "--virtual-time-budget=3000", mode, file.as_uri()]
    return subprocess.run(command, capture_output=True, text=True, check=True, timeout=120).stdout


def test_the_page_fetches_nothing_and_runs_nothing_foreign(told: Told) -> None:
    page = write_page(told)
    assert "default-src 'none'" in page
    assert not re.search(r"(?:src|href)\s*=\s*[\"'](?!#)", page)
    assert not re.search(r"https?://|@import|url\(", page)


def test_every_character_of_a_text_is_escaped() -> None:
    evil = "<script>alert('一')</script>\"&amp;"
    texts = [speech(f"{evil}{number}.txt", SECOND + evil + THIRD, date=f"{2020 + number}-01-01") for number in range(2)]
    page = write_page(Told(find_reuse(texts), archive=evil))
    assert "<script>alert" not in page
    assert html.escape("<script>alert(") in page
    assert page.count("<script>") == 1


def test_the_same_report_is_the_same_page(told: Told) -> None:
    assert write_page(told) == write_page(Told(told.report))


def test_a_report_without_reuse_says_so() -> None:
    page = write_page(Told(find_reuse([LAST])))
    assert "没有查到重复" in page
    assert "<article" not in page


def test_changed_words_are_marked_on_both_sides_and_the_rest_is_not(told: Told) -> None:
    passage = next(p for p in told.passages if "珍惜" in DRAFT.text[slice(*astuple(p.here.span))] and p.there.text == LAST.key)
    assert passage.here.text == DRAFT.key
    here, there = paint(passage, told.text(passage.here.text), here=True), paint(passage, told.text(passage.there.text), here=False)
    marked = ["".join(piece.words for piece in side if piece.look == "changed") for side in (here, there)]
    assert all(word in marked[0] for word in ("珍惜", "十", "上"))
    assert all(word in marked[1] for word in ("爱护", "七", "登"))
    assert not any("果园" in words for words in marked)
    inner = "".join(piece.words for piece in here if piece.look not in ("context", "folded"))
    assert inner.replace(" ", "") in told.text(passage.here.text).text.replace(" ", "")


def test_names_of_another_place_left_in_and_figures_are_marked() -> None:
    own = ("青岭市今年要建好人才驿站，青岭市的企业都可以申请。", "青岭市的青年工匠明年再招一批。")
    texts = [
        speech("甲.txt", *own, FIRST, date="2026-01-01"),
        speech("乙.txt", FIRST, "云陵市还要再加把劲，云陵市的干部要带头。", speaker="周琴"),
    ]
    report = find_reuse(texts)
    passage = next(p for p in report.passages if p.leftovers)
    pieces = paint(passage, report.texts[passage.here.text], here=True)
    assert [piece.words for piece in pieces if piece.look == "leftover"] == ["云陵市"]
    assert "320人" in [piece.words for piece in pieces if piece.look == "figure"]


def test_long_equal_stretches_are_folded(told: Told) -> None:
    words = "".join(OTHER + SECOND + THIRD + FIRST)
    report = find_reuse([speech("甲.txt", words), speech("乙.txt", words + "另加一句收尾的话。")])
    passage = max(report.passages, key=lambda p: p.same)
    pieces = paint(passage, report.texts[passage.here.text], here=True)
    assert any(piece.look == "folded" for piece in pieces)
    assert all(len(piece.words) <= LONG for piece in pieces)


@browser
def test_the_filter_hides_what_is_unticked_and_counts_the_rest(told: Told, tmp_path: Path) -> None:
    page = write_page(told)
    whole = visit(page, tmp_path)
    total = len(told.passages)
    assert f"显示 {total} 处，共 {total} 处" in whole
    untick = (
        "document.querySelectorAll('input[name=sort]').forEach(function (box) { box.checked = box.value === 'version'; });"
        "document.querySelector('form').dispatchEvent(new Event('input'));"
    )
    filtered = visit(page, tmp_path, script=untick)
    versions = sum(p.sort is Sort.VERSION for p in told.passages)
    assert 0 < versions < total
    assert f"显示 {versions} 处，共 {total} 处" in filtered
    assert filtered.count('hidden=""') == total - versions


@browser
def test_words_and_a_draft_can_be_looked_for(told: Told, tmp_path: Path) -> None:
    search = "var form = document.querySelector('form'); form.elements.words.value = '{}'; form.dispatchEvent(new Event('input'));"
    none = visit(write_page(told), tmp_path, script=search.format("本页没有的词"))
    assert f"显示 0 处，共 {len(told.passages)} 处" in none
    some = visit(write_page(told), tmp_path, script=search.format("经营 果园"))
    assert 'hidden=""' in some
    assert "显示 0 处" not in some


@browser
def test_nothing_overflows_a_narrow_window_and_the_page_prints(told: Told, tmp_path: Path) -> None:
    measure = "document.title = 'wide ' + (document.documentElement.scrollWidth - document.documentElement.clientWidth);"
    assert "<title>wide 0</title>" in visit(write_page(told), tmp_path, script=measure)
    visit(write_page(told), tmp_path, mode=f"--print-to-pdf={tmp_path / '查重.pdf'}")
    assert (tmp_path / "查重.pdf").read_bytes().startswith(b"%PDF")
