"""`govdocs index …`: the office's archive of past texts."""

from __future__ import annotations

from functools import partial
from pathlib import Path
from typing import TYPE_CHECKING, Annotated, Any

import typer

from govdocs.cli.console import note, result, result_json
from govdocs.cli.help import Command, Group
from govdocs.cli.options import AsJson, Jobs, Kind, KindIs, Since, Speaker
from govdocs.cli.progress import run_bar
from govdocs.errors import UsageError

if TYPE_CHECKING:
    from govdocs.reuse.archive import Filter
    from govdocs.reuse.archive.intake import Taken
    from govdocs.reuse.archive.words import Answer, Hit

Index = Annotated[Path, typer.Argument(metavar="档案库", help="档案库文件，如 讲话库.duckdb")]

index = typer.Typer(
    cls=Group, help="本单位以往文稿的档案库：收入、移出、列出、统计、查词句。", rich_markup_mode=None, add_completion=False
)


def add(
    archive: Index,
    drafts: Annotated[list[str], typer.Argument(metavar="文稿", help="文件、文件夹或通配符")],
    kind: Kind = None,
    allow_marked: Annotated[bool, typer.Option("--allow-marked", help="带密级或“内部”标志的也收入")] = False,
    words: Annotated[
        bool, typer.Option("--words/--no-words", help="是否切好词存着，供查换了说法的段落（慢一些）", show_default=False)
    ] = True,
    jobs: Jobs = 0,
    as_json: AsJson = False,
) -> None:
    """收入文稿；没有变化的不重读，有变化的更新。没有这个档案库就新建。"""
    raise typer.Exit(
        run_add(archive, drafts, kind=kind, allow_marked=allow_marked, words=words, jobs=jobs, as_json=as_json)
    )


def run_add(
    archive: Path,
    drafts: list[str],
    *,
    kind: str | None = None,
    allow_marked: bool = False,
    words: bool = True,
    jobs: int = 0,
    as_json: bool = False,
) -> int:
    """0 after every file was taken in, 1 if some could not be read or were refused for their marking."""
    from govdocs.batch.inputs import find_drafts
    from govdocs.batch.spread import spread
    from govdocs.reuse.archive import open_archive
    from govdocs.reuse.archive.intake import add_files

    found = find_drafts(drafts)
    if not found.drafts:
        raise found.problems[0][1] if found.problems else UsageError("没有要收入的文稿")
    with open_archive(archive, write=True) as opened, run_bar("收入") as advance:
        taken = add_files(
            opened,
            [draft.path for draft in found.drafts],
            kind=kind,
            allow_marked=allow_marked,
            words=words,
            progress=lambda done, total, last: advance(done, total, last, False),
            spread=partial(spread, jobs=jobs),
        )
    for _, error in found.problems:
        note(str(error), style="red")
    _tell_taken(taken, as_json=as_json)
    left = found.problems or any(item.state in ("failed", "marked") for item in taken)
    return 1 if left else 0


def _tell_taken(taken: tuple[Taken, ...], *, as_json: bool) -> None:
    if as_json:
        fields = ("path", "state", "title", "marking", "others", "error")
        result_json([{name: getattr(item, name) for name in fields} for item in taken])
        return
    for item in taken:
        if item.state in ("failed", "marked"):
            note(str(item), style="red" if item.state == "failed" else "yellow")
        elif item.state != "unchanged":
            result(str(item))
    told = (("added", "收入"), ("changed", "更新"), ("same", "与库中相同"), ("unchanged", "没有变化"), ("marked", "未收入（有密级或内部标志）"), ("failed", "读不出"))
    counts = [(word, sum(item.state == state for item in taken)) for state, word in told]
    note("，".join(f"{word} {count} 篇" for word, count in counts if count))


def remove(
    archive: Index,
    names: Annotated[list[str], typer.Argument(metavar="文稿", help="文件名，或 index list 列出的编号")],
) -> None:
    """移出文稿；原稿文件不动。"""
    from govdocs.reuse.archive import open_archive
    from govdocs.reuse.archive.keep import forget_files, remove_texts
    from govdocs.reuse.archive.listing import find_numbers

    _must_exist(archive)
    with open_archive(archive, write=True) as opened:
        numbers, paths = find_numbers(opened, names)
        count = remove_texts(opened, numbers) + forget_files(opened, paths)
    result(f"移出 {count} 篇")


def list_(
    archive: Index, since: Since = "", speaker: Speaker = "", kind: KindIs = "", as_json: AsJson = False
) -> None:
    """列出库中文稿：编号、日期、讲话人、标题、文件。"""
    from govdocs.reuse.archive import Filter, open_archive
    from govdocs.reuse.archive.listing import list_texts

    with open_archive(archive, only=Filter(since, speaker, kind)) as opened:
        texts = list_texts(opened)
    if as_json:
        from govdocs.reuse.report.data import about_data

        result_json(
            [
                {"number": t.number, "key": t.key, "name": t.name, **about_data(t.about), "letters": t.letters, "files": t.paths}
                for t in texts
            ]
        )
        return
    for text in texts:
        about = text.about
        marking = f"［{about.marking}］" if about.marking else ""
        words = [str(about.date or "日期不详"), about.speaker or about.office, f"《{about.title or text.name}》{marking}"]
        result(f"{text.number}　{'　'.join(filter(None, words))}　{text.letters}字　{'、'.join(text.paths)}")
    if not texts:
        note("没有符合条件的文稿")


def stats(archive: Index, as_json: AsJson = False) -> None:
    """统计：多少篇、多少字、哪些文种和年份。"""
    from dataclasses import asdict

    from govdocs.model import KINDS
    from govdocs.reuse.archive import open_archive
    from govdocs.reuse.archive.listing import measure

    with open_archive(archive) as opened:
        told = measure(opened)
    if as_json:
        result_json(asdict(told))
        return
    result(f"{told.texts:,} 篇（同一篇的各稿、同一单位的历年算一家，共 {told.families:,} 家），{told.files:,} 个文件，{told.letters:,} 字，{told.fingerprints:,} 个指纹")
    labels = {name: kind.label for name, kind in KINDS.items()}
    result("文种：" + "，".join(f"{labels.get(name, name)} {count}" for name, count in told.kinds))
    result("年份：" + "，".join(f"{year or '不详'} {count}" for year, count in told.years))
    result(f"带密级或内部标志 {told.marked} 篇，人的决定 {told.decisions} 条，文件 {told.bytes / 1e6:.1f} MB")


def search(
    archive: Index,
    words: Annotated[list[str], typer.Argument(metavar="词句", help="词或句子；几个词要在同一段里都有")],
    since: Since = "",
    speaker: Speaker = "",
    kind: KindIs = "",
    marking: Annotated[
        str, typer.Option("--marking", metavar="密级", help="连同这一级以内的：内部、秘密、机密、绝密", show_default=False)
    ] = "",
    whole: Annotated[bool, typer.Option("--whole", help="给出整段，不只是那一句")] = False,
    limit: Annotated[int, typer.Option("-n", "--limit", metavar="条数", help="至多给出几条")] = 20,
    as_json: AsJson = False,
) -> None:
    """查词句：谁、什么时候、在哪篇文稿的哪一段说过，原话和出处可以直接摘走。"""
    from govdocs.reuse.archive import Filter

    raise typer.Exit(
        run_search(archive, words, Filter(since, speaker, kind, marking), whole=whole, limit=limit, as_json=as_json)
    )


def run_search(
    archive: Path, words: list[str], only: Filter, *, whole: bool = False, limit: int = 20, as_json: bool = False
) -> int:
    """Exit code 0 after printing the places where all `words` stand in one paragraph."""
    from govdocs.reuse.archive import open_archive
    from govdocs.reuse.archive.words import search_words

    with open_archive(archive, only=only) as opened:
        answer = search_words(opened, words, most=limit)
    if as_json:
        result_json(_answer_data(answer))
        return 0
    for hit in answer.hits:
        result(f"{hit.block if whole else hit.excerpt}\n　　——{source_of(hit)}")
    if not answer.hits:
        note("没有查到")
    elif watch := answer.texts:
        note(f"含有这些词的文稿 {watch} 篇，给出 {len(answer.hits)} 处")
    if answer.withheld:
        note(f"另有 {answer.withheld} 篇带密级或内部标志，没有列出；有权查看的，加 --marking", style="yellow")
    return 0


def source_of(hit: Hit) -> str:
    """Where a hit comes from, as one cites it: who, when, which text, which place, which file."""
    about = hit.text.about
    parts = [about.speaker or about.office, str(about.date or ""), f"《{about.title or hit.text.name}》{hit.place}"]
    marking = f"［{about.marking}］" if about.marking else ""
    return "，".join(filter(None, parts)) + marking + (f"（{about.path}）" if about.path else "")


def _answer_data(answer: Answer) -> dict[str, Any]:
    from govdocs.reuse.report.data import about_data

    hits = [
        {"excerpt": hit.excerpt, "block": hit.block, "place": hit.place, "marks": hit.marks, "source": source_of(hit),
         "key": hit.text.key, "name": hit.text.name, **about_data(hit.text.about)}
        for hit in answer.hits
    ]  # fmt: skip
    return {"hits": hits, "texts": answer.texts, "withheld": answer.withheld}


def decide(
    archive: Index,
    key: Annotated[str, typer.Argument(metavar="段落编号", help="查重结果里每处后面的编号")],
    decision: Annotated[str, typer.Argument(metavar="决定", help="已核、属引用、本单位固定提法；撤销 = 不再记住")],
) -> None:
    """记住人对一处重复的决定，以后查到同样的两段话就不再当问题提出。"""
    from govdocs.reuse.archive import open_archive
    from govdocs.reuse.passage import Decision

    known = {item.value: item for item in Decision}
    if decision not in (*known, "撤销"):
        raise UsageError(f"没有“{decision}”这种决定；可用：{'、'.join((*known, '撤销'))}")
    _must_exist(archive)
    with open_archive(archive, write=True) as opened:
        opened.decide(key, known.get(decision))
    result(f"{key}：{'不再记住' if decision == '撤销' else f'记为“{decision}”'}")


def _must_exist(archive: Path) -> None:
    if not archive.exists():
        raise UsageError("没有这个档案库；先用 govdocs index add 建一个", path=archive)


for _name, _function in (
    ("add", add),
    ("remove", remove),
    ("list", list_),
    ("stats", stats),
    ("search", search),
    ("decide", decide),
):
    index.command(_name, cls=Command, options_metavar="[选项]")(_function)
