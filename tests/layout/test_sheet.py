"""Style sheets: figures with units, an office's differences, and every mistake named by its key."""

from __future__ import annotations

from pathlib import Path

import pytest

from govdocs.errors import StyleSheetError
from govdocs.layout import load_sheet
from govdocs.layout.units import MM, Length


def write(folder: Path, text: str) -> Path:
    path = folder / "office.toml"
    path.write_text(text, encoding="utf-8")
    return path


def test_the_default_sheet_is_the_national_standard() -> None:
    sheet = load_sheet()
    assert sheet.page.text_width == pytest.approx(156 * MM)
    assert sheet.page.height - sheet.page.top - sheet.page.bottom == pytest.approx(225 * MM)
    assert (sheet.grid.lines, sheet.grid.chars) == (22, 28)
    assert sheet.grid.lines * sheet.grid.line_pitch <= 225 * MM
    assert sheet.grid.chars * sheet.grid.char_pitch <= 156 * MM


def test_levels_have_the_faces_of_the_standard() -> None:
    styles = load_sheet().styles
    assert [styles[f"heading{level}"].font for level in range(1, 5)] == [
        "heiti",
        "kaiti",
        "fangsong",
        "fangsong",
    ]
    assert (styles["title"].font, styles["title"].size) == ("xiaobiaosong", 22.0)
    assert not any(style.bold for style in styles.values())


def test_run_in_styles_differ_only_in_what_they_say() -> None:
    styles = load_sheet().styles
    assert styles["heading2-run-in"].font == styles["heading2"].font
    assert styles["heading2"].keep_next
    assert not styles["heading2-run-in"].keep_next


def test_an_office_states_only_its_differences(tmp_path: Path) -> None:
    sheet = load_sheet(write(tmp_path, 'extends = "gbt9704"\n[styles.heading2]\nbold = true\n'))
    assert sheet.styles["heading2"].bold
    assert sheet.styles["heading2-run-in"].bold
    assert sheet.styles["body"] == load_sheet().styles["body"]


def test_a_sheet_in_the_users_folder_overrides_the_shipped_one(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    (tmp_path / "templates" / "styles").mkdir(parents=True)
    own = tmp_path / "templates" / "styles" / "gbt9704.toml"
    own.write_text('extends = "gbt9704"\nlabel = "本单位"\n', encoding="utf-8")
    monkeypatch.setenv("GOVDOCS_HOME", str(tmp_path))
    sheet = load_sheet()
    assert sheet.label == "本单位"
    assert len(sheet.origin) == 2


def test_the_other_standard_puts_ink_exactly_on_the_edges() -> None:
    sheet = load_sheet("gbt33476")
    lead = (sheet.grid.line_pitch - 16) / 2
    assert (sheet.page.top + lead) / MM == pytest.approx(37, abs=0.1)
    last = sheet.page.top + 22 * sheet.grid.line_pitch - lead
    assert last / MM == pytest.approx(262, abs=0.15)


@pytest.mark.parametrize(
    ("text", "words"),
    [
        ("extends = 'none'", "extends 所指的版式表“none”找不到"),
        ("[page", "不是正确的 TOML"),
        ("name = 'x'", "page：缺这一节"),
        ("extends = 'gbt9704'\n[page]\nwidth = 210", "[page]：长度应写数和单位"),
        ("extends = 'gbt9704'\n[styles.body]\nsize = '三号'", "[styles.body]"),
        ("extends = 'gbt9704'\n[styles.body]\ncolour = 'red'", "[styles.body]"),
        (
            "extends = 'gbt9704'\n[styles.own]\nword = '自定'\nfont = 'fangsong'",
            "[styles.own] size：缺这一项",
        ),
    ],
)
def test_a_mistake_is_named_by_its_key(tmp_path: Path, text: str, words: str) -> None:
    with pytest.raises(StyleSheetError) as caught:
        load_sheet(write(tmp_path, text))
    assert words in str(caught.value)


def test_an_unknown_sheet_is_one_clear_line() -> None:
    with pytest.raises(StyleSheetError, match="没有名为“none”的版式表"):
        load_sheet("none")


@pytest.mark.parametrize(
    ("text", "points"), [("7mm", 7 * MM), ("16pt", 16), ("2字", 32), ("1行", 30), ("-5缇", -0.25)]
)
def test_lengths_become_points(text: str, points: float) -> None:
    assert Length.parse(text).points(char=16, line=30) == pytest.approx(points)
