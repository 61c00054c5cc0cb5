"""Bytes into text: which encoding a file is in, told without a clock, a locale or a guess that varies."""

from __future__ import annotations

import codecs
import re

from govdocs.errors import UnreadableFileError

_BOMS = (
    (codecs.BOM_UTF8, "utf-8"),
    (codecs.BOM_UTF32_LE, "utf-32-le"),
    (codecs.BOM_UTF32_BE, "utf-32-be"),
    (codecs.BOM_UTF16_LE, "utf-16-le"),
    (codecs.BOM_UTF16_BE, "utf-16-be"),
)
_MAGIC = (
    (b"PK\x03\x04", "压缩包或 Word、WPS 文档，请用 .docx 作后缀"),
    (b"\xd0\xcf\x11\xe0", "旧版 Word 或 WPS 文档，请另存为 .docx"),
    (b"%PDF", "PDF 文件，请从中复制文字，存成 .txt"),
    (b"{\\rtf", "RTF 文件，请另存为 .docx"),
    (b"\x89PNG", "图片"),
    (b"\xff\xd8\xff", "图片"),
    (b"GIF8", "图片"),
    (b"\x1f\x8b", "压缩包"),
    (b"Rar!", "压缩包"),
    (b"7z\xbc\xaf", "压缩包"),
)
_USUAL = re.compile(
    "[的一是在不了有和人这中大为上个国我以要他时来用们生到作地于出就分对成会可主发年动同工也能下过子说产种面而方后多定行学"
    "法所民得经十三之进着等部度家电力里如水化高自二理起小物现实加量都两体制机当使点从业本去把性好应开它合还因由其些然前外天政四"
    "日那社义事平形相全表间样与关各重新线内数正心反你明看原又么利比或但质气第向道命此变条只没结解问意建月公无系军很情者最立代想已"
    "通并提直题党程展五果料象员革位入常文总次品式活设及管特件长求老头基资边流路级少图山统接知较将组见计别才，。、：；！？“”（）《》　]"
)
_HANZI = re.compile("[\u3000-\u303f\u4e00-\u9fff\uff00-\uffef]")
_ODD = re.compile("[\x00-\x08\x0e-\x1f\x7f-\x9f\ue000-\uf8ff\ufffd]")
_CONTROL = re.compile("[\x00-\x08\x0e-\x1f\x7f]")
_SAMPLE = 20_000
_DAMAGE = 3
"""Characters that one bad byte spoils."""


def decode(data: bytes, name: str = "") -> tuple[str, int]:
    """The text of `data` and how many damaged places in it became U+FFFD.

    UTF-8, UTF-16 (with a byte order mark or without), UTF-32 with one, GB18030. Raises
    UnreadableFileError for an empty file and for what is no text.
    """
    if not data.strip(b" \t\r\n\x00"):
        raise UnreadableFileError("文件是空的", path=name or None)
    for magic, what in _MAGIC:
        if data.startswith(magic):
            raise UnreadableFileError(f"这不是文字稿，是{what}", path=name or None)
    text = _by_mark(data) or _by_strict_trial(data) or _by_lenient_trial(data)
    if text is None:
        raise UnreadableFileError("这不是文字稿：不是 UTF-8、UTF-16 或 GB18030 编码的文本", path=name or None)
    if not text.strip():
        raise UnreadableFileError("文件里没有文字", path=name or None)
    return text, text.count("\ufffd")


def _by_mark(data: bytes) -> str | None:
    for mark, encoding in _BOMS:
        if data.startswith(mark):
            text = data[len(mark) :].decode(encoding, errors="replace")
            return text if text.count("\ufffd") <= 1 + len(text) // 100 and _is_text(text) else None
    return None


def _by_strict_trial(data: bytes) -> str | None:
    if b"\x00" not in data:
        try:
            text = data.decode("utf-8")
        except UnicodeDecodeError:
            pass
        else:
            # Bytes that are UTF-8 throughout were written as such, be it by a program that misread them before.
            return text if len(_CONTROL.findall(text[:_SAMPLE])) * 20 <= len(text[:_SAMPLE]) + 20 else None
    best, best_score = None, 0.0
    for encoding in ("gb18030", "utf-16-le", "utf-16-be"):
        try:
            text = data.decode(encoding)
        except UnicodeDecodeError:
            continue
        if (score := _likeness(text)) > best_score:
            best, best_score = text, score
    return best if best_score >= _LIKE_TEXT else None


_LIKE_TEXT = 0.2
"""Of the characters of any Chinese text, at least this share are usual ones; of misread bytes, hardly any."""


def _by_lenient_trial(data: bytes) -> str | None:
    """The text with a few damaged places, as a cut or patched file has them."""
    for encoding in ("utf-8", "gb18030", "utf-16-le"):
        text = data.decode(encoding, errors="replace")
        if text.count("\ufffd") <= _DAMAGE + len(text) // 200 and _likeness(text) >= _LIKE_TEXT:
            return text
    return None


def _likeness(text: str) -> float:
    sample = text[:_SAMPLE]
    if not sample or not _is_text(sample):
        return 0.0
    usual = len(_USUAL.findall(sample))
    plain = sum(char.isascii() for char in sample)
    return (usual + plain) / len(sample)


def _is_text(text: str) -> bool:
    return len(_ODD.findall(text[:_SAMPLE])) * 20 <= len(text[:_SAMPLE]) + 20
