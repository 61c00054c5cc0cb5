"""Arranging a document: its template says which parts in which order, Python fills them in."""

from __future__ import annotations

import traceback
from collections.abc import Callable, Iterable, Iterator
from dataclasses import fields, replace
from functools import cache
from pathlib import Path
from typing import Any, cast

import jinja2

from govdocs.errors import TemplateError
from govdocs.model import Document, Official
from govdocs.templating.brackets import bracketed
from govdocs.templating.elements import (
    expand_addressee,
    expand_attachment_list,
    expand_attachments,
    expand_attendance,
    expand_classification,
    expand_copy_number,
    expand_document_number,
    expand_enclosed,
    expand_imprint,
    expand_issuer_mark,
    expand_letter_rule,
    expand_note,
    expand_red_rule,
    expand_sign_off,
    expand_urgency,
)
from govdocs.templating.environment import environment, template_folders
from govdocs.templating.expand import expand_body, expand_closing
from govdocs.templating.flow import Flow, FlowBlock, PageTurn, TextBlock
from govdocs.templating.frame import FrameElement, parse_frame


def arrange(document: Document, template: Path | None = None) -> Flow:
    """The flow of `document` as its kind's template (or the one given) arranges it.

    Raises TemplateError with file, line and what is wrong.
    """
    if template is not None and not template.is_file():
        raise TemplateError("没有这个模板文件", path=template)
    name = template.name if template else f"{document.kind}.xml.j2"
    frame = parse_frame(_render(document, name, template_folders(template)), name)
    blocks = tuple(block for element in frame for block in _expand(element, document))
    return Flow(
        blocks,
        kind=document.kind,
        title=document.title,
        author=str(getattr(document, "speaker", "") or _signers(document)),
        subject=str(getattr(document, "occasion", "")),
        date=str(document.date.written) if document.date and document.date.complete else "",
    )


def _expand(element: FrameElement, document: Document) -> Iterator[FlowBlock]:
    if element.name == "body":
        yield from expand_body(document.body, document.numbering)
    elif element.name == "closing":
        yield from expand_closing(document)
    elif element.name in _ELEMENTS:
        if isinstance(document, Official):
            yield from _restyled(_ELEMENTS[element.name](document, element.text), element.style)
    else:
        text = _own_text(document, element.name) if element.text is None else element.text
        if text:
            yield TextBlock(
                element.style or element.name, text, element.name if element.name != "line" else ""
            )


def _restyled(blocks: Iterable[FlowBlock], style: str) -> Iterator[FlowBlock]:
    for block in blocks:
        yield replace(block, style=style) if style and not isinstance(block, PageTurn) else block


_ELEMENTS: dict[str, Callable[[Official, str | None], Iterable[FlowBlock]]] = {
    "copy-number": lambda document, _: expand_copy_number(document),
    "classification": lambda document, _: expand_classification(document),
    "urgency": lambda document, _: expand_urgency(document),
    "issuer-mark": expand_issuer_mark,
    "letter-rule": lambda document, _: expand_letter_rule(document),
    "document-number": lambda document, _: expand_document_number(document),
    "red-rule": lambda document, _: expand_red_rule(document),
    "addressee": expand_addressee,
    "attachment-list": lambda document, _: expand_attachment_list(document),
    "sign-off": lambda document, _: expand_sign_off(document),
    "note": lambda document, _: expand_note(document),
    "attendance": lambda document, _: expand_attendance(document),
    "enclosed": lambda document, _: expand_enclosed(document),
    "attachments": lambda document, _: expand_attachments(document),
    "imprint": lambda document, _: expand_imprint(document),
}
"""Elements of issued texts; those without words of their own do not take a template's."""


def _own_text(document: Document, part: str) -> str:
    if part == "subtitle":
        subtitle = str(getattr(document, "subtitle", ""))
        return f"——{subtitle}" if subtitle else ""
    if part == "stage-mark":
        return f"（{document.stage.value}）" if document.stage and document.stage.printed else ""
    if part in ("source-note", "adoption-note"):
        return bracketed(str(getattr(document, part.replace("-", "_"), "")))
    if part in ("dateline", "byline"):
        return str(getattr(document, f"printed_{part}", ""))
    return str(getattr(document, part.replace("-", "_"), "") or "")


def _signers(document: Document) -> str:
    signature = getattr(document, "signature", "")
    return "、".join(signature) if isinstance(signature, tuple) else str(signature)


def _render(document: Document, name: str, folders: tuple[Path, ...]) -> str:
    try:
        return environment(folders).get_template(name).render(_context(document))
    except jinja2.TemplateNotFound as error:
        raise TemplateError(f"找不到模板 {error.name}", path=None if error.name == name else name) from None
    except jinja2.TemplateSyntaxError as error:
        raise TemplateError(_syntax_fault(error), path=error.filename or name, line=error.lineno) from None
    except UnicodeDecodeError:
        raise TemplateError("模板不是 UTF-8 编码的文本", path=name) from None
    except OSError as error:
        raise TemplateError(f"模板读不出来：{error.strerror or error}", path=name) from None
    except Exception as error:  # whatever an office's expression raises is a fault of the template
        raise TemplateError(_fault(error), path=name, line=_template_line(error, name)) from None


def _context(document: Document) -> dict[str, Any]:
    """The fields by their English and Chinese names, and the whole as `document`."""
    context: dict[str, Any] = {"document": document}
    for english, chinese in _field_names(cast(Any, type(document))):
        value = getattr(document, english)
        context[english] = context[chinese] = "" if value is None else value
    return context


@cache
def _field_names(model: Any) -> tuple[tuple[str, str], ...]:
    described = model.__pydantic_fields__
    return tuple((item.name, described[item.name].title or item.name) for item in fields(model))


def _syntax_fault(error: jinja2.TemplateSyntaxError) -> str:
    if "Unexpected end of template" in (error.message or ""):
        return "模板语法不对：有 {% if %}、{% for %} 或 {% block %} 没有结束"
    return f"模板语法不对：{error.message}"


def _fault(error: Exception) -> str:
    if isinstance(error, jinja2.UndefinedError):
        return f"用了稿子里没有的字段：{error.message}"
    if isinstance(error, jinja2.exceptions.SecurityError):
        return "模板里不能调用这个"
    return f"模板里的算式出错：{error}"


def _template_line(error: Exception, name: str) -> int:
    frames = traceback.extract_tb(error.__traceback__)
    lines = [frame.lineno for frame in frames if Path(frame.filename).name == name and frame.lineno]
    return lines[-1] if lines else 0
