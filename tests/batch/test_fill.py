"""套打 from table to files: a document a row, or one file of them all; what goes wrong in one row stays there."""

from __future__ import annotations

from io import BytesIO
from pathlib import Path
from typing import Any

import docx
import pikepdf
import pytest

import govdocs
from govdocs.batch.state import STATE_FILE
from govdocs.errors import TemplateError, UnreadableFileError, UsageError
from govdocs.resources import shipped_folder

SAMPLES = shipped_folder() / "corpora" / "samples" / "fill"
DRAFT = "文种：材料\n\n聘书\n\n〔称谓〕{{ 姓名 }}同志：\n　　聘您为{{ 职务 }}，津贴{{ 津贴 | 大写金额 }}。\n"


@pytest.fixture
def desk(tmp_path: Path) -> Path:
    """A folder with a draft and a table of three people."""
    (tmp_path / "聘书.txt").write_text(DRAFT, encoding="utf-8")
    write_table(tmp_path, "林若溪,委员,100", "高远舟,委员,0.5", "沈知行,顾问,3.00")
    return tmp_path


def write_table(desk: Path, *rows: str) -> None:
    """The table 表.csv with these rows."""
    (desk / "表.csv").write_text("\n".join(["姓名,职务,津贴", *rows]) + "\n", encoding="utf-8")


def fill(desk: Path, **options: Any) -> govdocs.FillReport:
    """What becomes of the table."""
    return govdocs.fill(desk / "聘书.txt", desk / "表.csv", system_fonts=False, **options)


def texts(report: govdocs.FillReport) -> list[str]:
    """The texts of the documents written, read as drafts."""
    documents = [govdocs.read(path).document for path in report.outputs]
    return ["".join(block.text for block in document.body if isinstance(block, govdocs.Paragraph)) for document in documents]


def names(report: govdocs.FillReport) -> list[str]:
    """The names of the files written."""
    return [path.name for path in report.outputs]


def page_texts(report: govdocs.FillReport) -> list[str]:
    """The words on every page of the one PDF written."""
    import pypdfium2

    document = pypdfium2.PdfDocument(report.outputs[0].read_bytes())
    return ["".join(page.get_textpage().get_text_bounded().split()) for page in document]


def test_every_row_makes_a_document_with_its_own_values(desk: Path) -> None:
    report = fill(desk, to=["txt"], name="{{ 姓名 }}聘书", out=desk / "成品")
    assert names(report) == ["林若溪聘书.txt", "高远舟聘书.txt", "沈知行聘书.txt"]
    assert texts(report) == ["聘您为委员，津贴壹佰元整。", "聘您为委员，津贴伍角整。", "聘您为顾问，津贴叁元整。"]
    assert (report.exit_code, report.items[0].source) == (0, f"{desk / '表.csv'} 第2行")


def test_without_a_folder_and_a_pattern_documents_go_beside_the_draft_by_number(desk: Path) -> None:
    report = fill(desk, to="txt")
    assert [path.relative_to(desk) for path in report.outputs] == [
        Path("聘书_套打", f"聘书-000{number}.txt") for number in (1, 2, 3)
    ]


def test_every_format_is_written(desk: Path) -> None:
    report = fill(desk, to=["docx", "pdf"], out=desk / "out")
    assert sorted(path.suffix for path in report.outputs) == [".docx"] * 3 + [".pdf"] * 3
    assert [item.pages for item in report.items] == [1, 1, 1]


def test_a_row_that_goes_wrong_is_reported_and_the_rest_go_on(desk: Path) -> None:
    (desk / "聘书.txt").write_text(DRAFT + "　　{{ 10 / 津贴 }}\n", encoding="utf-8")
    write_table(desk, "林若溪,委员,100", "高远舟,委员,0", "沈知行,顾问,5")
    report = fill(desk, to="txt", name="{{ 姓名 }}")
    assert names(report) == ["林若溪.txt", "沈知行.txt"]
    assert report.exit_code == 1
    (failed,) = report.failed
    assert failed.error.startswith(f"{desk / '表.csv'} 第3行：{desk / '聘书.txt'}，第7行：")


def test_missing_fields_are_findings_of_their_row(desk: Path) -> None:
    (desk / "聘书.txt").write_text(DRAFT + "　　{{ 单位 }}\n", encoding="utf-8")
    report = fill(desk, to="txt")
    rules = [[finding.rule for finding in item.findings if finding.rule.startswith("filling")] for item in report.items]
    assert rules == [["filling.missing-field"]] * 3
    assert "【缺：单位】" in texts(report)[0]


def test_names_from_the_table_stay_in_the_folder_and_apart(desk: Path) -> None:
    write_table(desk, "../../逃,委员,1", "/etc/逃,委员,1", "CON,委员,1", "同名,委员,1", "同名,委员,2", f"{'长' * 200},委员,1")
    out = desk / "深" / "成品"
    report = fill(desk, to="txt", name="{{ 姓名 }}", out=out)
    assert len(report.outputs) == 6
    assert {path.resolve().parent for path in report.outputs} == {out.resolve()}
    assert sorted(path.name for path in out.iterdir()) == sorted([STATE_FILE, *names(report)])
    assert "同名-2.txt" in names(report)
    assert {path.name for path in desk.iterdir()} == {"聘书.txt", "表.csv", "深"}


def test_neither_the_draft_nor_the_table_is_overwritten(desk: Path) -> None:
    write_table(desk, "聘书,委员,1", "表,委员,1")
    report = fill(desk, to="txt", name="{{ 姓名 }}", out=desk)
    assert names(report) == ["聘书-2.txt", "表.txt"]
    assert (desk / "聘书.txt").read_text(encoding="utf-8") == DRAFT
    with pytest.raises(UsageError, match=r"\.pdf 或 \.docx|不能覆盖"):
        fill(desk, one=desk / "聘书.txt")


def test_cells_that_look_like_formulas_are_text(desk: Path) -> None:
    write_table(desk, "=cmd|' /C calc'!A0,@SUM(1),1")
    report = fill(desk, to="txt", name="{{ 姓名 }}")
    assert texts(report) == ["聘您为@SUM(1)，津贴壹元整。"]
    assert names(report) == ["=cmd｜' ／C calc'!A0.txt"]


def test_worker_processes_make_the_same_documents_in_the_same_order(desk: Path) -> None:
    write_table(desk, *(f"第{number}人,委员,{number}" for number in range(150)), "坏,委员,x", "空,,")
    one = fill(desk, to="txt", name="{{ 姓名 }}", out=desk / "一")
    two = fill(desk, to="txt", name="{{ 姓名 }}", out=desk / "二", jobs=2)
    assert names(two) == names(one)
    assert [path.read_bytes() for path in two.outputs] == [path.read_bytes() for path in one.outputs]
    assert [item.findings for item in two.items] == [item.findings for item in one.items]


def test_rows_with_one_value_make_one_document(desk: Path) -> None:
    with pytest.raises(UsageError, match="没有“区县”这一列"):
        fill(desk, group="区县")
    (desk / "聘书.txt").write_text(
        "文种：材料\n\n名单\n\n　　{{ 职务 }}有{% for 人 in 各行 %}{{ 人.姓名 }}、{% endfor %}共{{ 各行 | 个数 }}人。\n", encoding="utf-8"
    )
    report = fill(desk, to="txt", group="职务", name="{{ 职务 }}")
    assert names(report) == ["委员.txt", "顾问.txt"]
    assert texts(report)[0] == "委员有林若溪、高远舟、共2人。"


@pytest.mark.parametrize(("numbers", "printed"), [("continuous", ["—1—", "—2—", "—3—"]), ("restart", ["—1—"] * 3)])
def test_one_pdf_holds_them_all_its_pages_numbered_as_asked(desk: Path, numbers: str, printed: list[str]) -> None:
    report = fill(desk, one=desk / "全部.pdf", numbers=numbers)
    assert names(report) == ["全部.pdf"]
    assert report.joined
    assert report.joined.pages == 3
    found = page_texts(report)
    assert [name in text for name, text in zip(("林若溪", "高远舟", "沈知行"), found, strict=True)] == [True] * 3
    assert [text[-3:] for text in found] == printed


def test_a_joined_pdf_is_archivable_and_tagged_page_by_page(desk: Path) -> None:
    from pikepdf.pdfa import validate_written

    report = fill(desk, one=desk / "全部.pdf")
    validate_written(report.outputs[0], "2b")
    pdf = pikepdf.open(BytesIO(report.outputs[0].read_bytes()))
    tagged = pdf.Root.StructTreeRoot.K[0].K
    pages = {element.Pg.objgen for element in tagged}
    assert pages == {page.obj.objgen for page in pdf.pages}
    assert pdf.docinfo["/Title"] == "聘书"


@pytest.mark.parametrize(("numbers", "starts"), [("continuous", [None] * 3), ("restart", ["1"] * 3)])
def test_one_docx_holds_them_all_a_section_each(desk: Path, numbers: str, starts: list[str | None]) -> None:
    report = fill(desk, one=desk / "全部.docx", numbers=numbers)
    document = docx.Document(str(report.outputs[0]))
    key = "{http://schemas.openxmlformats.org/wordprocessingml/2006/main}"
    numberings = [section._sectPr.find(f"{key}pgNumType") for section in document.sections]
    assert [None if one is None else one.get(f"{key}start") for one in numberings] == starts
    assert [paragraph.text for paragraph in document.paragraphs].count("聘书") == 3


def test_the_parts_of_a_section_stand_in_the_order_of_the_schema(desk: Path) -> None:
    document = docx.Document(str(fill(desk, one=desk / "全部.docx", numbers="restart").outputs[0]))
    order = ["footerReference", "footnotePr", "type", "pgSz", "pgMar", "pgNumType", "cols", "titlePg", "docGrid"]
    for section in document.sections:
        found = [child.tag.rpartition("}")[2] for child in section._sectPr]
        assert found == sorted(found, key=order.index)


def test_filling_twice_gives_the_same_bytes(desk: Path) -> None:
    for name in ("全部.pdf", "全部.docx"):
        first = fill(desk, one=desk / name).outputs[0].read_bytes()
        assert fill(desk, one=desk / name).outputs[0].read_bytes() == first


@pytest.mark.parametrize(
    ("options", "told"),
    [
        ({"one": "全部.txt"}, "只能合成一个 .pdf 或 .docx"),
        ({"one": "全部"}, "给文件名加后缀"),
        ({"one": "全部.pdf", "out": "成品"}, "用不着 -o"),
        ({"one": "全部.pdf", "to": ["docx"]}, "去掉 --to"),
        ({"one": "全部.pdf", "numbers": "上下"}, "没有“上下”"),
        ({"to": ["doc"]}, "不会写“doc”"),
        ({"kind": "小说"}, "小说"),
        ({"jobs": -1}, "负数"),
    ],
)
def test_calls_that_cannot_be_meant_are_refused(desk: Path, options: dict[str, Any], told: str) -> None:
    with pytest.raises(UsageError, match=told):
        fill(desk, **options)


def test_what_can_work_for_no_row_is_told_at_once(desk: Path) -> None:
    with pytest.raises(TemplateError, match="--name"):
        fill(desk, name="{{ 姓名")
    write_table(desk)
    with pytest.raises(UnreadableFileError, match="没有内容"):
        fill(desk)
    (desk / "聘书.txt").write_text("{% if 姓名 %}", encoding="utf-8")
    for jobs in (1, 2):
        with pytest.raises(TemplateError, match="没有结束"):
            fill(desk, jobs=jobs)


def test_the_samples_fill_without_a_remark(tmp_path: Path) -> None:
    letters = govdocs.fill(SAMPLES / "聘书.txt", SAMPLES / "受聘专家.csv", to="txt", out=tmp_path / "聘书")
    notices = govdocs.fill(
        SAMPLES / "选派通知.txt", SAMPLES / "选派名单.csv", to="txt", out=tmp_path / "通知", group="区县"
    )
    assert [item.findings for item in (*letters.items, *notices.items)] == [()] * 6
    assert "二名专家到澄溪县服务，服务经费共21,500.50元（大写：人民币贰万壹仟伍佰元零伍角整）" in texts(notices)[0]
