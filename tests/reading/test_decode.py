"""Bytes become text in whatever encoding an office used, and junk is refused in one clear line."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from govdocs.errors import GovdocsError, UnreadableFileError
from govdocs.reading import read_bytes
from govdocs.reading.decode import decode

_TEXT = "在全市人才工作会议上的讲话\n\n同志们：\n　　这次会议的主要任务是，部署今年的人才工作。要抓好落实。\n一、提高认识\n"


@pytest.mark.parametrize(
    "encoding",
    ["utf-8", "utf-8-sig", "utf-16", "utf-16-le", "utf-16-be", "gb18030", "gbk", "utf-32"],
)
def test_every_usual_encoding_is_told_by_its_bytes(encoding: str) -> None:
    assert decode(_TEXT.encode(encoding)) == (_TEXT, 0)


@pytest.mark.parametrize("text", ["人", "好的。", "会议", "一、人才", "abc", "人才工作"])
@pytest.mark.parametrize("encoding", ["utf-8", "gb18030"])
def test_short_texts_too(text: str, encoding: str) -> None:
    assert decode(text.encode(encoding))[0] == text


def test_a_private_character_survives_utf_8_and_gb18030() -> None:
    text = _TEXT + "主力军。\ue004\n"
    assert decode(text.encode())[0] == text
    assert decode(text.encode("gb18030"))[0] == text


def test_a_file_cut_in_mid_character_is_read_with_a_finding() -> None:
    data = (_TEXT * 20).encode()[:-2]
    draft = read_bytes(data, "讲话.txt")
    assert [finding.rule for finding in draft.findings if "damaged" in finding.rule] == ["reading.damaged"]


@pytest.mark.parametrize("data", [b"", b"  \n\t ", b"\x00\x00\x00", "　\n　".encode()])
def test_an_empty_file_is_said_to_be_empty(data: bytes) -> None:
    with pytest.raises(UnreadableFileError, match=r"空的|没有文字"):
        decode(data, "空.txt")


@pytest.mark.parametrize(
    ("data", "what"),
    [
        (b"%PDF-1.7\n%\xe2\xe3", "PDF"),
        (b"PK\x03\x04\x14\x00", "docx"),
        (b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1", "旧版"),
        (b"\x89PNG\r\n\x1a\n\x00\x00", "图片"),
        (bytes(range(256)) * 40, "不是文字稿"),
        (b"\x00\x01\x02\x03\x7f\xff\xfe" * 300, "不是文字稿"),
    ],
)
def test_what_is_no_text_is_refused_by_name(data: bytes, what: str) -> None:
    with pytest.raises(UnreadableFileError, match=what) as caught:
        read_bytes(data, "稿.txt")
    assert str(caught.value).startswith("稿.txt：")
    assert "\n" not in str(caught.value)


@given(st.binary(max_size=400))
def test_any_bytes_are_read_or_refused_and_always_the_same_way(data: bytes) -> None:
    def outcome() -> object:
        try:
            return read_bytes(data, "稿.txt").document
        except GovdocsError as error:
            return str(error)

    assert outcome() == outcome()


@pytest.mark.parametrize("at", [40, 41])
def test_one_bad_byte_in_a_short_gb18030_file_damages_a_few_characters_and_no_more(at: int) -> None:
    data = (_TEXT * 3).encode("gb18030")
    text, damaged = decode(data[:at] + b"\xff" + data[at:])
    assert 1 <= damaged <= 3
    assert text.endswith("一、提高认识\n")


@pytest.mark.parametrize(
    ("written", "misread"), [("utf-8", "gbk"), ("gbk", "latin-1"), ("utf-8", "latin-1"), ("gb18030", "cp1252")]
)
def test_a_text_saved_after_it_was_misread_is_read_and_said_to_be_mojibake(written: str, misread: str) -> None:
    data = _TEXT.encode(written).decode(misread, errors="replace").encode()
    assert "reading.mojibake" in {finding.rule for finding in read_bytes(data, "讲话.txt").findings}


def test_letters_with_accents_are_no_mojibake() -> None:
    text = _TEXT + "聘请巴黎高等师范学院 Éléonore Bénédicte、伊斯坦布尔大学 Çağrı Öztürk 两位教授。\n"
    assert "reading.mojibake" not in {finding.rule for finding in read_bytes(text.encode(), "讲话.txt").findings}
