"""The environment drafts are filled in: sandboxed, immutable, reckoning in decimals, and bounded.

It knows no loader, so no draft can name a file.
"""

from __future__ import annotations

import datetime
import operator
from collections.abc import Callable, Iterator, Mapping
from decimal import Decimal
from functools import cache
from typing import Any

from jinja2 import Undefined, pass_context
from jinja2.runtime import Context
from jinja2.sandbox import ImmutableSandboxedEnvironment

from govdocs.errors import GovdocsError
from govdocs.filling.filters import FILTERS
from govdocs.filling.language import COMPARABLE, ITERATE, JOIN
from govdocs.filling.missing import Blank, MissingField
from govdocs.filling.notes import LimitError, check_length, notes
from govdocs.filling.numbers import parse_number
from govdocs.filling.values import join, show

_LONGEST_RANGE = 10_000
_LARGEST_NUMBER = Decimal(10) ** 40
_OPERATORS: dict[str, Callable[[Any, Any], Any]] = {
    "+": operator.add,
    "-": operator.sub,
    "*": operator.mul,
    "/": operator.truediv,
    "//": operator.floordiv,
    "%": operator.mod,
}


class ReckoningError(GovdocsError):
    """A sum in a draft that cannot be worked out."""


class FillingEnvironment(ImmutableSandboxedEnvironment):
    """Fields by name before attributes, and our own arithmetic."""

    intercepted_binops = frozenset(_OPERATORS)

    def getattr(self, obj: Any, attribute: str) -> Any:
        """`obj.attribute`: an entry of that name before anything Python may have under it."""
        if isinstance(obj, Mapping) and attribute in obj:
            return obj[attribute]
        return super().getattr(obj, attribute)

    def call_binop(self, context: Context, operator: str, left: Any, right: Any) -> Any:  # noqa: ARG002
        """`left operator right`, in decimals where both are numbers or look like numbers."""
        return _reckon(operator, left, right)


@cache
def filling_environment() -> FillingEnvironment:
    """The one environment; what belongs to one filling is in its notes."""
    made = FillingEnvironment(
        undefined=MissingField,
        autoescape=False,
        keep_trailing_newline=True,
        finalize=_print,
        cache_size=0,
        optimized=False,
    )
    made.globals = {"range": _bounded_range}
    made.filters = {**FILTERS, ITERATE: _each, JOIN: _join, COMPARABLE: _comparable}
    return made


@pass_context  # so that nothing is printed, and reported, before there is a filling
def _print(_context: Context, value: object) -> str:
    return show(value)


def _reckon(sign: str, left: Any, right: Any) -> Any:
    for side in (left, right):
        if isinstance(side, Undefined | Blank):
            return side
    first, second = parse_number(left), parse_number(right)
    try:
        if first is not None and second is not None:
            result = _OPERATORS[sign](first, second)
            if abs(result) >= _LARGEST_NUMBER:
                raise LimitError("算出来的数太大")
            return result
        if sign == "+" and isinstance(left, str) and isinstance(right, str):
            return join([left, right])
        if sign in "+-" and isinstance(left, datetime.date | datetime.timedelta):
            return _OPERATORS[sign](left, right)
    except (ArithmeticError, TypeError, OverflowError):
        raise ReckoningError(f"算不出来：{show(left)[:20]} {sign} {show(right)[:20]}") from None
    raise ReckoningError(f"算不出来，不是数：{show(left)[:20]} {sign} {show(right)[:20]}")


def _each(values: Any) -> Iterator[Any]:
    for value in values:
        notes().count_step()
        yield value


def _join(values: list[Any]) -> str:
    return join(values)


def _comparable(value: Any) -> Any:
    """The number in `value` if there is one, so that cells of a .csv compare as numbers."""
    number = parse_number(value)
    return value if number is None else number


def _bounded_range(*bounds: Any) -> range:
    whole = [parse_number(bound) for bound in bounds]
    if not 1 <= len(whole) <= 3 or any(bound is None or bound != int(bound) for bound in whole):
        raise ReckoningError("range 里要写一到三个整数")
    made = range(*(int(bound) for bound in whole if bound is not None))
    if len(made) > _LONGEST_RANGE:
        raise LimitError(f"range 最多数到{_LONGEST_RANGE}")
    check_length(len(made))
    return made
