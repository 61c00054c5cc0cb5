"""Names for the documents, made from the table's own words, and never more than a name.

Whatever a cell holds, what comes out is one file name, valid on Windows, macOS and Linux, in the folder the
user chose.
"""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Collection, Iterable

from govdocs.filling.form import Form
from govdocs.filling.rows import Row, note
from govdocs.findings import Finding

NUMBER = "序号"
"""What a pattern can name beside the fields: the number of the row among those filled, from 1."""

LONGEST_NAME = 255
"""Bytes in UTF-8, suffix included: what the usual file systems take."""

_ROOM_FOR_SUFFIX = 15  # “-99999.docx” and a little
_WIDE = str.maketrans('<>:"/\\|?*', "＜＞：＂／＼｜？＊")
_RESERVED = re.compile(r"(?:CON|PRN|AUX|NUL|CONIN\$|CONOUT\$|(?:COM|LPT)[0-9¹²³])(?:\..*)?", re.IGNORECASE)
_INVISIBLE = frozenset({"Cc", "Cf", "Cs", "Co", "Cn", "Zl", "Zp"})


def safe_name(text: str) -> str:
    """`text` as a file name without its suffix; "" if nothing is left of it.

    Separators and what Windows forbids become full-width (A/B → A／B); control and direction characters, dots
    at either end and trailing blanks go; names of devices get a 稿 before them; what is too long is cut.
    """
    kept = "".join(
        " " if char in "\t\r\n" else char
        for char in unicodedata.normalize("NFC", text)
        if char in "\t\r\n" or unicodedata.category(char) not in _INVISIBLE
    )
    name = " ".join(kept.translate(_WIDE).split()).strip(". ")
    if _RESERVED.fullmatch(name.replace(" ", "")):
        name = f"稿{name}"
    return _cut(name, LONGEST_NAME - _ROOM_FOR_SUFFIX).rstrip(". ")


def _cut(name: str, most: int) -> str:
    if len(data := name.encode("utf-8")) <= most:
        return name
    cut = data[:most].decode("utf-8", errors="ignore")
    # A mark belongs to the letter before it.
    while cut and unicodedata.combining(name[len(cut)]):
        cut = cut[:-1]
    return cut


class Namer:
    """Names documents by a pattern (`{{ 姓名 }}聘书`), each name once. Raises TemplateError for a faulty pattern.

    `taken` are names, without suffix, that no document may bear.
    """

    def __init__(
        self, pattern: str | None, stem: str, *, fields: Collection[str] = (), taken: Iterable[str] = ()
    ) -> None:
        self._pattern = None if pattern is None else Form(pattern, "--name", fields=fields, called="文件名样式")
        self._stem = safe_name(stem) or "套打"
        self._taken: dict[str, int] = {_key(name): 1 for name in taken}

    def name(self, row: Row, number: int) -> tuple[str, tuple[Finding, ...]]:
        """The name, without suffix, for the document of `row`, the `number`th; and what had to be changed."""
        findings: list[Finding] = []
        wanted = f"{self._stem}-{number:04d}"
        if self._pattern:
            text, noticed = self._ask(self._pattern, row, number)
            findings += noticed
            name = safe_name(text)
            if name != " ".join(text.split()):
                findings.append(note("name-changed", f"“{_short(text)}”不能作文件名，改为“{_short(name or wanted)}”"))
            wanted = name or wanted
        free = self._claim(wanted)
        if free != wanted:
            findings.append(note("same-name", f"文件名“{_short(wanted)}”已有一份用了，这一份叫“{_short(free)}”"))
        return free, tuple(findings)

    def _ask(self, pattern: Form, row: Row, number: int) -> tuple[str, tuple[Finding, ...]]:
        filled = pattern.fill(Row({NUMBER: number, **row.values}, row.place))
        return filled.text, filled.findings

    def _claim(self, wanted: str) -> str:
        name, key = wanted, _key(wanted)
        while key in self._taken:
            self._taken[_key(wanted)] += 1
            name = f"{wanted}-{self._taken[_key(wanted)]}"
            key = _key(name)
        self._taken[key] = 1
        return name


def _key(name: str) -> str:
    """Equal for names that some file system takes for the same."""
    return unicodedata.normalize("NFC", name).casefold()


def _short(text: str) -> str:
    shown = "".join(char if char.isprintable() else "�" for char in text)
    return shown if len(shown) <= 40 else f"{shown[:39]}…"
