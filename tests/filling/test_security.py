"""A draft from anywhere cannot reach files or Python, nor use up the machine."""

from __future__ import annotations

import time
from typing import Any

import pytest

from govdocs.errors import TemplateError
from govdocs.filling import Form, Row

ESCAPES = [
    "{{ ''.__class__ }}",
    "{{ ''.__class__.__mro__[1].__subclasses__() }}",
    "{{ 值['__class__'] }}",
    "{{ 值['__cl' ~ 'ass__'] }}",
    "{{ ().__class__ }}",
    "{{ 值 | attr('__class__') }}",
    "{{ '{0.__class__}'.format(值) }}",
    "{{ '%s' | format(值) }}",
    "{{ 值.format_map(行) }}",
    "{{ 值.upper() }}",
    "{{ 值.join(值) }}",
    "{{ 值.split(*行) }}",
    "{{ self.__init__ }}",
    "{{ cycler.__init__.__globals__ }}",
    "{{ lipsum.__globals__ }}",
    "{{ lipsum() }}",
    "{{ namespace(a=1) }}",
    "{{ range.__self__ }}",
    "{{ loop.__class__ }}",
    "{% include '/etc/passwd' %}",
    "{% include 值 %}",
    "{% import 'os' as os %}",
    "{% from 'os' import path %}",
    "{% extends '/etc/passwd' %}",
    "{% block 甲 %}{% endblock %}",
    "{% macro 甲() %}{{ 甲() }}{% endmacro %}",
    "{% call 值() %}{% endcall %}",
    "{% filter 日期 %}{% endfilter %}",
    "{% set 甲 %}{% endset %}",
    "{% with 甲 = 1 %}{% endwith %}",
    "{% for 甲 in 表 recursive %}{{ loop(表) }}{% endfor %}",
    "{{ {'甲': 值} }}",
    "{{ [值, 值] }}",
]
BOMBS = [
    "{{ 10 ** 10 ** 10 }}",
    "{{ '甲' * 1000000000 }}",
    "{{ [1] * 1000000000 }}",
    "{{ '%0999999999d' % 1 }}",
    "{{ range(1000000000) | 连接 }}",
    "{% for a in range(10000) %}{% for b in range(10000) %}{% for c in range(10000) %}{% endfor %}{% endfor %}{% endfor %}",
    "{% for a in range(10000) %}{{ 长 }}{% endfor %}",
    "{% set 甲 = 长 %}" + "{% set 甲 = 甲 ~ 甲 %}" * 60 + "{{ 甲 }}",
    "{% set 甲 = 长 %}" + "{% set 甲 = 甲 + 甲 %}" * 60 + "{{ 甲 }}",
    "{% set 甲 = 长.split('字') %}{{ 甲 | 连接(长 ~ 长 ~ 长) }}",
    "{% set 甲 = 99 %}" + "{% set 甲 = 甲 * 甲 %}" * 60 + "{{ 甲 }}",
    "{{ " + "(" * 5000 + "1" + ")" * 5000 + " }}",
    "{% if 值 %}" * 300 + "{% endif %}" * 300,
]


def fill(draft: str) -> str:
    """The draft filled with a row an attacker would like."""
    row: dict[str, Any] = {"值": "文字", "表": [{"甲": 1}], "长": "字" * 1000}
    return Form(draft, "稿.txt").fill(Row(row, "第2行")).text


@pytest.mark.parametrize("draft", ESCAPES)
def test_what_reaches_beyond_the_fields_is_refused_with_a_clear_line(draft: str) -> None:
    with pytest.raises(TemplateError) as caught:
        fill(draft)
    assert str(caught.value).startswith("稿.txt")
    assert "不能用" in caught.value.message or "不认识" in caught.value.message or "列表" in caught.value.message


@pytest.mark.parametrize("draft", BOMBS)
def test_what_would_use_up_the_machine_stops_at_once(draft: str) -> None:
    started = time.monotonic()
    with pytest.raises(TemplateError):
        fill(draft)
    assert time.monotonic() - started < 5


@pytest.mark.parametrize("name", ["值.upper", "range", "loop", "self", "cycler", "lipsum", "dict", "行"])
def test_what_is_no_value_prints_nothing(name: str) -> None:
    printed = fill(f"{{{{ {name} }}}}")
    assert printed in ("", f"【缺：{name}】")


def test_an_honest_loop_over_a_long_list_is_not_stopped() -> None:
    rows = [{"名": f"第{number}人"} for number in range(20_000)]
    filled = Form("{% for 人 in 各行 %}{{ 人.名 }}；{% endfor %}").fill(Row({"各行": rows}, ""))
    assert filled.text.endswith("第19999人；")


def test_braces_in_a_cell_are_text() -> None:
    filled = Form("{{ 值 }}").fill(Row({"值": "{{ ''.__class__ }}"}, ""))
    assert filled.text == "{{ ''.__class__ }}"


@pytest.mark.parametrize("draft", ["{{" * 100_000, "{%" * 100_000, "{{ " + "甲|" * 50_000, ("{{ 甲 " * 50_000)])
def test_a_draft_of_unclosed_braces_is_refused_quickly(draft: str) -> None:
    started = time.monotonic()
    with pytest.raises(TemplateError):
        fill(draft)
    assert time.monotonic() - started < 5
