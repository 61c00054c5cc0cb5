"""Families in the archive: which texts are states of one text, and whose they are.

Words count as common by the number of families that use them: ten drafts of one speech are one family, and so
are all the years of one office. States are told from each other by shared fingerprints, those that very many
texts have left aside, so that nothing here grows with the square of a popular sentence.
"""

from __future__ import annotations

from collections.abc import Sequence
from typing import TYPE_CHECKING

import numpy as np

from govdocs.reuse.archive.rows import thaw_about
from govdocs.reuse.family import LEAST, is_one_text
from govdocs.reuse.passage import Pair

if TYPE_CHECKING:
    from govdocs.reuse.archive.archive import Archive

POPULAR = 64
"""A fingerprint in more texts than this says nothing about which text is a state of which."""

_SHARED = f"""
WITH mine AS (SELECT DISTINCT hash FROM fingerprints WHERE number IN (SELECT unnest(?::INTEGER[]))),
rows AS (SELECT DISTINCT f.hash, f.number FROM fingerprints f JOIN mine m ON f.hash = m.hash),
telling AS (SELECT hash FROM rows GROUP BY hash HAVING count(*) BETWEEN 2 AND {POPULAR}),
shared AS (
    SELECT a.number AS here, b.number AS there, count(*) AS shared
    FROM rows a JOIN telling t ON a.hash = t.hash JOIN rows b ON a.hash = b.hash
    WHERE a.number IN (SELECT unnest(?::INTEGER[])) AND a.number <> b.number
    GROUP BY a.number, b.number)
SELECT s.here, s.there, x.size, y.size, s.shared
FROM shared s JOIN families x ON x.number = s.here JOIN families y ON y.number = s.there
WHERE s.shared >= {LEAST} * greatest(x.size, y.size)
"""


def regroup(archive: Archive, fresh: Sequence[int]) -> None:
    """Puts the texts `fresh` into the families they belong to, and joins families they link."""
    if not fresh:
        return
    edges = _find_states(archive, fresh)
    rows = archive.connection.execute("SELECT number, origin, state, family FROM families ORDER BY number").fetchall()
    parent = {number: state for number, _, state, _ in rows}

    def root(number: int) -> int:
        while parent[number] != number:
            number = parent[number]
        return number

    for here, there in edges:
        low, high = sorted((root(here), root(there)))
        parent[high] = low
    origins = {number: origin for number, origin, _, _ in rows}
    names: dict[str, int] = {}
    changes = []
    for number, origin, state, family in rows:
        first = root(number)
        name = origins[first] or origin
        now = names.setdefault(name, number) if name else first
        if (state, family) != (first, now):
            changes.append((number, first, now))
    _write(archive, changes)


def _find_states(archive: Archive, fresh: Sequence[int]) -> list[tuple[int, int]]:
    """The pairs of texts, one of them fresh, that are states of one text."""
    numbers = list(fresh)
    found = archive.connection.execute(_SHARED, [numbers, numbers]).fetchall()
    if not found:
        return []
    wanted = sorted({number for row in found for number in row[:2]})
    columns = ("title", "speaker", "post", "date", "occasion", "audience", "office", "kind", "stage", "marking")
    rows = archive.connection.execute(
        f"SELECT number, {', '.join(columns)} FROM texts WHERE number IN (SELECT unnest(?::INTEGER[]))", [wanted]
    ).fetchall()
    abouts = {number: thaw_about(dict(zip(columns, values, strict=True))) for number, *values in rows}
    return sorted(
        (here, there)
        for here, there, size, other, shared in found
        if is_one_text(Pair(str(here), str(there), size, other, shared, shared), abouts[here], abouts[there])
    )


def _write(archive: Archive, changes: Sequence[tuple[int, int, int]]) -> None:
    if not changes:
        return
    numbers, states, families = (np.array(values, dtype=np.int32) for values in zip(*changes, strict=True))
    archive.connection.register("changes", {"number": numbers, "state": states, "family": families})
    archive.connection.execute(
        "UPDATE families SET state = c.state, family = c.family FROM changes c WHERE families.number = c.number"
    )
    archive.connection.unregister("changes")
