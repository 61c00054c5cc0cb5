"""Draws docs/gallery: a sheet of small pages for every sample, and the page that shows them.

Run `python docs/make_gallery.py` after a change to the layout, and look at every picture before committing.
"""

from __future__ import annotations

from pathlib import Path

import pypdfium2
from PIL import Image

from govdocs.model import KINDS
from govdocs.reading import read
from govdocs.resources import shipped_folder
from govdocs.writing.render import render_bytes

DOCS = Path(__file__).parent
SAMPLES = shipped_folder() / "corpora" / "samples"
SCALE, MARGIN, MOST = 0.42, 8, 6


def main() -> None:
    """Draw every sheet and write the page."""
    page = ["# 样张", "", "随附的每一份样稿排出来的样子（每份至多前六面）。`python docs/make_gallery.py` 重画本页。", ""]
    for kind in KINDS.values():
        drafts = sorted((SAMPLES / kind.name).glob("*.txt"))
        page += [f"## {kind.label}", ""] if drafts else []
        for number, path in enumerate(drafts, 1):
            name = f"{kind.name}-{number}.png"
            # The median cut mixes the little red there is into brown.
            _draw(path).quantize(12, method=Image.Quantize.MAXCOVERAGE).save(DOCS / "gallery" / name, optimize=True)
            page += [f"《{path.stem}》", "", f"![{path.stem}](gallery/{name})", ""]
    (DOCS / "gallery.md").write_text("\n".join(page), encoding="utf-8")


def _draw(path: Path) -> Image.Image:
    pdf = pypdfium2.PdfDocument(render_bytes(read(path).document, "pdf", system_fonts=False).data)
    pages = [pdf[number].render(scale=SCALE).to_pil() for number in range(min(len(pdf), MOST))]
    pdf.close()
    width, height = max(p.width for p in pages) + MARGIN, max(p.height for p in pages) + MARGIN
    sheet = Image.new("RGB", (width * len(pages) + MARGIN, height + MARGIN), "#c8c8c8")
    for number, picture in enumerate(pages):
        sheet.paste(picture, (MARGIN + number * width, MARGIN))
    return sheet


if __name__ == "__main__":
    main()
