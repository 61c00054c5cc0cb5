"""`govdocs fill` as its users meet it."""

from __future__ import annotations

import json
import os
import signal
import subprocess
import sys
from pathlib import Path

import pytest
from openpyxl import Workbook

from .conftest import Run, listed, start
from .processes import group_exists, on_terminal, wait_for

FORM = "文种：材料\n\n聘书\n\n〔称谓〕{{ 姓名 }}同志：\n　　自{{ 日期 | 日期 }}起聘您为{{ 职务 }}。\n"
POSIX = pytest.mark.skipif(sys.platform == "win32", reason="POSIX terminals and signals")
TABLE = "姓名,日期,职务\n林若溪,2026-11-22,委员\n高远舟,2026/12/1,顾问\n"


@pytest.fixture
def desk(folder: Path) -> Path:
    """The current folder with a draft and a table."""
    (folder / "聘书.txt").write_text(FORM, encoding="utf-8")
    (folder / "表.csv").write_bytes(TABLE.encode("gb18030"))
    return folder


def test_a_draft_and_a_table_become_named_documents(run: Run, desk: Path) -> None:
    done = run("fill", "聘书.txt", "--values", "表.csv", "--name", "{{ 姓名 }}聘书", "-o", "成品", "--to", "docx,txt")
    assert (done.code, done.err) == (0, "")
    assert done.out.split() == [f"成品/{name}聘书.{suffix}" for name in ("林若溪", "高远舟") for suffix in ("docx", "txt")]
    assert "自2026年12月1日起聘您为顾问" in (desk / "成品" / "高远舟聘书.txt").read_text(encoding="utf-8")


def test_a_workbook_is_read_as_well(run: Run, desk: Path) -> None:
    book = Workbook()
    for line in TABLE.splitlines():
        book.active.append(line.split(","))
    book.create_sheet("空")
    book.save(desk / "表.xlsx")
    done = run("fill", "聘书.txt", "--values", "表.xlsx", "--to", "txt")
    assert (done.code, done.out.split()) == (0, ["聘书_套打/聘书-0001.txt", "聘书_套打/聘书-0002.txt"])
    assert "没有“名单”这个工作表" in run("fill", "聘书.txt", "--values", "表.xlsx", "--sheet", "名单").err


def test_one_remark_on_many_rows_is_told_once(run: Run, desk: Path) -> None:
    rows = "".join(f"第{number}人,2026-11-22\n" for number in range(20))
    (desk / "表.csv").write_text("姓名,日期\n" + rows, encoding="utf-8")
    done = run("fill", "聘书.txt", "--values", "表.csv", "--to", "txt")
    assert done.code == 0
    assert done.err == "表.csv 第2行、第3行、第4行等20份：错误 稿第6行：表里没有“职务”［filling.missing-field］\n"


def test_a_row_that_fails_makes_the_exit_code_one(run: Run, desk: Path) -> None:
    (desk / "聘书.txt").write_text(FORM + "　　{{ 5 / 号 }}\n", encoding="utf-8")
    (desk / "表.csv").write_text("姓名,日期,职务,号\n林,2026-11-22,委员,0\n高,2026-11-22,委员,1\n", encoding="utf-8")
    done = run("fill", "聘书.txt", "--values", "表.csv", "--name", "{{ 姓名 }}", "--to", "txt")
    assert (done.code, done.out) == (1, "聘书_套打/高.txt\n")
    assert done.err == "表.csv 第2行：聘书.txt，第7行：算不出来：5 / 0\n"


def test_all_in_one_file(run: Run, desk: Path) -> None:
    done = run("fill", "聘书.txt", "--values", "表.csv", "--one", "全部.docx", "--numbers", "restart")
    assert (done.code, done.out) == (0, "全部.docx\n")
    assert listed(desk) == ["全部.docx", "聘书.txt", "表.csv", "讲话.txt"]


def test_the_report_as_json_names_every_row(run: Run, desk: Path) -> None:
    (desk / "表.csv").write_text(TABLE.replace("职务", "姓名", 1), encoding="utf-8")
    report = json.loads(run("fill", "聘书.txt", "--values", "表.csv", "--to", "txt", "--json").out)
    assert [item["source"] for item in report["items"]] == ["表.csv 第2行", "表.csv 第3行"]
    assert report["items"][0]["findings"][0]["rule"] == "filling.missing-field"
    assert [finding["rule"] for finding in report["findings"]] == ["filling.header"]


@pytest.mark.parametrize(
    ("arguments", "told"),
    [
        (("聘书.txt",), "缺少选项 --values"),
        (("聘书.txt", "--values", "没有.csv"), "没有.csv：没有这个文件"),
        (("没有.txt", "--values", "表.csv"), "没有.txt：没有这个文件"),
        (("聘书.txt", "--values", "表.csv", "--to", ","), "--to 后面要写格式"),
        (("聘书.txt", "--values", "表.csv", "--name", "{{ ''.__class__ }}"), "--name，第1行：稿子里不能用 .__class__"),
        (("聘书.txt", "--values", "聘书.txt", "--sheet", "一"), "只有 .xlsx 有工作表"),
    ],
)
def test_a_wrong_call_is_explained_in_one_line(run: Run, desk: Path, arguments: tuple[str, ...], told: str) -> None:
    done = run("fill", *arguments)
    assert done.code in (1, 2)
    assert told in done.err
    assert done.err.count("\n") == 1


def test_a_draft_that_tries_to_break_out_is_refused(run: Run, desk: Path) -> None:
    (desk / "聘书.txt").write_text("{% include '/etc/passwd' %}\n", encoding="utf-8")
    done = run("fill", "聘书.txt", "--values", "表.csv")
    assert (done.code, done.err) == (1, "govdocs：聘书.txt，第1行：稿子里不能用 {% include %}\n")
    assert listed(desk) == ["聘书.txt", "表.csv", "讲话.txt"]


def test_as_a_program_of_its_own_with_workers(desk: Path) -> None:
    done = start("fill", "聘书.txt", "--values", "表.csv", "--to", "pdf", "-j", "2", "--no-system-fonts", cwd=desk)
    assert done.returncode == 0
    assert done.stdout.decode().split() == ["聘书_套打/聘书-0001.pdf", "聘书_套打/聘书-0002.pdf"]


def test_a_second_run_leaves_all_alone_and_force_does_not(run: Run, desk: Path) -> None:
    command = ("fill", "聘书.txt", "--values", "表.csv", "--to", "txt", "--json")
    told = [json.loads(run(*command, *more).out)["unchanged"] for more in ((), (), ("--force",))]
    assert told == [0, 2, 0]


def test_the_report_goes_where_it_is_told(run: Run, desk: Path) -> None:
    assert run("fill", "聘书.txt", "--values", "表.csv", "--report", "报告.json").code == 0
    report = json.loads((desk / "报告.json").read_text(encoding="utf-8"))
    assert [item["outputs"] for item in report["items"]] == [[f"聘书_套打/聘书-000{number}.docx"] for number in (1, 2)]
    refused = run("fill", "聘书.txt", "--values", "表.csv", "--report", "表.csv")
    assert (refused.code, refused.err) == (2, "govdocs：表.csv：报告会盖掉稿子或表格，请另取名\n")


@POSIX
def test_on_a_terminal_a_bar_tells_how_far_and_how_fast(desk: Path) -> None:
    (desk / "聘书.txt").write_text(FORM + "　　{{ 5 / 号 }}\n", encoding="utf-8")
    rows = "".join(f"第{number}人,2026-11-22,委员,{number}\n" for number in range(20))
    (desk / "表.csv").write_text("姓名,日期,职务,号\n" + rows, encoding="utf-8")
    shown = on_terminal(["fill", "聘书.txt", "--values", "表.csv", "--to", "pdf", "-j", "2"], cwd=desk)
    assert "20/20" in shown
    assert "篇/秒" in shown
    assert "填好 19 篇，没填成 1 篇；共 19 页，用时 " in shown


@POSIX
def test_interrupted_it_ends_in_one_line_and_goes_on_next_time(desk: Path) -> None:
    rows = "".join(f"第{number}人,2026-11-22,委员\n" for number in range(1500))
    (desk / "表.csv").write_text("姓名,日期,职务\n" + rows, encoding="utf-8")
    command = [sys.executable, "-m", "govdocs", "fill", "聘书.txt", "--values", "表.csv", "--to", "pdf", "-j", "2"]
    out = desk / "聘书_套打"
    with subprocess.Popen(command, cwd=desk, stdout=subprocess.PIPE, stderr=subprocess.PIPE, start_new_session=True) as run:
        wait_for(lambda: len(list(out.glob("*.pdf"))) > 20)
        os.killpg(run.pid, signal.SIGINT)
        told = run.communicate(timeout=30)
    assert (run.returncode, *told) == (130, b"", "govdocs：已中断；写成的文件都是完整的\n".encode())
    wait_for(lambda: not group_exists(run.pid))
    made = len(list(out.glob("*.pdf")))
    assert 20 < made < 1500
    assert not list(out.glob("*.tmp"))
    (desk / "表.csv").write_text("姓名,日期,职务\n" + "".join(rows.splitlines(keepends=True)[:20]), encoding="utf-8")
    again = start("fill", "聘书.txt", "--values", "表.csv", "--to", "pdf", "--json", cwd=desk)
    assert json.loads(again.stdout)["unchanged"] == 20
