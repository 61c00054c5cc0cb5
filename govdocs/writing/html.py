"""A preview page: the flow as one self-contained HTML file in the look of the style sheet.

It shows type, indents and structure. It does not promise line or page breaks: those are in the PDF.
Nothing in it runs or is fetched; every character of the text is escaped.
"""

from __future__ import annotations

from base64 import b64encode
from collections.abc import Iterator, Mapping
from html import escape
from itertools import pairwise

from govdocs.fonts import FontRole
from govdocs.layout.picture import picture_size
from govdocs.layout.sheet import CharacterStyle, ParagraphStyle, StyleSheet
from govdocs.templating.flow import (
    BoxBlock,
    Flow,
    FlowBlock,
    FlowMark,
    ImprintBlock,
    MarkBlock,
    PageTurn,
    PairBlock,
    PictureBlock,
    RuleBlock,
    SignOffBlock,
    TableBlock,
    TextBlock,
)
from govdocs.writing.picture import for_browser

_GENERIC = {"heiti": "sans-serif"}
_POLICY = "default-src 'none'; style-src 'unsafe-inline'; img-src data:"


def write_html(flow: Flow, sheet: StyleSheet, titles: Mapping[int, tuple[str, ...]]) -> str:
    """The page; `titles` has the lines of every shaped title by the index of its block."""
    blocks = "\n".join(_block(block, titles.get(index, ()), sheet) for index, block in enumerate(flow.blocks))
    return (
        f'<!DOCTYPE html>\n<html lang="{escape(flow.language)}">\n<head>\n<meta charset="utf-8">\n'
        f'<meta http-equiv="Content-Security-Policy" content="{_POLICY}">\n'
        f"<title>{escape(flow.title)}</title>\n<style>\n{_css(sheet)}\n</style>\n</head>\n"
        f'<body>\n<main class="page">\n{blocks}\n</main>\n</body>\n</html>\n'
    )


def _block(block: FlowBlock, lines: tuple[str, ...], sheet: StyleSheet) -> str:
    if isinstance(block, TextBlock):
        return _text(block, lines)
    if isinstance(block, TableBlock):
        return _table(block)
    if isinstance(block, BoxBlock):
        return _box(block)
    if isinstance(block, PictureBlock):
        return _picture(block, sheet)
    if isinstance(block, PageTurn):
        return ""
    rows = "<br>".join(escape("　".join(filter(None, row))) for row in _rows_of_words(block))
    return f'<p class="{escape(block.style)}">{rows}</p>' if rows else f'<hr class="{escape(block.style)}">'


def _rows_of_words(
    block: RuleBlock | MarkBlock | PairBlock | SignOffBlock | ImprintBlock,
) -> list[tuple[str, ...]]:
    """A letterhead's, sign-off's or imprint's words line by line; a rule has none."""
    if isinstance(block, MarkBlock):
        return [*((name,) for name in block.names[:-1]), (*block.names[-1:], block.suffix)]
    if isinstance(block, PairBlock):
        return [(block.left, block.label, *block.names)]
    if isinstance(block, SignOffBlock):
        return [*((name,) for name in block.names), (block.date,)]
    if isinstance(block, ImprintBlock):
        return [(row.label + row.text, row.end) for row in block.rows]
    return []


def _text(block: TextBlock, lines: tuple[str, ...]) -> str:
    if lines and not block.marks:
        # A shaped title: its lines are given, label and all.
        inner = "<br>".join(escape(line) for line in lines)
    else:
        inner = _label(block) + _marked(block.text, block.marks)
    tag = _tag(block)
    identity = f' id="{escape(block.id)}"' if block.id else ""
    return f'<{tag} class="{escape(block.style)}"{identity}>{inner}</{tag}>'


def _tag(block: TextBlock) -> str:
    if block.style == "title":
        return "h1"
    if block.level and not block.style.endswith("-run-in"):
        return f"h{min(block.level + 1, 6)}"
    return "p"


def _label(block: TextBlock) -> str:
    if not block.label:
        return ""
    own = block.label_style
    first = own or next((mark.style for mark in block.marks if mark.start == 0 and mark.end), "")
    style = f" {first}" if first else ""
    return f'<span class="label{escape(style)}">{escape(block.label)}</span>'


def _marked(text: str, marks: tuple[FlowMark, ...]) -> str:
    """The text, cut wherever a mark begins or ends, each piece in its styles."""
    cuts = sorted({0, len(text), *(mark.start for mark in marks), *(mark.end for mark in marks)})
    return "".join(_piece(text, marks, start, end) for start, end in pairwise(cuts))


def _piece(text: str, marks: tuple[FlowMark, ...], start: int, end: int) -> str:
    here = [mark for mark in marks if mark.start <= start and end <= mark.end]
    piece = escape(text[start:end])
    notes = "；".join(mark.note for mark in here if mark.note)
    if here:
        title = f' title="{escape(notes)}"' if notes else ""
        piece = f'<span class="{escape(" ".join(mark.style for mark in here))}"{title}>{piece}</span>'
    return piece


def _table(block: TableBlock) -> str:
    caption = f'<caption class="table-caption">{escape(block.caption)}</caption>\n' if block.caption else ""
    head = _rows(block.rows[: block.header_rows], "th")
    body = _rows(block.rows[block.header_rows :], "td")
    inner = caption + (f"<thead>\n{head}</thead>\n" if head else "") + f"<tbody>\n{body}</tbody>\n"
    unit = f'<p class="table-unit">{escape(block.unit)}</p>\n' if block.unit else ""
    note = f'\n<p class="table-note">{escape(block.note)}</p>' if block.note else ""
    return f'{unit}<table class="{escape(block.style)}">\n{inner}</table>{note}'


def _box(block: BoxBlock) -> str:
    words = "".join(f'<p class="box">{escape(text)}</p>\n' for text in block.paragraphs)
    return f'<section class="frame">\n<p class="box-title">{escape(block.title)}</p>\n{words}</section>'


def _picture(block: PictureBlock, sheet: StyleSheet) -> str:
    width, height = picture_size(block, sheet)
    file = for_browser(block.data, width, height)
    source = f"data:{file.media_type};base64,{b64encode(file.data).decode('ascii')}"
    words = escape(block.alt or block.caption or block.file)
    image = f'<img src="{source}" alt="{words}" style="width: {width:.2f}pt; height: {height:.2f}pt">'
    caption = f'\n<figcaption class="picture-caption">{escape(block.caption)}</figcaption>' if block.caption else ""
    return f'<figure class="picture">{image}{caption}</figure>'


def _rows(rows: tuple[tuple[str, ...], ...], cell: str) -> str:
    return "".join(
        "<tr>" + "".join(f"<{cell}>{escape(text)}</{cell}>" for text in row) + "</tr>\n" for row in rows
    )


def _css(sheet: StyleSheet) -> str:
    page = sheet.page
    margins = " ".join(f"{edge:.2f}pt" for edge in (page.top, page.right, page.bottom, page.left))
    rules = [
        f"@page {{ size: {page.width:.2f}pt {page.height:.2f}pt; margin: {margins}; }}",
        "body { margin: 0; background: #e8e8e8; }",
        f".page {{ box-sizing: border-box; width: {page.width:.2f}pt; min-height: {page.height:.2f}pt; "
        f"margin: 12pt auto; padding: {margins}; background: #fff; }}",
        ".page > * { margin: 0; font-weight: normal; overflow-wrap: anywhere; }",
        ".page > figure { text-align: center; }",
        ".page > table { border-collapse: collapse; margin: 0 auto; }",
        "th, td { border: 0.5pt solid #000; padding: 2pt 5pt; font-weight: normal; }",
        ".frame { border: 0.5pt solid #000; padding: 4pt 10pt; }",
        ".frame > p { margin: 0; }",
        ".page > p.sign-off { text-align: right; padding-right: 2em; }",
        ".page > p.imprint { border-top: 1pt solid #000; border-bottom: 1pt solid #000; margin-top: 2em; }",
        "@media print { body { background: none; } .page { width: auto; margin: 0; padding: 0; } }",
    ]
    rules += (
        f"hr.{rule.name} {{ border: 0; border-top: {rule.width:g}pt solid #{rule.color}; }}"
        for rule in sheet.rules.values()
    )
    rules += (_paragraph_rule(style, sheet) for style in sheet.styles.values())
    rules += (f"span.{style.name} {{ {_face(style.font, sheet)} }}" for style in sheet.styles.values())
    rules += (_character_rule(style, sheet) for style in sheet.characters.values())
    return "\n".join(rules)


def _paragraph_rule(style: ParagraphStyle, sheet: StyleSheet) -> str:
    return f".page > .{style.name}, .frame > .{style.name}, .{style.name} > * {{ {' '.join(_declarations(style, sheet))} }}"


def _declarations(style: ParagraphStyle, sheet: StyleSheet) -> Iterator[str]:
    yield _face(style.font, sheet)
    yield f"font-size: {style.size:g}pt; line-height: {style.pitch:g}pt; color: #{style.color};"
    yield f"text-align: {style.align}; text-indent: {style.indent - style.hanging:g}pt;"
    yield f"letter-spacing: {style.delta:g}pt;"
    for side, value in (("left", style.left + style.hanging), ("right", style.right)):
        if value:
            yield f"padding-{side}: {value:g}pt;"
    for side, value in (("top", style.before), ("bottom", style.after)):
        if value:
            yield f"margin-{side}: {value * sheet.grid.line_pitch:g}pt;"
    if style.bold:
        yield "font-weight: bold;"


def _character_rule(style: CharacterStyle, sheet: StyleSheet) -> str:
    parts = [_face(style.font, sheet)] if style.font else []
    if style.bold:
        parts.append("font-weight: bold;")
    if style.hidden:
        parts.append("display: none;")
    if style.color:
        parts.append(f"color: #{style.color};")
    return f"span.{style.name} {{ {' '.join(parts)} }}"


def _face(role: str, sheet: StyleSheet) -> str:
    font = sheet.fonts[role]
    latin = sheet.fonts.get("latin")
    families = [*(latin.names if latin and role != "latin" else ()), *_names(font)]
    listed = ", ".join(f'"{_css_string(name)}"' for name in dict.fromkeys(families))
    return f"font-family: {listed}, {_GENERIC.get(role, 'serif')};"


def _names(font: FontRole) -> tuple[str, ...]:
    return (font.official, *font.names)


def _css_string(name: str) -> str:
    return "".join(char for char in name if char not in '"\\<>\n\r')
