"""领导用稿 as a .docx: pages end with sentences in Word too, and the file still says what the draft said."""

from __future__ import annotations

import re
import zipfile
from dataclasses import replace
from io import BytesIO
from pathlib import Path

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from govdocs.layout import load_sheet
from govdocs.layout.paginate import paginate, sentence_cuts
from govdocs.model import Mark, MarkRole, Paragraph, Section, Speech
from govdocs.reading import read, read_bytes
from govdocs.resources import shipped_folder
from govdocs.templating import arrange
from govdocs.writing.render import render_bytes
from tests.libreoffice import to_pdf
from tests.writing.docx.drawn import read_pages, text_of
from tests.writing.docx.opened import Opened
from tests.writing.docx.opened import text_of as words_of
from tests.writing.docx.test_schema import faults

SHEET = load_sheet("reading-copy")
SPEECHES = sorted((shipped_folder() / "corpora" / "samples" / "speech").glob("*.txt"))
SENTENCE = "各级各部门要把人才工作摆在更加突出的位置。"
LONG = Speech(title="讲话", body=(Paragraph(SENTENCE * 40),))


def written(speech: Speech, style: str | Path = "reading-copy") -> bytes:
    return render_bytes(speech, "docx", style=style).data


@pytest.fixture(scope="module")
def folder(tmp_path_factory: pytest.TempPathFactory) -> Path:
    return tmp_path_factory.mktemp("reading-copy")


@pytest.mark.libreoffice
def test_its_pages_end_with_the_very_sentences_that_end_those_of_the_pdf(folder: Path) -> None:
    documents = [read(path).document for path in SPEECHES]
    paths = [folder / f"{number}.docx" for number in range(len(documents))]
    for path, document in zip(paths, documents, strict=True):
        path.write_bytes(render_bytes(document, "docx", style="reading-copy").data)
    for document, drawn in zip(documents, to_pdf(paths, folder / "pdf"), strict=True):
        ours = [
            "".join(part.text for part in page.lines[-1].segments)
            for page in paginate(arrange(document), SHEET)
        ]
        theirs = [text_of([line for line in page if line[0].y < 264][-1]) for page in read_pages(drawn)]
        assert [line[-3:].replace(" ", "") for line in theirs] == [
            line[-3:].replace(" ", "") for line in ours
        ]


def test_the_rest_of_a_paragraph_goes_on_without_an_indent_and_outside_the_outline() -> None:
    section = Section("健全机制", (Paragraph(SENTENCE * 40),), run_in=True, stop="。")
    opened = Opened(written(Speech(title="讲话", body=(section,))))
    first, *rest = opened.find("//w:p[w:pPr/w:pStyle/@w:val='GovRunIn1']")
    assert rest
    assert words_of(first).endswith("。")
    for paragraph in rest:
        assert paragraph.find("{*}pPr/{*}ind").attrib.values() == ["0", "0"]  # type: ignore[union-attr]
        (level,) = paragraph.findall("{*}pPr/{*}outlineLvl")
        assert level.attrib.values() == ["9"]


def test_it_obeys_the_schema() -> None:
    assert faults(Opened(written(LONG))) == {}


def test_the_usual_sheet_parts_no_paragraph() -> None:
    assert written(LONG, "gbt9704").count(b"contextualSpacing") == 0
    assert not Opened(written(LONG, "gbt9704")).find("//w:contextualSpacing")


def test_the_number_of_all_pages_is_counted_by_word() -> None:
    footer = Opened(written(LONG)).xml("word/footer1.xml")
    codes = [code.text.strip() for code in footer.iter("{*}instrText") if code.text]
    assert (codes, words_of(footer)) == (["PAGE", "NUMPAGES"], "第1页/共1页")


@pytest.mark.parametrize("path", SPEECHES, ids=lambda path: path.stem)
def test_a_speech_comes_back_whole(path: Path) -> None:
    document = read(path).document
    assert isinstance(document, Speech)
    assert read_bytes(written(document), "讲话.docx").document == document


KEPT = "第十五次会议以来，全市新增38.5万名技能人才，2026年11月22日，李　明、王建国同志和欧阳文华院士带领第12支队伍，沈敬川、周谨言到会，投入1,234.5万元。"
WHOLE = (
    "沈敬川",
    "周谨言",
    "38.5万名",
    "李明",
    "2026年11月22日",
    "第十五次",
    "王建国同志",
    "欧阳文华院士",
    "第12支",
    "1,234.5万元",
)
SWEPT = Speech(
    title="讲话",
    body=tuple(Paragraph("人才是强市之基"[: at % 8] + "我们" * (at % 5) + KEPT * 2) for at in range(40)),
)


@pytest.mark.libreoffice
def test_no_figure_and_no_name_is_cut_by_a_line_end_and_lines_are_those_of_the_pdf(folder: Path) -> None:
    path = folder / "swept.docx"
    path.write_bytes(written(SWEPT))
    (drawn,) = to_pdf([path], folder / "swept")
    theirs = [
        "".join(text_of(line).split()) for page in read_pages(drawn) for line in page if line[0].y < 264
    ]
    ours = [
        "".join("".join(part.text for part in line.segments).split())
        for page in paginate(arrange(SWEPT), SHEET)
        for line in page.lines
    ]
    assert theirs == ours
    found = "".join(ours)
    for whole in WHOLE:
        assert sum(line.count(whole) for line in theirs) == found.count(whole) > 0


def test_a_line_ends_with_a_break_only_before_what_it_would_cut() -> None:
    opened = Opened(
        written(
            Speech(title="讲话", body=(Paragraph("人" * 15 + "2026年" + "人" * 20), Paragraph("人" * 60)))
        )
    )
    first, second = opened.find("//w:p[w:pPr/w:pStyle/@w:val='GovBody']")
    (run,) = (run for run in first.iter("{*}r") if run.find("{*}br") is not None)
    behind = run.getnext()
    assert behind is not None
    assert words_of(behind).startswith("2026年")
    assert second.find(".//{*}br") is None


def test_the_usual_sheet_breaks_no_line() -> None:
    assert not Opened(written(SWEPT, "gbt9704")).find("//w:p[w:pPr/w:pStyle/@w:val='GovBody']//w:br")


def test_a_stretch_that_a_line_parts_comes_back_as_one() -> None:
    paragraph = Paragraph("人" * 15 + "2026年" + "人" * 20, marks=(Mark(10, 30, MarkRole.EMPHASIS),))
    speech = Speech(title="讲话", body=(Section("抓落实", (paragraph,), run_in=True, stop="。"),))
    assert read_bytes(written(speech), "讲话.docx").document == speech


WORDS = st.text(alphabet="人才。2年.%", min_size=1, max_size=500).map(lambda text: f"第{text}完。")


@settings(max_examples=25, deadline=None)
@given(st.lists(WORDS, min_size=1, max_size=5))
def test_any_paragraphs_come_back_however_they_were_parted(texts: list[str]) -> None:
    speech = Speech(title="讲话", salutation="同志们：", body=tuple(map(Paragraph, texts)))
    assert read_bytes(written(speech), "讲话.docx").document == speech


def test_a_stretch_that_a_page_parts_comes_back_as_one() -> None:
    (cut, *_) = sentence_cuts(arrange(LONG), SHEET)[1]
    paragraph = Paragraph(SENTENCE * 40, marks=(Mark(cut - 5, cut + 5, MarkRole.EMPHASIS),))
    speech = replace(LONG, body=(paragraph,))
    assert read_bytes(written(speech), "讲话.docx").document == speech


def saved_elsewhere(data: bytes) -> bytes:
    """The file as a program saves it that counts the ids of styles anew and says no indent in 字."""
    with zipfile.ZipFile(BytesIO(data)) as archive:
        parts = {name: archive.read(name) for name in archive.namelist()}
    ids = {one.encode(): b"a%d" % at for at, one in enumerate(sorted(style_ids(parts)), 1)}
    for name in ("word/styles.xml", "word/document.xml"):
        text = re.sub(rb'(?<=")Gov\w+(?=")', lambda found: ids.get(found[0], found[0]), parts[name])
        parts[name] = text.replace(b'w:firstLineChars="0" w:firstLine="0"', b'w:hanging="0"')
    out = BytesIO()
    with zipfile.ZipFile(out, "w") as archive:
        for name, part in parts.items():
            archive.writestr(name, part)
    return out.getvalue()


def style_ids(parts: dict[str, bytes]) -> set[str]:
    return set(re.findall(r'w:styleId="(Gov\w+)"', parts["word/styles.xml"].decode()))


@pytest.mark.parametrize("path", SPEECHES, ids=lambda path: path.stem)
def test_a_speech_that_another_program_saved_with_other_style_ids_comes_back_whole(path: Path) -> None:
    document = read(path).document
    assert isinstance(document, Speech)
    data = saved_elsewhere(written(document))
    assert b"GovBody" not in Opened(data).parts["word/document.xml"]
    assert read_bytes(data, "讲话.docx").document == document


def test_a_finding_in_the_rest_names_the_paragraph_of_the_file_it_stands_in() -> None:
    private = "\ue004"
    speech = replace(LONG, body=(Paragraph(SENTENCE * 40 + private + "。"),))
    draft = read_bytes(written(speech), "讲话.docx")
    (found,) = (
        finding
        for finding in draft.findings
        if finding.span and private in draft.source.text[finding.span.start : finding.span.end]
    )
    assert found.span is not None
    assert not str(draft.source.place(found.span.start)).startswith("第2段")
