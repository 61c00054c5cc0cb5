"""What is said when the page does not carry the font or the character that was asked for."""

from __future__ import annotations

from dataclasses import dataclass

ROLES = {
    "fangsong": "仿宋",
    "kaiti": "楷体",
    "heiti": "黑体",
    "xiaobiaosong": "小标宋",
    "songti": "宋体",
    "latin": "西文",
}


def is_private(code: int) -> bool:
    """Whether a code point is for private use: another machine's font shows another sign for it, or none."""
    return 0xE000 <= code <= 0xF8FF or code >= 0xF0000


@dataclass(frozen=True, slots=True)
class Substitution:
    """A role whose official font is not embedded, what is used instead, and why."""

    role: str
    wanted: str
    used: str
    reason: str

    @property
    def message(self) -> str:
        """One line, such as 仿宋：PDF 中“仿宋_GB2312”以“Govdocs 仿宋”代替（本机没有此字体）."""
        name = ROLES.get(self.role, self.role)
        return f"{name}：PDF 中“{self.wanted}”以“{self.used}”代替（{self.reason}）"


@dataclass(frozen=True, slots=True)
class MissingGlyph:
    """A character that no font in reach has, and how often it was wanted; it is drawn as 〓."""

    char: str
    role: str
    count: int

    @property
    def message(self) -> str:
        """One line that names the character by its code, for its shape may not show."""
        code = f"U+{ord(self.char):04X}"
        if is_private(ord(self.char)):
            return f"{code} 是自造字（私用区），没有字体可用，以〓代替，共{self.count}处；请改用规范字或插图"
        return f"“{self.char}”（{code}）没有字体可用，以〓代替，共{self.count}处；可安装含此字的字体"
