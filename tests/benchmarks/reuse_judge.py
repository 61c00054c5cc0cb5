"""How well set phrases are told from real reuse, and reworded sections found; made material, exact truth.

    python -m tests.benchmarks.reuse_judge --seed 99

Sixty reports of thirty offices, two years each. Every phrase of a common stock stands in five to forty
per cent of the offices, in both their years; every office carries paragraphs over from one year to the
next, and some offices copy from another one. No list of phrases is used.
"""

from __future__ import annotations

import argparse
import random
import time
from pathlib import Path

from govdocs.reuse import stock
from govdocs.reuse.passage import Sort
from govdocs.reuse.rewording import find_kin
from govdocs.reuse.search import find_reuse
from govdocs.reuse.subject import About, ReuseText
from tests.benchmarks.reuse_damage import plant_reworded
from tests.benchmarks.reuse_material import distinct_sections, make_sentence

OFFICES = 30
PHRASES = 150
CARRIED = 6
COPIED = 40
SECTIONS = 25


def write_reports(seed: int) -> tuple[list[ReuseText], set[str], set[str]]:
    """The reports, the stock phrases and the passages really reused."""
    rng = random.Random(f"judge {seed}")
    pool = iter(distinct_sections(OFFICES * 2 * SECTIONS + OFFICES * CARRIED + COPIED, seed))
    phrases = [make_sentence(rng)[: rng.randint(16, 40)].rstrip("，。；、的") for _ in range(PHRASES)]
    years: list[list[str]] = [[next(pool) for _ in range(SECTIONS)] for _ in range(OFFICES * 2)]
    for phrase in phrases:
        for office in rng.sample(range(OFFICES), rng.randint(3, int(OFFICES * 0.4))):
            for year in (2 * office, 2 * office + 1):
                at = rng.randrange(SECTIONS)
                years[year][at] += f"要{phrase}。" if rng.random() < 0.5 else f"{phrase}，"
    reused: set[str] = set()
    for office in range(OFFICES):
        for _ in range(CARRIED):
            reused.add(_carry(next(pool), years[2 * office], years[2 * office + 1], rng))
    for _ in range(COPIED):
        a, b = rng.sample(range(OFFICES), 2)
        reused.add(_carry(next(pool), years[2 * a], years[2 * b + 1], rng))
    texts = [
        ReuseText(f"{number:02d}", f"{number}", "\n".join(sections), (), About(office=f"第{number // 2}局"))
        for number, sections in enumerate(years)
    ]
    return texts, set(phrases), reused


def _carry(section: str, old: list[str], new: list[str], rng: random.Random) -> str:
    passage = section[: rng.randint(30, 160)]
    old[rng.randrange(len(old))] += passage + "。"
    new[rng.randrange(len(new))] += passage + "。"
    return passage


def judge_phrases(seed: int) -> None:
    """Print how many stock phrases are recognised and how much real reuse is kept."""
    texts, phrases, reused = write_reports(seed)
    stock.set_phrases.cache_clear()
    stock.LEXICON = "corpora/lexicons/none.txt"
    begin = time.perf_counter()
    report = find_reuse(texts, reworded=False)
    seconds = time.perf_counter() - begin
    counts = {"stock": [0, 0], "reused": [0, 0]}
    for passage in report.passages:
        if passage.sort is Sort.WITHIN:
            continue
        words = report.texts[passage.here.text].excerpt(passage.here.span)
        kind = _truth(words, phrases, reused)
        if kind:
            counts[kind][0] += 1
            counts[kind][1] += (passage.sort is Sort.SET_PHRASE) == (kind == "stock")
    print(f"{len(texts)} reports, {sum(len(t.text) for t in texts) / 1e6:.2f} M characters, {seconds:.2f} s")
    for kind, (total, right) in counts.items():
        print(f"{kind:<8} {right}/{total} = {right / max(total, 1):.4f}")


def _truth(words: str, phrases: set[str], reused: set[str]) -> str:
    if any(passage in words or words.strip("。") in passage for passage in reused):
        return "reused"
    return "stock" if any(phrase in words or words.strip("，。要") in phrase for phrase in phrases) else ""


def judge_rewording(seed: int, count: int, folder: Path | None) -> None:
    """Print section recall and precision of the words detector."""
    for share in (0.45, 0.65):
        planted = plant_reworded(distinct_sections(count, seed, folder), seed, share)
        texts = [ReuseText(str(n), str(n), section) for n, section in enumerate(planted.sections)]
        begin = time.perf_counter()
        found = {frozenset((kin.here.text, kin.there.text)) for kin in find_kin(texts)}
        seconds = time.perf_counter() - begin
        truth = {frozenset((case.source, case.reuse)) for case in planted.cases}
        right = len(found & truth)
        print(
            f"{share:.0%} of the words edited: recall {right / len(truth):.4f}  "
            f"precision {right / max(len(found), 1):.4f}  ({len(texts)} sections, {seconds:.2f} s)"
        )


def main() -> None:
    """Print both tables."""
    options = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    options.add_argument("--seed", type=int, default=7)
    options.add_argument("--sections", type=int, default=6000)
    options.add_argument("--texts", type=Path)
    chosen = options.parse_args()
    judge_phrases(chosen.seed)
    judge_rewording(chosen.seed, chosen.sections, chosen.texts)


if __name__ == "__main__":
    main()
