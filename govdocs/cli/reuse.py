"""`govdocs reuse`: which passages of these drafts have been said before, and where."""

from __future__ import annotations

import json
from dataclasses import dataclass, replace
from pathlib import Path
from typing import TYPE_CHECKING, Annotated

import typer

from govdocs.cli.console import note, result
from govdocs.cli.options import Drafts, KindIs, Since, Speaker
from govdocs.errors import GovdocsError, UsageError

if TYPE_CHECKING:
    from govdocs.batch import DraftFile
    from govdocs.reading import Draft
    from govdocs.reuse.archive import Filter
    from govdocs.reuse.report import Told
    from govdocs.reuse.subject import ReuseText

_STDOUT = "-"
_FEWEST = 8


def reuse(
    drafts: Drafts,
    against: Annotated[
        Path | None, typer.Option("--against", metavar="档案库", help="同这个档案库里的文稿比", show_default=False)
    ] = None,
    html: Annotated[
        Path | None, typer.Option("--html", metavar="文件", help="写成网页报告", show_default=False)
    ] = None,
    as_json: Annotated[
        Path | None, typer.Option("--json", metavar="文件", help="写成 JSON；- 是标准输出", show_default=False)
    ] = None,
    annotate: Annotated[
        Path | None,
        typer.Option("--annotate", metavar="文件.docx", help="写成带批注的 Word 文件（只限一篇稿子）", show_default=False),
    ] = None,
    min_chars: Annotated[
        int, typer.Option("--min-chars", metavar="字数", help="至少相同多少字才算一处，不少于 8")
    ] = 13,
    since: Since = "",
    speaker: Speaker = "",
    kind: KindIs = "",
    reworded: Annotated[bool, typer.Option("--reworded/--no-reworded", help="是否也找换了说法的段落（慢一些）", show_default=False)] = True,
    every: Annotated[bool, typer.Option("--all", help="全部列出，不只前十处")] = False,
) -> None:
    """查重：哪些段落以前讲过，在哪里，要不要紧。"""
    from govdocs.reuse.archive.filters import Filter

    if annotate is not None and annotate.suffix.lower() != ".docx":
        raise UsageError("--annotate 后面要写 .docx 文件名", path=annotate)
    if min_chars < _FEWEST:
        raise UsageError(f"--min-chars 不能少于 {_FEWEST}")
    only = Filter(since, speaker, kind)
    if against is None and only != Filter():
        raise UsageError("--since、--speaker、--kind 是挑档案库里的文稿，要同 --against 一起用")
    search = Search(drafts, against, only, min_chars, reworded)
    raise typer.Exit(search.run(html=html, as_json=as_json, annotate=annotate, every=every))


@dataclass(frozen=True)
class Search:
    """What one call asks: which drafts, against which archive, which of its texts, how fine."""

    drafts: list[str]
    against: Path | None
    only: Filter
    min_chars: int = 13
    reworded: bool = True

    def run(
        self,
        *,
        html: Path | None = None,
        as_json: Path | None = None,
        annotate: Path | None = None,
        every: bool = False,
    ) -> int:
        """Exit code 0 after every result asked for was written, 1 if drafts could not be read."""
        from govdocs.reuse.prepare import reuse_text

        read, failed = self._read()
        if annotate is not None and len(read) != 1:
            raise UsageError("--annotate 一次只能给一篇稿子加批注")
        texts = [reuse_text(draft, name=Path(file.path).name) for file, draft in read]
        told = self._search(texts)
        if html is not None:
            from govdocs.reuse.report import write_page

            _write(html, write_page(told).encode())
        if as_json is not None:
            from govdocs.reuse.report import report_data

            _write(as_json, (json.dumps(report_data(told), ensure_ascii=False, indent=2) + "\n").encode("utf-8", "replace"))
        if annotate is not None:
            _annotate(annotate, read[0][0], read[0][1], told)
        self._tell(told, every=every, to_stdout=str(as_json) != _STDOUT)
        return 1 if failed else 0

    def _tell(self, told: Told, *, every: bool, to_stdout: bool) -> None:
        from govdocs.reuse.report.summary import MOST, tell

        if to_stdout:
            for line in tell(told, most=None if every else MOST):
                result(line)

    def _read(self) -> tuple[list[tuple[DraftFile, Draft]], bool]:
        """The drafts that can be read; whether some could not. Raises the fault if none can."""
        from govdocs.batch import DraftFile
        from govdocs.batch.inputs import find_drafts
        from govdocs.cli.stream import NAME, STDIN, read_draft

        found = find_drafts([DraftFile(Path(NAME), data=b"") if name == STDIN else name for name in self.drafts])
        faults = [error for _, error in found.problems]
        read = []
        for file in found.drafts:
            try:
                read.append((file, read_draft(str(file.path) if file.data is None else STDIN)))
            except GovdocsError as error:
                faults.append(error)
        if not read:
            raise faults[0]
        for fault in faults:
            note(str(fault), style="red")
        return read, bool(faults)

    def _search(self, texts: list[ReuseText]) -> Told:
        from govdocs.reuse.archive import open_archive
        from govdocs.reuse.archive.listing import files_of
        from govdocs.reuse.marking import highest_marking
        from govdocs.reuse.report import Told
        from govdocs.reuse.search import find_reuse

        if self.against is None:
            return Told(find_reuse(texts, min_chars=self.min_chars, reworded=self.reworded))
        only = replace(self.only, marking=highest_marking(text.about.marking for text in texts))
        with open_archive(self.against, only=only) as archive:
            report = find_reuse(texts, archive=archive, min_chars=self.min_chars, reworded=self.reworded)
            known = {key: files for key in report.drafts if (files := files_of(archive, key))}
            total = archive.count("SELECT count(*) FROM texts")
            return Told(report, str(self.against), total, known, archive.withheld)


def _write(path: Path, data: bytes) -> None:
    if str(path) == _STDOUT:
        result(data.decode().rstrip("\n"))
        return
    from govdocs.writing.atomic import write_file

    write_file(path, data)
    note(f"已写成 {path}")


def _annotate(path: Path, file: DraftFile, draft: Draft, told: Told) -> None:
    """Writes a copy with a comment at every passage: of the .docx itself, or of the text set as a .docx."""
    from govdocs.reading import read_bytes
    from govdocs.reuse.prepare import reuse_text
    from govdocs.reuse.report.remarks import carry_span, list_remarks
    from govdocs.writing.annotate import Remark, annotate_docx

    (key,) = told.report.drafts
    remarks = list_remarks(told, key)
    if draft.source.stretches:
        data = file.data if isinstance(file.data, bytes) else file.path.read_bytes()
        source = draft.source
    else:
        from govdocs.writing.render import render_bytes

        data = render_bytes(draft.document, "docx").data
        again = read_bytes(data, "稿.docx")
        source, other = again.source, reuse_text(again)
        carried = [(carry_span(span, told.text(key), other), words) for span, words in remarks]
        remarks = [(span, words) for span, words in carried if span is not None]
    _refuse_input(path, file)
    _write(path, annotate_docx(data, source, [Remark(span, words) for span, words in remarks]))


def _refuse_input(path: Path, file: DraftFile) -> None:
    if file.data is None and path.exists() and path.samefile(file.path):
        raise UsageError("批注稿不能盖掉原稿，请另取一个文件名", path=path)
