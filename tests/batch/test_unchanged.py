"""What has not changed is left alone, and what has is made anew."""

from __future__ import annotations

import json
from pathlib import Path

import pytest

from govdocs.batch import BuildReport, build
from govdocs.batch.state import STATE_FILE
from tests.drawn_pictures import picture

from .conftest import COUNT, contents, draft_text

TEMPLATE = '{% extends "base.xml.j2" %}{% block under_title %}<line>内部资料</line>{% endblock %}'


def remade(report: BuildReport) -> list[str]:
    """The drafts that were not left alone."""
    return [Path(item.source).name for item in report.items if not item.unchanged]


@pytest.mark.parametrize("jobs", [1, 2])
def test_a_second_run_makes_nothing_and_reports_the_same(many: Path, tmp_path: Path, jobs: int) -> None:
    (many / "稿03.txt").write_text(draft_text(3).replace("二、", "五、"), encoding="utf-8")
    first = build(many, out=tmp_path / "out", to=["docx", "pdf"], jobs=jobs)
    before = contents(tmp_path / "out")
    second = build(many, out=tmp_path / "out", to=["docx", "pdf"], jobs=jobs)
    assert contents(tmp_path / "out") == before
    assert remade(first) == [f"稿{number:02}.txt" for number in range(COUNT)]
    assert remade(second) == []
    assert [item.as_data() | {"time": 0, "unchanged": False} for item in second.items] == [
        item.as_data() | {"time": 0} for item in first.items
    ]
    assert any(item.findings for item in second.items)


def test_only_the_draft_that_changed_is_made_anew(many: Path, tmp_path: Path) -> None:
    build(many, out=tmp_path / "out", to="pdf")
    (many / "稿05.txt").write_text(draft_text(99), encoding="utf-8")
    (many / "稿06.txt").touch()
    assert remade(build(many, out=tmp_path / "out", to="pdf")) == ["稿05.txt"]


def test_a_file_that_is_gone_or_was_touched_by_somebody_is_made_anew(many: Path, tmp_path: Path) -> None:
    out = tmp_path / "out"
    build(many, out=out, to="pdf")
    before = contents(out)
    (out / "稿01.pdf").unlink()
    (out / "稿02.pdf").write_bytes(before["稿02.pdf"][:-100])
    assert remade(build(many, out=out, to="pdf")) == ["稿01.txt", "稿02.txt"]
    assert contents(out) == before


def test_another_style_template_kind_or_numbering_makes_all_anew(many: Path, tmp_path: Path) -> None:
    template, style = tmp_path / "本单位.xml.j2", tmp_path / "本单位.toml"
    template.write_text(TEMPLATE, encoding="utf-8")
    style.write_text('extends = "gbt9704"\n', encoding="utf-8")
    for settings in ({}, {"template": template}, {"style": style}, {"kind": "材料"}, {"renumber": True}):
        assert len(remade(build(many, out=tmp_path / "out", to="yaml", **settings))) == COUNT
    template.write_text(TEMPLATE.replace("内部", "会议"), encoding="utf-8")
    build(many, out=tmp_path / "out", to="html", template=template)
    assert "会议资料" in (tmp_path / "out" / "稿00.html").read_text(encoding="utf-8")
    template.write_text(TEMPLATE.replace("内部", "学习"), encoding="utf-8")
    assert len(remade(build(many, out=tmp_path / "out", to="html", template=template))) == COUNT


def test_other_fonts_make_the_pdf_anew_and_leave_the_rest(many: Path, tmp_path: Path) -> None:
    from govdocs.resources import shipped_fonts

    style = tmp_path / "宋.toml"
    style.write_text('extends = "gbt9704"\n[fonts.fangsong]\nnames = ["Govdocs Song"]\n', encoding="utf-8")
    fonts = [shipped_fonts() / "GovdocsSong.ttf"]
    for to, count in (("docx", 0), ("pdf", COUNT)):
        build(many, out=tmp_path / "out", to=to, system_fonts=False, style=style)
        other = build(many, out=tmp_path / "out", to=to, system_fonts=False, style=style, fonts=fonts)
        assert len(remade(other)) == count


def test_force_makes_all_anew(many: Path, tmp_path: Path) -> None:
    build(many, out=tmp_path / "out", to="yaml")
    assert len(remade(build(many, out=tmp_path / "out", to="yaml", force=True))) == COUNT
    assert remade(build(many, out=tmp_path / "out", to="yaml")) == []


def test_what_another_run_left_in_the_folder_is_still_known(many: Path, tmp_path: Path) -> None:
    out = tmp_path / "out"
    build(many, out=out, to="yaml")
    build(many / "稿00.txt", out=out, to="json")
    assert remade(build(many, out=out, to="yaml")) == []
    assert remade(build(many / "稿00.txt", out=out, to="json")) == []
    assert remade(build(many / "稿00.txt", out=out, to=["yaml", "json"])) == []
    assert remade(build(many / "稿01.txt", out=out, to=["yaml", "json"])) == ["稿01.txt"]


def test_a_draft_that_went_wrong_is_tried_again(many: Path, tmp_path: Path) -> None:
    (many / "稿04.txt").write_bytes(b"")
    assert build(many, out=tmp_path / "out", to="yaml").failed
    again = build(many, out=tmp_path / "out", to="yaml")
    assert remade(again) == ["稿04.txt"]
    assert again.failed[0].source.endswith("稿04.txt")


@pytest.mark.parametrize("junk", [b"", b"{", b"[]", b'{"version": 99}', b'{"version": 1, "files": {"\xe7\xa8\xbf00.yaml": {}}}', b"\xff\xfe\x00"])
def test_a_state_that_cannot_be_read_costs_time_and_nothing_else(many: Path, tmp_path: Path, junk: bytes) -> None:
    build(many, out=tmp_path / "out", to="yaml")
    before = contents(tmp_path / "out")
    (tmp_path / "out" / STATE_FILE).write_bytes(junk)
    assert len(remade(build(many, out=tmp_path / "out", to="yaml"))) == COUNT
    assert contents(tmp_path / "out") == before


def test_the_state_forgets_files_that_are_gone(many: Path, tmp_path: Path) -> None:
    out = tmp_path / "out"
    build(many, out=out, to="yaml")
    (out / "稿00.yaml").unlink()
    (many / "稿00.txt").unlink()
    build(many, out=out, to="yaml")
    assert "稿00.yaml" not in json.loads((out / STATE_FILE).read_text(encoding="utf-8"))["files"]


def test_beside_the_drafts_nothing_is_remembered(many: Path) -> None:
    build(many, to="html")
    assert not (many / STATE_FILE).exists()
    assert len(remade(build(many, to="html"))) == COUNT


def test_a_picture_that_changed_or_turned_up_makes_its_draft_anew(many: Path, tmp_path: Path) -> None:
    draft = many / "稿03.txt"
    draft.write_text(draft_text(3) + "〔图片〕图/甲.png\n", encoding="utf-8")
    made = build(many, out=tmp_path / "out", to=["docx", "pdf"])
    assert any("没有找到图片" in finding.message for item in made.items for finding in item.findings)
    (many / "图").mkdir()
    (many / "图" / "甲.png").write_bytes(picture())
    assert remade(build(many, out=tmp_path / "out", to=["docx", "pdf"])) == ["稿03.txt"]
    assert remade(build(many, out=tmp_path / "out", to=["docx", "pdf"])) == []
    (many / "图" / "甲.png").write_bytes(picture("JPEG"))
    assert remade(build(many, out=tmp_path / "out", to=["docx", "pdf"])) == ["稿03.txt"]
