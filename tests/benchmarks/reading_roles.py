"""How well reading tells the parts of real texts: title, 发文字号, 主送, 署名, headings of two levels.

    python tests/benchmarks/reading_roles.py --texts FOLDER [--show]

FOLDER holds the texts and `gold/opinions_headings.json`, which gives every paragraph its role from the
publisher's typography. Lines are compared; headings are those that bear an ordinal. `--show` lists the misses.
"""

from __future__ import annotations

import argparse
import json
import re
from collections import Counter
from collections.abc import Iterator
from pathlib import Path
from typing import Any

from govdocs.notation import parse_ordinal
from govdocs.reading import Draft, read
from govdocs.source import Excerpt

ROLES = ("title", "docno", "addressee", "signature", "heading1", "heading2")
_GOLD = {"heading2_runin": "heading2"}
_NOISY = ("center", "heading1_center", "runin_bold", "other_bold")
_FIELDS = {
    "title": "title",
    "document_number": "docno",
    "addressee": "addressee",
    "signature": "signature",
    "date": "signature",
}
_SECTION = re.compile(r"s\d+")


def gold_roles(paragraphs: list[dict[str, Any]]) -> dict[int, str]:
    """Line → role; "" for a line whose role the gold does not tell."""
    roles = {}
    for paragraph in paragraphs:
        role = _GOLD.get(paragraph["role"], paragraph["role"])
        if role in ("heading1", "heading2") and parse_ordinal(paragraph["text"].strip()) is None:
            role = "body"
        roles[paragraph["line"]] = "" if role in _NOISY else role
    return roles


def read_roles(draft: Draft) -> dict[int, str]:
    """Line → role as reading has it."""
    roles: dict[int, str] = {}
    text = draft.source.text
    for repair in draft.repairs:
        if repair.step == "repeated-title":
            roles |= dict.fromkeys(_lines_of(text, repair.span.start, repair.span.end), "title")
    for node_id, trace in draft.trace.items():
        name = node_id.rpartition("/")[2]
        if trace.heading is not None and _SECTION.fullmatch(name):
            level = sum(bool(_SECTION.fullmatch(step)) for step in node_id.split("/"))
            role, excerpt = f"heading{level}", trace.heading
        elif trace.text is not None and (name in _FIELDS or name.startswith("attachment")):
            role, excerpt = _FIELDS.get(name, "title"), trace.text
        else:
            continue
        roles |= dict.fromkeys(_lines(text, excerpt), role)
    return roles


def _lines(text: str, excerpt: Excerpt) -> Iterator[int]:
    for piece in excerpt.pieces:
        yield from _lines_of(text, piece.start, piece.start + piece.length)


def _lines_of(text: str, start: int, end: int) -> range:
    return range(text.count("\n", 0, start) + 1, text.count("\n", 0, end) + 2)


def main() -> None:
    """Prints precision, recall and F1 of every role and of all."""
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--texts", type=Path, required=True)
    parser.add_argument("--show", action="store_true")
    options = parser.parse_args()
    hits, missed, wrong = Counter[str](), Counter[str](), Counter[str]()
    for entry in json.loads((options.texts / "gold" / "opinions_headings.json").read_text("utf-8")):
        gold = gold_roles(entry["paragraphs"])
        path = options.texts / entry["file"]
        found = read_roles(read(path))
        lines = path.read_text("utf-8").split("\n")
        for line, role in gold.items():
            got = found.get(line, "body")
            got = got if got in ROLES else "body"
            if not role or role == got:
                hits[role] += 1
                continue
            missed[role] += role in ROLES
            wrong[got] += got in ROLES
            if options.show and (role in ROLES or got in ROLES):
                print(f"{path.name[:12]} {line}: {role} → {got} | {lines[line - 1][:50]}")
    _print(hits, missed, wrong)


def _print(hits: Counter[str], missed: Counter[str], wrong: Counter[str]) -> None:
    print(f"{'':12}{'P':>7}{'R':>7}{'F1':>7}{'lines':>7}")
    rows = [(role, hits[role], missed[role], wrong[role]) for role in ROLES]
    total = ("all", *(sum(column) for column in list(zip(*rows, strict=True))[1:]))
    for role, right, lost, extra in (*rows, total):
        precision = right / max(right + extra, 1)
        recall = right / max(right + lost, 1)
        f1 = 2 * right / max(2 * right + lost + extra, 1)
        print(f"{role:12}{precision:7.3f}{recall:7.3f}{f1:7.3f}{right + lost:7}")


if __name__ == "__main__":
    main()
