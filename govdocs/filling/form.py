"""A draft with fields, prepared once and filled for every row. Filling is done on the text, before it is read."""

from __future__ import annotations

import re
import traceback
from collections.abc import Collection
from dataclasses import dataclass, field
from pathlib import Path

import jinja2
from jinja2.exceptions import SecurityError

from govdocs.errors import GovdocsError, TemplateError, UnreadableFileError, UsageError
from govdocs.filling.language import restrict
from govdocs.filling.notes import Notes, check_length, noting
from govdocs.filling.rows import Row, field_name
from govdocs.filling.sandbox import filling_environment
from govdocs.filling.syntax import explain_syntax
from govdocs.findings import Finding, Severity
from govdocs.source import Source

WHOLE_ROW = "行"
"""The name under which a draft finds all fields, for headings that are no names: `行["金额（元）"]`."""

GROUP = "各行"
"""The name under which a draft finds the rows of a group."""

LARGEST_DRAFT = 5 * 1024 * 1024
_SUFFIXES = (".txt", ".md", "")
_FIELD = re.compile(r"\{\{-?([^{}|\n]+?)(?=(?:\|[^{}\n]*)?\}\})")
_ALONE = re.compile(r"^([^\S\n]*)\{\{-?([^{}\n]+?)-?\}\}([^\S\n]*)$", re.MULTILINE)
_TAGS = r"\{%(?:(?!%\}|\n).)*?[-+]?%\}|\{#(?:(?!#\}|\n).)*?-?#\}"
_TAG_LINE = re.compile(rf"^[^\S\n]*((?:(?:{_TAGS})[^\S\n]*)*(?:{_TAGS}))[^\S\n]*(\n|\Z)", re.MULTILINE)
_TAG = re.compile(_TAGS)
_TAG_END = re.compile(r"[-+]?[%#]\}\Z")
_USED = re.compile(r"\{[{%]([^{}]{1,300})\}")
_WORD = re.compile(r"[^\W\d]\w*")
_LEFT_OVER = re.compile(r"\{\{|\}\}|\{%|%\}|｛｛|｝｝|｛\s*%|%\s*｝")


@dataclass(frozen=True, slots=True)
class Filled:
    """The text of one document, and what was noticed in filling it."""

    text: str = field(repr=False)
    findings: tuple[Finding, ...] = ()


class Form:
    """A draft with `{{ 字段 }}`, conditions and loops. Raises TemplateError, with the line, for a faulty one.

    `fields` are the table's; a field whose name has brackets or other marks in it (金额（元）) is understood in
    `{{ }}` only if it is among them. Findings say `called` for it.
    """

    def __init__(self, text: str, name: str = "", *, fields: Collection[str] = (), called: str = "稿") -> None:
        self.name = name
        text = "\n".join(re.split("\r\n|[\n\r]", text))
        self._places = _place_fields(Source(name, text), called)
        prepared = _keep_lines_alone(_name_fields(text, frozenset(fields)))
        self._template = _compile(_TAG_LINE.sub(_close_up, prepared), name)

    def fill(self, row: Row) -> Filled:
        """The draft with the values of `row`. What is missing, empty or left over is reported.

        Raises TemplateError for a sum that cannot be worked out with these values.
        """
        with noting(Notes(self._places)) as notes:
            text = self._render(row)
            for left in dict.fromkeys(_LEFT_OVER.findall(text)):
                at = text.index(left)
                shown = " ".join(text[max(0, at - 4) : at + 16].split())
                place = f"填好后的{Source('', text).place(at)}"
                notes.report("leftover", f"{place}还有没填上的“{left}”：{shown}", severity=Severity.ERROR)
            return Filled(text, (*row.findings, *notes.findings))

    def _render(self, row: Row) -> str:
        pieces: list[str] = []
        length = 0
        try:
            for piece in self._template.generate({WHOLE_ROW: row.values, **row.values}):
                pieces.append(piece)
                length += len(piece)
                check_length(length)
        except SecurityError:
            raise TemplateError("稿子里不能用以下划线开头的名字", path=self.name or None) from None
        except GovdocsError as error:
            raise TemplateError(error.message, path=self.name or None, line=_line(error)) from None
        except Exception as error:  # whatever an expression raises with these values is the draft's fault
            about = " ".join(str(error).split())[:80]
            message = f"这里算不出来（{about}）"
            raise TemplateError(message, path=self.name or None, line=_line(error)) from None
        return "".join(pieces)


def open_form(path: Path | str, *, fields: Collection[str] = ()) -> Form:
    """The draft with fields in the file `path` (.txt, .md).

    Raises UsageError for no such file and for a .docx, whose text must be made draft text first;
    UnreadableFileError, TemplateError.
    """
    from govdocs.reading.decode import decode
    from govdocs.reading.files import load_file

    path = Path(path)
    if path.suffix.lower() not in _SUFFIXES:
        hint = "；可以先用 govdocs fmt 整理成 .txt" if path.suffix.lower() == ".docx" else ""
        raise UsageError(f"套打的稿子要是稿件文本（.txt、.md）{hint}", path=path)
    data = load_file(path)
    if len(data) > LARGEST_DRAFT:
        raise UnreadableFileError("稿子太大，不像套打用的稿子", path=path)
    return Form(decode(data, str(path))[0], str(path), fields=fields)


def _compile(text: str, name: str) -> jinja2.Template:
    environment = filling_environment()
    try:
        return environment.from_string(restrict(environment.parse(text), name))
    except jinja2.TemplateSyntaxError as error:
        raise TemplateError(explain_syntax(error), path=name or None, line=error.lineno) from None
    except (RecursionError, SyntaxError):
        raise TemplateError("稿子里的条件、循环或算式套得太深", path=name or None) from None


def _name_fields(text: str, fields: frozenset[str]) -> str:
    """The text with `{{ 金额（元） }}` put so that Jinja2 can parse it, for the table's fields that need it."""

    def put(match: re.Match[str]) -> str:
        name = field_name(match[1])
        if name not in fields or name.isidentifier():
            return match[0].replace(match[1], f" {name} ") if name in fields else match[0]
        quoted = name.replace("\\", "\\\\").replace('"', '\\"')
        return f'{{{{ {WHOLE_ROW}["{quoted}"] '

    return _FIELD.sub(put, text)


def _keep_lines_alone(text: str) -> str:
    """The text where a field that has a line to itself may bring several paragraphs."""
    return _ALONE.sub(r"\1{{ (\2) | 分段 }}\3", text)


def _close_up(line: re.Match[str]) -> str:
    """A line with nothing but tags, as tags with nothing around them; its line break is kept inside the last.

    Jinja2's own way of doing this would also join a line that *ends* with a tag to the next one.
    """
    return _TAG_END.sub(lambda end: line[2] + end[0], "".join(_TAG.findall(line[1])))


def _place_fields(source: Source, called: str) -> dict[str, str]:
    """Where each name is first used."""
    places: dict[str, str] = {}
    for used in _USED.finditer(source.text):
        for word in (*_WORD.finditer(used[1]), *re.finditer(r"[^|]+", used[1])):
            line = source.place(used.start(1) + word.start()).line
            places.setdefault(field_name(word[0]), f"{called}第{line}行")
    return places


def _line(error: Exception) -> int:
    """The line of the draft an error in a filling arose at."""
    lines = [frame.lineno for frame in traceback.extract_tb(error.__traceback__) if frame.filename == "<template>"]
    return next((line for line in reversed(lines) if line), 0)
