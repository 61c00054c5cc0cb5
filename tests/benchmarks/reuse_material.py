"""Made text for measuring reuse: sections in the manner of official prose that share no twelve letters.

Words come from jieba's own dictionary by part of speech, sentences from patterns, so that the
benchmark needs no file that is not installed. `--texts FOLDER` of the benchmark takes real texts instead.
"""

from __future__ import annotations

import random
import re
from functools import cache
from pathlib import Path

import numpy as np

from govdocs.reuse.fingerprint import hash_runs
from govdocs.reuse.fold import Letters, fold_texts

Words = dict[str, list[str]]

_PATTERNS = (
    "要{v}{n}{n}，{v}{a}的{n}，{d}{v}{n}和{n}。",
    "{n}{n}{d}{v}{n}，{n}、{n}、{n}{v}{n}，{v}{n}{m}%。",
    "{v}{n}{n}{m}个，{d}{v}{n}{m}万人，{n}的{n}{d}{v}。",
    "围绕{n}{v}{n}，{v}{n}{n}，{v}{a}{n}，{d}{v}{n}{n}。",
    "{y}年，{n}{v}{n}{m}项，{n}{v}{m}%，{v}{n}{n}的{n}。",
    "对{n}、{n}和{n}，由{n}{v}{n}，{v}{n}，{v}{a}的{n}{n}。",
    "{n}是{n}的{n}，{v}{n}就要{v}{n}，{v}{a}的{n}才能{v}。",
    "既要{v}{n}，又要{v}{n}{n}，把{n}{v}在{n}{n}之中。",
    "“{n}{v}{n}”的{n}，{v}了{n}{n}；{n}{v}，{n}{d}{v}。",
)
_TAGS = {"n": ("n", "vn", "nz"), "v": ("v",), "a": ("a", "ad", "b"), "d": ("d",)}
_MOST = {"n": 9000, "v": 4000, "a": 1200, "d": 200}


@cache
def dictionary() -> Words:
    """Common two- and three-character words by part of speech, from jieba's dictionary."""
    import jieba

    found: dict[str, list[tuple[int, str]]] = {sort: [] for sort in _TAGS}
    for line in (Path(jieba.__file__).parent / "dict.txt").read_text(encoding="utf-8").splitlines():
        word, count, tag = line.split(" ")
        if re.fullmatch("[一-鿿]{2,3}", word):
            for sort, tags in _TAGS.items():
                if tag in tags:
                    found[sort].append((-int(count), word))
    return {sort: [word for _, word in sorted(words)[: _MOST[sort]]] for sort, words in found.items()}


def make_sentence(rng: random.Random) -> str:
    """One made sentence of some forty characters."""
    words = dictionary()

    def fill(match: re.Match[str]) -> str:
        sort = match[1]
        if sort == "m":
            return rng.choice(("{}", "{}.{}", "{}{}")).format(rng.randint(1, 99), rng.randint(1, 9))
        return str(rng.randint(2003, 2026)) if sort == "y" else rng.choice(words[sort])

    return re.sub(r"\{(\w)\}", fill, rng.choice(_PATTERNS))


def make_section(rng: random.Random) -> str:
    """One made paragraph of 60 to 700 characters, about 200 on average."""
    wanted = min(max(int(rng.lognormvariate(5.1, 0.55)), 60), 700)
    text = ""
    while len(text) < wanted:
        text += make_sentence(rng)
    return text


def distinct_sections(count: int, seed: int, folder: Path | None = None) -> list[str]:
    """`count` sections no two of which share twelve letters; made, or the paragraphs of `folder`."""
    rng = random.Random(f"material {seed}")
    sections = read_sections(folder) if folder else [make_section(rng) for _ in range(count + count // 8 + 20)]
    rng.shuffle(sections)
    kept = keep_distinct(sections)
    if len(kept) < count and folder is None:
        raise ValueError(f"only {len(kept)} of {count} sections are distinct")
    return kept[:count]


def read_sections(folder: Path) -> list[str]:
    """The paragraphs of 60 to 700 characters of every .txt under `folder`."""
    found: list[str] = []
    for path in sorted(folder.rglob("*.txt")):
        lines = path.read_text(encoding="utf-8", errors="replace").splitlines()
        found += [line.strip() for line in lines if 60 <= len(line.strip()) <= 700]
    return found


def keep_distinct(sections: list[str], length: int = 12) -> list[str]:
    """The sections that share no `length` letters with one before them (nor within themselves)."""
    letters: Letters = fold_texts(sections)
    at = np.arange(max(len(letters.codes) - length + 1, 0))
    ends = letters.starts[letters.text_of(at) + 1]
    at = at[at + length < ends]
    hashes = hash_runs(letters.codes, at, length)
    order = np.argsort(hashes, kind="stable")
    ranked = hashes[order]
    repeated = np.zeros(len(at), dtype=bool)
    repeated[order[1:]] = ranked[1:] == ranked[:-1]
    spoiled = set(letters.text_of(at[repeated]).tolist())
    return [section for number, section in enumerate(sections) if number not in spoiled]


def mixed_sections(characters: int, seed: int) -> list[str]:
    """Sections mixed from sentences that return ~190 times and set phrases that return thousands of times."""
    rng = random.Random(f"mix {seed}")
    pool = [make_sentence(rng) for _ in range(max(characters // (190 * 38), 20))]
    phrases = [make_sentence(rng)[: rng.randint(14, 30)] + "，" for _ in range(60)]
    sections: list[str] = []
    size = 0
    while size < characters:
        parts = rng.choices(pool, k=rng.randint(3, 8))
        if rng.random() < 0.8:
            parts.insert(rng.randrange(len(parts)), rng.choice(phrases))
        sections.append("".join(parts))
        size += len(sections[-1])
    return sections
