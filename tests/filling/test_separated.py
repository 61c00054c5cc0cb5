"""Tables as text: encodings, separators, odd headings, and cells that stay text."""

from __future__ import annotations

from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from govdocs.errors import GovdocsError, UnreadableFileError
from govdocs.filling import Row, open_table
from govdocs.filling.tables.separated import SeparatedTable

TEXT = "姓名,职务\n林若溪,教授\n高远舟,总工程师\n"


def rows(data: bytes | str, header: int | None = None) -> list[Row]:
    """The rows of a .csv."""
    encoded = data.encode("utf-8") if isinstance(data, str) else data
    return list(SeparatedTable(encoded, "表.csv", header=header))


def values(data: bytes | str, header: int | None = None) -> list[dict[str, str]]:
    """The values of the rows of a .csv."""
    return [dict(row.values) for row in rows(data, header)]


PEOPLE = [{"姓名": "林若溪", "职务": "教授"}, {"姓名": "高远舟", "职务": "总工程师"}]


@pytest.mark.parametrize("encoding", ["utf-8", "utf-8-sig", "gb18030", "gbk", "utf-16"])
@pytest.mark.parametrize("end", ["\n", "\r\n", "\r"])
def test_every_usual_encoding_and_line_end_is_read(encoding: str, end: str) -> None:
    assert values(TEXT.replace("\n", end).encode(encoding)) == PEOPLE


def test_a_short_table_of_rare_names_in_gb18030_is_not_mistaken() -> None:
    assert values("姓名,号\n喆镕堃,1\n翀昇垚,2\n".encode("gb18030"))[1] == {"姓名": "翀昇垚", "号": "2"}


@pytest.mark.parametrize("separator", [",", "\t", ";", "，"])
def test_every_usual_separator_is_read(separator: str) -> None:
    assert values(TEXT.replace(",", separator)) == PEOPLE


def test_quoted_cells_keep_separators_and_line_breaks_and_rows_their_line() -> None:
    found = rows('姓名,备注\n林,"一,\n二"\n\n高,"说""好"""\n')
    assert [(row.place, row.values["备注"]) for row in found] == [("第3行", "一,\n二"), ("第5行", '说"好"')]


def test_blank_rows_are_skipped_and_empty_cells_known_by_field() -> None:
    found = values("姓名,职务\n,\n  ,　\n林,\n")
    assert len(found) == 1
    assert found[0]["职务"].field == "职务"  # type: ignore[attr-defined]


def test_cells_stay_text_whatever_a_spreadsheet_would_make_of_them() -> None:
    cells = ["=1+1", "00123", "1e5", "@SUM(A1)", "-1+2", "510521199001011234", "2026-1-5"]
    found = values("值,号\n" + "".join(f"{cell},{number}\n" for number, cell in enumerate(cells)))
    assert [row["值"] for row in found] == cells


def test_a_title_over_the_heading_is_passed_over() -> None:
    assert values("2026年受聘人员,\n单位：人,\n" + TEXT) == PEOPLE
    assert values("甲,乙\n" + TEXT, header=2) == PEOPLE


def test_a_table_of_one_column_has_its_heading_in_the_first_row() -> None:
    assert values("区县\n澄溪县\n梧岭县\n") == [{"区县": "澄溪县"}, {"区县": "梧岭县"}]


def test_headings_are_names_without_blanks_and_doubled_ones_are_reported() -> None:
    table = SeparatedTable("姓 名,职务,职务,,备　注\n林,甲,乙,丙,丁\n".encode(), "表.csv")
    assert table.fields == ("姓名", "职务", "备注")
    assert [finding.message for finding in table.findings] == ["表头有两个“职务”，用前一个"]
    assert [dict(row.values) for row in table] == [{"姓名": "林", "职务": "甲", "备注": "丁"}]


def test_cells_beyond_the_heading_are_reported() -> None:
    (row,) = rows("甲,乙\n1,2,3,,4\n")
    assert [finding.message for finding in row.findings] == ["这一行比表头多出2格，没有采用"]


@pytest.mark.parametrize(
    ("data", "told"),
    [
        (b"", "空"),
        (b"\n\n", "空"),
        (b",,\n,\n", "空"),
        (b"PK\x03\x04\x00\x00", "压缩包"),
        (b"\xd0\xcf\x11\xe0\x00\x00", "旧版"),
    ],
)
def test_what_is_no_table_is_refused_in_one_line(data: bytes, told: str) -> None:
    with pytest.raises(UnreadableFileError, match=told):
        rows(data)


def test_a_heading_row_that_is_not_there_is_refused() -> None:
    with pytest.raises(UnreadableFileError, match="第9行"):
        rows(TEXT, header=9)


@given(st.binary(max_size=200) | st.text(st.sampled_from('甲,"\n\r\t;'), max_size=40).map(str.encode))
def test_no_bytes_make_anything_but_rows_or_a_clear_error(data: bytes) -> None:
    told = ""
    try:
        assert all(isinstance(row, Row) for row in rows(data))
    except GovdocsError as error:
        told = str(error)
    assert "\n" not in told


def test_a_table_is_known_by_its_suffix(tmp_path: Path) -> None:
    path = tmp_path / "表.csv"
    path.write_text(TEXT, encoding="utf-8")
    assert [dict(row.values) for row in open_table(path)] == PEOPLE
    for name, told in (("表.xls", "另存为 .xlsx"), ("表.ods", "另存为 .xlsx"), ("表.png", "可用：.csv")):
        (tmp_path / name).write_bytes(b"x")
        with pytest.raises(GovdocsError, match=told):
            open_table(tmp_path / name)
    with pytest.raises(GovdocsError, match="有工作表"):
        open_table(path, sheet="一")
    with pytest.raises(GovdocsError, match="没有这个文件"):
        open_table(tmp_path / "没有.csv")
