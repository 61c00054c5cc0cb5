"""Clean texts are read as they are; the same texts damaged are read as if they were clean."""

from __future__ import annotations

import pytest

from govdocs.model import Section, number_sections, walk
from govdocs.reading import read, read_text
from govdocs.reading.repair import STEPS
from tests.reading.repair.damage import SAMPLES, sample, wrap

_ALL = sorted(SAMPLES.glob("*/*.txt"))
_SPEECHES = sorted(path.relative_to(SAMPLES).as_posix() for path in SAMPLES.glob("speech/*.txt"))


@pytest.mark.parametrize("path", _ALL, ids=[path.stem for path in _ALL])
def test_a_clean_text_needs_no_repair(path: object) -> None:
    assert [repair for repair in read(str(path)).repairs if repair.step in STEPS] == []


def _outline(text: str) -> list[str]:
    document = read_text(text, kind="speech").document
    labels = {item.id: item.label for item in number_sections(document.body, document.numbering)}
    return [labels[node_id] + node.heading for node_id, node in walk(document.body) if isinstance(node, Section)]


@pytest.mark.parametrize("width", [22, 26, 28, 34])
@pytest.mark.parametrize("name", _SPEECHES)
def test_wrapped_at_any_width_a_speech_has_the_same_outline(name: str, width: int) -> None:
    text = sample(name)
    assert _outline(wrap(text, width)) == _outline(text) != []


@pytest.mark.parametrize("name", _SPEECHES)
def test_with_page_numbers_and_running_heads_it_has_the_same_outline(name: str) -> None:
    lines = wrap(sample(name), 28).split("\n")
    paged = [
        line + (f"\n\n— {at // 22} —\n\n市委办公室　内部资料\n" if at % 22 == 21 else "")
        for at, line in enumerate(lines)
    ]
    assert _outline("\n".join(paged)) == _outline(sample(name))
