"""How well damaged drafts are read: hard variants of clean texts, made here, scored against what was damaged.

    python -m tests.benchmarks.reading_variants --texts FOLDER [--variant NAME] [--show N]

FOLDER holds `rules/` and `gold/rules_headings.json` (statutes, their chapters, sections and articles by
line), `speeches/` and `opinions/` (texts with headings on lines of their own). Every variant is made from
the clean text with the same generator, so its gold is exact: it is what the clean text says.
"""

from __future__ import annotations

import argparse
import json
import re
from collections import Counter
from collections.abc import Callable, Iterator
from dataclasses import dataclass
from pathlib import Path

from govdocs.model import Section, number_sections, walk
from govdocs.reading import Draft, read_text

_BLANKS = re.compile(r"\s+")
_DIGITS = re.compile(r"(?<=[^\d\s第（(])\d+")
_HALF = str.maketrans("，：；（）！？", ",:;()!?")
_FULL = str.maketrans(",:;()!?", "，：；（）！？")
_MASKS = ("**", "xx", "××")
_WIDTH = 26


@dataclass(frozen=True)
class Text:
    """A clean text: its lines, and which of them are headings (without articles) and articles."""

    name: str
    lines: tuple[str, ...]
    headings: frozenset[int]
    articles: frozenset[int]
    levels: dict[int, int]


# ---- damage


def keep(text: Text) -> str:
    """The text as it is."""
    return "\n".join(text.lines)


def wrap(text: Text) -> str:
    """Every line cut after 26 characters."""
    return "\n".join(piece for line in text.lines for piece in _cut(line))


def wrap_columns(text: Text) -> str:
    """Lines of at most 52 columns, of which figures and letters take one and hanzi two."""
    rows = []
    for line in text.lines:
        row, room = "", 52
        for char in line:
            need = 1 if char.isascii() else 2
            if need > room:
                rows.append(row)
                row, room = "", 52
            row, room = row + char, room - need
        rows.append(row)
    return "\n".join(rows)


def glue_after(text: Text) -> str:
    """No line end after a heading."""
    return "".join(line if at in text.headings else f"{line}\n" for at, line in enumerate(text.lines))


def glue_before(text: Text) -> str:
    """No line end before a heading."""
    return "".join(
        line if at in text.headings or not at else f"\n{line}" for at, line in enumerate(text.lines)
    )


def flatten(text: Text) -> str:
    """All on one line."""
    return "".join(text.lines)


def flatten_indented(text: Text) -> str:
    """All on one line, the indents of the paragraphs still there."""
    return "　　".join(text.lines)


def flatten_blanks(text: Text) -> str:
    """All on one line, a blank where each line ended."""
    return " ".join(text.lines)


def number_pages(text: Text) -> str:
    """A page number on a line of its own after every twelfth line."""
    return _paged(list(text.lines), 12, lambda page: f"— {page} —")


def number_wrapped_pages(text: Text) -> str:
    """Cut after 26 characters, every 22 lines a page number and the title as running head."""
    lines = [piece for line in text.lines for piece in _cut(line)]
    return _paged(lines, 22, lambda page: f"- {page} -\n{text.lines[0][:20]}")


def space_out(text: Text) -> str:
    """A blank line after every line, as web pages paste."""
    return "\n\n".join(text.lines)


def _cut(line: str) -> Iterator[str]:
    for at in range(0, max(len(line), 1), _WIDTH):
        yield line[at : at + _WIDTH]


def _paged(lines: list[str], every: int, foot: Callable[[int], str]) -> str:
    out = []
    for at, line in enumerate(lines, 1):
        out.append(line)
        if at % every == 0:
            out.append(foot(at // every))
    return "\n".join(out)


def mask(line: str) -> str:
    """Figures replaced by what drafters mask them with."""
    return _DIGITS.sub(lambda match: _MASKS[len(match[0]) % 3], line)


def halve(line: str) -> str:
    """Half-width marks."""
    return line.translate(_HALF)


VARIANTS: dict[str, tuple[Callable[[str], str], Callable[[Text], str], float]] = {
    "clean": (str, keep, 0.995),
    "wrapped": (str, wrap, 0.99),
    "wrapped-columns": (str, wrap_columns, 0.99),
    "glued-after": (str, glue_after, 0.97),
    "glued-before": (str, glue_before, 0.97),
    "one-line": (str, flatten, 0.97),
    "one-line-indented": (str, flatten_indented, 0.97),
    "one-line-blanks": (str, flatten_blanks, 0.97),
    "masked": (mask, keep, 0.995),
    "half-width": (halve, keep, 0.995),
    "page-numbers": (str, number_pages, 0.995),
    "wrapped-pages": (str, number_wrapped_pages, 0.99),
    "blank-lines": (str, space_out, 0.995),
}
"""Name → what happens to each line, what happens to the lines, the F1 to reach."""


# ---- gold and score


def load_rules(folder: Path) -> list[Text]:
    """The statutes with their gold."""
    texts = []
    for entry in json.loads((folder / "gold" / "rules_headings.json").read_text(encoding="utf-8")):
        lines = (folder / entry["file"]).read_text(encoding="utf-8").split("\n")
        kept = [at for at, line in enumerate(lines) if line.strip()]
        place = {at + 1: index for index, at in enumerate(kept)}
        levels = {place[item["line"]]: item["level"] for item in entry["headings"]}
        articles = frozenset(place[item["line"]] for item in entry["articles"])
        stripped = tuple(lines[at].strip() for at in kept)
        texts.append(Text(entry["file"], stripped, frozenset(levels), articles, levels))
    return texts


def expected(text: Text) -> Counter[str]:
    """What must be found, without blanks: headings whole, articles with their first words."""
    found: Counter[str] = Counter()
    for at, line in enumerate(text.lines):
        bare = _BLANKS.sub("", line)
        if at in text.headings:
            found[f"{_depth(bare)} {bare}"] += 1
        elif at in text.articles:
            found[_article(bare)] += 1
    return found


def _depth(bare: str) -> str:
    form = re.match(r"第.{1,6}?([章节])", bare)
    return form[1] if form else "一"


def _article(bare: str) -> str:
    return f"条 {bare[:12]}"


def found_in(draft: Draft) -> Counter[str]:
    """Chapters, sections, articles and 一、 headings that reading found, as `expected` writes them."""
    document = draft.document
    labels = {item.id: item.label for item in number_sections(document.body, document.numbering)}
    found: Counter[str] = Counter()
    for node_id, node in walk(document.body):
        if not isinstance(node, Section) or node_id not in labels:
            continue
        label, own = labels[node_id], node.heading + (node.stop if not node.run_in else "")
        bare = _BLANKS.sub("", label + own)
        if re.match(r"第.{1,6}?条", label):
            first = next((getattr(block, "text", "") for block in node.blocks), "")
            found[_article(bare + _BLANKS.sub("", first))] += 1
        # A paragraph that is numbered and has no heading (二、人均耕地低于……，不提高税额。) is none in the gold either.
        elif own and re.match(r"第.{1,6}?[章节]|[一二三四五六七八九十]+、", label):
            found[f"{_depth(bare)} {bare}"] += 1
    return found


def _widened(found: Counter[str]) -> Counter[str]:
    """Marks full-width: which width they have is no matter here."""
    return Counter({key.translate(_FULL): count for key, count in found.items()})


def score(want: Counter[str], got: Counter[str]) -> tuple[int, int, int]:
    """Right ones, missed ones, wrong ones."""
    right = (want & got).total()
    return right, want.total() - right, got.total() - right


def measure(texts: list[Text], name: str, show: int) -> float:
    """F1 of one variant over all texts."""
    change, damage, _ = VARIANTS[name]
    total = Counter({"right": 0, "missed": 0, "wrong": 0})
    shown = 0
    for text in texts:
        changed = Text(text.name, tuple(map(change, text.lines)), text.headings, text.articles, text.levels)
        want, got = _widened(expected(changed)), _widened(found_in(read_text(damage(changed))))
        if not text.headings:
            # Where the gold names no heading, the text may still have some it did not look for.
            got = Counter({key: count for key, count in got.items() if key.startswith("条")})
        right, missed, wrong = score(want, got)
        total.update(right=right, missed=missed, wrong=wrong)
        if shown < show and (missed or wrong):
            shown += 1
            print(
                f"    {text.name}: -{list((want - got).elements())[:3]} +{list((got - want).elements())[:3]}"
            )
    return 2 * total["right"] / (2 * total["right"] + total["missed"] + total["wrong"])


def main() -> None:
    """Prints a table: variant, F1, what to reach."""
    parser = argparse.ArgumentParser(
        description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter
    )
    parser.add_argument("--texts", type=Path, required=True)
    parser.add_argument("--variant", choices=sorted(VARIANTS), action="append")
    parser.add_argument(
        "--show", type=int, default=0, help="texts whose faults are printed, for each variant"
    )
    chosen = parser.parse_args()
    texts = load_rules(chosen.texts)
    for name in chosen.variant or VARIANTS:
        reached = measure(texts, name, chosen.show)
        print(f"{name:20}{reached:8.4f}   reach {VARIANTS[name][2]}")


if __name__ == "__main__":
    main()
