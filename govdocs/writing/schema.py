"""The JSON Schema of documents: what an editor or a script checks a YAML or JSON draft against.

It is made from the models, so it cannot fall behind them; every field may bear its English or its Chinese name.
"""

from __future__ import annotations

import copy
from collections.abc import Iterator
from typing import Any, get_args

from govdocs.model import KINDS, SCHEMA_VERSION, Section, document_adapter
from govdocs.writing.structured import chinese_names


def document_schema() -> dict[str, Any]:
    """The JSON Schema (draft 2020-12) of any document, by kind; names in English or Chinese."""
    schema = copy.deepcopy(document_adapter().json_schema())
    definitions = schema["$defs"]
    for kind in KINDS.values():
        _name_kind(definitions[kind.model.__name__], (kind.name, kind.label, *kind.aliases))
    _take_part_key(definitions["Part"])
    for name, model in _classes().items():
        if name in definitions:
            _take_both_names(definitions[name], chinese_names(model))
    _take_plain_paragraphs(schema)
    for name in ("blocks", "内容"):
        definitions["Box"]["properties"][name]["items"] = {"anyOf": [_PARAGRAPH, _PLAIN]}
    return {
        "$schema": "https://json-schema.org/draft/2020-12/schema",
        "title": f"govdocs 公文（格式版本 {SCHEMA_VERSION}）",
        "anyOf": [{"$ref": f"#/$defs/{kind.model.__name__}"} for kind in KINDS.values()],
        "$defs": definitions,
    }


def _classes() -> dict[str, Any]:
    """Every document and node class by name, found from field to field."""
    found: dict[str, Any] = {}
    waiting: list[Any] = [*(kind.model for kind in KINDS.values()), Section]
    while waiting:
        model = waiting.pop()
        if model.__name__ not in found:
            found[model.__name__] = model
            waiting += (each for info in model.__pydantic_fields__.values() for each in _named_in(info.annotation))
    return found


def _named_in(annotation: Any) -> Iterator[Any]:
    """The model classes in a type such as `tuple[Section | Paragraph, ...]`."""
    if hasattr(annotation, "__pydantic_fields__"):
        yield annotation
    for part in get_args(annotation):
        yield from _named_in(part)


def _name_kind(definition: dict[str, Any], names: tuple[str, ...]) -> None:
    """`kind` must be given, in English or in Chinese: it tells one document from another."""
    definition["properties"]["kind"] = {"enum": list(names), "title": "文种", "type": "string"}
    definition["required"] = ["kind", *definition.get("required", [])]


def _take_part_key(definition: dict[str, Any]) -> None:
    """A part names its heading `part`, as a mapping of heading and blocks is a section."""
    heading = definition["properties"].pop("heading")
    definition["properties"] = {"part": {**heading, "title": "部分"}, **definition["properties"]}
    definition["required"] = ["part", "blocks"]


def _take_both_names(definition: dict[str, Any], titles: dict[str, str]) -> None:
    properties = definition["properties"]
    rules: list[dict[str, Any]] = []
    for name in list(properties):
        chinese = titles.get(name, name)
        if chinese == name:
            continue
        properties[chinese] = {**properties[name], "title": name}
        one_of_both = [{"required": [name]}, {"required": [chinese]}]
        if name in definition.get("required", ()):
            rules.append({"oneOf": one_of_both})
        else:
            rules.append({"not": {"required": [name, chinese]}})
    definition.pop("required", None)
    definition["allOf"] = rules


_PARAGRAPH = {"$ref": "#/$defs/Paragraph"}
_PLAIN = {"type": "string", "minLength": 1}


def _take_plain_paragraphs(node: Any) -> None:
    """Among blocks a plain string is a paragraph; one branch is enough, so `anyOf` for pydantic's `oneOf`."""
    if isinstance(node, list):
        for item in node:
            _take_plain_paragraphs(item)
    elif isinstance(node, dict):
        for item in node.values():
            _take_plain_paragraphs(item)
        branches = node.get("oneOf", [])
        if _PARAGRAPH in branches:
            node["anyOf"] = [*node.pop("oneOf"), _PLAIN]
