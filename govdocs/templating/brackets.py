"""The pair of brackets that print puts around a whole line (附注, 题注, 来源说明), and the line without it.

Brackets inside the words are the drafter's own and stay.
"""

from __future__ import annotations


def bracketed(text: str) -> str:
    """`text` in （）; as it is where it is empty, or opens and ends with brackets of its own."""
    return text if not text or (text[0] == "（" and text[-1] == "）") else f"（{text}）"


def unbracketed(text: str) -> str:
    """`text` without the one pair of （） that encloses all of it; as it is where none does."""
    if len(text) < 3 or text[0] != "（" or text[-1] != "）":
        return text
    depth = 0
    for char in text[:-1]:
        depth += (char == "（") - (char == "）")
        if not depth:
            return text
    return text[1:-1]
