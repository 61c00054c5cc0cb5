"""How long reading takes as texts grow, clean and damaged.

    python -m tests.benchmarks.reading_speed --texts FOLDER [--largest CHARACTERS]

FOLDER holds `speeches/`; texts of 10,000 characters and ten, a hundred, a thousand times that are made of their beginnings.
The exponent is that of the time between the smallest and the largest: 1 is proportional to the length.
"""

from __future__ import annotations

import argparse
import math
import time
from collections.abc import Callable
from pathlib import Path

from govdocs.reading import read_text

SMALLEST = 10_000
_WIDTH = 26
FORMS: dict[str, Callable[[str], str]] = {
    "clean": str,
    "wrapped": lambda text: "\n".join(
        line[at : at + _WIDTH] for line in text.split("\n") for at in range(0, max(len(line), 1), _WIDTH)
    ),
    "one-line": lambda text: text.replace("\n", ""),
    "glued": lambda text: text.replace("\n（", "（").replace("\n一、", "一、"),
}


def make_text(texts: list[str], length: int) -> str:
    """`length` characters: the beginnings of all `texts`, again and again, so that long texts are like short ones."""
    part = SMALLEST // len(texts)
    unit = "\n".join(text[: part - 1].rpartition("\n")[0] or text[: part - 1] for text in texts) + "\n"
    return (unit * (length // len(unit) + 1))[:length]


def seconds(text: str) -> float:
    """The least processor time one reading takes, of three for short texts."""
    times = []
    for _ in range(3 if len(text) <= 1_000_000 else 1):
        start = time.process_time()
        read_text(text)
        times.append(time.process_time() - start)
    return min(times)


def main() -> None:
    """Prints a table: form, length, seconds, and the exponent of each form."""
    parser = argparse.ArgumentParser(
        description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter
    )
    parser.add_argument("--texts", type=Path, required=True)
    parser.add_argument("--largest", type=int, default=10_000_000)
    chosen = parser.parse_args()
    texts = [path.read_text(encoding="utf-8") for path in sorted((chosen.texts / "speeches").glob("*.txt"))]
    read_text(make_text(texts, SMALLEST))
    for name, form in FORMS.items():
        taken = {}
        length = SMALLEST
        while length <= chosen.largest:
            taken[length] = seconds(form(make_text(texts, length)))
            print(f"{name:10}{length:12,}{taken[length]:10.3f} s", flush=True)
            length *= 10
        first, last = min(taken), max(taken)
        if last > first:
            print(
                f"{name:10}exponent {math.log(taken[last] / taken[first]) / math.log(last / first):.3f}",
                flush=True,
            )


if __name__ == "__main__":
    main()
