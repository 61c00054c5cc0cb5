"""The character rules every string of a document obeys, so that no writer need check again."""

from __future__ import annotations

import re
from typing import Annotated

from pydantic import AfterValidator, StringConstraints

ILLEGAL = re.compile("[\x00-\x1f\x7f-\x9f\u2028\u2029\ud800-\udfff\ufffe\uffff]")
"""Line ends, control characters, lone surrogates and non-characters: no format can carry them."""


def _refuse_illegal(text: str) -> str:
    if text.isprintable():
        return text  # nearly all are, and that is told faster
    if found := ILLEGAL.search(text):
        raise ValueError(f"含有不能排印的控制字符或换行（U+{ord(found[0]):04X}，第{found.start() + 1}个字）")
    return text


Text = Annotated[str, StringConstraints(strip_whitespace=True), AfterValidator(_refuse_illegal)]
"""One line of text; blanks at both ends are dropped."""

FilledText = Annotated[
    str, StringConstraints(strip_whitespace=True, min_length=1), AfterValidator(_refuse_illegal)
]
"""One line of text that is not empty."""
