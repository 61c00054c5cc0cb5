"""How exactly reading tells where a heading ends: run in after a full stop, and glued to its body without one.

    python -m tests.benchmarks.reading_boundaries --texts FOLDER [--show]

FOLDER holds `opinions/` with `gold/opinions_headings.json` (for run-in headings the publisher's own typography:
how many characters stand in 楷体), and `speeches/`, whose headings stand on lines of their own. Glued texts are
made of both, the line end after every such heading taken out, and the full stop after every heading run in. `docx/` holds Word files whose run-in headings are
bold. What the figures of evidence were fitted to stands in docs/reading.md: none of the glued texts.
"""

from __future__ import annotations

import argparse
import json
import re
from collections import Counter
from collections.abc import Callable, Iterator
from pathlib import Path
from typing import Any

import docx

from govdocs.model import Document, Paragraph, Section, walk
from govdocs.reading import Draft, read, read_bytes, read_text
from govdocs.reading.repair.glue import SURE

_BLANKS = re.compile(r"\s")
_ORDINAL = re.compile(r"[一二三四五六七八九十]{1,3}、|[（(][一二三四五六七八九十]{1,3}[）)]")
_START = 40
_LONGEST = 70
_SHORTEST, _BODY = 4, 30


def documents_in(draft: Draft) -> Iterator[tuple[str, Document]]:
    """The document, and the text it issues, each with the prefix of its node ids."""
    yield "", draft.document
    enclosed = getattr(draft.document, "enclosed", None)
    if enclosed is not None:
        yield "enclosed/", enclosed


def prefixes(draft: Draft) -> dict[str, int]:
    """For the beginning of every paragraph how many characters of it are heading or lead."""
    found: dict[str, int] = {}
    for prefix, document in documents_in(draft):
        for node_id, node in walk(document.body):
            if isinstance(node, Section):
                head = _BLANKS.sub("", draft.trace[prefix + node_id].number + node.heading + node.stop)
                body = getattr(node.blocks[0], "text", "") if node.run_in and node.blocks else ""
                found[(head + _BLANKS.sub("", body))[:_START]] = len(head)
            elif isinstance(node, Paragraph):
                found.setdefault(_BLANKS.sub("", node.text)[:_START], node.lead)
    return found


def measure_run_ins(folder: Path, show: bool) -> Counter[str]:
    """Right and all run-in headings with an ordinal and without, and paragraphs that wrongly got a lead."""
    counted: Counter[str] = Counter()
    for entry in json.loads((folder / "gold" / "opinions_headings.json").read_text(encoding="utf-8")):
        text = (folder / entry["file"]).read_text(encoding="utf-8")
        found, lines = prefixes(read_text(text)), text.split("\n")
        for paragraph in entry["paragraphs"]:
            bare = _BLANKS.sub("", lines[paragraph["line"] - 1])
            got = found.get(bare[:_START])
            if paragraph["role"] == "heading2_runin":
                kind = (
                    "with ordinal" if re.match(r"[一二三四五六七八九十（(\d]+[、）).．]", bare) else "without"
                )
                counted[f"{kind}, all"] += 1
                counted[f"{kind}, right"] += got == paragraph["kaiti"]
                if show and got != paragraph["kaiti"]:
                    print(f"    {paragraph['kaiti']} {got} {bare[:40]}")
            elif paragraph["role"] == "body" and got and not _ORDINAL.match(bare):
                counted["body with a lead"] += 1
    return counted


def glue(lines: list[str]) -> tuple[str, list[str]]:
    """The text with every own-line heading glued to the body after it, and these headings."""
    out, headings = "", []
    for line, following in zip(lines, [*lines[1:], ""], strict=True):
        own = (
            _ORDINAL.match(line)
            and len(line) <= _LONGEST
            and line[-1] not in "。；：，、！"
            and "。" not in line
        )
        if own and len(following) > _START and "。" in following and not _ORDINAL.match(following):
            headings.append(line)
            out += line
        else:
            out += f"{line}\n"
    return out, headings


def unstop(lines: list[str]) -> tuple[str, list[str]]:
    """The text with the full stop of every run-in heading taken out, and these headings."""
    out, headings = "", []
    for line in lines:
        ordinal, stop = _ORDINAL.match(line), line.find("。")
        run_in = ordinal and _SHORTEST <= stop - ordinal.end() <= _START and len(line) - stop > _BODY
        if run_in and not set("：；") & set(line[:stop]):
            headings.append(line[:stop])
            out += f"{line[:stop]}{line[stop + 1 :]}\n"
        else:
            out += f"{line}\n"
    return out, headings


def measure_unstopped(folder: Path, show: bool) -> Counter[str]:
    """As `measure_glued`, of run-in headings that lost their full stop."""
    return measure_glued(folder, show, damage=unstop)


def measure_glued(
    folder: Path,
    show: bool,
    *,
    beside: bool = False,
    damage: Callable[[list[str]], tuple[str, list[str]]] = glue,
) -> Counter[str]:
    """Right, wrong and missed headings of glued texts, and how many of the right and wrong are flagged.

    `beside` has each read with the text before it was glued beside it.
    """
    counted: Counter[str] = Counter()
    for path in sorted((*folder.glob("speeches/*.txt"), *folder.glob("opinions/*.txt"))):
        lines = [line.strip() for line in path.read_text(encoding="utf-8").split("\n") if line.strip()]
        text, headings = damage(lines)
        others = [read_text("\n".join(lines))] if beside else []
        draft = read_bytes(text.encode(), path.name, beside=others)
        got = [
            (_BLANKS.sub("", trace.number + trace.heading.text), trace.confidence)
            for trace in draft.trace.values()
            if trace.heading is not None
        ]
        for heading in headings:
            bare = _BLANKS.sub("", heading)
            sure = next((confidence for words, confidence in got if words == bare), None)
            other = next((one for one in got if one[0][:5] == bare[:5]), None)
            name = "right" if sure is not None else "wrong" if other else "missed"
            counted[name] += 1
            confidence = sure if sure is not None else other[1] if other else 0.0
            counted[f"{name}, flagged"] += confidence < SURE
            if show and name != "right":
                print(f"    {name} {bare}  |  {other}")
    return counted


def measure_beside(folder: Path, show: bool) -> Counter[str]:
    """As `measure_glued`, with the text in better shape beside each."""
    return measure_glued(folder, show, beside=True)


def bold_end(paragraph: Any) -> tuple[str, int]:
    """The text of a paragraph of a .docx without blanks, and how much of it its opening passage in bold takes up
    with the full stop or colon behind it; 0 where nothing, or all of it, is bold."""
    chars = [(char, bool(run.bold)) for run in paragraph.runs for char in run.text if not char.isspace()]
    start = next((at for at, (char, _) in enumerate(chars) if char not in "—-"), 0)
    end = next((at for at in range(start, len(chars)) if not chars[at][1]), 0)
    if end > start and chars[end][0] in "。：" and chars[end - 1][0] not in "。：":
        end += 1
    return "".join(char for char, _ in chars), end if start < end < len(chars) else 0


def measure_bold(folder: Path, show: bool) -> Counter[str]:
    """Right and all run-in headings in bold of the .docx files, and paragraphs without bold that got a lead."""
    counted: Counter[str] = Counter()
    for path in sorted(folder.glob("docx/*.docx")):
        found = prefixes(read(path))
        for paragraph in docx.Document(str(path)).paragraphs:
            bare, end = bold_end(paragraph)
            if end:
                got = found.get(bare[:_START])
                counted["all"] += 1
                counted["right"] += got == end
                if show and got != end:
                    print(f"    {end} {got} {bare[:40]}")
    return counted


def main() -> None:
    """Prints what is right of how many."""
    parser = argparse.ArgumentParser(
        description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter
    )
    parser.add_argument("--texts", type=Path, required=True)
    parser.add_argument("--show", action="store_true", help="print what is wrong")
    chosen = parser.parse_args()
    measures = (
        ("run-in", measure_run_ins),
        ("bold", measure_bold),
        ("glued", measure_glued),
        ("unstopped", measure_unstopped),
        ("beside", measure_beside),
    )
    for title, measure in measures:
        for name, count in sorted(measure(chosen.texts, chosen.show).items()):
            print(f"{title:10}{name:22}{count:6}")


if __name__ == "__main__":
    main()
