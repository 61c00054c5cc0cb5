"""Word files with automatic numbers, in a short notation, and what a reader of them sees.

A case is a numbering part, styles where it needs some, and paragraphs; `shown` is each paragraph as it is printed,
without blanks. `apart` says why LibreOffice is not asked about a case, with what Word goes by.
"""

from __future__ import annotations

from dataclasses import dataclass

from tests.reading.word import word_file


@dataclass(frozen=True)
class Case:
    """One file and the lines it shows."""

    name: str
    body: str
    numbering: str
    shown: tuple[str, ...]
    styles: str = ""
    apart: str = ""

    @property
    def data(self) -> bytes:
        """The file."""
        parts = {"numbering": self.numbering}
        return word_file(self.body, **parts, **({"styles": self.styles} if self.styles else {}))


def level(at: int, form: str, text: str, start: int | None = 1, extra: str = "") -> str:
    """A level of a list; `extra` stands behind its text (suff, isLgl … in any order will do for reading)."""
    begin = "" if start is None else f'<w:start w:val="{start}"/>'
    before = "".join(part for part in extra.split("|") if "suff" in part or "isLgl" in part or "pStyle" in part or "lvlRestart" in part)
    after = "".join(part for part in extra.split("|") if part not in before)
    return f'<w:lvl w:ilvl="{at}">{begin}<w:numFmt w:val="{form}"/>{before}<w:lvlText w:val="{text}"/>{after}</w:lvl>'


def abstract(number: int, *levels: str, extra: str = "") -> str:
    """An abstract definition."""
    return f'<w:abstractNum w:abstractNumId="{number}"><w:multiLevelType w:val="multilevel"/>{extra}{"".join(levels)}</w:abstractNum>'


def num(number: int, of: int = 0, *overrides: str) -> str:
    """A list of an abstract definition."""
    return f'<w:num w:numId="{number}"><w:abstractNumId w:val="{of}"/>{"".join(overrides)}</w:num>'


def starts(at: int, value: int) -> str:
    """An override of where a level starts."""
    return f'<w:lvlOverride w:ilvl="{at}"><w:startOverride w:val="{value}"/></w:lvlOverride>'


def overrides(at: int, inside: str) -> str:
    """An override of a whole level."""
    return f'<w:lvlOverride w:ilvl="{at}">{inside}</w:lvlOverride>'


def item(text: str, at: int | None = 0, number: int | None = 1, style: str = "") -> str:
    """A paragraph of a list; None leaves its level or its list to the style."""
    named = f'<w:pStyle w:val="{style}"/>' if style else ""
    depth = "" if at is None else f'<w:ilvl w:val="{at}"/>'
    listed = "" if number is None else f'<w:numId w:val="{number}"/>'
    own = f"<w:numPr>{depth}{listed}</w:numPr>" if depth or listed else ""
    return f"<w:p><w:pPr>{named}{own}</w:pPr><w:r><w:t>{text}</w:t></w:r></w:p>"


def plain(text: str) -> str:
    """A paragraph in no list."""
    return item(text, None, None)


def style(name: str, inside: str = "", based: str = "", kind: str = "paragraph") -> str:
    """A style; `inside` stands in its paragraph properties."""
    on = f'<w:basedOn w:val="{based}"/>' if based else ""
    return f'<w:style w:type="{kind}" w:styleId="{name}"><w:name w:val="{name}"/>{on}<w:pPr>{inside}</w:pPr></w:style>'


def listed(number: int, at: int | None = None) -> str:
    """The list a style belongs to."""
    depth = "" if at is None else f'<w:ilvl w:val="{at}"/>'
    return f'<w:numPr>{depth}<w:numId w:val="{number}"/></w:numPr>'


def _formats(form: str, values: tuple[int, ...], shown: str, text: str = "%1#") -> tuple[str, str, tuple[str, ...]]:
    """A list for every value, so that each is the first of its own."""
    numbering = "".join(abstract(at, level(0, form, text, value)) for at, value in enumerate(values))
    numbering += "".join(num(at + 1, at) for at in range(len(values)))
    body = "".join(item("=", 0, at + 1) for at in range(len(values)))
    return body, numbering, tuple(f"{one}#=" for one in shown.split())


_LADDER = (
    level(0, "chineseCounting", "%1、"),
    level(1, "chineseCounting", "（%2）"),
    level(2, "decimal", "%3."),
    level(3, "decimal", "（%4）"),
    level(4, "decimalEnclosedCircle", "%5"),
)
_DECIMAL = (level(0, "decimal", "%1"), level(1, "decimal", "%1.%2"), level(2, "decimal", "%1.%2.%3"))
_RULES = (
    level(0, "chineseCountingThousand", "第%1章"),
    level(1, "chineseCountingThousand", "第%2节"),
    level(2, "chineseCountingThousand", "第%3条", extra='<w:lvlRestart w:val="0"/>'),
)


def _walk(*depths: int, number: int = 1) -> str:
    return "".join(item("甲", depth, number) for depth in depths)


def _shown(labels: str) -> tuple[str, ...]:
    return tuple(f"{'' if label == '-' else label}甲" for label in labels.split())


_COMMON = (1, 2, 9, 10, 11, 12, 20)
_MORE = (*_COMMON, 21, 26, 27, 28, 52, 53, 60, 99)

_FORMAT_CASES = (
    ("decimal", _MORE, "1 2 9 10 11 12 20 21 26 27 28 52 53 60 99"),
    ("decimalZero", _COMMON, "01 02 09 10 11 12 20"),
    ("upperRoman", _MORE, "I II IX X XI XII XX XXI XXVI XXVII XXVIII LII LIII LX XCIX"),
    ("lowerRoman", _COMMON, "i ii ix x xi xii xx"),
    ("upperLetter", _MORE, "A B I J K L T U Z AA BB ZZ AAA HHH UUUU"),
    ("lowerLetter", (1, 26, 27, 780), f"a z aa {'z' * 30}"),
    ("ordinal", (*_MORE, 101, 111), "1st 2nd 9th 10th 11th 12th 20th 21st 26th 27th 28th 52nd 53rd 60th 99th 101st 111th"),
    ("cardinalText", (1, 12, 20, 21, 60), "One Twelve Twenty Twenty-one Sixty"),
    ("ordinalText", (1, 2, 9, 12, 20, 21, 60), "First Second Ninth Twelfth Twentieth Twenty-first Sixtieth"),
    ("chicago", (1, 2, 3), "* † ‡"),
    ("decimalEnclosedCircle", _COMMON, "① ② ⑨ ⑩ ⑪ ⑫ ⑳"),
    ("decimalEnclosedCircleChinese", _COMMON, "① ② ⑨ ⑩ ⑪ ⑫ ⑳"),
    ("chineseCounting", _MORE, "一 二 九 十 十一 十二 二十 二十一 二十六 二十七 二十八 五十二 五十三 六十 九十九"),
    ("chineseCountingThousand", (*_COMMON, 100, 101, 110, 111, 1001, 1010),
     "一 二 九 十 十一 十二 二十 一百 一百零一 一百一十 一百一十一 一千零一 一千零一十"),
    ("taiwaneseCountingThousand", (*_COMMON, 101), "一 二 九 十 十一 十二 二十 一百零一"),
    ("japaneseCounting", _COMMON, "一 二 九 十 十一 十二 二十"),
    ("chineseLegalSimplified", (*_COMMON, 101), "壹 贰 玖 壹拾 壹拾壹 壹拾贰 贰拾 壹佰零壹"),
    ("ideographLegalTraditional", (1, 2, 10, 12), "壹 貳 壹拾 壹拾貳"),
    ("ideographTraditional", (1, 2, 10), "甲 乙 癸"),
    ("ideographZodiac", (1, 2, 12), "子 丑 亥"),
)  # fmt: skip
_APART_FORMATS = (
    ("decimalFullWidth", (1, 12), "１ １２", "17.18.59：U+FF10 起；LibreOffice 在西文旁写成半角"),
    ("decimalEnclosedFullstop", (1, 20), "⒈ ⒛", "17.18.59：U+2488 起；LibreOffice 写成 1"),
    ("decimalEnclosedParen", (1, 20), "⑴ ⒇", "17.18.59：U+2474 起；LibreOffice 写成 1"),
    ("decimalEnclosedCircle", (21,), "21", "17.18.59：到 ⑳ 为止；LibreOffice 写 ㉑"),
    ("ideographEnclosedCircle", (1, 10, 11), "㈠ ㈩ 11", "MS-DOCX 2.4：U+3220 起；LibreOffice 写 ①"),
    ("ideographDigital", (1, 10, 12), "一 一〇 一二", "MS-DOCX 2.4：一、一〇；LibreOffice 写 十"),
    ("chineseCounting", (100, 101), "一○○ 一○一", "MS-DOCX 2.4：一○○；LibreOffice 写 一百"),
    ("japaneseCounting", (101, 1001), "百一 千一", "17.18.59：百、千前不写一；LibreOffice 写 一百零一"),
    ("ideographZodiacTraditional", (1, 60), "甲子 癸亥", "17.18.59：六十甲子；LibreOffice 写 1"),
    ("taiwaneseDigital", (10, 12), "一○ 一二", "MS-DOCX 2.4；LibreOffice 写 10"),
    ("hex", (10, 255), "A FF", "17.18.59：十六进制；LibreOffice 写 10"),
)

_NAMED = (
    Case("公文的五级", _walk(0, 1, 2, 3, 4, 4, 2, 1, 0, 1), abstract(0, *_LADDER) + num(1),
         _shown("一、 （一） 1. （1） ① ② 2. （二） 二、 （一）")),
    Case("章节条，条一直数下去", _walk(0, 1, 2, 2, 1, 2, 0, 2, 2), abstract(0, *_RULES) + num(1),
         _shown("第一章 第一节 第一条 第二条 第二节 第三条 第二章 第四条 第五条"),
         apart="17.9.10：lvlRestart 为 0 的永不重数；LibreOffice 7.4 不理"),
    Case("多级小数", _walk(0, 1, 1, 2, 2, 0, 1, 2), abstract(0, *_DECIMAL) + num(1),
         _shown("1 1.1 1.2 1.2.1 1.2.2 2 2.1 2.1.1")),
    Case("上级是汉字，本级按法律格式全用数字", _walk(0, 1, 1, 0, 1),
         abstract(0, level(0, "chineseCounting", "%1、"), level(1, "decimal", "%1.%2", extra="<w:isLgl/>")) + num(1),
         _shown("一、 1.1 1.2 二、 2.1"), apart="17.9.4：isLgl 的各级都用数字；LibreOffice 7.4 不理"),
    Case("上级是汉字，照样带进下级", _walk(0, 1, 0, 1),
         abstract(0, level(0, "chineseCounting", "%1、"), level(1, "decimal", "%1.%2")) + num(1),
         _shown("一、 一.1 二、 二.1")),
    Case("从五数起", _walk(0, 0), abstract(0, level(0, "decimal", "%1.", 5)) + num(1), _shown("5. 6.")),
    Case("没写从几数起，就从零", _walk(0, 0), abstract(0, level(0, "decimal", "%1.", None)) + num(1), _shown("0. 1.")),
    Case("另起一列，重新数", _walk(0, 0) + _walk(0, 0, number=2),
         abstract(0, *_LADDER) + num(1) + num(2, 0, starts(0, 1)), _shown("一、 二、 一、 二、")),
    Case("另起一列，从四数起", _walk(0, 0) + _walk(0, 0, number=2),
         abstract(0, *_LADDER) + num(1) + num(2, 0, starts(0, 4)), _shown("一、 二、 四、 五、")),
    Case("另起一列又回来，接着数", _walk(0) + _walk(0, 0, number=2) + _walk(0),
         abstract(0, *_LADDER) + num(1) + num(2, 0, starts(0, 4)), _shown("一、 四、 五、 六、")),
    Case("同一定义的两列，接着数", _walk(0, 0) + _walk(0, 0, number=2), abstract(0, *_LADDER) + num(1) + num(2),
         _shown("一、 二、 三、 四、")),
    Case("两个定义，各数各的", _walk(0, 0) + _walk(0, number=2) + _walk(0),
         abstract(0, *_LADDER) + abstract(1, *_DECIMAL) + num(1) + num(2, 1), _shown("一、 二、 1 三、")),
    Case("改了一级的样子", _walk(0, 1) + _walk(0, 1, number=2),
         abstract(0, *_LADDER) + num(1) + num(2, 0, overrides(1, level(1, "lowerLetter", "%2)"))),
         _shown("一、 （一） 二、 a)")),
    Case("两级都改了起点", _walk(0, 1) + _walk(0, 1, 1, number=2),
         abstract(0, *_LADDER) + num(1) + num(2, 0, starts(0, 3), starts(1, 5)), _shown("一、 （一） 三、 （五） （六）"),
         apart="17.9.26：起点也管被上级重数的；LibreOffice 从（一）数"),
    Case("中间隔了正文", _walk(0) + plain("甲") + _walk(0), abstract(0, *_LADDER) + num(1), _shown("一、 - 二、")),
    Case("下级永不重数", _walk(0, 1, 1, 0, 1),
         abstract(0, level(0, "decimal", "%1."), level(1, "lowerLetter", "%2)", extra='<w:lvlRestart w:val="0"/>'))
         + num(1), _shown("1. a) b) 2. c)"), apart="17.9.10：lvlRestart 为 0 的永不重数；LibreOffice 7.4 不理"),
    Case("前后有文字的样子", _walk(0, 0), abstract(0, level(0, "decimal", "附件%1：")) + num(1), _shown("附件1： 附件2：")),
    Case("第几条", _walk(0, 0), abstract(0, level(0, "chineseCountingThousand", "第%1条")) + num(1),
         _shown("第一条 第二条")),
    Case("圆点", _walk(0, 0), abstract(0, level(0, "bullet", "•")) + num(1), _shown("• •")),
    Case("不显示", _walk(0, 0), abstract(0, level(0, "none", "")) + num(1), _shown("- -")),
    Case("只有文字，没有数字", _walk(0, 0), abstract(0, level(0, "decimal", "——")) + num(1), _shown("—— ——")),
    Case("号和字之间一个空格", _walk(0), abstract(0, level(0, "decimal", "%1.", extra='<w:suff w:val="space"/>')) + num(1),
         _shown("1.")),
    Case("号和字之间没有", _walk(0), abstract(0, level(0, "decimal", "%1.", extra='<w:suff w:val="nothing"/>')) + num(1),
         _shown("1.")),
    Case("样式带的号", item("甲", None, None, "条") + plain("甲") + item("甲", None, None, "条"),
         abstract(0, *_LADDER) + num(1), _shown("一、 - 二、"), style("条", listed(1))),
    Case("样式连着第二级", item("甲", None, None, "一") + item("甲", None, None, "二") + item("甲", None, None, "二"),
         abstract(0, level(0, "chineseCounting", "%1、", extra='<w:pStyle w:val="一"/>'),
                  level(1, "chineseCounting", "（%2）", extra='<w:pStyle w:val="二"/>')) + num(1),
         _shown("一、 （一） （二）"), style("一", listed(1)) + style("二", listed(1, 1))),
    Case("由上一级样式继承的号", item("甲", None, None, "子") + item("甲", None, None, "父"),
         abstract(0, *_LADDER) + num(1), _shown("一、 二、"), style("父", listed(1)) + style("子", "", "父")),
    Case("继承以后取消的号", item("甲", None, None, "父") + item("甲", None, None, "子") + item("甲", None, None, "父"),
         abstract(0, *_LADDER) + num(1), _shown("一、 - 二、"), style("父", listed(1)) + style("子", listed(0), "父")),
    Case("段落自己取消的号", item("甲", None, None, "父") + item("甲", 0, 0, "父") + item("甲", None, None, "父"),
         abstract(0, *_LADDER) + num(1), _shown("一、 - 二、"), style("父", listed(1))),
    Case("段落自己的号盖过样式的", item("甲", None, None, "父") + item("甲", 0, 2, "父"),
         abstract(0, *_LADDER) + abstract(1, *_DECIMAL) + num(1) + num(2, 1), _shown("一、 1"), style("父", listed(1))),
    Case("经编号样式转过去的定义", _walk(0, 1, 0), abstract(0, extra='<w:numStyleLink w:val="列"/>')
         + abstract(1, *_LADDER, extra='<w:styleLink w:val="列"/>') + num(1) + num(2, 1),
         _shown("一、 （一） 二、"), style("列", listed(2), kind="numbering")),
    Case("没有这一列", _walk(0, number=7), abstract(0, *_LADDER) + num(1), _shown("-")),
    Case("一上来就是第二级", _walk(1, 1, 0, 1), abstract(0, *_DECIMAL) + num(1), _shown("1.1 1.2 2 2.1")),
    Case("跳过一级", _walk(0, 2, 2, 1, 2), abstract(0, *_DECIMAL) + num(1), _shown("1 1.1.1 1.1.2 1.2 1.2.1")),
    Case("表格里的号也算", f"<w:tbl><w:tr><w:tc>{_walk(0)}</w:tc></w:tr></w:tbl>" + _walk(0),
         abstract(0, *_LADDER) + num(1), ("一、甲", "二、甲")),
    Case("到第一级才重数", _walk(0, 1, 2, 1, 2, 0, 1, 2),
         abstract(0, *_DECIMAL[:2], level(2, "lowerLetter", "%3)", extra='<w:lvlRestart w:val="1"/>')) + num(1),
         _shown("1 1.1 a) 1.2 b) 2 2.1 a)"),
         apart="17.9.10：用到第一级才重数；LibreOffice 每逢上级都重数"),
)  # fmt: skip

CASES: tuple[Case, ...] = (
    *_NAMED,
    *(Case(f"格式 {form}", *_formats(form, values, shown)) for form, values, shown in _FORMAT_CASES),
    *(
        Case(f"格式 {form} {values[0]}", *_formats(form, values, shown), apart=why)
        for form, values, shown, why in _APART_FORMATS
    ),
)
