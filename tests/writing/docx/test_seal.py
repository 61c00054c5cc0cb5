"""Seals in the .docx: where the PDF has them, over a sealed sign-off alone, and never in the way of reading back."""

from __future__ import annotations

import zipfile
from dataclasses import replace
from io import BytesIO
from pathlib import Path

import pdfplumber
import pytest
from PIL import Image

from govdocs.errors import UsageError
from govdocs.findings import Severity
from govdocs.model import Notice, OfficialDate
from govdocs.reading import read_bytes
from govdocs.writing.render import Look, Rendering, render_bytes
from tests.libreoffice import to_pdf
from tests.writing.docx.opened import Opened
from tests.writing.docx.test_schema import faults
from tests.writing.places import MM

SEALED = Notice(
    title="关于做好年度人才统计工作的通知",
    addressee="各县（市、区）委组织部",
    body=("请各单位抓紧填报，按时报送。",),  # type: ignore[arg-type]
    signature=("云陵市委组织部",),
    date=OfficialDate.of("2026-11-22"),
    sealed=True,
    note="联系人：林岚",
)
JOINT = ("云陵市委组织部", "云陵市财政局", "云陵市科技局", "云陵市教育局")
SIGN_OFFS = {
    "one organ": SEALED,
    "a long name": replace(SEALED, signature=("中共云陵市委人才工作领导小组办公室",)),
    "no date": replace(SEALED, date=None),
    "joint": replace(SEALED, signature=JOINT),
    "joint without date": replace(SEALED, signature=JOINT, date=None),
}


@pytest.fixture(scope="module")
def seal(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A picture somewhat wider than high, as a careless crop is."""
    path = tmp_path_factory.mktemp("seal") / "章.png"
    Image.new("RGBA", (210, 200), (220, 0, 0, 128)).save(path)
    return path


def written(document: Notice, seal: Path | None) -> bytes:
    return render_bytes(document, "docx", seal=seal).data


def places(pdf: Path) -> list[tuple[float, ...]]:
    """The edges of every picture in mm, page first."""
    with pdfplumber.open(pdf) as opened:
        return sorted(
            (page.page_number, *(picture[edge] / MM for edge in ("x0", "top", "x1", "bottom")))
            for page in opened.pages
            for picture in page.images
        )


@pytest.mark.libreoffice
def test_a_seal_stands_where_the_pdf_has_it(seal: Path, tmp_path: Path) -> None:
    paths = []
    for number, document in enumerate(SIGN_OFFS.values()):
        paths.append(tmp_path / f"{number}.docx")
        paths[-1].write_bytes(written(document, seal))
        (tmp_path / f"{number}.pdf").write_bytes(
            render_bytes(document, "pdf", system_fonts=False, seal=seal).data
        )
    for number, theirs in enumerate(to_pdf(paths, tmp_path / "lo")):
        ours = places(tmp_path / f"{number}.pdf")
        assert len(ours) == len(list(SIGN_OFFS.values())[number].signature)
        for here, there in zip(ours, places(theirs), strict=True):
            assert there == pytest.approx(here, abs=1.5), list(SIGN_OFFS)[number]


def test_a_picture_keeps_its_shape(seal: Path) -> None:
    (extent,) = Opened(written(SEALED, seal)).xml("word/document.xml").iter("{*}extent")
    assert int(extent.attrib["cx"]) / int(extent.attrib["cy"]) == pytest.approx(1.05, abs=0.001)


@pytest.mark.parametrize("name", SIGN_OFFS)
def test_a_sealed_file_obeys_the_schema(name: str, seal: Path) -> None:
    assert faults(Opened(written(SIGN_OFFS[name], seal))) == {}


def test_the_schema_knows_what_an_anchor_is_made_of(seal: Path) -> None:
    opened = Opened(written(SEALED, seal))
    opened.parts["word/document.xml"] = opened.parts["word/document.xml"].replace(b"<wp:wrapNone/>", b"")
    assert "word/document.xml" in faults(opened)


def test_the_same_text_and_seal_give_the_same_bytes(seal: Path) -> None:
    assert written(SEALED, seal) == written(SEALED, seal)


@pytest.mark.parametrize(
    "stays_without", [replace(SEALED, sealed=False), replace(SEALED, signature=(), date=None)]
)
def test_a_text_without_a_sealed_sign_off_holds_no_picture(stays_without: Notice, seal: Path) -> None:
    assert written(stays_without, seal) == written(stays_without, None)


def test_a_sealed_file_comes_back_as_the_same_document_and_says_what_it_left(seal: Path) -> None:
    draft = read_bytes(written(SEALED, seal), "通知.docx")
    assert draft.document == SEALED
    (found,) = (finding for finding in draft.findings if "印章" in finding.message)
    assert found.severity is Severity.INFO
    assert "--seal" in found.message


@pytest.mark.parametrize("content", [b"", b"not a picture", b"\x89PNG\r\n\x1a\n\x00"])
def test_a_seal_that_is_no_picture_is_one_clear_line(tmp_path: Path, content: bytes) -> None:
    path = tmp_path / "印章.png"
    path.write_bytes(content)
    with pytest.raises(UsageError, match=r"印章\.png：印章文件不是能打开的图片") as caught:
        written(SEALED, path)
    assert "\n" not in str(caught.value)


def test_documents_joined_in_one_file_share_the_picture(seal: Path) -> None:
    from govdocs.writing.joining import join

    look = Look(seal=seal)
    data = join([Rendering(document, look) for document in (SEALED, SIGN_OFFS["joint"])], "docx", look).data
    opened = Opened(data)
    assert faults(opened) == {}
    ids = [item.get("id") for item in opened.xml("word/document.xml").iter("{*}docPr")]
    assert len(ids) == len(set(ids)) == 1 + len(JOINT)
    assert [name for name in opened.parts if "media" in name] == ["word/media/seal.png"]


def test_an_offices_own_file_gets_the_seal_too(seal: Path, tmp_path: Path) -> None:
    # A sealed file of ours as the base already has a picture of that name, and a relation of that id.
    base = tmp_path / "红头.docx"
    base.write_bytes(written(SEALED, seal))
    data = render_bytes(SEALED, "docx", base=base, seal=seal).data
    opened = Opened(data)
    assert faults(opened) == {}
    assert {name for name in opened.parts if "media" in name} == {
        "word/media/seal.png",
        "word/media/seal-2.png",
    }
    with zipfile.ZipFile(BytesIO(data)) as archive:
        assert archive.read("word/_rels/document.xml.rels").count(b"/image") == 2
