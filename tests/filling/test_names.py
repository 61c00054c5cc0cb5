"""Names of documents: whatever a cell holds, one valid file name in the folder, and each only once."""

from __future__ import annotations

import unicodedata
from pathlib import Path, PurePosixPath, PureWindowsPath

import pytest
from hypothesis import example, given
from hypothesis import strategies as st

from govdocs.errors import TemplateError
from govdocs.filling import Namer, Row
from govdocs.filling.names import safe_name

DEVICES = ["CON", "prn", "AUX", "NUL", "COM1", "LPT9", "con.txt", "COM¹", "CONOUT$", "nul "]


@pytest.mark.parametrize(
    ("text", "name"),
    [
        ("林若溪聘书", "林若溪聘书"),
        ("  林 若溪　聘书\n", "林 若溪 聘书"),
        ("../../etc/passwd", "／..／etc／passwd"),
        ("/etc/passwd", "／etc／passwd"),
        ("..\\..\\系统", "＼..＼系统"),
        ("C:\\Windows", "C：＼Windows"),
        ("..", ""),
        ("...", ""),
        (".隐藏", "隐藏"),
        ("聘书. . .", "聘书"),
        ("项目A/B？*", "项目A／B？＊"),
        ("甲\x00乙\x1b丙\x7f", "甲乙丙"),
        ("聘书\u202egpj.exe", "聘书gpj.exe"),
        ("零\u200b宽", "零宽"),
        ("", ""),
        ("=1+1", "=1+1"),
    ],
)
def test_a_name_is_made_safe_and_stays_readable(text: str, name: str) -> None:
    assert safe_name(text) == name


@pytest.mark.parametrize("device", DEVICES)
def test_names_of_devices_are_no_names(device: str) -> None:
    assert safe_name(device).startswith("稿")


@pytest.mark.parametrize("text", ["长" * 300, "a" * 400, "e\u0301" * 300, "长" * 79 + "。" * 20])
def test_a_name_too_long_is_cut_between_characters(text: str) -> None:
    name = safe_name(text)
    assert len(f"{name}-99999.docx".encode()) <= 255
    assert unicodedata.normalize("NFC", text).startswith(name)
    assert len(name.encode()) > 200


dangerous = st.text(st.sampled_from("./\\:*?\"<>|CON nul甲\x00\n\u202e\ud800長"), max_size=30)


@given(st.text(max_size=300) | dangerous)
@example("\ud800")
@example("CON.")
def test_whatever_the_text_the_name_stays_in_its_folder(text: str) -> None:
    name = safe_name(text)
    if not name:
        return
    file = f"{name}.docx"
    assert len(file.encode("utf-8")) <= 255
    assert PurePosixPath("out", file).parts == ("out", file)
    assert PureWindowsPath("out", file).parts == ("out", file)
    assert not PureWindowsPath(name).is_reserved()
    assert name[-1] not in ". "
    assert name[0] not in ". "
    assert safe_name(name) == name


@given(st.lists(st.sampled_from(["林若溪", "林若溪-2", "LIN", "lin", "e\u0301", "\u00e9", ""]), max_size=12))
def test_no_two_documents_share_a_name_on_any_file_system(people: list[str]) -> None:
    namer = Namer("{{ 姓名 }}", "聘书")
    names = [namer.name(Row({"姓名": name}, ""), number)[0] for number, name in enumerate(people, 1)]
    assert len({unicodedata.normalize("NFC", name).casefold() for name in names}) == len(people)


def test_a_second_document_of_one_name_says_so() -> None:
    namer = Namer("{{ 姓名 }}聘书", "聘书")
    row = Row({"姓名": "林若溪"}, "第2行")
    assert namer.name(row, 1) == ("林若溪聘书", ())
    name, findings = namer.name(row, 2)
    assert name == "林若溪聘书-2"
    assert [finding.rule for finding in findings] == ["filling.same-name"]
    assert namer.name(row, 3)[0] == "林若溪聘书-3"


def test_a_changed_name_is_reported_and_an_empty_one_becomes_a_number() -> None:
    namer = Namer("{{ 姓名 }}", "聘书")
    name, findings = namer.name(Row({"姓名": "../x"}, ""), 1)
    assert name == "／x"
    assert findings[0].message == "“../x”不能作文件名，改为“／x”"
    assert namer.name(Row({"姓名": ".."}, ""), 7)[0] == "聘书-0007"


def test_without_a_pattern_documents_are_numbered() -> None:
    namer = Namer(None, "聘书")
    assert [namer.name(Row({}, ""), number)[0] for number in (1, 2)] == ["聘书-0001", "聘书-0002"]


def test_a_pattern_may_number_format_and_miss_fields() -> None:
    namer = Namer("{{ 序号 }}-{{ 日期 | 日期 }}-{{ 没有 }}", "聘书")
    name, findings = namer.name(Row({"日期": "2026-11-22"}, ""), 3)
    assert name == "3-2026年11月22日-【缺：没有】"
    assert [finding.rule for finding in findings] == ["filling.missing-field"]


def test_names_that_are_taken_are_not_given() -> None:
    assert Namer("{{ 名 }}", "聘书", taken=["聘书"]).name(Row({"名": "聘书"}, ""), 1)[0] == "聘书-2"


@pytest.mark.parametrize("pattern", ["{{ 姓名", "{{ ''.__class__ }}", "{% include '/etc/passwd' %}"])
def test_a_faulty_pattern_is_refused(pattern: str) -> None:
    with pytest.raises(TemplateError, match="--name"):
        Namer(pattern, "聘书")


def test_a_file_of_the_longest_name_can_be_written(tmp_path: Path) -> None:
    (tmp_path / f"{safe_name('长' * 300)}-99999.docx").write_bytes(b"")
