"""Pages of issued texts: marks that fit, body text on page 1, and the imprint on the last side of the last sheet."""

from __future__ import annotations

import pytest

from govdocs.layout import Page, load_sheet, paginate
from govdocs.layout.letterhead import shape_mark
from govdocs.model import Notice, OfficialDate, Paragraph, Stage
from govdocs.templating import TextBlock, arrange
from govdocs.templating.flow import ImprintBlock, MarkBlock, RuleBlock

SHEET = load_sheet()
STYLE = SHEET.style("issuer-mark")
ORGANS = tuple(f"中共云陵市委第{number}人才工作委员会" for number in "一二三四五六七八")


def notice(lines: int = 1, **fields: object) -> Notice:
    given: dict[str, object] = {
        "title": "关于做好年度人才统计工作的通知",
        "addressee": "各县（市、区）委组织部",
        "body": tuple(Paragraph("人" * 26) for _ in range(lines)),
        "issuers": ("中共云陵市委组织部",),
        "document_number": "云组发〔2026〕3号",
        "signature": ("中共云陵市委组织部",),
        "date": OfficialDate.of("2026-11-22"),
        "printing_office": "中共云陵市委组织部办公室",
        "printing_date": OfficialDate.of("2026-11-23"),
    }
    return Notice(**given | fields)  # type: ignore[arg-type]


def pages(document: Notice) -> list[Page]:
    return paginate(arrange(document), SHEET)


def imprint_pages(document: Notice) -> list[int]:
    at = next(at for at, block in enumerate(arrange(document).blocks) if isinstance(block, ImprintBlock))
    return sorted({page.number for page in pages(document) for line in page.lines if line.block == at})


@pytest.mark.parametrize("length", [8, 14, 20, 30, 60])
def test_a_mark_however_long_fits_and_is_narrowed_before_it_gets_smaller(length: int) -> None:
    shape = shape_mark(MarkBlock("issuer-mark", ("云" * length,), "文件"), STYLE, SHEET)
    assert (length + 2) * shape.size * shape.scale <= SHEET.page.text_width + 0.01
    assert shape.scale >= 0.6
    assert shape.size == STYLE.size or shape.scale == 0.6


@pytest.mark.parametrize("count", range(1, 9))
def test_page_1_shows_body_text_however_many_organs_issue_it(count: int) -> None:
    document = notice(
        issuers=ORGANS[:count], title="关于进一步加强全市高层次人才引进培育和服务保障工作若干措施的通知"
    )
    flow = arrange(document)
    body = next(
        at for at, block in enumerate(flow.blocks) if isinstance(block, TextBlock) and block.id == "p1"
    )
    assert any(line.block == body for line in pages(document)[0].lines)


@pytest.mark.parametrize("lines", range(1, 45, 4))
def test_the_imprint_stands_alone_or_with_text_on_an_even_page_at_its_foot(lines: int) -> None:
    document = notice(lines)
    (number,) = imprint_pages(document)
    made = pages(document)
    assert number % 2 == 0
    assert number == len(made)
    foot = max(rule.y0 for rule in made[-1].rules)
    assert foot == pytest.approx(SHEET.page.height - SHEET.page.bottom, abs=1)


def test_a_blank_page_before_the_imprint_and_its_own_bear_no_number() -> None:
    made = next(found for lines in range(1, 45) if len(found := pages(notice(lines))) == 4)
    assert [bool(page.artifacts) for page in made] == [True, True, False, False]
    assert not made[2].lines


def test_where_sheets_are_printed_on_one_side_any_page_will_do(
    tmp_path_factory: pytest.TempPathFactory,
) -> None:
    own = tmp_path_factory.mktemp("sheet") / "own.toml"
    own.write_text('extends = "gbt9704"\nname = "own"\n[imprint]\neven_page = false\n', encoding="utf-8")
    assert len(paginate(arrange(notice(1)), load_sheet(own))) == 1


def test_without_a_letterhead_there_is_no_imprint() -> None:
    assert not [block for block in arrange(notice(issuers=())).blocks if isinstance(block, ImprintBlock)]


@pytest.mark.parametrize("stage", [stage for stage in Stage if stage.printed])
def test_before_issue_there_is_no_letterhead_no_number_and_no_imprint(stage: Stage) -> None:
    blocks = arrange(notice(stage=stage, date=OfficialDate.of("2026年　月　日"))).blocks
    assert not [block for block in blocks if isinstance(block, MarkBlock | RuleBlock | ImprintBlock)]
    texts = [block.text for block in blocks if isinstance(block, TextBlock)]
    assert f"（{stage.value}）" in texts
    assert "云组发〔2026〕3号" not in texts
    assert [block.date for block in blocks if hasattr(block, "date")] == ["2026年　月　日"]
