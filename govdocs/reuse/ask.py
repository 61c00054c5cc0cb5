"""The question as scripts ask it: these drafts, against that archive, by its path."""

from __future__ import annotations

from collections.abc import Iterable
from pathlib import Path
from typing import TYPE_CHECKING

from govdocs.reuse.prepare import reuse_text

if TYPE_CHECKING:
    from govdocs.model import Document
    from govdocs.reading import Draft
    from govdocs.reuse.passage import ReuseReport
    from govdocs.reuse.past import PastTexts
    from govdocs.reuse.subject import ReuseText

SHORTEST = 13


def find_reuse(
    texts: Iterable[Draft | Document | ReuseText],
    *,
    archive: str | Path | PastTexts | None = None,
    min_chars: int = SHORTEST,
    reworded: bool = True,
) -> ReuseReport:
    """What these drafts share with each other, with themselves, and with the texts of `archive`.

    `texts` are drafts, documents or `ReuseText`s, in any mixture; `min_chars` is the fewest equal letters a
    passage has; `reworded` also looks for sections said in other words. Of the archive, texts marked higher than
    the drafts (密级, 内部) are left out. Raises UsageError for nothing to compare or no such archive,
    UnreadableFileError for a damaged one, OutputError where DuckDB is missing or the archive is in use.
    """
    from govdocs.reuse.search import find_reuse as search

    if not isinstance(archive, str | Path):
        return search(texts, archive=archive, min_chars=min_chars, reworded=reworded)
    from govdocs.reuse.archive import Filter, open_archive
    from govdocs.reuse.marking import highest_marking

    drafts = [reuse_text(text) for text in texts]
    only = Filter(marking=highest_marking(draft.about.marking for draft in drafts))
    with open_archive(archive, only=only) as past:
        return search(drafts, archive=past, min_chars=min_chars, reworded=reworded)
