"""`govdocs format`: the drafter's own .docx, restyled in place into a file beside it."""

from __future__ import annotations

from collections.abc import Iterator
from itertools import count
from pathlib import Path
from typing import TYPE_CHECKING, Annotated, Any

import typer

from govdocs.cli.console import note, result, result_json, watched
from govdocs.cli.notices import report_notices
from govdocs.cli.options import AsJson, Kind, Style
from govdocs.errors import GovdocsError, UsageError

if TYPE_CHECKING:
    from govdocs.writing.restyle import FormatReport


def format_(
    drafts: Annotated[
        list[str], typer.Argument(metavar="稿子", help=".docx 文件、文件夹或通配符", show_default=False)
    ],
    out: Annotated[
        Path | None,
        typer.Option("-o", "--out", metavar="输出", help="文件夹，或一篇稿子的文件名", show_default=False),
    ] = None,
    kind: Kind = None,
    style: Style = "gbt9704",
    verbose: Annotated[bool, typer.Option("-v", "--verbose", help="逐段列出改了什么")] = False,
    as_json: AsJson = False,
) -> None:
    """把自己排的 .docx 改成公文版式，另存一份；文字、表格、图片、批注都不动。"""
    raise typer.Exit(run(drafts, out=out, kind=kind, style=style, verbose=verbose, as_json=as_json))


def run(
    drafts: list[str],
    *,
    out: Path | None = None,
    kind: str | None = None,
    style: str = "gbt9704",
    verbose: bool = False,
    as_json: bool = False,
) -> int:
    """The exit code after restyling every file and telling what was changed in each."""
    from govdocs.layout.load import load_sheet
    from govdocs.model.kinds import require_kind

    load_sheet(style)
    if kind is not None:
        require_kind(kind)
    files, problems = _find(drafts, out)
    if out is not None and _is_file(out) and len(files) > 1:
        raise UsageError(f"{len(files)} 篇稿子不能写成一个文件；请让 -o 指一个文件夹", path=out)
    told: list[dict[str, Any]] = []
    codes = [_fail(error, told, as_json=as_json) for error in problems]
    for path, below in files:
        try:
            report = _format(path, _targets(path, below, out), {one for one, _ in files}, style=style, kind=kind)
        except GovdocsError as error:
            codes.append(_fail(error, told, as_json=as_json))
            continue
        codes.append(0)
        report_notices(str(path), report.findings)
        if as_json:
            told.append({"source": str(path), **_with_findings(report)})
        else:
            _tell(report, verbose=verbose)
    if as_json:
        result_json({"items": told})
    if watched() and len(codes) > 1:
        note(f"改好 {codes.count(0)} 篇" + f"，没改成 {len(codes) - codes.count(0)} 篇" * any(codes))
    return _exit_code(codes)


def _exit_code(codes: list[int]) -> int:
    """3 where the machine failed, 2 where nothing but the call was wrong, 1 where some files failed."""
    if 3 in codes:
        return 3
    return 2 if codes and set(codes) == {2} else int(any(codes))


def _find(drafts: list[str], out: Path | None) -> tuple[list[tuple[Path, Path]], list[GovdocsError]]:
    """The .docx meant, each with its folder below the one searched; what else was named is a problem."""
    from govdocs.batch import find_drafts
    from govdocs.batch.products import SUFFIX

    found = find_drafts(drafts, avoid=out if out and not _is_file(out) else None)
    named = {Path(name) for name in drafts}
    problems: list[GovdocsError] = [error for _, error in found.problems]
    files = []
    for draft in found.drafts:
        if draft.path in named or draft.path.suffix.lower() == ".docx":
            made = draft.path.with_name(f"{draft.path.stem.removesuffix(SUFFIX)}.docx")
            if draft.path in named or made == draft.path or not made.exists():
                files.append((draft.path, draft.below))
    if not files and not problems:
        raise UsageError("没有找到 .docx 稿子")
    return files, problems


def _is_file(out: Path) -> bool:
    return out.suffix.lower() == ".docx" and not out.is_dir()


def _targets(path: Path, below: Path, out: Path | None) -> Iterator[Path]:
    """Where the result may go, the first choice first; only one if it was named by the user."""
    from govdocs.batch.products import SUFFIX

    if out is not None:
        yield out if _is_file(out) else out / below / f"{path.stem}.docx"
        return
    stem = path.stem if path.stem.endswith(SUFFIX) else path.stem + SUFFIX
    for number in count(1):
        yield path.with_name(f"{stem}-{number}.docx" if number > 1 else f"{stem}.docx")


def _format(path: Path, targets: Iterator[Path], inputs: set[Path], *, style: str, kind: str | None) -> FormatReport:
    from govdocs.reading.files import load_file
    from govdocs.writing.atomic import write_file
    from govdocs.writing.restyle import FormatReport, restyle

    done = restyle(load_file(path), str(path), style=style, kind=kind)
    sources = {one.resolve() for one in inputs}
    for target in targets:
        taken = target.resolve() in sources
        # Beside its draft an earlier result may have been worked on since: it is left alone.
        if not taken and (not target.exists() or not _is_beside(target, path) or target.read_bytes() == done.data):
            return FormatReport(write_file(target, done.data), done.changes, done.findings)
    raise UsageError("输出就是稿子本身，不能覆盖；请用 -o 另取名", path=path)


def _is_beside(target: Path, path: Path) -> bool:
    from govdocs.batch.products import SUFFIX

    return target.parent == path.parent and target.stem.startswith(path.stem.removesuffix(SUFFIX) + SUFFIX)


def _with_findings(report: FormatReport) -> dict[str, Any]:
    from govdocs.batch.report import finding_data

    return {**report.as_data(), "findings": [finding_data(finding) for finding in report.findings]}


def _tell(report: FormatReport, *, verbose: bool) -> None:
    result(str(report.path))
    for line in report.summary:
        note(f"　{line}")
    if verbose:
        for change in report.changes:
            if change.paragraph:
                note(f"　　{change}")


def _fail(error: GovdocsError, told: list[dict[str, Any]], *, as_json: bool) -> int:
    note(str(error), style="red")
    if as_json:
        told.append({"source": str(error.path or ""), "error": str(error)})
    return error.exit_code
