"""Which characters the bundled faces carry, and which of them are one em wide.

The hanzi are the 8,105 of 通用规范汉字表 (2013), read from ``charset-8105.txt``, which this module also
writes from the kTGH field of the Unihan database:  ``python charsets.py Unihan_OtherMappings.txt.bz2``.
The symbols are those of the GB 2312 and GBK symbol rows plus a short list of everyday additions.
"""

from __future__ import annotations

import bz2
import sys
from pathlib import Path

FOLDER = Path(__file__).resolve().parent
HANZI_FILE = FOLDER / "charset-8105.txt"
LEVELS = (("一级字表", 1, 3500), ("二级字表", 3501, 6500), ("三级字表", 6501, 8105))
HEADER = """\
# 《通用规范汉字表》（国务院2013年6月5日公布，国发〔2013〕23号）所收8105个汉字，按表中序号排列。
# 由 Unihan 数据库 15.0.0 的 kTGH 字段（2013:序号）导出，见 charsets.py；“#”开头的行是说明，其余每行至多50字。
"""

# Row 8 of GB 2312 holds pinyin letters (ā á ǎ à …), which are set as Latin letters, not as full-width marks.
PINYIN = frozenset("āáǎàēéěèīíǐìōóǒòūúǔùǖǘǚǜüêɑḿńňǹɡ")
EVERYDAY = (
    "⓪⒈⒛⑴⒇㈠㈩㊀㊁㊂㊃㊄㊅㊆㊇㊈㊉⑪⑫⑬⑭⑮⑯⑰⑱⑲⑳㉑㉒㉓㉔㉕㉖㉗㉘㉙㉚㉛㉜㉝㉞㉟㊱㊲㊳㊴㊵㊶㊷㊸㊹㊺㊻㊼㊽㊾㊿"
    "ⅪⅫⅺⅻ㎡㎥㎏㎎㎜㎝㎞㏄㏎℡㊣㊙㈱☐☑☒✓✗⇒⇔⇐↔↕◁▷▶◀◐◑☆★⋯‐‑‒–―‖‚„†‡•‥‰‱′″‹›‾⁄€₤℅℉Ω℮™"
    "½¼¾⅓⅔⅛⅜⅝⅞⁰¹²³⁴⁵⁶⁷⁸⁹⁺ⁿ₀₁₂₃₄₅₆₇₈₉−∓∅∇∂∆∊∋⊂⊃⊆⊇∪∩≅≒≦≧≪≫ﬁﬂ"
)


GB18030_COMPATIBILITY = bytes.fromhex(  # written as codes: editors turn some of these into their common twins
    "f92cf979f995f9e7f9f1fa0cfa0dfa0efa0ffa11fa13fa14fa18fa1ffa20fa21fa23fa24fa27fa28fa29"
).decode("utf-16-be")


def hanzi() -> list[int]:
    """The code points of 通用规范汉字表 in the order of the list; 8,105 of them."""
    lines = HANZI_FILE.read_text(encoding="utf-8").splitlines()
    return [ord(char) for line in lines if not line.startswith("#") for char in line.strip()]


def gb_symbols() -> set[int]:
    """Every non-hanzi of the double-byte symbol rows A1–A9 of GB 2312 and GBK."""
    found: set[int] = set()
    for lead in range(0xA1, 0xAA):
        for trail in range(0x40, 0xFF):
            for codec in ("gb2312", "gbk"):
                char = bytes((lead, trail)).decode(codec, "replace")
                if len(char) == 1 and char.isprintable() and char != "\ufffd":
                    found.add(ord(char))
    return found | {0x3000}


def full_width() -> set[int]:
    """The symbols that take one em in a mainland text face: the GB rows, less the pinyin letters."""
    blocks = {*range(0x2460, 0x2600), *range(0x3000, 0x3040), *range(0x3200, 0x3400), *range(0xFF01, 0xFF5F)}
    return (gb_symbols() | blocks | set(map(ord, "―‥⋯∶☐☑☒"))) - set(map(ord, PINYIN))


def symbols() -> set[int]:
    """ASCII, Latin-1, Greek, Cyrillic, the GB symbol rows, numbered signs, and the everyday additions."""
    latin = {*range(0x20, 0x7F), *range(0xA0, 0x100)} - {0xAD}
    greek_cyrillic = {*range(0x391, 0x3AA), *range(0x3B1, 0x3CA), 0x401, *range(0x410, 0x450), 0x451} - {
        0x3A2
    }
    spaces = {0x2002, 0x2003, 0x2009, 0x3000}
    numbered = {
        *range(0x2460, 0x249C),
        *range(0x2160, 0x216C),
        *range(0x2170, 0x217A),
        *range(0x3220, 0x322A),
    }
    rules = {*range(0x2500, 0x2574)}
    return (
        latin
        | greek_cyrillic
        | spaces
        | numbered
        | rules
        | gb_symbols()
        | set(map(ord, EVERYDAY + "".join(PINYIN)))
    )


def rare_hanzi() -> set[int]:
    """What the wide face is for: the ideographs, radicals and strokes beyond the common ones.

    Kangxi radicals are in: text copied out of a PDF often holds them in place of the hanzi. Of the
    compatibility ideographs only those of GB 18030 are.
    """
    ranges = (
        (0x2E80, 0x2FE0), (0x2FF0, 0x2FFC), (0x3004, 0x3030), (0x31C0, 0x31E4), (0x3200, 0x3300),
        (0x3358, 0x4DC0), (0x4E00, 0xA000), (0x20000, 0x2F800), (0x30000, 0x33480),
    )  # fmt: skip
    return set(map(ord, GB18030_COMPATIBILITY)).union(*(range(first, end) for first, end in ranges))


def write_hanzi(unihan: Path) -> None:
    """Write charset-8105.txt from the kTGH lines of the Unihan database."""
    numbered = {}
    for line in bz2.decompress(unihan.read_bytes()).decode("utf-8").splitlines():
        code, *field = line.split("\t")
        if code.startswith("U+") and field[0] == "kTGH":
            numbered[int(field[1].removeprefix("2013:"))] = chr(int(code.removeprefix("U+"), 16))
    if sorted(numbered) != list(range(1, 8106)):
        raise SystemExit(f"{unihan}: 应有8105个序号，实有{len(numbered)}个")
    text = HEADER
    for name, first, last in LEVELS:
        chars = "".join(numbered[number] for number in range(first, last + 1))
        text += f"# {name}，{len(chars)}字\n" + "".join(
            chars[at : at + 50] + "\n" for at in range(0, len(chars), 50)
        )
    HANZI_FILE.write_text(text, encoding="utf-8", newline="\n")


if __name__ == "__main__":
    write_hanzi(Path(sys.argv[1]))
