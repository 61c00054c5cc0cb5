"""套打 of many rows is a batch like any other: what is unchanged is left alone, what dies harms nobody else."""

from __future__ import annotations

import csv
import json
import multiprocessing
import os
import signal
import zipfile
from collections.abc import Callable
from concurrent.futures import Executor, ProcessPoolExecutor, ThreadPoolExecutor
from io import StringIO
from pathlib import Path
from typing import Any

import pytest
from openpyxl import Workbook

import govdocs
from govdocs.batch.state import STATE_FILE
from govdocs.errors import UnreadableFileError, UsageError

from .conftest import contents

DRAFT = "文种：材料\n\n聘书\n\n〔称谓〕{{ 姓名 }}同志：\n　　聘您为{{ 职务 }}，津贴{{ 津贴 | 大写金额 }}。\n"
HEADINGS = "姓名,职务,津贴"
ROWS = [f"第{number}人,委员,{number}" for number in range(1, 21)]
FORKS = pytest.mark.skipif("fork" not in multiprocessing.get_all_start_methods(), reason="the fault is inherited")


@pytest.fixture
def desk(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """The current folder, with a draft and a table of twenty rows."""
    monkeypatch.chdir(tmp_path)
    (tmp_path / "聘书.txt").write_text(DRAFT, encoding="utf-8")
    write_table(*ROWS)
    return tmp_path


def write_table(*rows: str) -> None:
    """The table 表.csv with these rows."""
    Path("表.csv").write_text("\n".join([HEADINGS, *rows]) + "\n", encoding="utf-8")


def fill(**options: Any) -> govdocs.FillReport:
    """What becomes of the table, in the folder 成品 and named by person unless told otherwise."""
    named = {} if "one" in options else {"out": "成品", "name": "{{ 姓名 }}"}
    return govdocs.fill("聘书.txt", "表.csv", system_fonts=False, **named | options)


def remade(report: govdocs.FillReport) -> list[str]:
    """The rows that were not left alone, by the number in the table."""
    return [item.source.removeprefix("表.csv ") for item in report.items if not item.unchanged]


def told(report: govdocs.FillReport) -> list[dict[str, Any]]:
    """A report without what differs from run to run."""
    return [item.as_data() | {"time": 0, "unchanged": False} for item in report.items]


@pytest.mark.parametrize("jobs", [1, 2])
def test_a_second_run_makes_nothing_and_reports_the_same(desk: Path, jobs: int) -> None:
    write_table(*ROWS, "多人,委员,3.456", "坏/名,,5", "多人,委员,6")
    first = fill(to=["docx", "pdf"], jobs=jobs)
    before = contents(desk / "成品")
    second = fill(to=["docx", "pdf"], jobs=jobs)
    assert (len(remade(first)), remade(second), len(second.unchanged)) == (23, [], 23)
    assert contents(desk / "成品") == before
    assert told(second) == told(first)
    rules = {finding.rule for item in second.items for finding in item.findings}
    assert {"filling.rounded", "filling.blank-field", "filling.name-changed", "filling.same-name"} <= rules


def test_only_rows_whose_text_changed_are_made_anew(desk: Path) -> None:
    fill(to="pdf")
    write_table("新来的,委员,9", *ROWS[:5], ROWS[5].replace("委员", "顾问"), *ROWS[6:])
    assert remade(fill(to="pdf")) == ["第2行", "第8行"]
    assert remade(fill(to="pdf")) == []


def test_another_draft_or_look_makes_all_anew_and_so_does_force(desk: Path) -> None:
    fill(to="html")
    for options in ({"style": "reading-copy"}, {"kind": "通知"}, {"renumber": True}, {"body_only": True}, {"force": True}):
        assert len(remade(fill(to="html", **options))) == len(ROWS)
    fill(to="html")
    (desk / "聘书.txt").write_text(DRAFT.replace("聘您", "特聘您"), encoding="utf-8")
    assert len(remade(fill(to="html"))) == len(ROWS)


def test_a_document_somebody_touched_is_made_anew(desk: Path) -> None:
    fill(to="txt")
    before = contents(desk / "成品")
    (desk / "成品" / "第1人.txt").unlink()
    (desk / "成品" / "第2人.txt").write_text("改过", encoding="utf-8")
    assert remade(fill(to="txt")) == ["第2行", "第3行"]
    assert contents(desk / "成品") == before


@pytest.mark.parametrize("way", [way for way in ("fork", "spawn") if way in multiprocessing.get_all_start_methods()])
def test_processes_make_the_same_however_they_are_started(desk: Path, way: str) -> None:
    write_table(*ROWS, "坏,委员,x")
    alone = fill(to="pdf")
    before = contents(desk / "成品")
    assert told(fill(to="pdf", jobs=2, start=way, force=True)) == told(alone)
    assert contents(desk / "成品") == before


@pytest.mark.parametrize("make", [lambda: ThreadPoolExecutor(2), lambda: ProcessPoolExecutor(2)])
def test_any_executor_will_do(desk: Path, make: Callable[[], Executor]) -> None:
    alone = fill(to="docx")
    before = contents(desk / "成品")
    with make() as executor:
        assert told(fill(to="docx", executor=executor, force=True)) == told(alone)
    assert contents(desk / "成品") == before


@FORKS
def test_a_row_that_kills_its_process_is_named_and_all_others_are_made(
    desk: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    import govdocs.reading
    from govdocs.reading import read_text

    def read_or_die(text: str, name: str, **options: Any) -> Any:
        if "第7人" in text:
            os.kill(os.getpid(), signal.SIGKILL)
        return read_text(text, name, **options)

    monkeypatch.setattr(govdocs.reading, "read_text", read_or_die)
    report = fill(to="txt", jobs=2, start="fork")
    (failed,) = report.failed
    assert failed.error.startswith("表.csv 第8行：排这一篇时处理进程意外中止")
    assert (len(report.outputs), report.exit_code) == (len(ROWS) - 1, 3)
    monkeypatch.undo()
    os.chdir(desk)
    assert remade(fill(to="txt")) == ["第8行"]


def test_progress_is_told_row_by_row_of_how_many(desk: Path) -> None:
    write_table("甲,委员,1", "乙,委员,{{", "丙,委员,3")
    for options in ({"to": "txt"}, {"to": "txt", "jobs": 2}, {"one": "全部.pdf"}):
        seen: list[tuple[int, int, str]] = []
        fill(progress=lambda done, total, built: seen.append((done, total, built.source)), **options)  # noqa: B023
        assert seen == [(number, 3, f"表.csv 第{number + 1}行") for number in (1, 2, 3)]


def test_the_report_names_every_row_and_a_row_that_could_not_be_filled(desk: Path) -> None:
    (desk / "聘书.txt").write_text(DRAFT + "　　{{ 10 / 津贴 }}\n", encoding="utf-8")
    write_table("甲,委员,1", "乙,委员,0", "丙,,3")
    for suffix in ("json", "csv"):
        fill(to=["txt", "pdf"], report=f"报告.{suffix}")
    data = json.loads((desk / "报告.json").read_text(encoding="utf-8"))
    assert (data["failed"], data["left"], data["findings"]) == (1, 0, [])
    assert [item["input"] for item in data["items"]] == ["表.csv 第2行", "表.csv 第3行", "表.csv 第4行"]
    assert "算不出来" in data["items"][1]["error"]
    rows = list(csv.DictReader(StringIO((desk / "报告.csv").read_text(encoding="utf-8-sig"))))
    assert [row["outputs"] for row in rows] == ["成品/甲.txt；成品/甲.pdf", "", "成品/丙.txt；成品/丙.pdf"]
    assert "“职务”是空的" in rows[2]["findings"]


def test_a_report_on_one_joined_file_names_it_too(desk: Path) -> None:
    for suffix in ("json", "csv"):
        fill(one="全部.pdf", report=f"报告.{suffix}")
    joined = json.loads((desk / "报告.json").read_text(encoding="utf-8"))["joined"]
    assert (joined["outputs"], joined["pages"]) == (["全部.pdf"], len(ROWS))
    rows = list(csv.DictReader(StringIO((desk / "报告.csv").read_text(encoding="utf-8-sig"))))
    assert len(rows) == len(ROWS) + 1
    assert (rows[-1]["input"], rows[-1]["outputs"], rows[-1]["pages"]) == ("聘书.txt", "全部.pdf", str(len(ROWS)))


@pytest.mark.parametrize("jobs", [1, 2])
def test_a_run_that_is_broken_off_is_gone_on_with(desk: Path, jobs: int) -> None:
    def stop(done: int, _total: int, _built: govdocs.Built) -> None:
        if done == 6:
            raise KeyboardInterrupt

    with pytest.raises(KeyboardInterrupt):
        fill(to="pdf", jobs=jobs, report="报告.json", progress=stop)
    report = json.loads((desk / "报告.json").read_text(encoding="utf-8"))
    made = len(report["items"])
    assert 6 <= made == len(ROWS) - report["left"]
    assert len(list((desk / "成品").glob("*.pdf"))) == made
    assert len(fill(to="pdf").unchanged) == made


def test_a_table_that_cannot_be_read_to_its_end_makes_nothing(desk: Path) -> None:
    book = Workbook()
    for row in [HEADINGS, *ROWS]:
        book.active.append(row.split(","))
    book.save("好表.xlsx")
    # A last row that names a text the workbook has not got.
    spoilt = b'<row r="22"><c r="A22" t="s"><v>99999</v></c></row></sheetData>'
    with zipfile.ZipFile("好表.xlsx") as source, zipfile.ZipFile("坏表.xlsx", "w") as target:
        for name in source.namelist():
            target.writestr(name, source.read(name).replace(b"</sheetData>", spoilt))
    with pytest.raises(UnreadableFileError, match="表格读不下去"):
        govdocs.fill("聘书.txt", "坏表.xlsx", out="成品")
    assert not (desk / "成品").exists()
    assert len(govdocs.fill("聘书.txt", "好表.xlsx", out="成品").outputs) == len(ROWS)


@pytest.mark.parametrize("target", ["表.csv", "./聘书.json", "聘书.json"])
def test_neither_the_report_nor_a_document_takes_the_place_of_another_file(desk: Path, target: str) -> None:
    if target == "表.csv":
        with pytest.raises(UsageError, match="报告会盖掉稿子或表格"):
            fill(report=target)
    else:
        write_table("聘书,委员,1")
        report = fill(to="json", out=".", report=target)
        assert [path.name for path in report.outputs] == ["聘书-2.json"]
        assert "items" in json.loads((desk / "聘书.json").read_text(encoding="utf-8"))


def test_a_base_is_used_for_each_document_and_not_written_over(desk: Path) -> None:
    govdocs.render(govdocs.Material("红头", (govdocs.Paragraph("话。"),)), "红头.docx")
    before = (desk / "红头.docx").read_bytes()
    write_table("红头,委员,1")
    assert [path.name for path in fill(to="docx", out=".", base="红头.docx").outputs] == ["红头-2.docx"]
    assert (desk / "红头.docx").read_bytes() == before
    with pytest.raises(UsageError, match="--base"):
        fill(one="全部.docx", base="红头.docx")
    with pytest.raises(UsageError, match="没有这个红头文件"):
        fill(base="没有.docx")


def test_one_file_is_made_by_this_process_alone(desk: Path) -> None:
    with ThreadPoolExecutor(1) as executor, pytest.raises(UsageError, match="用不着 executor"):
        fill(one="全部.pdf", executor=executor)


def test_a_seal_stands_on_every_document_alone_or_joined(desk: Path) -> None:
    import pikepdf
    from PIL import Image

    Image.new("RGBA", (40, 40), (200, 0, 0, 128)).save("章.png")
    head = "文种：通知\n署名：云陵市人才办\n日期：2026-11-22\n盖章：是\n"
    (desk / "聘书.txt").write_text(head + DRAFT.removeprefix("文种：材料\n"), encoding="utf-8")
    write_table("甲,委员,1", "乙,委员,2")
    alone = fill(to="pdf", seal="章.png")
    joined = fill(one="全部.pdf", seal="章.png")
    for path, pages in [(path, 1) for path in alone.outputs] + [(joined.outputs[0], 2)]:
        with pikepdf.open(path) as pdf:
            assert [b" Do" in page.Contents.read_bytes() for page in pdf.pages] == [True] * pages
    with pytest.raises(UsageError, match="没有这个印章文件"):
        fill(to="pdf", seal="没有.png")


def test_the_state_is_kept_beside_the_documents_and_nowhere_else(desk: Path) -> None:
    fill(to="txt")
    fill(one="全部.pdf")
    assert (desk / "成品" / STATE_FILE).exists()
    assert [path.name for path in desk.rglob(STATE_FILE)] == [STATE_FILE]
