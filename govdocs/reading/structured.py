"""YAML and JSON: strict, every fault with line, column and the field it is about."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from dataclasses import replace
from pathlib import Path
from typing import Any

from pydantic import ValidationError

from govdocs.errors import InvalidDocumentError
from govdocs.findings import Finding
from govdocs.model import (
    KINDS,
    Box,
    Document,
    Kind,
    Notice,
    Official,
    Part,
    Section,
    child_ids,
    document_adapter,
    find_kind,
)
from govdocs.model.picture import decode_data
from govdocs.reading.complaints import complain, complaint_at, unknown_name
from govdocs.reading.decode import decode
from govdocs.reading.draft import Draft, NodeTrace
from govdocs.reading.json_values import parse_json
from govdocs.reading.names import (
    MARK_ROLES,
    attachment_names,
    block_names,
    box_names,
    document_names,
    mark_names,
    numbering_names,
    picture_names,
)
from govdocs.reading.pictures import Pictures, find_picture, judge_picture
from govdocs.reading.value_tree import Value
from govdocs.reading.yaml_values import parse_yaml
from govdocs.source import Excerpt, Piece, Source, Span


def read_structured(
    data: bytes, name: str, *, kind: Kind | None = None, pictures: Pictures | None = None
) -> Draft:
    """The document in YAML or JSON `data`. Raises InvalidDocumentError with line and column.

    A picture without data of its own is looked for by its name among `pictures`.
    """
    text, _ = decode(data, name)
    try:
        return _read(text, name, kind, pictures)
    except InvalidDocumentError as error:
        raise InvalidDocumentError(error.message, path=name, line=error.line, column=error.column) from None


def _read(text: str, name: str, kind: Kind | None, pictures: Pictures | None) -> Draft:
    root = parse_json(text) if Path(name).suffix.lower() == ".json" else parse_yaml(text)
    if root.entries is None:
        raise InvalidDocumentError("文稿应是一组“名称: 内容”", line=1, column=1)
    kind = kind or _kind_of(root, text)
    renamer = _Renamer(text, pictures)
    renamed = renamer.document(root, kind)
    try:
        document = document_adapter().validate_python(_plain(renamed))
    except ValidationError as error:
        raise complain(error.errors(include_url=False), renamed, text) from None
    source = Source(name, text)
    findings = tuple(replace(one, place=str(source.place(one.span.start))) for one in renamer.findings if one.span)
    return Draft(document, findings, source, dict(_trace(document, renamed, source)))


def _kind_of(root: Value, text: str) -> Kind:
    assert root.entries is not None
    known = "、".join(f"{kind.label}（{kind.name}）" for kind in KINDS.values())
    for key in ("kind", "文种"):
        if key in root.entries:
            value = root.entries[key]
            found = find_kind(value.scalar) if isinstance(value.scalar, str) else None
            if found is None:
                shown = "" if value.scalar is None else str(value.scalar)
                raise complaint_at(f"没有“{shown}”这个文种；可用：{known}", value.start, text)
            return found
    raise complaint_at(f"缺“文种”（kind）这一项；可用：{known}", root.start, text)


class _Renamer:
    """Gives every field its English name, by what it is a field of."""

    def __init__(self, text: str, pictures: Pictures | None) -> None:
        self.text = text
        self.pictures = pictures
        self.findings: list[Finding] = []

    def document(self, value: Value, kind: Kind) -> Value:
        renamed = self._rename(value, document_names(kind))
        assert renamed.entries is not None
        renamed.entries["kind"] = self._kind_value(value, kind)
        self._body(renamed.entries)
        attachments = renamed.entries.get("attachments")
        if attachments is not None and attachments.items is not None:
            items = [self._attachment(item) for item in attachments.items]
            renamed.entries["attachments"] = Value(attachments.start, attachments.end, items=items)
        enclosed = renamed.entries.get("enclosed")
        if enclosed is not None and enclosed.entries is not None:
            renamed.entries["enclosed"] = self.document(enclosed, _kind_of(enclosed, self.text))
        version = renamed.entries.get("schema_version")
        if version is not None and isinstance(version.scalar, str) and version.scalar.isdecimal():
            version.scalar = int(version.scalar)
        return renamed

    def _kind_value(self, value: Value, kind: Kind) -> Value:
        given = value.child("kind") or value.child("文种") or value
        return Value(given.start, given.end, kind.name)

    def _body(self, entries: dict[str, Value]) -> None:
        for name in ("body", "closing"):
            if name in entries:
                entries[name] = self._blocks(entries[name])
        if "numbering" in entries and entries["numbering"].entries is not None:
            entries["numbering"] = self._rename(entries["numbering"], numbering_names())

    def _attachment(self, value: Value) -> Value:
        if value.entries is None:
            return value
        renamed = self._rename(value, attachment_names())
        assert renamed.entries is not None
        self._body(renamed.entries)
        return renamed

    def _blocks(self, value: Value) -> Value:
        if value.items is None:
            return value
        return Value(value.start, value.end, items=[self._block(item) for item in value.items])

    def _block(self, value: Value) -> Value:
        if value.entries is None:
            return value
        if value.entries.keys() & {"图片", "file"}:
            return self._picture(self._rename(value, picture_names()))
        names = box_names() if value.entries.keys() & {"专栏", "title"} else block_names()
        renamed = self._rename(value, names)
        assert renamed.entries is not None
        if "blocks" in renamed.entries:
            renamed.entries["blocks"] = self._blocks(renamed.entries["blocks"])
        marks = renamed.entries.get("marks")
        if marks is not None and marks.items is not None:
            renamed.entries["marks"] = Value(
                marks.start, marks.end, items=[self._mark(item) for item in marks.items]
            )
        return renamed

    def _picture(self, value: Value) -> Value:
        """The picture with its data, and a finding where there is a doubt about it."""
        assert value.entries is not None
        name, given = value.entries["file"], value.entries.get("data")
        if not isinstance(name.scalar, str):
            return value
        if given is None:
            found = find_picture(name.scalar, self.pictures)
        else:
            found = judge_picture(name.scalar, self._decode(given))
        if found.doubt:
            self.findings.append(Finding("reading.picture", found.doubt, span=Span(name.start, name.end)))
        value.entries["data"] = Value(name.start, name.end, found.data)
        return value

    def _decode(self, value: Value) -> bytes:
        try:
            return bytes(decode_data(str(value.scalar)))
        except ValueError as error:
            raise complaint_at(str(error), value.start, self.text) from None

    def _mark(self, value: Value) -> Value:
        if value.entries is None:
            return value
        renamed = self._rename(value, mark_names())
        assert renamed.entries is not None
        role = renamed.entries.get("role")
        if role is not None and isinstance(role.scalar, str):
            role.scalar = MARK_ROLES.get(role.scalar, role.scalar)
        return renamed

    def _rename(self, value: Value, names: Mapping[str, str]) -> Value:
        assert value.entries is not None
        renamed = Value(value.start, value.end, entries={})
        english = set(names.values())
        for key, item in value.entries.items():
            name = key if key in english else names.get(key)
            if name is None:
                raise complaint_at(unknown_name(key, list(names)), value.key_starts[key], self.text)
            assert renamed.entries is not None
            if name in renamed.entries:
                raise complaint_at(f"“{key}”这一项写了两遍", value.key_starts[key], self.text)
            renamed.entries[name] = item
            renamed.key_starts[name] = value.key_starts[key]
        return renamed


def _plain(value: Value) -> Any:
    if value.entries is not None:
        return {name: _plain(item) for name, item in value.entries.items()}
    if value.items is not None:
        return [_plain(item) for item in value.items]
    return value.scalar


# ---- where every node came from


def _trace(document: Document, root: Value, source: Source) -> Iterator[tuple[str, NodeTrace]]:
    assert root.entries is not None
    for name, value in root.entries.items():
        if isinstance(value.scalar, str) and name != "kind":
            yield name, NodeTrace(text=_excerpt(value, source), evidence=("字段",))
    yield from _trace_blocks(document.body, root.entries.get("body"), "", source)
    yield from _trace_blocks(document.closing, root.entries.get("closing"), "closing", source)
    if isinstance(document, Official):
        yield from _trace_attachments(document, root.entries.get("attachments"), source)
    enclosed = root.entries.get("enclosed")
    if isinstance(document, Notice) and document.enclosed is not None and enclosed is not None:
        for name, trace in _trace(document.enclosed, enclosed, source):
            yield f"enclosed/{name}", trace


def _trace_attachments(
    document: Official, value: Value | None, source: Source
) -> Iterator[tuple[str, NodeTrace]]:
    items = value.items if value and value.items else []
    for number, (attachment, item) in enumerate(zip(document.attachments, items, strict=True), 1):
        entries = item.entries or {}
        title = entries.get("title", item)
        yield f"attachment{number}", NodeTrace(text=_excerpt(title, source), evidence=("字段",))
        yield from _trace_blocks(attachment.body, entries.get("body"), f"attachment{number}", source)


def _trace_blocks(
    blocks: tuple[object, ...], value: Value | None, parent: str, source: Source
) -> Iterator[tuple[str, NodeTrace]]:
    if value is None or value.items is None:
        return
    for (node_id, block), item in zip(child_ids(blocks, parent), value.items, strict=True):
        entries = item.entries or {}
        heading = entries.get("heading") or entries.get("part") or entries.get("title")
        number = entries.get("number")
        yield (
            node_id,
            NodeTrace(
                _excerpt(heading, source) if heading else None,
                _excerpt(entries.get("text", item), source) if heading is None else None,
                str(number.scalar or "") if number else "",
                evidence=("字段",),
            ),
        )
        if isinstance(block, Section | Part | Box):
            yield from _trace_blocks(block.blocks, entries.get("blocks"), node_id, source)


def _excerpt(value: Value, source: Source) -> Excerpt:
    words = value.scalar.strip() if isinstance(value.scalar, str) else ""
    start = source.text.find(words, value.start, value.end) if words else -1
    if start < 0:
        return Excerpt(words or source.text[value.start : value.end], ())
    return Excerpt(words, (Piece(0, start, len(words)),))
