"""Lengths of style sheets: every figure names its unit, and becomes points."""

from __future__ import annotations

import re
from dataclasses import dataclass

MM = 72 / 25.4
"""Points in a millimetre."""

_LENGTH = re.compile(r"(-?\d+(?:\.\d+)?)\s*(mm|pt|字|行|缇)")


@dataclass(frozen=True, slots=True)
class Length:
    """A figure with its unit: mm, pt, 缇 (1/20 pt), 字 (of the style's own size) or 行 (of the grid)."""

    value: float
    unit: str

    @classmethod
    def parse(cls, text: object) -> Length:
        """The length `text` writes (“7mm”, “2字”). Raises ValueError without a unit."""
        match = _LENGTH.fullmatch(text.strip()) if isinstance(text, str) else None
        if not match:
            raise ValueError(f"长度应写数和单位，如 7mm、16pt、2字、1行：{text!r}")
        return cls(float(match[1]), match[2])

    def points(self, *, char: float = 0.0, line: float = 0.0) -> float:
        """In points, a 字 being `char` points and a 行 `line` points."""
        return self.value * {"mm": MM, "pt": 1.0, "缇": 0.05, "字": char, "行": line}[self.unit]
