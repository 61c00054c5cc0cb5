"""Workbooks: dates, merged cells, cached formulas, blank rows, two-row headings; and files that are none."""

from __future__ import annotations

import datetime
import io
import zipfile
from collections.abc import Callable
from typing import Any

import pytest
from openpyxl import Workbook

from govdocs.errors import UnreadableFileError, UsageError
from govdocs.filling import Row
from govdocs.filling.tables.workbook import WorkbookTable


def saved(book: Workbook) -> bytes:
    """The bytes of a workbook."""
    out = io.BytesIO()
    book.save(out)
    return out.getvalue()


def make(*rows: tuple[Any, ...], merge: tuple[str, ...] = (), patch: Callable[[Any], None] | None = None) -> bytes:
    """A workbook with these rows on its only sheet."""
    book = Workbook()
    sheet = book.active
    for row in rows:
        sheet.append(row)
    for area in merge:
        sheet.merge_cells(area)
    if patch:
        patch(sheet)
    return saved(book)


def change(data: bytes, change_part: Callable[[str, bytes], bytes], add: dict[str, bytes] | None = None) -> bytes:
    """The package with every part changed, and further ones added."""
    out = io.BytesIO()
    with zipfile.ZipFile(io.BytesIO(data)) as old, zipfile.ZipFile(out, "w", zipfile.ZIP_DEFLATED) as new:
        for part in old.infolist():
            new.writestr(part.filename, change_part(part.filename, old.read(part)))
        for name, content in (add or {}).items():
            new.writestr(name, content)
    return out.getvalue()


def rows(data: bytes, **options: Any) -> list[Row]:
    """The rows of a workbook."""
    return list(WorkbookTable(data, "表.xlsx", **options))


def values(data: bytes, **options: Any) -> list[dict[str, Any]]:
    """The values of the rows of a workbook."""
    return [dict(row.values) for row in rows(data, **options)]


def test_dates_numbers_and_texts_come_as_what_they_are() -> None:
    data = make(
        ("姓名", "日期", "时刻", "金额", "比例", "号"),
        ("林", datetime.date(2026, 11, 22), datetime.datetime(2026, 11, 22, 9, 30), 12345.6, 0.125, "00123"),
    )
    assert values(data) == [
        {
            "姓名": "林",
            "日期": datetime.date(2026, 11, 22),
            "时刻": datetime.datetime(2026, 11, 22, 9, 30),
            "金额": 12345.6,
            "比例": 0.125,
            "号": "00123",
        }
    ]


def test_the_dates_of_a_workbook_that_counts_from_1904_are_right() -> None:
    book = Workbook()
    from openpyxl.utils.datetime import CALENDAR_MAC_1904

    book.epoch = CALENDAR_MAC_1904
    for row in (("日期", "号"), (datetime.date(2026, 11, 22), 1)):
        book.active.append(row)
    assert values(saved(book))[0]["日期"] == datetime.date(2026, 11, 22)


def test_merged_cells_are_filled_down_and_rows_keep_their_number() -> None:
    data = make(
        ("区县", "姓名", "职务"),
        ("澄溪县", "林", "教授"),
        (None, "高", None),
        (None, None, None),
        (None, "沈", "讲师"),
        ("梧岭县", "何", "医师"),
        merge=("A2:A5", "C2:C3"),
    )
    found = rows(data)
    assert [(row.place, *row.values.values()) for row in found] == [
        ("第2行", "澄溪县", "林", "教授"),
        ("第3行", "澄溪县", "高", "教授"),
        ("第5行", "澄溪县", "沈", "讲师"),
        ("第6行", "梧岭县", "何", "医师"),
    ]


def test_an_empty_cell_that_is_not_merged_is_not_filled() -> None:
    assert values(make(("甲", "乙"), ("一", "二"), ("三", None)))[1]["乙"] == ""


def test_a_title_over_the_table_and_a_heading_of_two_rows_are_understood() -> None:
    data = make(
        ("2026年受聘人员名单",),
        ("姓  名", "聘期", None, "备注"),
        (None, "起", "止", None),
        ("林", 2026, 2029, "新聘"),
        merge=("A1:D1", "A2:A3", "B2:C2", "D2:D3"),
    )
    assert values(data) == [{"姓名": "林", "起": 2026, "止": 2029, "备注": "新聘"}]


def test_a_cell_merged_down_beside_the_data_is_no_heading() -> None:
    data = make(("组", "姓名"), ("一组", "林"), (None, "高"), merge=("A2:A3",))
    assert [row["姓名"] for row in values(data)] == ["林", "高"]


def test_the_heading_row_and_the_sheet_can_be_named() -> None:
    book = Workbook()
    book.active.append(("说明", "见第二张"))
    second = book.create_sheet("名单")
    for row in (("序", "值"), ("姓名", "职务"), ("林", "教授")):
        second.append(row)
    data = saved(book)
    assert values(data, sheet="名单", header=2) == [{"姓名": "林", "职务": "教授"}]
    with pytest.raises(UsageError, match=r"没有“别的”这个工作表；有：Sheet、名单"):
        rows(data, sheet="别的")


def _with_cached_value(name: str, part: bytes) -> bytes:
    if not name.endswith("sheet1.xml"):
        return part
    computed = part.replace(b"<f>A2*2</f><v></v>", b"<f>A2*2</f><v>24</v>").replace(
        b"<f>A2*2</f><v/>", b"<f>A2*2</f><v>24</v>"
    ).replace(b"<f>A2*2</f><v />", b"<f>A2*2</f><v>24</v>")
    assert computed != part
    return computed


def test_a_formula_counts_by_the_value_last_calculated() -> None:
    data = change(make(("数", "倍"), (12, "=A2*2")), _with_cached_value)
    (row,) = rows(data)
    assert (row.values["倍"], row.findings) == (24, ())


def test_a_formula_never_calculated_is_reported_not_passed_over() -> None:
    found = rows(make(("数", "倍"), (12, "=A2*2"), (None, "=A2*2")))
    assert [row.values["倍"] for row in found] == ["", ""]
    assert "公式" in found[0].findings[0].message
    assert found[0].findings[0].place == "第2行"


@pytest.mark.parametrize("error", ["#N/A", "#REF!", "#DIV/0!"])
def test_an_error_in_a_cell_is_reported_and_not_printed(error: str) -> None:
    (row,) = rows(make(("甲", "乙"), ("一", error)))
    assert row.values["乙"] == ""
    assert row.findings[0].message == f"“乙”是 {error}"


def test_text_that_looks_like_a_formula_is_text() -> None:
    def as_text(sheet: Any) -> None:
        sheet["A2"].data_type = "s"

    assert values(make(("甲", "乙"), ("=1+1", "x"), patch=as_text)) == [{"甲": "=1+1", "乙": "x"}]


def test_rows_beyond_a_wrongly_stated_extent_are_read() -> None:
    def shrink(name: str, part: bytes) -> bytes:
        return part.replace(b'<dimension ref="A1:B3"', b'<dimension ref="A1"')

    data = change(make(("甲", "乙"), (1, 2), (3, 4)), shrink)
    assert [row["乙"] for row in values(data)] == [2, 4]


def test_an_empty_sheet_is_told() -> None:
    with pytest.raises(UnreadableFileError, match="表是空的"):
        rows(make())


def bomb() -> bytes:
    """A package whose sheet unpacks to 500 MB."""
    return change(make(("甲", "乙")), lambda name, part: part, {"xl/media/image1.bin": b"\0" * (500 * 1024 * 1024)})


def with_entity(declaration: bytes) -> bytes:
    """A workbook whose shared strings, or sheet, declare something."""

    def declare(name: str, part: bytes) -> bytes:
        if not name.endswith("sheet1.xml"):
            return part
        _, mark, rest = part.partition(b"<worksheet")
        return b'<?xml version="1.0"?>' + declaration + mark + rest

    return change(make(("甲", "乙"), (1, 2)), declare)


@pytest.mark.parametrize(
    ("data", "told"),
    [
        (lambda: b"not a zip", "不是完整的"),
        (lambda: make(("甲", "乙"))[:2000], "不是完整的"),
        (lambda: b"\xd0\xcf\x11\xe0" + b"\0" * 600, "密码"),
        (lambda: with_entity(b'<!DOCTYPE x [<!ENTITY e "boo">]>'), "实体"),
        (lambda: with_entity(b'<!DOCTYPE x [<!ENTITY e SYSTEM "file:///etc/passwd">]>'), "实体"),
        (lambda: with_entity(b" " * 3_000_000 + b"<!DOCTYPE x>"), "实体"),
        (bomb, "压缩炸弹"),
    ],
)
def test_what_is_no_honest_workbook_is_refused_in_one_line(data: Callable[[], bytes], told: str) -> None:
    with pytest.raises(UnreadableFileError, match=told) as caught:
        rows(data())
    assert "\n" not in str(caught.value)


def test_a_broken_part_is_told_in_one_line() -> None:
    data = change(
        make(("甲", "乙"), (1, 2)), lambda name, part: part[:-40] if name.endswith("sheet1.xml") else part
    )
    with pytest.raises(UnreadableFileError, match="另存"):
        rows(data)


def test_a_sheet_with_row_numbers_beyond_reason_ends() -> None:
    def jump(name: str, part: bytes) -> bytes:
        return part.replace(b'<row r="2"', b'<row r="99999999999"')

    with pytest.raises(UnreadableFileError, match="行数"):
        rows(change(make(("甲", "乙"), (1, 2)), jump))
