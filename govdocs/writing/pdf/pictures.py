"""Pictures as image objects, each once however often it is drawn."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from govdocs.layout.page import Page
from govdocs.templating import Flow, PictureBlock
from govdocs.writing.pdf.deflate import deflate
from govdocs.writing.pdf.objects import ObjectFile
from govdocs.writing.picture import Pixels, for_page


class Pictures:
    """The pictures on the pages of one file; `names` says by the index of its block what each is called in it."""

    def __init__(self, pages: Sequence[Page], flow: Flow) -> None:
        self.names: dict[int, str] = {}
        self._made: dict[Pixels, str] = {}
        decoded: dict[tuple[bytes, float], Pixels] = {}
        for placed in (placed for page in pages for placed in page.pictures):
            block = flow.blocks[placed.block]
            assert isinstance(block, PictureBlock)
            key = block.data, 0.0 if block.data else placed.width / placed.height
            pixels = decoded.get(key) or decoded.setdefault(key, for_page(block.data, placed.width, placed.height))
            self.names[placed.block] = self._made.setdefault(pixels, f"Picture{len(self._made) + 1}")

    def write(self, file: ObjectFile) -> dict[str, int]:
        """Adds them to the file; the number of each object by its name."""
        return {name: add_image(file, pixels) for pixels, name in self._made.items()}

    def samples(self) -> Iterator[bytes]:
        """What makes one picture another."""
        for pixels in self._made:
            yield pixels.samples
            yield pixels.alpha


def add_image(file: ObjectFile, pixels: Pixels) -> int:
    """The number of the image object of `pixels`, with their transparency."""
    size = f"/Type/XObject/Subtype/Image/Width {pixels.width}/Height {pixels.height}/BitsPerComponent 8"
    flat = f"{size}/Filter/FlateDecode"
    mask = ""
    if pixels.alpha:
        mask = f"/SMask {file.add_stream(deflate(pixels.alpha), f'{flat}/ColorSpace/DeviceGray').number} 0 R"
    colours = f"/ColorSpace/{'DeviceRGB' if pixels.channels == 3 else 'DeviceGray'}{mask}"
    if pixels.jpeg:
        return file.add_stream(pixels.samples, f"{size}/Filter/DCTDecode{colours}").number
    return file.add_stream(deflate(pixels.samples), flat + colours).number
