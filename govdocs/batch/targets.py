"""Where every output goes: no input is overwritten, no two drafts meet in one file."""

from __future__ import annotations

import os
import unicodedata
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from itertools import count
from pathlib import Path

from govdocs.batch.inputs import DraftFile
from govdocs.batch.products import SUFFIX, made_by_us
from govdocs.errors import UsageError
from govdocs.findings import Finding
from govdocs.writing.render import FORMATS, choose_format, parse_format


@dataclass(frozen=True, slots=True)
class Job:
    """One draft and what shall become of it: (format, path) pairs.

    `findings` are what was noticed before it was a draft, when it was filled and named.
    """

    draft: DraftFile
    targets: tuple[tuple[str, Path], ...]
    findings: tuple[Finding, ...] = ()


@dataclass(frozen=True, slots=True)
class Output:
    """Where outputs go: one `file`, a `folder`, or (both None) beside each input."""

    formats: tuple[str, ...]
    file: Path | None = None
    folder: Path | None = None


def parse_formats(to: Sequence[str] | str | None) -> tuple[str, ...]:
    """The formats asked for, each once. Raises UsageError for unknown ones."""
    return tuple(dict.fromkeys(parse_format(name) for name in ([to] if isinstance(to, str) else to or ())))


def parse_output(out: Path | str | None, to: Sequence[str] | str | None) -> Output:
    """What `-o` and `--to` mean together: an `out` with a suffix we write is a file, any other a folder.

    Raises UsageError for unknown formats, and for one file with several formats.
    """
    formats = parse_formats(to)
    if out is None:
        return Output(formats or ("docx",))
    path = Path(out)
    looks_like_file = path.suffix.lower().lstrip(".") in (*FORMATS, "htm", "md", "yml") and not os.path.isdir(path)  # noqa: PTH112
    if not looks_like_file or str(out).endswith(("/", os.sep)):
        return Output(formats or ("docx",), folder=path)
    if len(formats) > 1:
        raise UsageError("-o 指的是一个文件，--to 却要几种格式；请让 -o 指一个文件夹", path=path)
    return Output((formats[0] if formats else choose_format(path),), file=path)


def plan_jobs(drafts: Sequence[DraftFile], output: Output, *, keep: Iterable[Path] = ()) -> tuple[Job, ...]:
    """A job for every draft, none of which writes over a draft or a file to `keep`.

    Raises UsageError for one file out of several drafts, or one that is the draft or to be kept.
    """
    inputs = file_keys(draft.path for draft in drafts if draft.data is None)
    kept = file_keys(keep)
    if output.file is not None:
        return (_single_job(drafts, output, output.file, inputs, kept),) if drafts else ()
    claimed: set[str] = set()
    return tuple(_job(draft, output, inputs | kept, claimed) for draft in drafts)


def _single_job(drafts: Sequence[DraftFile], output: Output, file: Path, inputs: set[str], kept: set[str]) -> Job:
    if len(drafts) > 1:
        raise UsageError(f"{len(drafts)} 篇稿子不能写成一个文件；请让 -o 指一个文件夹", path=file)
    if _key(file) in inputs:
        raise UsageError("输出就是稿子本身，不能覆盖；请用 -o 另取名", path=file)
    if _key(file) in kept:
        raise UsageError("输出就是模板、红头、印章或报告的文件，不能覆盖；请用 -o 另取名", path=file)
    return Job(drafts[0], ((output.formats[0], file),))


def file_keys(paths: Iterable[Path]) -> set[str]:
    """For every path a key, equal for paths that some file system takes for the same file."""
    return {_key(path) for path in paths}


def _job(draft: DraftFile, output: Output, inputs: set[str], claimed: set[str]) -> Job:
    if draft.data is not None and output.folder is None:
        raise UsageError("标准输入的稿子，请用 -o 指明输出")
    folder = draft.path.parent if output.folder is None else output.folder / draft.below
    for stem in _stems(draft.path.stem, beside=output.folder is None):
        targets = tuple((name, folder / f"{stem}.{name}") for name in output.formats)
        keys = {_key(path) for _, path in targets}
        ours = output.folder is not None or all(_may_replace(path) for _, path in targets)
        if ours and not keys & (inputs | claimed):
            claimed |= keys
            return Job(draft, targets)
    raise AssertionError("names never run out")


def _stems(stem: str, *, beside: bool) -> Iterator[str]:
    yield stem
    if beside:
        yield stem + SUFFIX
        stem += SUFFIX
    for number in count(2):
        yield f"{stem}-{number}"


def _may_replace(path: Path) -> bool:
    """Beside its draft an output takes no .docx that somebody else made or has worked on."""
    # Path.exists raises for a name too long; that is told when it is written.
    return path.suffix.lower() != ".docx" or not os.path.exists(path) or made_by_us(path)  # noqa: PTH110


def _key(path: Path) -> str:
    """Equal for paths that some file system takes for the same file."""
    return unicodedata.normalize("NFC", os.path.realpath(path)).casefold()
