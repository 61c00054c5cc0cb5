"""PAN's measure of text alignment: precision, recall, granularity and plagdet, in characters.

Potthast et al., An Evaluation Framework for Plagiarism Detection, COLING 2010: both sides count, and a
detection meets a case only where it overlaps it on both sides.
"""

from __future__ import annotations

import math
from collections import defaultdict
from collections.abc import Iterable
from dataclasses import dataclass

from tests.benchmarks.reuse_damage import Case

Range = tuple[int, int]
Detection = tuple[int, Range, int, Range]
"""Number of a section, characters there, number of the other section, characters there."""


@dataclass(frozen=True)
class Score:
    """`kinds` is the character recall of every kind of damage, `found` the share of cases met at all."""

    plagdet: float
    precision: float
    recall: float
    granularity: float
    found: float
    kinds: dict[str, float]

    def __str__(self) -> str:
        return (
            f"plagdet {self.plagdet:.4f}  P {self.precision:.4f}  R {self.recall:.4f}  "
            f"gran {self.granularity:.4f}  found {self.found:.4f}"
        )


def score(cases: list[Case], detections: Iterable[Detection]) -> Score:
    """How well `detections` find `cases`."""
    wanted: dict[tuple[int, int], list[tuple[int, Range, Range]]] = defaultdict(list)
    for number, case in enumerate(cases):
        key, here, there = _ordered(case.source, case.source_span, case.reuse, case.reuse_span)
        wanted[key].append((number, here, there))
    meetings: list[list[tuple[Range, Range]]] = [[] for _ in cases]
    precisions: list[float] = []
    for first, first_span, second, second_span in detections:
        key, here, there = _ordered(first, first_span, second, second_span)
        covered_here: list[Range] = []
        covered_there: list[Range] = []
        for number, case_here, case_there in wanted.get(key, ()):
            a, b = _meet(here, case_here), _meet(there, case_there)
            if a and b:
                meetings[number].append((a, b))
                covered_here.append(a)
                covered_there.append(b)
        size = here[1] - here[0] + there[1] - there[0]
        precisions.append((_length(covered_here) + _length(covered_there)) / max(size, 1))
    recalls = [_recall(case, met) for case, met in zip(cases, meetings, strict=True)]
    met = [len(found) for found in meetings if found]
    precision = sum(precisions) / len(precisions) if precisions else 0.0
    recall = sum(recalls) / len(recalls)
    granularity = sum(met) / len(met) if met else 1.0
    f1 = 2 * precision * recall / (precision + recall) if precision + recall else 0.0
    by_kind: dict[str, list[float]] = defaultdict(list)
    for case, value in zip(cases, recalls, strict=True):
        by_kind[case.kind].append(value)
    kinds = {kind: sum(values) / len(values) for kind, values in by_kind.items()}
    return Score(f1 / math.log2(1 + granularity), precision, recall, granularity, len(met) / len(cases), kinds)


def _ordered(a: int, here: Range, b: int, there: Range) -> tuple[tuple[int, int], Range, Range]:
    return ((a, b), here, there) if a < b else ((b, a), there, here)


def _meet(a: Range, b: Range) -> Range | None:
    start, end = max(a[0], b[0]), min(a[1], b[1])
    return (start, end) if start < end else None


def _length(ranges: list[Range]) -> int:
    total, reach = 0, -1
    for start, end in sorted(ranges):
        total += max(end - max(start, reach), 0)
        reach = max(reach, end)
    return total


def _recall(case: Case, met: list[tuple[Range, Range]]) -> float:
    size = case.source_span[1] - case.source_span[0] + case.reuse_span[1] - case.reuse_span[0]
    return (_length([here for here, _ in met]) + _length([there for _, there in met])) / size
