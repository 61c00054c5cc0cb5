"""Putting the file together: pages, fonts, structure, bookmarks and what PDF/A asks of the catalogue."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from functools import cache
from hashlib import blake2b
from zlib import compress

from govdocs.fonts import FontBook
from govdocs.layout.page import Page
from govdocs.layout.sheet import PageFormat, StyleSheet
from govdocs.templating import Flow
from govdocs.writing.pdf.colour import srgb_profile
from govdocs.writing.pdf.deflate import deflate
from govdocs.writing.pdf.drawing import SEAL_NAME, PageDrawing
from govdocs.writing.pdf.embedding import embed_font
from govdocs.writing.pdf.lettering import Lettering
from govdocs.writing.pdf.metadata import info_dictionary, xmp_packet
from govdocs.writing.pdf.objects import Formatted, ObjectFile
from govdocs.writing.pdf.outline import write_outline
from govdocs.writing.pdf.pictures import Pictures, add_image
from govdocs.writing.pdf.result import PdfResult
from govdocs.writing.pdf.tagging import Tags
from govdocs.writing.picture import Pixels
from govdocs.writing.seal import Seal


def write_pdf(
    pages: Sequence[Page], flow: Flow, sheet: StyleSheet, fonts: FontBook, *, seal: Seal | None = None
) -> PdfResult:
    """The laid-out pages as a tagged PDF/A-2b file, and what could not be drawn in it.

    `pages` hold positions in pt; `flow` is what was laid out on them: its blocks become tags and
    bookmarks, its title, author, subject and date the file's metadata. The same input, fonts and
    compressor give the same bytes. FontError where a font has not even 〓.
    """
    file = ObjectFile()
    lettering = Lettering(pages, fonts)
    tags = Tags(flow, len(pages))
    stamp = seal.fit(sheet.seal_diameter) if seal else None
    pictures = Pictures(pages, flow)
    drawings = [
        PageDrawing(page, index, sheet.page, lettering, tags, stamp, pictures.names)
        for index, page in enumerate(pages)
    ]
    streams = [drawing.stream for drawing in drawings]
    sealed = seal if seal and any(page.seals for page in pages) else None
    resources = file.add(_resources(file, lettering, sealed, pictures))
    made = [
        _add_page(file, index, stream, sheet.page, pages[index].landscape, resources)
        for index, stream in enumerate(streams)
    ]
    numbers = [page.number for page in made]
    xmp = xmp_packet(flow)
    info = file.add(info_dictionary(flow))
    file.set_catalog(**_catalog(file, flow, xmp))
    file.set_catalog(StructTreeRoot=f"{tags.write(file, numbers)} 0 R")
    if outline := write_outline(file, flow, _targets(drawings, numbers)):
        file.set_catalog(Outlines=f"{outline} 0 R", PageMode="/UseOutlines")
    data = file.save(info=info, digest=_digest(streams, lettering, xmp, pictures))
    return PdfResult(data, len(pages), tuple(lettering.missing))


def _resources(file: ObjectFile, lettering: Lettering, seal: Seal | None, pictures: Pictures) -> str:
    fonts = "".join(f"/{use.name} {embed_font(file, use)} 0 R" for use in lettering.uses.values())
    images = pictures.write(file)
    if seal:
        images[SEAL_NAME] = add_image(file, Pixels(seal.width, seal.height, 3, seal.rgb, seal.alpha))
    named = "".join(f"/{name} {number} 0 R" for name, number in images.items())
    return f"<</Font<<{fonts}>>{f'/XObject<<{named}>>' if named else ''}>>"


def _add_page(
    file: ObjectFile, index: int, stream: bytes, form: PageFormat, landscape: bool, resources: Formatted
) -> Formatted:
    content = file.add_stream(deflate(stream), "/Filter/FlateDecode")
    width, height = (form.height, form.width) if landscape else (form.width, form.height)
    page = file.add(
        f"<</Type/Page/Parent {file.page_tree} 0 R/MediaBox[0 0 {width:.2f} {height:.2f}]"
        f"/Resources {resources.number} 0 R/Contents {content.number} 0 R/StructParents {index}>>"
    )
    file.add_page(page)
    return page


def _catalog(file: ObjectFile, flow: Flow, xmp: bytes) -> dict[str, str]:
    profile = file.add_stream(_compressed_profile(), "/N 3/Filter/FlateDecode").number
    intent = file.add(
        f"<</Type/OutputIntent/S/GTS_PDFA1/OutputConditionIdentifier(sRGB)/Info(sRGB)"
        f"/DestOutputProfile {profile} 0 R>>"
    ).number
    return {
        "Metadata": f"{file.add_stream(xmp, '/Type/Metadata/Subtype/XML').number} 0 R",
        "OutputIntents": f"[{intent} 0 R]",
        "MarkInfo": "<</Marked true>>",
        "Lang": f"({flow.language})",
        "ViewerPreferences": "<</DisplayDocTitle true>>",
    }


@cache
def _compressed_profile() -> bytes:
    return compress(srgb_profile(), 9)


def _targets(drawings: Sequence[PageDrawing], numbers: Sequence[int]) -> Mapping[int, str]:
    """A destination for every block: the page and height where it begins."""
    targets: dict[int, str] = {}
    for drawing, number in zip(drawings, numbers, strict=True):
        for block, top in drawing.starts.items():
            targets.setdefault(block, f"[{number} 0 R/XYZ null {top:.1f} null]")
    return targets


def _digest(streams: Sequence[bytes], lettering: Lettering, xmp: bytes, pictures: Pictures) -> bytes:
    """Sixteen bytes that differ wherever the content does, whichever compressor wrote it."""
    digest = blake2b(xmp, digest_size=16)
    for stream in (*streams, *pictures.samples()):
        digest.update(stream)
    for use in lettering.uses.values():
        digest.update(use.fingerprint())
    return digest.digest()
