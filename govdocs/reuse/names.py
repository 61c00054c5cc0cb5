"""Whose text it is, by the names it uses: its own place and office, and those of others left in it."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterable
from functools import lru_cache

from govdocs.reuse.subject import ReuseText
from govdocs.source import Span

_PLACE = re.compile(r"(?=([一-鿿]{2}[省市州县区旗盟]))")
_NO_NAME = frozenset("全我本各该两几每某县市省区州地城都辖股超上下夜门场分新老大小外内及和与或的在是为有向对到从由至把让使给被于之以城镇乡村直属设治政社园景山林校厂特禁管专示开发跨")
_COMMON = re.compile(r"[全我本各该两几每某县市省区州地城都][省市州县区]|自治[区州县]|直辖市|开发区|示范区|特区|社区|地区|园区|校区|城区|景区|新区|库区|山区|灾区|林区|牧区|矿区|厂区|辖区|片区|街区|专区|管区|功能区|试验区|保护区|高新区")
_FEWEST = 3


def own_places(text: ReuseText) -> frozenset[str]:
    """The names of places this text speaks of as its own: in the title, or used again and again."""
    return _own_places(text.text, text.about.title)


@lru_cache(maxsize=4096)
def _own_places(words: str, title: str) -> frozenset[str]:
    if named := _place_names(title):
        return frozenset(named)
    return frozenset(name for name, count in Counter(_place_names(words)).items() if count >= _FEWEST)


def _place_names(words: str) -> list[str]:
    names = (found[1] for found in _PLACE.finditer(words))
    return [name for name in names if not (_COMMON.search(name) or name[0] in _NO_NAME or name[1] in _NO_NAME)]


def origin(text: ReuseText) -> str:
    """Whose text it is, so that one office's own years count once; "" where nothing says so."""
    about = text.about
    if about.office:
        return about.office
    if about.speaker:
        return about.speaker
    return next(iter(_place_names(about.title)), "")


def find_leftovers(here: ReuseText, span: Span, there: ReuseText) -> tuple[Span, ...]:
    """Where a passage here still bears the name of the other text's place or office."""
    own, theirs = own_places(here), own_places(there)
    if not (own or here.about.office) or own & theirs:
        return ()
    words = here.excerpt(span)
    office = there.about.office if there.about.office != here.about.office else ""
    foreign = {name for name in (theirs if own else ()) if name in words}
    foreign |= {office} if office and office in words else set()
    outside = here.text[: span.start] + here.text[span.end :] if foreign else ""
    return tuple(sorted(_find_all(here.text, span, {name for name in foreign if name not in outside})))


def _find_all(text: str, span: Span, names: Iterable[str]) -> list[Span]:
    spans = []
    for name in sorted(names):
        at = text.find(name, span.start, span.end)
        while at >= 0:
            spans.append(Span(at, at + len(name)))
            at = text.find(name, at + 1, span.end)
    return spans
