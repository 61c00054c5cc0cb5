"""Tracked changes: which of them count, how they are shown, and how many there are by whom.

ECMA-376-1 17.13.5. Changes of looks count for nothing but the style and number of a paragraph.
"""

from __future__ import annotations

from collections import Counter

from lxml import etree

from govdocs.reading.docx.content import Remark, RunText
from govdocs.reading.docx.markup import attribute, child, local_name
from govdocs.reading.revisions import Revisions

INSERTED = frozenset({"ins", "moveTo", "cellIns"})
DELETED = frozenset({"del", "moveFrom", "cellDel"})
_SHOWN = dict.fromkeys(INSERTED, "增") | dict.fromkeys(DELETED, "删")
_KINDS = {
    "插入": ("ins", "cellIns"),
    "删除": ("del", "cellDel"),
    "移动": ("moveTo",),
    "格式": ("rPrChange", "pPrChange", "sectPrChange", "tblPrChange", "trPrChange", "tcPrChange"),
}
_KIND_OF = {name: kind for kind, names in _KINDS.items() for name in names}
_DONE = {
    Revisions.ACCEPT: "都当作已接受",
    Revisions.REJECT: "都当作已拒绝",
    Revisions.SHOW: "写在文字里：插入的【增：】，删去的【删：】",
}


class Changes:
    """The changes of a file under one choice of what becomes of them."""

    def __init__(self, choice: Revisions = Revisions.ACCEPT) -> None:
        self.choice = choice

    def drops(self, name: str) -> bool:
        """True where what stands in an element of that name is no text."""
        away = {Revisions.ACCEPT: DELETED, Revisions.REJECT: INSERTED, Revisions.SHOW: frozenset[str]()}
        return name in away[self.choice]

    def drops_any(self, properties: etree._Element | None) -> str:
        """The first change among `properties` that takes away what they belong to, "" for none."""
        return next((name for name in _changes_in(properties) if self.drops(name)), "")

    def properties(self, element: etree._Element, name: str) -> etree._Element | None:
        """The properties `name` (pPr, rPr) of an element: those before the change where it is rejected."""
        found = child(element, name)
        if self.choice is Revisions.REJECT:
            before = child(found, f"{name}Change", name)
            return found if before is None else before
        return found

    def show(self, name: str, runs: list[RunText], start: int, run: int) -> None:
        """Puts the runs from `start` on into brackets that tell what was done to them."""
        if self.choice is Revisions.SHOW and any(one.text for one in runs[start:]):
            runs.insert(start, RunText(f"【{_SHOWN[name]}：", run))
            runs.append(RunText("】", run))

    def shown_mark(self, properties: etree._Element | None, sign: str) -> str:
        """【增：¶】 where `properties` say that was inserted and it is to be seen, else ""."""
        names = _changes_in(properties) if self.choice is Revisions.SHOW else ()
        return "".join(f"【{_SHOWN[name]}：{sign}】" for name in names)

    def tell(self, root: etree._Element) -> Remark | None:
        """How many changes there are, of what kind and by whom, and what became of them; None where there are none."""
        kinds: Counter[str] = Counter()
        authors: Counter[str] = Counter()
        for item in root.iter(*(f"{{*}}{name}" for name in _KIND_OF)):
            if not _repeats(item):
                kinds[_KIND_OF[local_name(item)]] += 1
                authors[attribute(item, "author").strip() or "未署名"] += 1
        if not kinds:
            return None
        what = "、".join(f"{kind}{kinds[kind]}处" for kind in _KINDS if kinds[kind])
        who = "，".join(f"{name}{count}处" for name, count in sorted(authors.items(), key=lambda one: -one[1]))
        return Remark("revisions", f"文件里有修订：{what}（{who}），{_DONE[self.choice]}；换一种读法用 --revisions")


def changed_text(item: etree._Element) -> str:
    """The words of what was changed, a blank between those of two paragraphs or cells."""
    words: list[str] = []
    for one in item.iter():
        name = local_name(one)
        if name == "p" and words:
            words.append(" ")
        elif name in ("delText", "t"):
            words.append(one.text or "")
    return "".join(words).strip()


def _changes_in(properties: etree._Element | None) -> tuple[str, ...]:
    if properties is None:
        return ()
    return tuple(name for item in properties if (name := local_name(item)) in _SHOWN)


def _repeats(item: etree._Element) -> bool:
    """True for the change of a paragraph mark beside the same change of the paragraph's words."""
    parent = item.getparent()
    if parent is None or local_name(parent) != "rPr":
        return False
    properties = parent.getparent()
    paragraph = None if properties is None else properties.getparent()
    return paragraph is not None and child(paragraph, local_name(item)) is not None
