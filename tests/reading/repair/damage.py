"""Damage that drafts come with, made from clean texts, so that what they should read as is known exactly."""

from __future__ import annotations

from pathlib import Path

from hypothesis import strategies as st

SAMPLES = Path(__file__).parents[3] / "corpora" / "samples"


def sample(name: str) -> str:
    """The body of the sample `name`, without its head."""
    text = (SAMPLES / name).read_text(encoding="utf-8")
    return text.split("---\n", 2)[2] if text.startswith("---\n") else text


def wrap(text: str, width: int) -> str:
    """Every line cut after `width` characters."""
    lines = [line.strip() for line in text.split("\n") if line.strip()]
    return "\n".join(line[at : at + width] for line in lines for at in range(0, len(line), width))


_PIECES = st.sampled_from(
    ("\u200b", "&nbsp;", "<p>", "</div>", "　　", "一、", "（二）", "第三条 ", " ", "\r\n", "\n\n", "\n— 3 —\n", ",", "\x00", "<U+00A0>",
     "\n目录\n", "\n【字号：大 中 小】\n打印\n", "〔正文〕", "\n| 甲 |\n", "\u00a0", "\ue004", "１２", "(见附件)")
)  # fmt: skip


@st.composite
def mangled(draw: st.DrawFn, text: str) -> str:
    """`text` with up to twelve cuts, doublings, lost line ends, and bits of web pages put in."""
    for _ in range(draw(st.integers(1, 12))):
        at = draw(st.integers(0, len(text)))
        to = min(len(text), at + draw(st.integers(0, 120)))
        how = draw(st.sampled_from(("cut", "double", "join", "break", "insert", "insert")))
        if how == "cut":
            text = text[:at] + text[to:]
        elif how == "double":
            text = text[:to] + text[at:to] + text[to:]
        elif how == "join":
            text = text[:at] + text[at:to].replace("\n", "") + text[to:]
        elif how == "break":
            text = f"{text[:at]}\n{text[at:]}"
        else:
            text = text[:at] + draw(_PIECES) + text[at:]
    return text
