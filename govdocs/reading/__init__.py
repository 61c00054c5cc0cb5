"""Drafts in: every form a draft comes in becomes a `Draft`, with positions, doubts and evidence.

A bad *text* is never refused: what is doubtful stays body text and is reported. Only a file that
cannot be what it claims to be raises, and always a `GovdocsError` with one line in Chinese.
"""

from __future__ import annotations

from collections.abc import Iterable
from pathlib import Path
from typing import TYPE_CHECKING

from govdocs.model import Kind
from govdocs.model.kinds import require_kind
from govdocs.reading.draft import Draft, NodeTrace, Repair, replay_repairs
from govdocs.reading.split import Piece, split_collection

if TYPE_CHECKING:
    from govdocs.reading.pictures import Pictures
    from govdocs.reading.repair.beside import Beside

__all__ = [
    "DRAFT_SUFFIXES",
    "Draft",
    "NodeTrace",
    "Piece",
    "Repair",
    "read",
    "read_bytes",
    "read_text",
    "replay_repairs",
    "split_collection",
]

DRAFT_SUFFIXES = (".txt", ".md", ".docx", ".yaml", ".yml", ".json")
"""The suffixes of files that can be read; any other name is taken for draft text unless it is known to be none."""


def read(
    source: str | Path,
    *,
    kind: str | None = None,
    revisions: str = "accept",
    beside: Iterable[str | Path | Draft] = (),
) -> Draft:
    """The draft in the file `source`, read by its suffix; `kind` (speech, 讲话) overrules what the text says.

    `revisions` says what becomes of the tracked changes of a Word file: accept, reject, or show them in the text.
    `beside` are other drafts of the same text, or their files: a heading that stands whole in one of them ends there
    where this one has it glued to its body. Pictures that a text names are looked for in its folder and below.

    Raises UsageError for no such file or kind, UnreadableFileError and InvalidDocumentError for a file
    that is not what its suffix says. Never raises for a bad text.
    """
    from govdocs.reading.files import load_file
    from govdocs.reading.pictures import PictureFolder

    path = Path(source)
    pictures = PictureFolder(path.parent)
    return read_bytes(
        load_file(path), str(source), kind=kind, revisions=revisions, beside=beside, pictures=pictures
    )


def read_bytes(
    data: bytes,
    name: str,
    *,
    kind: str | None = None,
    revisions: str = "accept",
    beside: Iterable[str | Path | Draft] = (),
    pictures: Pictures | None = None,
) -> Draft:
    """As `read`, of the bytes of a file called `name`; its suffix says what they are.

    `pictures` give the bytes of the pictures it names: a mapping by name, or a `PictureFolder`.
    """
    from govdocs.reading.files import read_file_bytes
    from govdocs.reading.revisions import require_revisions

    others = _beside(beside)
    return read_file_bytes(data, name, _find(kind), require_revisions(revisions), others, pictures)


def read_text(
    text: str, name: str = "", *, kind: str | None = None, pictures: Pictures | None = None
) -> Draft:
    """The draft that `text` is, in the grammar of docs/draft-text.md. Never raises but for an unknown `kind`.

    `pictures` are as for `read_bytes`.
    """
    from govdocs.reading.text import read_draft_text
    from govdocs.source import Source

    return read_draft_text(Source(name, text), kind=_find(kind), pictures=pictures)


def _beside(others: Iterable[str | Path | Draft]) -> Beside | None:
    drafts = [other if isinstance(other, Draft) else read(other) for other in others]
    if not drafts:
        return None
    from govdocs.reading.repair.beside import Beside

    return Beside(drafts)


def _find(name: str | None) -> Kind | None:
    return None if name is None else require_kind(name)
