"""`govdocs fmt`: canonical text, content untouched, the draft untouched unless told otherwise."""

from __future__ import annotations

import json
from pathlib import Path

from govdocs.model import Material, Picture
from govdocs.reading import read
from govdocs.writing.render import render
from tests.drawn_pictures import picture

from .conftest import DRAFT, Run, listed, start

MESSY = "在会上的讲话\n同志们：\n  我讲两点。\n  一、提高认识\n人才是第一资源。\n\n\n（一) 健全机制。要抓紧。\n"


def test_a_new_file_is_written_and_the_draft_stays(run: Run, folder: Path) -> None:
    (folder / "乱.txt").write_text(MESSY, encoding="utf-8")
    done = run("fmt", "乱.txt")
    assert (done.code, done.out) == (0, "乱_整理稿.txt\n")
    assert (folder / "乱.txt").read_text(encoding="utf-8") == MESSY
    assert read("乱_整理稿.txt").document == read("乱.txt").document


def test_the_second_time_nothing_changes(run: Run, folder: Path) -> None:
    (folder / "乱.txt").write_text(MESSY, encoding="utf-8")
    run("fmt", "--in-place", "乱.txt")
    once = (folder / "乱.txt").read_bytes()
    assert run("fmt", "--in-place", "乱.txt").out == ""
    assert (folder / "乱.txt").read_bytes() == once


def test_what_was_repaired_is_told_step_by_step(run: Run, folder: Path) -> None:
    (folder / "乱.txt").write_text(MESSY.replace("我讲两点", "我,讲,两点"), encoding="utf-8")
    done = run("fmt", "乱.txt", "--report", "修补.json")
    assert done.err == "乱.txt：修补 半角标点改为全角，2处：第3段“我，讲，两点。”（第3行第4列）等\n"
    (item,) = json.loads((folder / "修补.json").read_text(encoding="utf-8"))["items"]
    assert (item["source"], item["output"]) == ("乱.txt", "乱_整理稿.txt")
    assert {each["step"]: each["count"] for each in item["repairs"]}["half-width-mark"] == 2


def test_a_report_is_json_and_needs_formatting(run: Run) -> None:
    assert run("fmt", "讲话.txt", "--report", "修补.csv").code == 2
    assert run("fmt", "讲话.txt", "--check", "--report", "修补.json").code == 2


def test_check_lists_what_is_not_formatted_and_writes_nothing(run: Run, folder: Path) -> None:
    (folder / "乱.txt").write_text(MESSY, encoding="utf-8")
    assert run("fmt", "--check", "乱.txt").out == "乱.txt\n"
    assert run("fmt", "--check", "乱.txt").code == 1
    assert listed(folder) == sorted(["乱.txt", "讲话.txt"])
    run("fmt", "--in-place", "乱.txt")
    assert (run("fmt", "--check", "乱.txt").code, run("fmt", "--check", "乱.txt").out) == (0, "")


def test_data_becomes_text_beside_it(run: Run, folder: Path) -> None:
    (folder / "稿.yaml").write_text("文种: 讲话\n标题: 在会上的讲话\n正文: [一段话。]\n", encoding="utf-8")
    assert run("fmt", "稿.yaml").out == "稿.txt\n"
    assert "在会上的讲话" in (folder / "稿.txt").read_text(encoding="utf-8")


def test_somebody_elses_text_beside_it_is_not_overwritten(run: Run, folder: Path) -> None:
    (folder / "讲话.yaml").write_text("文种: 讲话\n标题: 在会上的讲话\n", encoding="utf-8")
    assert run("fmt", "讲话.yaml").out == "讲话_整理稿.txt\n"
    assert (folder / "讲话.txt").read_text(encoding="utf-8") == DRAFT


def test_only_text_can_be_rewritten_in_place(run: Run, folder: Path) -> None:
    (folder / "稿.yaml").write_text("文种: 讲话\n标题: 讲话\n", encoding="utf-8")
    done = run("fmt", "--in-place", "稿.yaml")
    assert done.code == 2
    assert "就地整理" in done.err


def test_a_folder_of_drafts_goes_into_a_folder(run: Run, folder: Path) -> None:
    (folder / "下级").mkdir()
    (folder / "下级" / "乱.txt").write_text(MESSY, encoding="utf-8")
    assert run("fmt", ".", "-o", "整理").code == 0
    assert (folder / "整理" / "下级" / "乱.txt").is_file()
    assert (folder / "整理" / "讲话.txt").is_file()


def test_one_bad_draft_does_not_stop_the_rest(run: Run, folder: Path) -> None:
    (folder / "空.txt").write_bytes(b"")
    done = run("fmt", ".", "-o", "整理")
    assert (done.code, done.out) == (1, "整理/讲话.txt\n")
    assert "空.txt" in done.err


def test_an_output_that_is_a_draft_is_refused(run: Run, folder: Path) -> None:
    done = run("fmt", "讲话.txt", "-o", "讲话.txt")
    assert done.code == 2
    assert "输出就是稿子本身" in done.err


def test_stdin_goes_to_stdout(folder: Path) -> None:
    done = start("fmt", "-", data=MESSY.encode(), cwd=folder)
    assert done.returncode == 0
    assert "（一）健全机制。要抓紧。" in done.stdout.decode()
    again = start("fmt", "-", data=done.stdout, cwd=folder)
    assert again.stdout == done.stdout


def test_two_orders_that_contradict_each_other_are_refused(run: Run) -> None:
    assert run("fmt", "讲话.txt", "--check", "--in-place").code == 2


def test_another_draft_beside_tells_where_a_glued_heading_ends(run: Run, folder: Path) -> None:
    clean = DRAFT.replace("人才是第一资源。", "人才是第一资源，谁都离不开，哪里都需要。")
    (folder / "讲话.txt").write_text(clean, encoding="utf-8")
    for name in ("照.txt", "不照.txt"):
        (folder / name).write_text(clean.replace("增强责任感\n　　", "增强责任感"), encoding="utf-8")
    assert run("fmt", "照.txt", "--beside", "讲话.txt").code == 0
    assert run("fmt", "不照.txt").code == 0
    assert read("照_整理稿.txt").document == read("讲话.txt").document != read("不照_整理稿.txt").document


def test_pictures_of_a_word_file_are_put_beside_its_text(run: Run, folder: Path) -> None:
    report = Material("人才结构", (Picture("图/结构.png", picture(), 120, None, "图1　人才结构"),))
    render(report, folder / "汇报.docx")
    assert run("fmt", "汇报.docx").out == "汇报.txt\n"
    assert (folder / "图" / "结构.png").read_bytes() == picture()
    assert read("汇报.txt").document == report
    streamed = start("fmt", "-", data=(folder / "汇报.docx").read_bytes(), cwd=folder)
    assert "图片没有写出" in streamed.stderr.decode()
    (folder / "图" / "结构.png").write_bytes(picture("JPEG"))
    done = run("fmt", "汇报.docx", "-o", "又.txt")
    assert done.code != 0
    assert "内容不同的同名图片" in done.err
