"""Tables as YAML and JSON."""

from __future__ import annotations

import datetime
from decimal import Decimal
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from govdocs.errors import GovdocsError, InvalidDocumentError
from govdocs.filling import Row
from govdocs.filling.tables.listing import ListingTable


def table(text: str, *, is_json: bool = False) -> ListingTable:
    """The table in a YAML or JSON text."""
    return ListingTable(text.encode("utf-8"), "表.json" if is_json else "表.yaml", is_json=is_json)


def values(text: str, *, is_json: bool = False) -> list[dict[str, Any]]:
    """The values of its rows."""
    return [dict(row.values) for row in table(text, is_json=is_json)]


def test_a_list_of_mappings_is_a_row_each() -> None:
    text = "- 姓 名: 林若溪\n  日期: 2026-11-22\n  事项: [授课, 评审]\n- 姓 名: 高远舟\n  单位: {名: 某院}\n"
    assert values(text) == [
        {"姓名": "林若溪", "日期": datetime.date(2026, 11, 22), "事项": ["授课", "评审"]},
        {"姓名": "高远舟", "单位": {"名": "某院"}},
    ]
    assert table(text).fields == ("姓名", "日期", "事项", "单位")
    assert [row.place for row in table(text)] == ["第1项", "第2项"]


def test_a_mapping_of_lists_is_a_column_each() -> None:
    assert values("姓名: [林, 高]\n号: ['01', 2]\n") == [{"姓名": "林", "号": "01"}, {"姓名": "高", "号": 2}]


def test_one_mapping_is_one_row() -> None:
    assert values("姓名: 林\n事项: [授课]\n") == [{"姓名": "林", "事项": ["授课"]}]


def test_json_is_read_with_its_decimals_exact() -> None:
    assert values('[{"金额": 0.1, "空": null}]', is_json=True) == [{"金额": Decimal("0.1"), "空": ""}]


@pytest.mark.parametrize("empty", ["", "~", "' '"])
def test_an_empty_value_is_known_by_its_field(empty: str) -> None:
    assert values(f"- 姓名: {empty}\n")[0]["姓名"].field == "姓名"


@pytest.mark.parametrize(
    ("text", "is_json", "told"),
    [
        ("- 姓名: [林\n- x", False, "第2行"),
        ("姓名: [林, 高]\n号: [1]\n", False, "各列长短不一"),
        ("- 林\n- 高\n", False, "第1项不是"),
        ("[]", True, "应是一个列表"),
        ("3", True, "应是一个列表"),
        ('[{"姓名": }]', True, "第1行第"),
        ("- !!python/object/apply:os.system [ls]\n", False, "YAML"),
        ("&a [*a]", False, "第1项|套得太深"),
        ("- &a {x: *a}", False, "套得太深|YAML"),
        ("[" * 100_000, True, "套得太深|JSON"),
        ("- a: " + "[" * 3000 + "]" * 3000, False, "套得太深"),
    ],
)
def test_what_is_no_table_is_refused_in_one_line(text: str, is_json: bool, told: str) -> None:
    with pytest.raises(InvalidDocumentError, match=told) as caught:
        table(text, is_json=is_json)
    assert "\n" not in str(caught.value)


def test_a_pile_of_references_is_refused_or_stays_small() -> None:
    lines = ["- a0: &a0 [x, x]"] + [
        f"  a{n}: &a{n} [{', '.join([f'*a{n - 1}'] * 9)}]" for n in range(1, 12)
    ]
    with pytest.raises(InvalidDocumentError):
        table("\n".join(lines))


@given(st.text(st.sampled_from("-: []{},甲\"'\n &*a!#|1"), max_size=30), st.booleans())
def test_no_text_makes_anything_but_rows_or_a_clear_error(text: str, is_json: bool) -> None:
    told = ""
    try:
        assert all(isinstance(row, Row) for row in table(text, is_json=is_json))
    except GovdocsError as error:
        told = str(error)
    assert "\n" not in told
