"""`govdocs fonts`: which font plays every role on this machine, and what a draft lacks."""

from __future__ import annotations

from typing import Annotated, Any

import typer

from govdocs.cli.console import result, result_json
from govdocs.cli.options import AsJson, Fonts, Style, SystemFonts
from govdocs.writing.render import Look


def fonts(
    missing: Annotated[
        str | None,
        typer.Option("--missing", metavar="稿子", help="列出这篇稿子里没有字体可用的字", show_default=False),
    ] = None,
    style: Style = "gbt9704",
    font: Fonts = None,
    system_fonts: SystemFonts = True,
    as_json: AsJson = False,
) -> None:
    """显示 PDF 用的字体：各用哪一个，哪些是代替的，缺哪些字。"""
    look = Look.of(style=style, fonts=font or (), system_fonts=system_fonts)
    raise typer.Exit(run(look, missing=missing, as_json=as_json))


def run(look: Look, *, missing: str | None = None, as_json: bool = False) -> int:
    """Exit code 0 after printing the font of every role, or the characters of a draft that no font has."""
    if missing is not None:
        glyphs = missing_glyphs(missing, look)
        if as_json:
            result_json(glyphs)
        for glyph in () if as_json else glyphs:
            result(glyph["message"])
        if not glyphs and not as_json:
            result("这篇稿子的字，字体里都有")
        return 0
    roles = describe_roles(look)
    if as_json:
        result_json(roles)
        return 0
    for role in roles:
        result(f"{role['label']}　{role['official']}" + (f" → {role['used']}" if role["substituted"] else ""))
        if role["substituted"]:
            result(f"　　{role['message']}")
    if any(role["substituted"] for role in roles):
        result("Word 文件（.docx）写的总是原来的字体名；装了该字体的电脑上，显示的就是它。")
    return 0


def describe_roles(look: Look) -> list[dict[str, Any]]:
    """Every role of the style sheet with the official font and the one a PDF embeds."""
    from govdocs.fonts.notices import ROLES

    book = look.book
    notices = {notice.role: notice for notice in book.substitutions}
    return [
        {
            "role": role.name,
            "label": ROLES.get(role.name, role.name),
            "official": role.official,
            "used": book.faces(role.name)[0].display_name,
            "file": str(book.faces(role.name)[0].path),
            "substituted": role.name in notices,
            "message": notices[role.name].message if role.name in notices else "",
        }
        for role in look.sheet.fonts.values()
    ]


def missing_glyphs(name: str, look: Look) -> list[dict[str, Any]]:
    """The characters of a draft that no font in reach has, as its PDF would report them."""
    from govdocs.cli.stream import read_draft
    from govdocs.writing.render import Rendering

    done = Rendering(read_draft(name).document, look).write("pdf")
    return [
        {"char": glyph.char, "role": glyph.role, "count": glyph.count, "message": glyph.message}
        for glyph in done.missing_glyphs
    ]
