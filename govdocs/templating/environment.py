"""The Jinja2 environment: sandboxed, strict, and able to say which line of which file is wrong."""

from __future__ import annotations

import re
from collections.abc import Callable
from functools import cache, partial
from pathlib import Path

import jinja2
from jinja2.sandbox import ImmutableSandboxedEnvironment

from govdocs.resources import search_folders

_TAG = re.compile(r"(\{%.*?%\}|\{\{.*?\}\}|\{#.*?#\}|<!--.*?-->)|<([a-z][a-z0-9-]*)(?=[\s/>])", re.DOTALL)


def stamp_lines(source: str, name: str) -> str:
    """The template with `at="file:line"` on every element, so that a fault in the result leads back here."""
    line, last = 1, 0

    def stamp(match: re.Match[str]) -> str:
        nonlocal line, last
        line += source.count("\n", last, match.start())
        last = match.start()
        return match[1] or f'<{match[2]} at="{name}:{line}"'

    return _TAG.sub(stamp, source)


class _StampingLoader(jinja2.BaseLoader):
    """Loads `name` from the first folder that has it, its elements stamped with their lines."""

    def __init__(self, folders: tuple[Path, ...]) -> None:
        self.folders = folders

    def get_source(
        self, _environment: jinja2.Environment, template: str
    ) -> tuple[str, str, Callable[[], bool]]:
        for folder in self.folders:
            path = folder / template
            if path.is_file() and path.resolve().is_relative_to(folder.resolve()):
                text = stamp_lines(path.read_text(encoding="utf-8-sig"), template)
                return text, str(path), partial(_unchanged, path, path.stat().st_mtime_ns)
        raise jinja2.TemplateNotFound(template)


def _unchanged(path: Path, modified: int) -> bool:
    try:
        return path.stat().st_mtime_ns == modified
    except OSError:
        return False


@cache
def environment(folders: tuple[Path, ...]) -> jinja2.Environment:
    """The environment that looks for templates in `folders`, in that order."""
    return ImmutableSandboxedEnvironment(
        loader=_StampingLoader(folders),
        undefined=jinja2.StrictUndefined,
        autoescape=True,
        trim_blocks=True,
        lstrip_blocks=True,
    )


def template_folders(template: Path | None) -> tuple[Path, ...]:
    """Where templates are looked for: the folder of the one named, then every resource folder."""
    own = () if template is None else (template.resolve().parent,)
    return own + _templates_in(search_folders())


@cache
def _templates_in(folders: tuple[Path, ...]) -> tuple[Path, ...]:
    return tuple(folder / "templates" for folder in folders)
