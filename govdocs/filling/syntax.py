"""What is wrong with the braces in a draft, in a drafter's words."""

from __future__ import annotations

import re

from jinja2 import TemplateSyntaxError

_QUOTED = re.compile(r"'([^']*)'")


def explain_syntax(error: TemplateSyntaxError) -> str:
    """One line on what is wrong and what to write instead."""
    message = error.message or ""
    quoted = _QUOTED.search(message)
    what = quoted[1] if quoted else ""
    if message.startswith("Encountered unknown tag"):
        if what.startswith("end") or what in ("else", "elif"):
            return f"{{% {what} %}} 多了，或前面缺 {{% if %}}、{{% for %}}"
        return f"没有 {{% {what} %}} 这种写法；条件写 {{% if … %}}，循环写 {{% for … in … %}}"
    if message.startswith("No test named"):
        return f"没有“is {what}”这种判断"
    if "Unexpected end of template" in message or message.startswith("Missing end of"):
        return "有 {% if %}、{% for %}、{# #} 或 {% raw %} 没有结束"
    if message.startswith("unexpected char"):
        return f"花括号里不认识“{what}”；名称里有括号、顿号等符号的，写成 行[\"金额（元）\"]，或改表头"
    if message.startswith(("unexpected end of", "expected token 'end of", "expected token ')'")):
        return "花括号里没有写完，或多写了东西；名称里不能有空格和符号"
    if message.startswith("unexpected '"):
        return f"花括号里多了“{what}”，或没有配对"
    return f"花括号里写得不对（{message}）"
