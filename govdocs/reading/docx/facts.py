"""The facts a .docx of ours carries beside its text, taken back from its properties."""

from __future__ import annotations

import json
from collections.abc import Mapping
from typing import Any

_PREFIX = "facts-"


def read_facts(properties: Mapping[str, str]) -> dict[str, Any]:
    """The facts, {} where there are none or someone has damaged them: then the page alone counts."""
    pieces: list[str] = []
    while (piece := properties.get(f"{_PREFIX}{len(pieces) + 1}")) is not None:
        pieces.append(piece)
    try:
        facts = json.loads("".join(pieces)) if pieces else {}
    except ValueError:
        return {}
    return facts if isinstance(facts, dict) else {}


def part_of(facts: Mapping[str, Any], name: str) -> dict[str, Any]:
    """The mapping `name` in the facts, {} if there is none."""
    value = facts.get(name)
    return value if isinstance(value, dict) else {}


def list_of(facts: Mapping[str, Any], name: str) -> list[Any]:
    """The list `name` in the facts, [] if there is none."""
    value = facts.get(name)
    return value if isinstance(value, list) else []


def settle(said: Mapping[str, Any], facts: Mapping[str, Any], defaults: Mapping[str, Any]) -> dict[str, Any]:
    """The fields: what the page says, and where it still says what it did at writing, what the facts know.

    `defaults` are the values of fields the page does not speak of.
    """
    settled = dict(said)
    for name, pair in part_of(facts, "fields").items():
        if (
            isinstance(pair, list)
            and len(pair) == 2
            and name in defaults
            and said.get(name, defaults[name]) == pair[0]
        ):
            settled[name] = pair[1]
    return settled
