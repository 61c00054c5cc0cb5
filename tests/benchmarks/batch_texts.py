"""Drafts for batches: the project's own samples of every kind, each time with other sentences and figures.

    python -m tests.benchmarks.batch_texts FOLDER [--drafts 2000] [--seed 1]

A draft keeps the head, headings and elements of its sample; half of its sentences come from other samples and all
figures in them are new, so that no two are alike. They are 5 pages long on average. One in ten is a .docx, one in
ten .yaml, one in ten .md, the rest .txt.
"""

from __future__ import annotations

import argparse
import random
import re
from collections.abc import Iterator
from pathlib import Path

from govdocs.reading import read_text
from govdocs.resources import shipped_folder
from govdocs.writing.render import Look, Rendering

SUFFIXES = ("txt",) * 7 + ("md", "docx", "yaml")
_LEFT_OUT = ("collection", "fill")
_SENTENCE = re.compile(r"[^。]+。")
_FIGURE = re.compile(r"(?<![\d〔.第年月])\d{2,4}(?=(\.\d+)?(%|人|名|个|项|家|万|亿|篇|套|次))")
_BODY = "　　"


def sample_paths() -> list[Path]:
    """The samples, a text of one kind each."""
    folders = sorted((shipped_folder() / "corpora" / "samples").iterdir())
    return [path for folder in folders if folder.name not in _LEFT_OUT for path in sorted(folder.glob("*.txt"))]


class Texts:
    """An endless supply of drafts; the same seed gives the same ones."""

    def __init__(self, seed: int) -> None:
        self._chooser = random.Random(seed)
        self._samples = [path.read_text(encoding="utf-8") for path in sample_paths()]
        lines = [line for sample in self._samples for line in sample.splitlines() if line.startswith(_BODY)]
        found = (sentence for line in lines for sentence in _SENTENCE.findall(line.removeprefix(_BODY)))
        self._pool = sorted({sentence for sentence in found if _is_whole(sentence)})

    def make(self, number: int) -> str:
        """The text of draft `number`; it is another at every call."""
        return "\n".join(map(self._vary, self._samples[number % len(self._samples)].splitlines())) + "\n"

    def _vary(self, line: str) -> str:
        if not line.startswith(_BODY) or not line.endswith("。"):
            return line
        sentences = [
            self._chooser.choice(self._pool) if _is_whole(sentence) and self._chooser.random() < 0.5 else sentence
            for sentence in _SENTENCE.findall(line.removeprefix(_BODY))
        ]
        return _BODY + _FIGURE.sub(lambda _: str(self._chooser.randint(11, 9999)), "".join(sentences))


def _is_whole(sentence: str) -> bool:
    """True for a sentence that can stand anywhere: not the half of a quotation, nor the end of a list."""
    return 15 <= len(sentence) <= 90 and not re.search("[“”（）《》：；]", sentence)


def write_drafts(folder: Path, count: int, seed: int) -> None:
    """`count` drafts of all kinds and formats in `folder`."""
    folder.mkdir(parents=True, exist_ok=True)
    for name, data in made_drafts(count, seed):
        (folder / name).write_bytes(data)


def made_drafts(count: int, seed: int) -> Iterator[tuple[str, bytes]]:
    """Names and contents of `count` drafts."""
    texts = Texts(seed)
    look = Look()
    for number in range(count):
        text, suffix = texts.make(number), SUFFIXES[(number * 7 + number // 10) % 10]
        data = text.encode()
        if suffix in ("docx", "yaml"):
            data = Rendering(read_text(text).document, look).write(suffix).data
        yield f"{number:05}.{suffix}", data


def main() -> None:
    """Writes the drafts."""
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("folder", type=Path)
    parser.add_argument("--drafts", type=int, default=2000)
    parser.add_argument("--seed", type=int, default=1)
    options = parser.parse_args()
    write_drafts(options.folder, options.drafts, options.seed)


if __name__ == "__main__":
    main()
