"""What dedupe proposes, as data for scripts and as a list to tick off."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from typing import Any

from govdocs.reuse.dedupe import SCHEMA, SCHEMA_VERSION, Group, Reusable
from govdocs.reuse.report.data import about_data
from govdocs.reuse.subject import ReuseText


def manifest_data(groups: Sequence[Group], singles: Sequence[ReuseText], failed: Sequence[str] = ()) -> dict[str, Any]:
    """The manifest: families with their states and the proposal, single texts, files that could not be read."""
    return {
        "schema": SCHEMA,
        "version": SCHEMA_VERSION,
        "families": [
            {
                "keep": group.proposal.about.path,
                "why": group.why,
                "states": [
                    {
                        **about_data(state.text.about),
                        "keep": state.text is group.proposal,
                        "complete": state.complete,
                        "clean": state.clean,
                        "final": state.final,
                        "cut_off": state.cut_off,
                    }
                    for state in group.states
                ],
                "differences": list(group.differences),
            }
            for group in groups
        ],
        "singles": [about_data(text.about) for text in singles],
        "failed": list(failed),
    }


def tell_manifest(groups: Sequence[Group], singles: Sequence[ReuseText], failed: Sequence[str] = ()) -> Iterator[str]:
    """The manifest in lines, a box before every text to keep."""
    yield f"同一篇稿子的 {len(groups)} 组，单独的 {len(singles)} 篇" + (f"，读不出的 {len(failed)} 个文件" if failed else "")
    yield "以下只是建议，请人确认；没有移动、删除任何文件。"
    for number, group in enumerate(groups, 1):
        yield ""
        yield f"{number}. 《{group.proposal.about.title or group.proposal.name}》{len(group.states)} 份"
        for state in group.states:
            keep = state.text is group.proposal
            remarks = f"（{'，'.join(state.remarks)}）" if state.remarks else ""
            yield f"　　{'□ 留' if keep else '　 存'}　{state.text.about.path}{remarks}"
        yield f"　　建议留第一个打□的：{group.why}。"
        yield from (f"　　{line}" for line in group.differences)
    if singles:
        yield ""
        yield "单独的："
        yield from (f"　　□ 留　{text.about.path}" for text in singles)
    if failed:
        yield ""
        yield "读不出的："
        yield from (f"　　{line}" for line in failed)


def passages_data(found: Sequence[Reusable]) -> dict[str, Any]:
    """Every reusable passage once, with all its sources."""
    return {
        "schema": f"{SCHEMA}-passages",
        "version": SCHEMA_VERSION,
        "passages": [
            {
                "words": item.words,
                "sources": [
                    {**about_data(text.about), "place": side.place, "span": [side.span.start, side.span.end]}
                    for text, side in item.sources
                ],
            }
            for item in found
        ],
    }


def tell_passages(found: Sequence[Reusable]) -> Iterator[str]:
    """Every reusable passage in lines, its sources below it."""
    for number, item in enumerate(found, 1):
        yield f"{number}. {''.join(item.words.split())}"
        for text, side in item.sources:
            about = text.about
            who = "，".join(filter(None, (about.speaker or about.office, str(about.date or ""), f"《{about.title or text.name}》{side.place}")))
            yield f"　　——{who}（{about.path}）"
        yield ""
