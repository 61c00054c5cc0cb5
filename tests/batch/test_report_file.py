"""The report for other programs."""

from __future__ import annotations

import csv
import json
from io import StringIO
from pathlib import Path

import pytest

from govdocs.batch import BuildReport, Built, build
from govdocs.batch.report_file import write_report
from govdocs.errors import UsageError

from .conftest import COUNT, contents, draft_text


def rows(path: Path) -> list[dict[str, str]]:
    """A .csv report, a dict a row."""
    return list(csv.DictReader(StringIO(path.read_text(encoding="utf-8-sig"))))


@pytest.mark.parametrize("jobs", [1, 2])
def test_it_says_of_every_draft_what_became_of_it(many: Path, tmp_path: Path, jobs: int) -> None:
    (many / "稿01.txt").write_bytes(b"")
    (many / "稿02.txt").write_text(draft_text(2).replace("二、", "五、"), encoding="utf-8")
    build(
        [many, "没有这个.txt"], out=tmp_path / "out", to=["docx", "pdf"], jobs=jobs, report=tmp_path / "报告.json",
        system_fonts=False,
    )  # fmt: skip
    report = json.loads((tmp_path / "报告.json").read_text(encoding="utf-8"))
    assert (report["failed"], report["unchanged"], report["left"]) == (2, 0, 0)
    by_name = {Path(item["input"]).name: item for item in report["items"]}
    assert len(by_name) == COUNT + 1
    assert "没有这个文件" in by_name["没有这个.txt"]["error"]
    assert "文件是空的" in by_name["稿01.txt"]["error"]
    fine = by_name["稿02.txt"]
    assert [Path(path).name for path in fine["outputs"]] == ["稿02.docx", "稿02.pdf"]
    assert (fine["pages"], fine["error"]) == (1, None)
    assert 0 < fine["time"] < 60
    assert any("“仿宋_GB2312”以“Govdocs 仿宋”代替" in line for line in fine["substitutions"])
    assert any("五" in finding["message"] for finding in fine["findings"])


def test_as_a_table_it_has_a_draft_a_row(many: Path, tmp_path: Path) -> None:
    (many / "稿01.txt").write_bytes(b"")
    build(many, out=tmp_path / "out", to="pdf", report=str(tmp_path / "报告.csv"))
    found = rows(tmp_path / "报告.csv")
    assert [Path(row["input"]).name for row in found] == [f"稿{number:02}.txt" for number in range(COUNT)]
    assert (found[0]["pages"], found[0]["error"], Path(found[0]["outputs"]).name) == ("1", "", "稿00.pdf")
    assert "文件是空的" in found[1]["error"]


@pytest.mark.parametrize("name", ["=1+1.txt", "+86.txt", "-稿.txt", "@稿.txt", "＝1＋1.txt", "－稿.txt", "＠稿.txt", "\t稿.txt", "\n=稿.txt"])
def test_a_name_that_looks_like_a_formula_is_none_in_the_table(tmp_path: Path, name: str) -> None:
    write_report(BuildReport((Built(name, error=name),)), tmp_path / "报告.csv")
    (row,) = rows(tmp_path / "报告.csv")
    assert (row["input"], row["error"]) == (f"'{name}", f"'{name}")


def test_names_with_commas_quotes_and_line_ends_come_back(tmp_path: Path) -> None:
    name = '讲话,"终稿"\n（一）.txt'
    for suffix in ("csv", "json"):
        write_report(BuildReport((Built(name),)), tmp_path / f"报告.{suffix}")
    assert rows(tmp_path / "报告.csv")[0]["input"] == name
    assert json.loads((tmp_path / "报告.json").read_text(encoding="utf-8"))["items"][0]["input"] == name


def test_another_format_is_refused_before_anything_is_built(many: Path, tmp_path: Path) -> None:
    with pytest.raises(UsageError, match=r"只能写成 \.json 或 \.csv"):
        build(many, out=tmp_path / "out", report="报告.xlsx")
    assert not (tmp_path / "out").exists()


def test_a_report_that_would_be_written_over_a_draft_is_refused(many: Path, tmp_path: Path) -> None:
    draft = many / "稿00.txt"
    build(draft, out=many, to="json")
    before = contents(many)
    with pytest.raises(UsageError, match="报告会盖掉稿子"):
        build(many, out=tmp_path / "out", report=many / "稿00.json")
    assert contents(many) == before
    assert not (tmp_path / "out").exists()


def test_no_document_takes_the_place_of_the_report(many: Path) -> None:
    report = build(many / "稿00.txt", out=many, to="json", report=many / "稿00.json")
    assert [path.name for path in report.outputs] == ["稿00-2.json"]
    assert "items" in json.loads((many / "稿00.json").read_text(encoding="utf-8"))
    with pytest.raises(UsageError, match="报告的文件，不能覆盖"):
        build(many / "稿00.txt", out=many / "一.json", report=many / "一.json")


def test_of_a_run_that_is_broken_off_it_says_how_far_it_came(many: Path, tmp_path: Path) -> None:
    def stop(done: int, _total: int, _built: Built) -> None:
        if done == 5:
            raise KeyboardInterrupt

    with pytest.raises(KeyboardInterrupt):
        build(many, out=tmp_path / "out", to="pdf", jobs=2, report=tmp_path / "报告.json", progress=stop)
    report = json.loads((tmp_path / "报告.json").read_text(encoding="utf-8"))
    made = len(report["items"])
    assert 5 <= made == COUNT - report["left"]
    assert len({item["input"] for item in report["items"]}) == made
    assert len(list((tmp_path / "out").glob("*.pdf"))) == made
    again = build(many, out=tmp_path / "out", to="pdf")
    assert len(again.unchanged) == made
