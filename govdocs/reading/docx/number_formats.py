"""One number of Word's automatic numbering as it is shown: 3 as 三, ③, C, 叁 …

What the formats show is ECMA-376-1 17.18.59, with [MS-DOCX] 2.4 where that is more exact. Formats of
other scripts are not known here: they are shown in figures, as Word shows a number its format does not reach.
"""

from __future__ import annotations

from collections.abc import Callable

from govdocs.notation import to_hanzi

_MOST_LETTERS = 780
"""Word counts in letters up to 780 (ZZ…Z, thirty times) and from A again."""
_ROMAN = (
    *((1000, "M"), (900, "CM"), (500, "D"), (400, "CD"), (100, "C"), (90, "XC"), (50, "L"), (40, "XL")),
    *((10, "X"), (9, "IX"), (5, "V"), (4, "IV"), (1, "I")),
)
_LARGEST_ROMAN = 32767
_STEMS, _BRANCHES = "甲乙丙丁戊己庚辛壬癸", "子丑寅卯辰巳午未申酉戌亥"
_FINANCIAL_SIMPLIFIED = str.maketrans("一二三四五六七八九十百千", "壹贰叁肆伍陆柒捌玖拾佰仟")
_FINANCIAL_TRADITIONAL = str.maketrans("一二三四五六七八九十百千", "壹貳參肆伍陸柒捌玖拾佰仟")
_TO_FULL_WIDTH = str.maketrans("0123456789", "０１２３４５６７８９")
_UNITS = (
    *("Zero", "One", "Two", "Three", "Four", "Five", "Six", "Seven", "Eight", "Nine", "Ten", "Eleven", "Twelve"),
    *("Thirteen", "Fourteen", "Fifteen", "Sixteen", "Seventeen", "Eighteen", "Nineteen"),
)
_TENS = ("", "", "Twenty", "Thirty", "Forty", "Fifty", "Sixty", "Seventy", "Eighty", "Ninety")
_ORDINALS = {"one": "first", "two": "second", "three": "third", "five": "fifth", "eight": "eighth"} | {
    "nine": "ninth", "twelve": "twelfth",
}  # fmt: skip


def show_number(value: int, form: str) -> str:
    """`value` as the format `form` (ST_NumberFormat: decimal, chineseCounting …) shows it."""
    write = _FORMATS.get(form)
    return str(value) if write is None or (value < 1 and form not in _WITH_ZERO) else write(value)


def _letters(value: int) -> str:
    """A … Z, AA, BB … ZZ, AAA: the same letter once more for every 26."""
    value = (value - 1) % _MOST_LETTERS
    return chr(ord("A") + value % 26) * (value // 26 + 1)


def _signs(value: int) -> str:
    """*, †, ‡, §, **, ††: the same sign once more for every four."""
    return "*†‡§"[(value - 1) % 4] * ((value - 1) // 4 + 1) if value <= _MOST_LETTERS else str(value)


def _roman(value: int) -> str:
    if value > _LARGEST_ROMAN:
        return str(value)
    text = ""
    for unit, name in _ROMAN:
        count, value = divmod(value, unit)
        text += name * count
    return text


def _from(row: str) -> Callable[[int], str]:
    """A single character each; what the row does not reach is shown in figures."""
    return lambda value: row[value - 1] if value <= len(row) else str(value)


def _range(first: int, count: int) -> Callable[[int], str]:
    return _from("".join(map(chr, range(first, first + count))))


def _thousands(value: int) -> str:
    """一百零一: units spelled out."""
    return to_hanzi(value) if value <= 9999 else str(value)


def _digits(value: int, zero: str) -> str:
    return "".join(zero if digit == "0" else "一二三四五六七八九"[int(digit) - 1] for digit in str(value))


def _counting(value: int) -> str:
    """九十九, then digit by digit, 一○○."""
    return to_hanzi(value) if value < 100 else _digits(value, "○")


def _japanese(value: int) -> str:
    """百一: neither 零 nor 一 before a unit."""
    if value > 9999:
        return str(value)
    text = to_hanzi(value).replace("零", "")
    for unit in "千百十":
        text = text.replace(f"一{unit}", unit)
    return text


def _sixty(value: int) -> str:
    """甲子 … 癸亥."""
    return _STEMS[(value - 1) % 10] + _BRANCHES[(value - 1) % 12] if value <= 60 else str(value)


def _ordinal(value: int) -> str:
    teens = value % 100 in (11, 12, 13)
    return f"{value}{'th' if teens else {1: 'st', 2: 'nd', 3: 'rd'}.get(value % 10, 'th')}"


def _cardinal_words(value: int) -> str:
    if value < 20:
        return _UNITS[value]
    if value < 100:
        return _TENS[value // 10] + (f"-{_UNITS[value % 10].lower()}" if value % 10 else "")
    if value > 999:
        return str(value)
    rest = f" {_cardinal_words(value % 100).lower()}" if value % 100 else ""
    return f"{_UNITS[value // 100]} hundred{rest}"


def _ordinal_words(value: int) -> str:
    words = _cardinal_words(value)
    if words.isdecimal():
        return _ordinal(value)
    at = max(words.rfind(" "), words.rfind("-")) + 1
    last = words[at:]
    low = last.lower()
    ending = _ORDINALS.get(low) or (f"{low[:-1]}ieth" if low.endswith("y") else f"{low}th")
    return words[:at] + (ending if at else ending.capitalize())


_FORMATS: dict[str, Callable[[int], str]] = {
    "none": lambda _: "",
    "bullet": lambda _: "",
    "decimalZero": lambda value: f"{value:02}",
    "upperLetter": _letters,
    "lowerLetter": lambda value: _letters(value).lower(),
    "upperRoman": _roman,
    "lowerRoman": lambda value: _roman(value).lower(),
    "ordinal": _ordinal,
    "cardinalText": _cardinal_words,
    "ordinalText": _ordinal_words,
    "hex": lambda value: f"{value:X}",
    "chicago": _signs,
    "numberInDash": lambda value: f"- {value} -",
    "decimalEnclosedCircle": _range(0x2460, 20),
    "decimalEnclosedCircleChinese": _range(0x2460, 20),
    "decimalEnclosedFullstop": _range(0x2488, 20),
    "decimalEnclosedParen": _range(0x2474, 20),
    "decimalFullWidth": lambda value: str(value).translate(_TO_FULL_WIDTH),
    "decimalFullWidth2": lambda value: str(value).translate(_TO_FULL_WIDTH),
    "chineseCounting": _counting,
    "taiwaneseCounting": _counting,
    "chineseCountingThousand": _thousands,
    "taiwaneseCountingThousand": _thousands,
    "japaneseCounting": _japanese,
    "ideographDigital": lambda value: _digits(value, "〇"),
    "japaneseDigitalTenThousand": lambda value: _digits(value, "〇"),
    "taiwaneseDigital": lambda value: _digits(value, "○"),
    "chineseLegalSimplified": lambda value: _financial(value).translate(_FINANCIAL_SIMPLIFIED),
    "ideographLegalTraditional": lambda value: _financial(value).translate(_FINANCIAL_TRADITIONAL),
    "ideographTraditional": _from(_STEMS),
    "ideographZodiac": _from(_BRANCHES),
    "ideographZodiacTraditional": _sixty,
    "ideographEnclosedCircle": _range(0x3220, 10),
}
_WITH_ZERO = ("none", "bullet", "decimalZero", "decimalFullWidth", "decimalFullWidth2", "hex", "numberInDash")


def _financial(value: int) -> str:
    """壹拾壹: the 一 before 十 is written."""
    text = _thousands(value)
    return f"一{text}" if text.startswith("十") else text
