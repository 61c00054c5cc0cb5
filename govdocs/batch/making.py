"""One draft of a run: read, rendered in every format asked for, put in place, reported on.

This is what worker processes do, so everything here can be sent to another process or machine. A draft whose
finished files are still what its text, template, style, fonts and this version would give is left alone.
"""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field
from functools import lru_cache
from time import perf_counter
from typing import TYPE_CHECKING, Any

from govdocs.batch.fingerprint import digest, digest_draft, digest_pictures
from govdocs.batch.inputs import DraftFile
from govdocs.batch.report import Built, failure
from govdocs.batch.state import Record
from govdocs.batch.targets import Job
from govdocs.errors import GovdocsError
from govdocs.findings import Finding, Severity
from govdocs.reading.pictures import PictureFolder
from govdocs.writing.render import Look, Rendered, Rendering, put

if TYPE_CHECKING:
    from govdocs.reading import Draft


@dataclass(frozen=True, slots=True)
class Settings:
    """What holds for every draft of a run. `beside` are names and contents of other drafts of the same text;
    `prints` is, by format, what else the files depend on; {} = no state.
    """

    look: Look
    kind: str | None = None
    renumber: bool = False
    revisions: str = "accept"
    beside: tuple[tuple[str, bytes], ...] = ()
    prints: Mapping[str, str] = field(default_factory=dict)


@dataclass(frozen=True, slots=True)
class Task:
    """A job, and what is known of its targets from an earlier run (one record a target, or none at all)."""

    job: Job
    known: tuple[Record, ...] = ()


@dataclass(frozen=True, slots=True)
class Made:
    """The report on one draft, and a record of every file written of it (none where it failed)."""

    built: Built
    records: tuple[Record, ...] = ()


def make_chunk(tasks: Sequence[Task], settings: Settings) -> list[Made]:
    """What became of each of `tasks`, in their order."""
    return [make_one(task, settings) for task in tasks]


def make_one(task: Task, settings: Settings) -> Made:
    """What became of one draft; whatever goes wrong with it ends up there, so that the others go on."""
    started = perf_counter()
    try:
        return _make(task, settings, started)
    except Exception as error:
        return Made(failure(str(task.job.draft), error, seconds=perf_counter() - started))


def _make(task: Task, settings: Settings, started: float) -> Made:
    from govdocs.reading.files import load_file

    job = task.job
    content = load_file(job.draft.path) if job.draft.data is None else job.draft.data
    of = digest_draft(content, job.draft.path.name) if settings.prints else ""
    if task.known and _is_current(task, settings, of):
        return Made(_recall(task, settings, perf_counter() - started), task.known)
    pictures = PictureFolder(job.draft.path.parent)
    rendering, findings = prepare(job.draft, content, settings, pictures)
    done, records, fault = _write(job, rendering, settings, of, digest_pictures(pictures))
    told: dict[str, Any] = {
        "outputs": tuple(each.path for each in done if each.path),
        "pages": next((each.pages for each in done if each.pages is not None), None),
        "findings": findings,
        "substitutions": tuple(dict.fromkeys(notice for each in done for notice in each.substitutions)),
        "missing_glyphs": tuple(dict.fromkeys(notice for each in done for notice in each.missing_glyphs)),
        "seconds": perf_counter() - started,
    }
    if fault:
        return Made(failure(str(job.draft), fault, **told))
    built = Built(str(job.draft), **told)
    return Made(built, tuple(record.about(built) for record in records))


@lru_cache(maxsize=1)
def read_beside(beside: tuple[tuple[str, bytes], ...]) -> tuple[Draft, ...]:
    """The drafts that every draft of a run is read beside; read once a process. Raises what reading raises."""
    from govdocs.reading import read_bytes

    return tuple(read_bytes(content, name) for name, content in beside)


def prepare(
    draft: DraftFile, content: bytes | str, settings: Settings, pictures: PictureFolder
) -> tuple[Rendering, tuple[Finding, ...]]:
    """The draft with this `content` and its `pictures` on its way to its formats, and what reading had to report."""
    from govdocs.reading import read_bytes, read_text

    if isinstance(content, str):
        read = read_text(content, str(draft), kind=settings.kind, pictures=pictures)
    else:
        others = read_beside(settings.beside)
        read = read_bytes(
            content,
            str(draft.path),
            kind=settings.kind,
            revisions=settings.revisions,
            beside=others,
            pictures=pictures,
        )
    document = read.document
    if settings.renumber:
        from govdocs.model.renumber import renumber

        document = renumber(document)
    findings = read.findings
    if settings.look.seal and not _is_sealed(document):
        findings = (*findings, Finding("build.unused-seal", _UNSEALED, Severity.INFO))
    return Rendering(document, settings.look), findings


_UNSEALED = "没有盖印章：稿头没有写“盖章: 是”"


def _is_sealed(document: object) -> bool:
    """True for a text that leaves room for a seal, or issues one that does."""
    return document is not None and (
        getattr(document, "sealed", False) or _is_sealed(getattr(document, "enclosed", None))
    )


def _write(
    job: Job, rendering: Rendering, settings: Settings, of: str, pictures: tuple[tuple[str, str], ...]
) -> tuple[list[Rendered], list[Record], GovdocsError | None]:
    """What could be written of a draft, and the first fault if there was one: other formats do not suffer by it."""
    done: list[Rendered] = []
    records: list[Record] = []
    fault: GovdocsError | None = None
    for name, path in job.targets:
        try:
            rendered = rendering.write(name)
            done.append(put(rendered, path))
        except GovdocsError as error:
            fault = fault or error
            continue
        if settings.prints:
            records.append(Record(settings.prints[name], of, digest(rendered.data), pictures=pictures))
    return done, records, fault


def _is_current(task: Task, settings: Settings, of: str) -> bool:
    """True when every target stands there with the very bytes that making it anew would give."""
    pictures = PictureFolder(task.job.draft.path.parent)
    for file, _ in task.known[0].pictures:
        pictures.get(file)
    if digest_pictures(pictures) != task.known[0].pictures:
        return False
    for record, (name, path) in zip(task.known, task.job.targets, strict=True):
        if (record.look, record.draft) != (settings.prints[name], of):
            return False
        try:
            if digest(path.read_bytes()) != record.file:
                return False
        except OSError:
            return False
    return True


def _recall(task: Task, settings: Settings, seconds: float) -> Built:
    """The report on a draft that was left alone: what the run that made its files had to say."""
    formats = [name for name, _ in task.job.targets]
    return Built(
        str(task.job.draft),
        outputs=tuple(path for _, path in task.job.targets),
        pages=next((record.pages for record in task.known if record.pages is not None), None),
        findings=task.known[0].findings,
        substitutions=settings.look.book.substitutions if "pdf" in formats else (),
        missing_glyphs=next((record.missing for record in task.known if record.missing), ()),
        seconds=seconds,
        unchanged=True,
    )
