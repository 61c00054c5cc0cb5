"""Help pages in Chinese: Typer's own words in them, put into ours."""

from __future__ import annotations

import re
from typing import Any

from typer.core import TyperCommand, TyperGroup

_WORDS = (
    (re.compile(r"^Usage: ", re.M), "用法："),
    (re.compile(r"^Options:$", re.M), "选项："),
    (re.compile(r"^Arguments:$", re.M), "参数："),
    (re.compile(r"^Commands:$", re.M), "命令："),
    (re.compile(r"Show this message and exit\."), "显示这一页"),
    (re.compile(r" <[a-z\[\], |]+>(?= )"), ""),
    (re.compile(r"\{(\S+)\}"), r"\1"),
    (re.compile(r"\[required\]"), "（必填）"),
    (re.compile(r"\[default: ([^\]]*)\]"), r"（默认 \1）"),
)


def _in_chinese(page: str) -> str:
    for pattern, word in _WORDS:
        page = pattern.sub(word, page)
    return page


class Command(TyperCommand):
    """A command whose help page is in Chinese."""

    def get_help(self, ctx: Any) -> str:
        """The help page."""
        return _in_chinese(super().get_help(ctx))


class Group(TyperGroup):
    """The program, whose help page is in Chinese and lists the commands in the order of the work."""

    def get_help(self, ctx: Any) -> str:
        """The help page."""
        return _in_chinese(super().get_help(ctx))

    def list_commands(self, _ctx: Any) -> list[str]:
        """The commands in the order they were declared."""
        return list(self.commands)
