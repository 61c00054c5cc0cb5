"""What a draft with fields may say: fields, conditions, loops, reckoning and the filters; nothing else.

A draft comes from anywhere, so nothing in it may reach a file, a Python object's inside, or the machine's
memory. The sandbox bars the objects; here the text itself is held to a short list of forms before it runs,
loops and joins are made countable, and a fault is told with its line.
"""

from __future__ import annotations

from collections.abc import Iterator
from typing import NoReturn, cast

from jinja2 import nodes
from jinja2.visitor import NodeTransformer

from govdocs.errors import TemplateError
from govdocs.filling.filters import FILTERS

_FORMS = (
    nodes.Template, nodes.Output, nodes.TemplateData, nodes.Const, nodes.Name, nodes.If, nodes.For, nodes.CondExpr,
    nodes.Assign, nodes.Filter, nodes.Test, nodes.Getattr, nodes.Getitem, nodes.Compare, nodes.Operand, nodes.And,
    nodes.Or, nodes.Not, nodes.Neg, nodes.Pos, nodes.Add, nodes.Sub, nodes.Mul, nodes.Div, nodes.FloorDiv,
    nodes.Mod, nodes.Concat, nodes.Tuple, nodes.List, nodes.Slice, nodes.Call,
)  # fmt: skip
_METHODS = frozenset({"split", "strip", "startswith", "endswith", "get", "items", "keys", "values", "cycle", "changed"})
_FUNCTIONS = frozenset({"range"})
_ORDERINGS = frozenset({"lt", "lteq", "gt", "gteq"})
_TAGS = {
    nodes.Include: "{% include %}", nodes.Import: "{% import %}", nodes.FromImport: "{% from %}",
    nodes.Extends: "{% extends %}", nodes.Block: "{% block %}", nodes.Macro: "{% macro %}",
    nodes.CallBlock: "{% call %}", nodes.FilterBlock: "{% filter %}", nodes.With: "{% with %}",
    nodes.AssignBlock: "{% set %} … {% endset %}", nodes.Pow: "**", nodes.Dict: "{ … : … }",
}  # fmt: skip

ITERATE, JOIN, COMPARABLE = " each", " join", " comparable"
"""Filters that no draft can name (a name holds no blank): they stand in for loops, `~` and comparisons."""


def restrict(template: nodes.Template, name: str) -> nodes.Template:
    """The parsed draft with its loops and joins made countable. Raises TemplateError for what a draft may not say."""
    for node in _walk(template):
        _check(node, name)
    made = _Rewriter().visit(template)
    assert isinstance(made, nodes.Template)
    return made


def _walk(node: nodes.Node) -> Iterator[nodes.Node]:
    yield node
    for child in node.iter_child_nodes():
        yield from _walk(child)


def _check(node: nodes.Node, name: str) -> None:
    if not isinstance(node, _FORMS):
        _refuse(_TAGS.get(type(node), type(node).__name__), node, name)
    if isinstance(node, nodes.Filter) and node.name not in FILTERS:
        _refuse(f"| {node.name}", node, name, f"；可用：{'、'.join(FILTERS)}")
    if isinstance(node, nodes.Getattr) and node.attr.startswith("_"):
        _refuse(f".{node.attr}", node, name)
    if isinstance(node, nodes.For) and node.recursive:
        _refuse("recursive", node, name)
    if isinstance(node, nodes.Call):
        _check_call(node, name)
    if isinstance(node, nodes.List | nodes.Tuple) and not _is_flat(node):
        raise TemplateError("列表 […] 里只能写文字和数", path=name or None, line=node.lineno)


def _check_call(call: nodes.Call, name: str) -> None:
    called = call.node
    allowed = (isinstance(called, nodes.Name) and called.name in _FUNCTIONS) or (
        isinstance(called, nodes.Getattr) and called.attr in _METHODS
    )
    if not allowed or call.dyn_args or call.dyn_kwargs or call.kwargs:
        what = called.name if isinstance(called, nodes.Name) else getattr(called, "attr", "")
        _refuse(f"{what}(…)", call, name)


def _is_flat(node: nodes.List | nodes.Tuple) -> bool:
    """Lists of plain values only, so that no list can be doubled into itself; and names a loop assigns to."""
    return all(
        isinstance(item, nodes.Const) or (isinstance(item, nodes.Name) and item.ctx == "store")
        for item in node.items
    )


def _refuse(what: str, node: nodes.Node, name: str, hint: str = "") -> NoReturn:
    raise TemplateError(f"稿子里不能用 {what}{hint}", path=name or None, line=node.lineno)


class _Rewriter(NodeTransformer):
    """Puts our own functions where Jinja2 would loop, join or compare by itself."""

    def visit_For(self, node: nodes.For) -> nodes.For:  # noqa: N802 - Jinja2 finds visitors by this name
        self.generic_visit(node)
        node.iter = _filter(ITERATE, cast(nodes.Expr, node.iter))
        return node

    def visit_Concat(self, node: nodes.Concat) -> nodes.Expr:  # noqa: N802
        self.generic_visit(node)
        return _filter(JOIN, nodes.List(node.nodes, lineno=node.lineno))

    def visit_Compare(self, node: nodes.Compare) -> nodes.Compare:  # noqa: N802
        self.generic_visit(node)
        sides = [node.expr, *(operand.expr for operand in node.ops)]
        numeric = any(isinstance(side, nodes.Const) and isinstance(side.value, int | float) for side in sides)
        if numeric or any(operand.op in _ORDERINGS for operand in node.ops):
            node.expr = _filter(COMPARABLE, node.expr)
            for operand in node.ops:
                operand.expr = _filter(COMPARABLE, operand.expr)
        return node


def _filter(name: str, node: nodes.Expr) -> nodes.Filter:
    return nodes.Filter(node, name, [], [], None, None, lineno=node.lineno)
