"""The program `govdocs`: its commands in the order of the work."""

from __future__ import annotations

from functools import cache
from typing import Annotated, Any

import typer

from govdocs import __version__
from govdocs.cli import build, fill, fmt, fonts, kinds, new, show, split
from govdocs.cli import format as format_command
from govdocs.cli.help import Command, Group

_ABOUT = "人才工作公文：读懂稿子，按 GB/T 9704-2012 排成 Word（.docx）和 PDF。全程不联网。"

app = typer.Typer(
    cls=Group,
    help=_ABOUT,
    add_completion=False,
    rich_markup_mode=None,
    pretty_exceptions_enable=False,
    no_args_is_help=False,
    invoke_without_command=True,
    context_settings={"help_option_names": ["-h", "--help"], "max_content_width": 100},
    options_metavar="[选项]",
    subcommand_metavar="命令 ...",
)

for _name, _function in (
    ("build", build.build),
    ("format", format_command.format_),
    ("fill", fill.fill),
    ("show", show.show),
    ("split", split.split),
    ("new", new.new),
    ("fmt", fmt.fmt),
    ("fonts", fonts.fonts),
    ("kinds", kinds.kinds),
):
    app.command(_name, cls=Command, options_metavar="[选项]")(_function)


@app.callback()
def program(
    context: typer.Context,
    version: Annotated[bool, typer.Option("--version", help="显示版本")] = False,
) -> None:
    """人才工作公文：读懂稿子，按 GB/T 9704-2012 排成 Word（.docx）和 PDF。全程不联网。"""
    if version:
        typer.echo(f"govdocs {__version__}")
        raise typer.Exit
    if context.invoked_subcommand is None:
        typer.echo(context.get_help())
        raise typer.Exit(2)


@cache
def command() -> Any:
    """The program as a command that can be called with a list of arguments."""
    return typer.main.get_command(app)
