"""`govdocs build` as its users meet it."""

from __future__ import annotations

import json
import re
from pathlib import Path

import pytest

from govdocs.reading import read

from .conftest import DRAFT, Run, listed, start


def test_a_draft_becomes_a_word_file_beside_it(run: Run, folder: Path) -> None:
    done = run("build", "讲话.txt")
    assert (done.code, done.out) == (0, "讲话.docx\n")
    assert (folder / "讲话.docx").read_bytes().startswith(b"PK")
    assert (folder / "讲话.txt").read_text(encoding="utf-8") == DRAFT


def test_every_format_is_written_and_named_on_stdout(run: Run, folder: Path) -> None:
    done = run("build", "讲话.txt", "--to", "docx,pdf,html,txt,yaml,json", "-o", "成品")
    names = [f"成品/讲话.{suffix}" for suffix in ("docx", "pdf", "html", "txt", "yaml", "json")]
    assert done.code == 0
    assert done.out.split() == names
    assert all((folder / name).stat().st_size for name in names)


def test_building_twice_gives_the_same_bytes_in_the_same_places(run: Run, folder: Path) -> None:
    first = run("build", ".", "--to", "docx,pdf")
    before = {path.name: path.read_bytes() for path in folder.iterdir()}
    again = run("build", ".", "--to", "docx,pdf")
    assert (first.code, again.code) == (0, 0)
    assert {path.name: path.read_bytes() for path in folder.iterdir()} == before


def test_one_file_can_be_named_outright(run: Run, folder: Path) -> None:
    assert run("build", "讲话.txt", "-o", "定 稿（一）&.pdf").out == "定 稿（一）&.pdf\n"
    assert (folder / "定 稿（一）&.pdf").read_bytes().startswith(b"%PDF")


def test_paths_with_blanks_and_marks_work(run: Run, folder: Path) -> None:
    odd = folder / "二〇二六年 & 讲话（终稿）" / "李明 讲话（一）#1 %20.txt"
    odd.parent.mkdir()
    odd.write_text(DRAFT, encoding="utf-8")
    assert run("build", odd.parent, "--to", "docx,pdf", "-o", "成 品").code == 0
    assert listed(folder / "成 品") == ["李明 讲话（一）#1 %20.docx", "李明 讲话（一）#1 %20.pdf"]


def test_one_bad_draft_does_not_stop_the_rest(run: Run, folder: Path) -> None:
    (folder / "坏.docx").write_bytes(b"not a zip")
    (folder / "空.txt").write_bytes(b"")
    done = run("build", ".", "--to", "pdf", "-o", "成品")
    assert done.code == 1
    assert done.out == "成品/讲话.pdf\n"
    assert "坏.docx" in done.err
    assert "空.txt" in done.err


def test_several_processes_give_the_same_files(run: Run, folder: Path) -> None:
    for number in range(4):
        (folder / f"讲话{number}.txt").write_text(DRAFT.replace("两点", f"{number}点"), encoding="utf-8")
    assert run("build", ".", "--to", "pdf", "-o", "一").code == 0
    assert run("build", *sorted(folder.glob("*.txt")), "--to", "pdf", "-o", "二", "-j", "2").code == 0
    files = listed(folder / "一")
    assert files == listed(folder / "二")
    assert all((folder / "一" / name).read_bytes() == (folder / "二" / name).read_bytes() for name in files)


def test_a_substituted_font_and_a_character_no_font_has_are_told(run: Run, folder: Path) -> None:
    (folder / "讲话.txt").write_text(DRAFT.replace("人才是", "人才\ue004是"), encoding="utf-8")
    done = run("build", "讲话.txt", "--to", "pdf", "--no-system-fonts")
    assert done.code == 0
    assert "“仿宋_GB2312”以“Govdocs 仿宋”代替" in done.err
    assert "U+E004 是自造字" in done.err


def test_the_report_as_json_is_for_scripts(run: Run, folder: Path) -> None:
    (folder / "空.txt").write_bytes(b"")
    report = json.loads(run("build", ".", "--to", "pdf", "--json").out)
    good, bad = sorted(report["items"], key=lambda item: item["error"] is not None)
    assert good["outputs"] == ["讲话.pdf"]
    assert good["pages"] == 1
    assert bad["outputs"] == []
    assert "空.txt" in bad["error"]
    assert report["failed"] == 1


def test_renumber_counts_afresh_and_without_it_the_draft_wins(run: Run, folder: Path) -> None:
    (folder / "讲话.txt").write_text(DRAFT.replace("二、突出", "五、突出"), encoding="utf-8")
    run("build", "讲话.txt", "-o", "照稿.html")
    run("build", "讲话.txt", "-o", "重编.html", "--renumber")
    assert "五、" in (folder / "照稿.html").read_text(encoding="utf-8")
    renumbered = (folder / "重编.html").read_text(encoding="utf-8")
    assert "二、" in renumbered
    assert "五、" not in renumbered


def test_a_kind_given_by_hand_wins(run: Run, folder: Path) -> None:
    (folder / "稿.txt").write_text("工作情况\n　　一段话。\n", encoding="utf-8")
    assert run("build", "稿.txt", "--kind", "讲话", "-o", "稿.yaml").code == 0
    assert "kind: speech" in (folder / "稿.yaml").read_text(encoding="utf-8")


def test_a_template_of_the_office_is_used(run: Run, folder: Path) -> None:
    text = '{% extends "base.xml.j2" %}{% block under_title %}<line>内部资料</line>{% endblock %}'
    (folder / "本单位.xml.j2").write_text(text, encoding="utf-8")
    assert run("build", "讲话.txt", "--template", "本单位.xml.j2", "-o", "讲话.html").code == 0
    assert "内部资料" in (folder / "讲话.html").read_text(encoding="utf-8")


def test_a_mistake_in_a_template_is_told_with_its_line(run: Run, folder: Path) -> None:
    (folder / "坏.xml.j2").write_text("<document>\n<body/>\n<closing/>\n<tilte/>\n</document>", encoding="utf-8")
    done = run("build", "讲话.txt", "--template", "坏.xml.j2")
    assert done.code == 1
    assert re.search(r"坏\.xml\.j2，第4行：不认识 <tilte>", done.err)


def test_stdin_goes_to_stdout(folder: Path) -> None:
    done = start("build", "-", "--to", "pdf", data=DRAFT.encode(), cwd=folder)
    assert done.returncode == 0
    assert done.stdout.startswith(b"%PDF")
    assert "讲话.pdf" not in listed(folder)


def test_stdin_goes_to_the_file_named(folder: Path) -> None:
    done = start("build", "-", "-o", "成品.docx", data=DRAFT.encode(), cwd=folder)
    assert (done.returncode, done.stdout.decode()) == (0, "成品.docx\n")


def test_stdin_takes_a_word_file(folder: Path) -> None:
    start("build", "讲话.txt", cwd=folder)
    done = start("build", "-", "--to", "txt", data=(folder / "讲话.docx").read_bytes(), cwd=folder)
    assert done.returncode == 0
    assert "一、提高认识，增强责任感" in done.stdout.decode()


def test_piped_it_says_nothing_but_the_outputs(folder: Path) -> None:
    done = start("build", "讲话.txt", "-o", "讲话.yaml", cwd=folder)
    assert done.stdout.decode() == "讲话.yaml\n"
    assert done.stderr == b""


def test_a_draft_without_findings_is_built_without_remarks(run: Run) -> None:
    assert run("build", "讲话.txt").err == ""


@pytest.mark.parametrize("option", [["--to", ""], ["--to", ","], ["-j", "-1"], ["--to", "doc"], ["--kind", "诗歌"]])
def test_a_wrong_option_is_wrong_usage_and_nothing_is_written(run: Run, folder: Path, option: list[str]) -> None:
    done = run("build", "讲话.txt", *option)
    assert done.code == 2
    assert len(done.err.strip().splitlines()) == 1
    assert listed(folder) == ["讲话.txt"]


def test_another_draft_beside_tells_where_a_glued_heading_ends(run: Run, folder: Path) -> None:
    clean = DRAFT.replace("人才是第一资源。", "人才是第一资源，谁都离不开，哪里都需要。")
    glued = clean.replace("增强责任感\n　　", "增强责任感")
    (folder / "粘.txt").write_text(glued, encoding="utf-8")
    (folder / "好.txt").write_text(clean, encoding="utf-8")
    assert run("build", "粘.txt", "--to", "yaml", "-o", "成品").code == 0
    assert read(folder / "成品" / "粘.yaml").document != read("好.txt").document
    assert run("build", "粘.txt", "--to", "yaml", "-o", "成品", "--beside", "好.txt").code == 0
    assert read(folder / "成品" / "粘.yaml").document == read("好.txt").document
    assert run("build", "粘.txt", "--beside", "没有.txt").code == 2
