"""YAML into a value tree. Scalars stay as typed; anchors are refused, for they can blow a file up."""

from __future__ import annotations

from typing import Any

from govdocs.errors import InvalidDocumentError
from govdocs.reading.value_tree import Value


def parse_yaml(text: str) -> Value:
    """The value tree of `text`. Raises InvalidDocumentError with line and column."""
    from ruamel.yaml import YAML  # a tenth of a second that only YAML files pay
    from ruamel.yaml.error import MarkedYAMLError, YAMLError

    try:
        node = YAML(typ="safe", pure=True).compose(text)
    except RecursionError:
        raise InvalidDocumentError("YAML 嵌套太深") from None
    except MarkedYAMLError as error:
        mark = error.problem_mark or error.context_mark
        line, column = (mark.line + 1, mark.column + 1) if mark else (0, 0)
        raise InvalidDocumentError(f"YAML 语法不对：{_explain(error)}", line=line, column=column) from None
    except YAMLError as error:
        at = getattr(error, "position", 0)
        line = text.count("\n", 0, at) + 1
        raise InvalidDocumentError(
            "YAML 里有不能用的字符", line=line, column=at - text.rfind("\n", 0, at)
        ) from None
    if node is None:
        raise InvalidDocumentError("YAML 文件是空的")
    return _Converter().convert(node, 0)


_PROBLEMS = (
    ("mapping values are not allowed", "冒号用得不对，含“: ”的内容要加引号"),
    ("could not find expected ':'", "这里应有冒号和空格"),
    ("tab", "缩进不能用制表符，请用空格"),
    ("found character '\\t'", "缩进不能用制表符，请用空格"),
    ("end of stream", "引号或括号没有配对"),
    ("expected <block end>", "缩进不齐，或少了引号"),
    ("expected ',' or", "方括号或花括号没有配对"),
    ("duplicate", "同一个名称写了两遍"),
    ("undefined alias", "不支持 *别名"),
    ("found character", "这个字符开头的内容要加引号"),
    ("expected a single document", "一个文件里只能有一份文稿"),
)


def _explain(error: Any) -> str:
    said = f"{error.problem or ''} {error.context or ''}"
    return next(
        (chinese for english, chinese in _PROBLEMS if english in said), "这里看不懂，请检查缩进、冒号和引号"
    )


class _Converter:
    def __init__(self) -> None:
        self.seen: set[int] = set()

    def convert(self, node: Any, depth: int) -> Value:
        from ruamel.yaml.nodes import MappingNode, ScalarNode, SequenceNode

        start, end = node.start_mark.index, node.end_mark.index
        if isinstance(node, ScalarNode):
            return Value(start, end, _scalar(node))
        if id(node) in self.seen or depth > _DEEPEST:
            problem = "不支持 &锚点和 *别名" if id(node) in self.seen else "嵌套太深"
            raise _at(node, f"YAML {problem}")
        self.seen.add(id(node))
        if isinstance(node, SequenceNode):
            return Value(start, end, items=[self.convert(item, depth + 1) for item in node.value])
        assert isinstance(node, MappingNode)
        value = Value(start, end, entries={})
        for key, item in node.value:
            self._add(value, key, item, depth)
        return value

    def _add(self, value: Value, key: Any, item: Any, depth: int) -> None:
        from ruamel.yaml.nodes import ScalarNode

        if not isinstance(key, ScalarNode):
            raise _at(key, "名称应是一个词")
        name = str(key.value)
        assert value.entries is not None
        if name in value.entries:
            raise _at(key, f"“{name}”写了两遍")
        value.entries[name] = self.convert(item, depth + 1)
        value.key_starts[name] = key.start_mark.index


_DEEPEST = 200


def _scalar(node: Any) -> object:
    if node.tag == "tag:yaml.org,2002:null" and node.style is None:
        return None
    return str(node.value)


def _at(node: Any, message: str) -> InvalidDocumentError:
    return InvalidDocumentError(message, line=node.start_mark.line + 1, column=node.start_mark.column + 1)
