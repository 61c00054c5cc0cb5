"""How fast texts enter an archive, how large it grows, and how long a draft waits for its answer.

    python -m tests.benchmarks.archive_speed [--sections 100000] [--per-text 1] [--rounds 5] [--plain] [--words]

Sections are made (reuse_material.py); `--per-text` of them make one archived text. The draft has about 6,000
characters: a third of it from the archive, a third edited from there, a third new. `--plain` leaves out the
engine's search and times the archive's own answers only; `--words` also cuts every text into words, by rjieba
where that is installed. Times are of all cores together, and warm: the archive is open, code is loaded.
"""

from __future__ import annotations

import argparse
import random
import statistics
import tempfile
import time
from pathlib import Path

import numpy as np

from govdocs.model import OfficialDate, Stage
from govdocs.reuse.archive import open_archive
from govdocs.reuse.archive.bags import fill_bags
from govdocs.reuse.archive.keep import keep_texts
from govdocs.reuse.archive.rows import Entry
from govdocs.reuse.archive.words import search_words
from govdocs.reuse.fingerprint import fingerprint_text
from govdocs.reuse.prepare import digest
from govdocs.reuse.search import find_reuse
from govdocs.reuse.subject import About, ReuseText, TextBlock
from govdocs.source import Span
from govdocs.words import cut_words
from tests.benchmarks.reuse_material import make_section

_BATCH = 4_000_000


def made_texts(sections: list[str], per_text: int) -> list[ReuseText]:
    """Texts of `per_text` sections each, by forty speakers of forty offices over ten years."""
    return [
        made_text(sections[at : at + per_text], at // per_text) for at in range(0, len(sections), per_text)
    ]


def made_text(sections: list[str], number: int) -> ReuseText:
    blocks, at = [], 0
    for count, section in enumerate(sections, 1):
        blocks.append(TextBlock(f"p{count}", "paragraph", f"开头第{count}段", (Span(at, at + len(section)),)))
        at += len(section) + 1
    text = "\n".join(sections)
    about = About(
        title="在全市人才工作会议上的讲话",
        speaker=f"讲话人{number % 40}",
        office=f"单位{number % 40}",
        date=OfficialDate(2016 + number % 10, 1 + number % 12, 1 + number % 28),
        kind="speech",
        stage=Stage.ISSUED,
    )
    return ReuseText(digest(text), f"{number}.txt", text, tuple(blocks), about)


def edited(section: str, rng: random.Random) -> str:
    """`section` with one character in twenty changed."""
    return "".join(rng.choice("的一是在不了有和人这") if rng.random() < 0.05 else char for char in section)


def main() -> None:
    """Prints one line a figure."""
    arguments = argparse.ArgumentParser(description=__doc__)
    arguments.add_argument("--sections", type=int, default=100_000)
    arguments.add_argument("--per-text", type=int, default=1)
    arguments.add_argument("--rounds", type=int, default=5)
    arguments.add_argument("--plain", action="store_true")
    arguments.add_argument("--words", action="store_true")
    given = arguments.parse_args()
    rng = random.Random(8)
    sections = [make_section(rng) for _ in range(given.sections)]
    texts = made_texts(sections, given.per_text)
    size = sum(len(text.text) for text in texts)
    chosen = rng.sample(sections, 24)
    draft = made_text([*chosen[:12], *(edited(section, rng) for section in chosen[12:]), *(make_section(rng) for _ in range(12))], 7)
    with tempfile.TemporaryDirectory() as folder:
        path = Path(folder) / "库.duckdb"
        started = time.process_time()
        with open_archive(path, write=True) as archive:
            batch, letters = [], 0
            for number, text in enumerate(texts):
                batch.append(Entry(text, f"/稿/{number}.txt", text.key))
                letters += len(text.text)
                if letters >= _BATCH or number == len(texts) - 1:
                    keep_texts(archive, batch)
                    batch, letters = [], 0
        spent = time.process_time() - started
        utf8 = sum(len(text.text.encode()) for text in texts)
        print(f"{len(texts)} texts, {len(sections)} sections, {size / 1e6:.1f} million characters")
        print(f"add {spent:.2f} s: {size / spent / 1e6:.2f} million characters a second")
        print(f"file {path.stat().st_size / 1e6:.1f} MB: {path.stat().st_size / utf8:.2f} x the text in UTF-8")
        with open_archive(path, write=True) as archive:
            started = time.process_time()
            keep_texts(archive, [Entry(draft, "/稿/新.txt", "")])
            print(f"add one draft more: {time.process_time() - started:.3f} s")
        asked = made_text([draft.text + "。"], 7)
        with open_archive(path) as archive:
            hashes = np.unique(fingerprint_text(draft).hashes)
            _time("find_rows", given.rounds, lambda: archive.find_rows(hashes))
            _time("count_families", given.rounds, lambda: archive.count_families(hashes))
            _time("search 两个词", given.rounds, lambda: search_words(archive, ["人才", "企业"]))
            if not given.plain:
                name = f"find_reuse, {len(draft.text)} characters"
                _time(name, given.rounds, lambda: find_reuse([asked], archive=archive, reworded=False))
                print(f"passages found: {len(find_reuse([asked], archive=archive, reworded=False).passages)}")
        if given.words:
            with open_archive(path, write=True) as archive:
                cut_words(texts[0].text)
                started = time.process_time()
                fill_bags(archive)
                spent = time.process_time() - started
            print(f"words: {spent:.2f} s more, {size / spent / 1e6:.2f} million characters a second")
            print(f"file with words: {path.stat().st_size / utf8:.2f} x the text in UTF-8")
            with open_archive(path) as archive:
                _time("find_akin", given.rounds, lambda: archive.find_akin([draft]))
                _time("find_reuse with reworded sections", given.rounds, lambda: find_reuse([asked], archive=archive))


def _time(name: str, rounds: int, work: object) -> None:
    assert callable(work)
    work()
    times = []
    for _ in range(rounds):
        started = time.process_time()
        work()
        times.append(time.process_time() - started)
    print(f"{name}: {statistics.median(times) * 1000:.0f} ms")


if __name__ == "__main__":
    main()
