"""`govdocs show` tells how a draft was understood."""

from __future__ import annotations

import json
from pathlib import Path

from .conftest import DRAFT, Run, start


def test_elements_outline_places_and_length_are_shown(run: Run) -> None:
    shown = run("show", "讲话.txt")
    assert (shown.code, shown.err) == (0, "")
    lines = shown.out.splitlines()
    assert lines[0] == "文种：讲话（speech）"
    assert "标题：在全市人才工作会议上的讲话" in lines
    assert "讲话人：李明" in lines
    assert any(line.startswith("　　一、提高认识，增强责任感　［第11行") for line in lines)
    assert any(line.startswith("　　　（一）引进急需人才　［第14行") for line in lines)
    assert any("念一遍约1分钟（每分钟180字）" in line for line in lines)


def test_what_is_unsure_is_shown_with_why(run: Run, folder: Path) -> None:
    (folder / "讲话.txt").write_text(DRAFT.replace("二、突出重点，抓好落实", "五、突出重点，抓好落实"), encoding="utf-8")
    shown = run("show", "讲话.txt")
    assert "五、突出重点" in shown.out
    assert "发现：第13行" in shown.out


def test_json_is_for_scripts(run: Run) -> None:
    told = json.loads(run("show", "讲话.txt", "--json").out)
    assert told["kind"] == "speech"
    assert [(row["level"], row["label"]) for row in told["outline"]] == [
        (1, "一、"),
        (1, "二、"),
        (2, "（一）"),
        (2, "（二）"),
    ]
    assert told["minutes"] == round(told["characters"] / 180, 1)
    assert told["document"]["title"] == "在全市人才工作会议上的讲话"


def test_characters_are_counted_as_word_counts_them(run: Run, folder: Path) -> None:
    (folder / "数.txt").write_text("标题\n\n　　一二三，四五。\n一、六七\n　　八 九\n", encoding="utf-8")
    told = json.loads(run("show", "数.txt", "--json").out)
    assert told["characters"] == len("标题一二三，四五。一、六七八九")


def test_a_draft_on_stdin_is_understood(folder: Path) -> None:
    done = start("show", "-", data=DRAFT.encode("gb18030"), cwd=folder)
    assert done.returncode == 0
    assert "一、提高认识" in done.stdout.decode()
