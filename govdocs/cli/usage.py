"""Typer's remarks on a wrong call, in Chinese."""

from __future__ import annotations

import re

_QUOTED = re.compile(r"'([^']*)'")


def explain_usage(error: Exception) -> str | None:
    """What is wrong with the call, in one line; None if `error` is no remark on a call."""
    if not hasattr(error, "format_message") or getattr(error, "exit_code", 0) not in (1, 2):
        return None
    told = _EXPLAIN.get(type(error).__name__, _explain_other)(error)
    context = getattr(error, "ctx", None)
    path = getattr(context, "command_path", "govdocs")
    return f"{told}；看用法：{path} --help"


def _explain_option(error: Exception) -> str:
    near = "、".join(sorted(getattr(error, "possibilities", None) or ()))
    return f"没有选项 {getattr(error, 'option_name', '')}" + (f"，是不是 {near}" if near else "")


def _explain_missing(error: Exception) -> str:
    hint = _hint(error)
    return f"缺少{'选项' if hint.startswith('-') else '参数'} {hint}"


def _explain_bad_value(error: Exception) -> str:
    message = str(getattr(error, "message", error))
    if "int" in message:
        return f"{_hint(error)} 应为整数"
    return f"{_hint(error)} 的值不对（{message}）"


def _explain_option_usage(error: Exception) -> str:
    return f"选项 {getattr(error, 'option_name', '')} 用法不对：后面要跟一个值，或不能跟值"


def _explain_no_arguments(_error: Exception) -> str:
    return "要给一个命令"


def _explain_other(error: Exception) -> str:
    message = str(getattr(error, "message", error))
    quoted = _QUOTED.search(message)
    if message.startswith("No such command") and quoted:
        return f"没有“{quoted[1]}”这个命令"
    if message.startswith("Missing command"):
        return "要给一个命令"
    if "unexpected extra argument" in message:
        return f"多余的参数：{message[message.find('(') + 1 :].removesuffix(')').partition('(')[2] or message}"
    return f"用法不对（{message}）"


def _hint(error: Exception) -> str:
    given = getattr(error, "param_hint", None)
    parameter = getattr(error, "param", None)
    if given is None and parameter is not None:
        options = [*getattr(parameter, "opts", ())]
        given = options if options and options[0].startswith("-") else str(parameter.metavar or parameter.name)
    return given if isinstance(given, str) else " / ".join(given or ("参数",))


_EXPLAIN = {
    "NoSuchOption": _explain_option,
    "MissingParameter": _explain_missing,
    "BadParameter": _explain_bad_value,
    "BadOptionUsage": _explain_option_usage,
    "NoArgsIsHelpError": _explain_no_arguments,
}
