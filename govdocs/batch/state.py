"""What an output folder remembers, so that the next run makes only what has changed.

`.govdocs-state.json` stands in the folder given as the output and holds, for every file made there, three digests
(settings, draft, the file's own bytes) and what was reported on it. Nothing is lost with it: without the file,
or with one that cannot be read, everything is made anew.
"""

from __future__ import annotations

import json
import os
from collections.abc import Callable, Iterable, Iterator, Mapping
from contextlib import suppress
from dataclasses import dataclass, replace
from pathlib import Path
from time import perf_counter
from typing import Any

from govdocs.batch.report import Built
from govdocs.errors import OutputError
from govdocs.findings import Finding, Severity, Strength
from govdocs.fonts.notices import MissingGlyph
from govdocs.writing.atomic import write_file

STATE_FILE = ".govdocs-state.json"
_VERSION = 1
_PAUSE = 2.0  # seconds between two savings
_SHARE = 50  # saving may take one part in so many of the time


@dataclass(frozen=True, slots=True)
class Record:
    """One finished file: the digests of settings, draft and file, and what was reported when it was made.

    `pictures` are the digests of the pictures the draft names, "" for what was not found.
    """

    look: str
    draft: str
    file: str
    pages: int | None = None
    findings: tuple[Finding, ...] = ()
    missing: tuple[MissingGlyph, ...] = ()
    pictures: tuple[tuple[str, str], ...] = ()

    def about(self, built: Built) -> Record:
        """This record with what `built` has to say."""
        return replace(self, pages=built.pages, findings=built.findings, missing=built.missing_glyphs)


class State:
    """The records of an output folder by path, read once and saved whole from time to time.

    `looks` are the digests that this run writes into its records; `hold` says whether they still are those of what
    is on the disk. Once they are not (the program or a template was replaced in mid-run), no record has them.
    """

    def __init__(self, folder: Path, looks: Iterable[str], hold: Callable[[], bool]) -> None:
        self.folder = folder
        self._looks = frozenset(looks)
        self._hold = hold
        self._entries = _load(folder / STATE_FILE)
        self._changed = False
        self._saved = perf_counter()
        self._cost = 0.0

    def known(self, targets: Iterable[tuple[str, Path]]) -> tuple[Record, ...]:
        """The records of a draft's targets; none unless every one has a record."""
        try:
            return tuple(_thaw(self._entries[self._key(path)]) for _, path in targets)
        except (KeyError, TypeError, ValueError):
            return ()

    def note(self, targets: Iterable[tuple[str, Path]], records: tuple[Record, ...]) -> None:
        """Remembers the records of a draft's targets; without any, forgets what was known of them."""
        for number, (_, path) in enumerate(targets):
            key = self._key(path)
            entry = _freeze(records[number]) if records else None
            if self._entries.get(key) == entry:
                continue
            self._changed = True
            if entry is None:
                self._entries.pop(key)
            else:
                self._entries[key] = entry
        if self._changed and perf_counter() - self._saved > max(_PAUSE, _SHARE * self._cost):
            self._write()

    def save(self) -> None:
        """Puts the records on disk, without those whose files are gone. A full disk costs the records, no more."""
        gone = [key for key in self._entries if not (self.folder / key).exists()]
        for key in gone:
            del self._entries[key]
        if gone or self._changed:
            self._write()

    def _write(self) -> None:
        started = perf_counter()
        if not self._hold():
            self._entries = {key: entry for key, entry in self._entries.items() if entry.get("look") not in self._looks}
        with suppress(OutputError):
            write_file(self.folder / STATE_FILE, (line.encode("utf-8", "surrogatepass") for line in self._lines()))
            self._changed = False
        self._saved = perf_counter()
        self._cost = self._saved - started

    def _lines(self) -> Iterator[str]:
        """The file, a record a line."""
        yield f'{{"version": {_VERSION}, "files": {{'
        for number, key in enumerate(sorted(self._entries)):
            entry = json.dumps(self._entries[key], ensure_ascii=False)
            yield f"{',' if number else ''}\n{json.dumps(key, ensure_ascii=False)}: {entry}"
        yield "\n}}\n"

    def _key(self, path: Path) -> str:
        return Path(os.path.relpath(path, self.folder)).as_posix()


def _load(path: Path) -> dict[str, dict[str, Any]]:
    with suppress(OSError, ValueError):
        data = json.loads(path.read_text(encoding="utf-8", errors="surrogatepass"))
        if isinstance(data, dict) and data.get("version") == _VERSION and isinstance(data.get("files"), dict):
            return {key: entry for key, entry in data["files"].items() if isinstance(entry, dict)}
    return {}


def _freeze(record: Record) -> dict[str, Any]:
    """The record as JSON has it; what is empty is left out."""
    entry: dict[str, Any] = {"look": record.look, "draft": record.draft, "file": record.file}
    if record.pages is not None:
        entry["pages"] = record.pages
    if record.findings:
        entry["findings"] = [_freeze_finding(finding) for finding in record.findings]
    if record.missing:
        entry["missing"] = [[glyph.char, glyph.role, glyph.count] for glyph in record.missing]
    if record.pictures:
        entry["pictures"] = [list(each) for each in record.pictures]
    return entry


def _freeze_finding(finding: Finding) -> list[str]:
    """A finding without its span and its repair, which belong to a text that is no longer at hand."""
    severity, strength = finding.severity.value, finding.strength.value
    return [finding.rule, finding.message, severity, strength, finding.clause, finding.place, finding.node]


def _thaw(entry: Mapping[str, Any]) -> Record:
    """The record in `entry`. Raises KeyError, TypeError or ValueError where there is none."""
    pages = entry.get("pages")
    if not isinstance(pages, int | None):
        raise TypeError(pages)
    return Record(
        str(entry["look"]),
        str(entry["draft"]),
        str(entry["file"]),
        pages,
        tuple(_thaw_finding(list(words)) for words in entry.get("findings", ())),
        tuple(MissingGlyph(str(char), str(role), int(count)) for char, role, count in entry.get("missing", ())),
        tuple((str(file), str(of)) for file, of in entry.get("pictures", ())),
    )


def _thaw_finding(words: list[str]) -> Finding:
    rule, message, severity, strength, clause, place, node = words
    return Finding(rule, message, Severity(severity), Strength(strength), clause, place=place, node=node)
