"""Automatic numbers of Word are read as they are printed, and what they number is recognised by them."""

from __future__ import annotations

import os
import subprocess
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from govdocs import format_docx
from govdocs.notation import from_hanzi
from govdocs.reading import Draft, read_bytes
from govdocs.reading.docx.number_formats import show_number
from govdocs.source import Span
from govdocs.writing.annotate import Remark, annotate_docx
from tests.libreoffice import require_libreoffice
from tests.reading.numbering import CASES, Case, abstract, item, level, listed, num, overrides, plain, style
from tests.reading.outline import outline
from tests.reading.word import p, word_file


def _lines(text: str) -> tuple[str, ...]:
    """The lines that hold anything, without blanks and the bars of tables."""
    bare = ("".join(line.replace("| ", "").removesuffix(" |").split()) for line in text.split("\n"))
    return tuple(line for line in bare if line)


def _read(body: str, numbering: str, styles: str = "") -> Draft:
    return read_bytes(word_file(body, numbering=numbering, styles=styles), "稿.docx", kind="speech")


@pytest.mark.parametrize("case", CASES, ids=[case.name for case in CASES])
def test_the_text_has_the_numbers_word_shows(case: Case) -> None:
    assert _lines(read_bytes(case.data, "稿.docx").source.text) == case.shown


@pytest.mark.libreoffice
def test_libreoffice_shows_the_same_numbers(tmp_path: Path) -> None:
    soffice = require_libreoffice()
    asked = [case for case in CASES if not case.apart]
    assert len(asked) >= 30
    for at, case in enumerate(asked):
        (tmp_path / f"{at}.docx").write_bytes(case.data)
    profile = (tmp_path / "profile").as_uri()
    subprocess.run(
        [
            *(soffice, f"-env:UserInstallation={profile}", "--headless", "--norestore"),
            *("--convert-to", "txt:Text (encoded):UTF8", "--outdir", str(tmp_path)),
            *(str(tmp_path / f"{at}.docx") for at in range(len(asked))),
        ],
        env=os.environ | {"LC_ALL": "C.UTF-8"},
        check=True,
        capture_output=True,
        timeout=300,
    )
    shown = {
        case.name: _lines((tmp_path / f"{at}.txt").read_text(encoding="utf-8-sig"))
        for at, case in enumerate(asked)
    }
    assert shown == {case.name: case.shown for case in asked}


_LADDER = abstract(
    0,
    level(0, "chineseCounting", "%1、"),
    level(1, "chineseCounting", "（%2）"),
    level(2, "decimal", "%3."),
) + num(1)


def test_headings_are_recognised_by_numbers_that_word_counts() -> None:
    body = (
        p("在会议上的讲话")
        + item("提高认识")
        + plain("要提高认识。")
        + item("抓好落实")
        + item("健全机制。要健全机制。", 1)
        + item("搭建平台。要搭建平台。", 1)
    )
    draft = _read(body, _LADDER)
    assert outline(draft).splitlines() == [
        "标题：在会议上的讲话",
        "[一、] 提高认识",
        "  · 要提高认识。",
        "[二、] 抓好落实",
        "  [（一）] 健全机制。 ¶",
        "    · 要健全机制。",
        "  [（二）] 搭建平台。 ¶",
        "    · 要搭建平台。",
    ]
    assert not draft.findings


def test_articles_are_recognised_by_them_too() -> None:
    numbering = abstract(
        0, level(0, "chineseCountingThousand", "第%1章"), level(1, "chineseCountingThousand", "第%2条")
    )
    body = p("人才工作办法") + item("总则") + item("为了做好人才工作，制定本办法。", 1) + item("本办法自发布之日起施行。", 1)
    draft = read_bytes(word_file(body, numbering=numbering + num(1)), "稿.docx")
    assert outline(draft).splitlines()[-4:] == [
        "  [第一条]  ¶",
        "    · 为了做好人才工作，制定本办法。",
        "  [第二条]  ¶",
        "    · 本办法自发布之日起施行。",
    ]


def test_a_number_of_several_levels_is_kept_with_a_heading_style() -> None:
    styles = style("标题1", listed(1) + '<w:outlineLvl w:val="0"/>') + style("标题2", listed(1, 1) + '<w:outlineLvl w:val="1"/>')
    numbering = abstract(0, level(0, "decimal", "%1"), level(1, "decimal", "%1.%2")) + num(1)
    draft = _read(item("背景", None, None, "标题1") + item("现状", None, None, "标题2") + plain("甲。"), numbering, styles)
    assert outline(draft).splitlines() == ["[1（锁定）] 背景", "  [1.1（锁定）] 现状", "    · 甲。"]


def test_a_blank_parts_number_and_text_only_where_they_would_run_together() -> None:
    numbering = (
        abstract(0, level(0, "decimal", "%1."))
        + abstract(1, level(0, "chineseCounting", "第%1条"))
        + abstract(2, level(0, "decimal", "%1", extra='<w:suff w:val="nothing"/>'))
        + "".join(num(at + 1, at) for at in range(3))
    )
    body = item("甲") + item("2026年") + item("乙", 0, 2) + item("丙", 0, 3)
    assert _read(body, numbering).source.text.split("\n")[:4] == ["1.甲", "2. 2026年", "第一条 乙", "1丙"]


def test_bullets_of_symbol_faces_are_read_as_every_face_has_them() -> None:
    def bullet(at: int, text: str, face: str) -> str:
        return abstract(at, level(0, "bullet", text, extra=f'<w:rPr><w:rFonts w:ascii="{face}"/></w:rPr>'))

    numbering = bullet(0, "\uf06c", "Wingdings") + bullet(1, "\uf0b7", "Symbol") + bullet(2, "n", "Wingdings") + bullet(3, "—", "宋体")
    numbering += "".join(num(at + 1, at) for at in range(4))
    body = "".join(item("甲", 0, at + 1) for at in range(4))
    assert _read(body, numbering).source.text.split() == ["●甲", "•甲", "■甲", "—甲"]


def test_a_number_says_that_word_counts_it() -> None:
    source = _read(item("甲"), _LADDER).source
    assert (source.place(0).part, str(source.place(0))) == ("number", "第1段的自动编号")
    assert str(source.place(2)) == "第1段"


def test_a_number_padded_with_zeros_is_read_from_the_format_beside_the_plain_one() -> None:
    plain_format = '<w:numFmt w:val="decimal"/>'
    own = (
        '<mc:AlternateContent><mc:Choice Requires="w14"><w:numFmt w:val="custom" w:format="001, 002, 003, ..."/></mc:Choice>'
        f"<mc:Fallback>{plain_format}</mc:Fallback></mc:AlternateContent>"
    )
    numbering = abstract(0, level(0, "decimal", "第%1号").replace(plain_format, own)) + num(1)
    assert _read(item("甲"), numbering).source.text == "第001号 甲\n"


def test_an_override_starts_its_level_anew_every_time() -> None:
    numbering = abstract(0, level(0, "decimal", "%1."), level(1, "decimal", "%2)"))
    numbering += num(1, 0, overrides(1, '<w:startOverride w:val="3"/>'))
    body = item("甲") + item("甲", 1) + item("甲") + item("甲", 1)
    assert _read(body, numbering).source.text.split() == ["1.甲", "3)甲", "2.甲", "3)甲"]


@pytest.mark.parametrize(
    "numbering",
    [
        num(1, 9),
        abstract(0, extra='<w:numStyleLink w:val="无"/>') + num(1),
        abstract(0, extra='<w:numStyleLink w:val="环"/>') + num(1),
        abstract(0, level(3, "decimal", "%9.%4")) + num(1),
        abstract(0, level(0, "decimal", "%2")) + num(1),
        '<w:num w:numId="1"/>',
        "",
    ],
)
def test_a_list_that_is_broken_numbers_nothing(numbering: str) -> None:
    assert _read(item("甲") + item("乙"), numbering, style("环", listed(1), kind="numbering")).source.text.split() == ["甲", "乙"]


@given(st.integers(-5, 100_000), st.sampled_from(["chineseCountingThousand", "upperRoman", "lowerLetter", "没有", "cardinalText", "ordinalText", "hex", "decimalZero"]))
def test_any_number_is_shown_in_any_format(value: int, form: str) -> None:
    shown = show_number(value, form)
    assert shown
    if form == "chineseCountingThousand" and 0 < value < 10_000:
        assert from_hanzi(shown) == value


# ---- the file itself


def test_a_restyled_file_keeps_its_numbers_and_has_none_typed(tmp_path: Path) -> None:
    body = p("在会议上的讲话") + item("提高认识") + item("健全机制。要健全机制。", 1) + item("抓好落实") + plain("要抓好。")
    path = tmp_path / "稿.docx"
    path.write_bytes(word_file(body, numbering=_LADDER, styles=style("无")))
    before = read_bytes(path.read_bytes(), "稿.docx", kind="speech")
    report = format_docx(path, tmp_path / "新.docx", kind="speech")
    after = read_bytes(report.path.read_bytes(), "稿.docx", kind="speech")
    assert after.source.text == before.source.text
    assert [change.role for change in report.changes if change.paragraph in (2, 3, 4)] == ["一级标题", "二级接排", "一级标题"]


def test_a_remark_beside_a_numbered_paragraph_stands_at_its_own_words() -> None:
    data = word_file(item("提高认识。要提高。") + item("抓好落实。要抓好。"), numbering=_LADDER)
    source = read_bytes(data, "稿.docx").source
    at = source.text.index("要提高")
    annotated = annotate_docx(data, source, [Remark(Span(at, at + 3), "看")])
    comment = next(one for one in read_bytes(annotated, "稿.docx").findings if one.rule == "reading.comment")
    assert "对“要提高”" in comment.message
    assert comment.place.startswith("第1段")
