"""Tables as data: YAML or JSON, a list of mappings, a mapping of lists, or one mapping alone."""

from __future__ import annotations

import json
from collections.abc import Iterator, Mapping
from decimal import Decimal
from typing import Any

from govdocs.errors import InvalidDocumentError
from govdocs.filling.missing import Blank
from govdocs.filling.rows import Row, field_name, is_blank
from govdocs.findings import Finding

_DEEPEST = 20
_MOST_VALUES = 2_000_000


class ListingTable:
    """A list of mappings (a row each), a mapping of lists of one length (a column each), or a single row.

    Raises InvalidDocumentError, with line and column where the file itself is at fault.
    """

    def __init__(self, data: bytes, name: str, *, is_json: bool = False) -> None:
        from govdocs.reading.decode import decode

        text = decode(data, name)[0]
        try:
            loaded = _load_json(text, name) if is_json else _load_yaml(text, name)
            self._rows = _rows(loaded, name)
        except RecursionError:
            raise InvalidDocumentError("套得太深，或引用太多", path=name) from None
        self.fields: tuple[str, ...] = tuple(dict.fromkeys(field for row in self._rows for field in row))
        self.findings: tuple[Finding, ...] = ()

    def __iter__(self) -> Iterator[Row]:
        for number, values in enumerate(self._rows, 1):
            yield Row(values, f"第{number}项")


def _rows(loaded: Any, name: str) -> list[dict[str, Any]]:
    if isinstance(loaded, Mapping) and loaded:
        columns = [value for value in loaded.values() if isinstance(value, list)]
        if len(columns) == len(loaded):
            if len(set(map(len, columns))) > 1:
                raise InvalidDocumentError("各列长短不一；一列一个列表时，每列要一样多", path=name)
            loaded = [dict(zip(loaded, values, strict=True)) for values in zip(*columns, strict=True)]
        else:
            loaded = [loaded]
    if not isinstance(loaded, list) or not loaded:
        raise InvalidDocumentError("应是一个列表，每项是一份的各个字段", path=name)
    for number, item in enumerate(loaded, 1):
        if not isinstance(item, Mapping):
            raise InvalidDocumentError(f"第{number}项不是“字段: 值”的样子", path=name)
    copy = _Copy()
    return [copy.fields(item) for item in loaded]


class _Copy:
    """Values with their fields named and their blanks marked; copied, and so bounded in depth and number.

    References in YAML can make a few lines stand for more values than any memory holds.
    """

    def __init__(self) -> None:
        self._count = 0

    def fields(self, item: Mapping[Any, Any], depth: int = 0) -> dict[str, Any]:
        """The values of a mapping by field."""
        names = {field_name(key): value for key, value in item.items()}
        return {
            name: Blank(name) if is_blank(value) else self._value(value, depth)
            for name, value in names.items()
        }

    def _value(self, value: Any, depth: int) -> Any:
        self._count += 1
        if depth > _DEEPEST or self._count > _MOST_VALUES:
            raise RecursionError
        if isinstance(value, Mapping):
            return self.fields(value, depth + 1)
        if isinstance(value, list):
            return [self._value(item, depth + 1) for item in value]
        return value


def _load_json(text: str, name: str) -> Any:
    try:
        return json.loads(text, parse_float=Decimal)
    except json.JSONDecodeError as error:
        raise InvalidDocumentError("不是 JSON", path=name, line=error.lineno, column=error.colno) from None
    except ValueError as error:
        raise InvalidDocumentError(f"不是 JSON（{error}）", path=name) from None


def _load_yaml(text: str, name: str) -> Any:
    from ruamel.yaml import YAML
    from ruamel.yaml.error import MarkedYAMLError, YAMLError

    try:
        return YAML(typ="safe", pure=True).load(text)
    except MarkedYAMLError as error:
        mark = error.problem_mark or error.context_mark
        place = {"line": mark.line + 1, "column": mark.column + 1} if mark else {}
        raise InvalidDocumentError("不是 YAML，或写得不对", path=name, **place) from None
    except (YAMLError, ValueError) as error:
        about = " ".join(str(error).split())[:80]
        raise InvalidDocumentError(f"不是 YAML（{about}）", path=name) from None
