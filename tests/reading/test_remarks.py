"""What is wrong with an element is said in Chinese, with how binding the rule is and where it stands."""

from __future__ import annotations

import pytest

from govdocs.findings import Finding, Severity, Strength
from govdocs.model import KINDS, Notice
from govdocs.reading import read_text


def _found(text: str, rule: str) -> Finding:
    found = [finding for finding in read_text(text).findings if finding.rule == f"reading.{rule}"]
    assert len(found) == 1, found
    return found[0]


def test_a_classification_there_is_none_of_is_named_with_those_there_are() -> None:
    finding = _found("---\n文种: 通知\n密级: 内部\n---\n关于工作的通知\n　　很好。\n", "head-value")
    assert (finding.strength, finding.clause) == (Strength.MANDATORY, "《党政机关公文处理工作条例》第九条")
    assert "绝密、机密、秘密" in finding.message
    assert finding.place == "稿头（第3行第1列）"


def test_a_request_goes_to_one_organ_only() -> None:
    text = "---\n文种: 请示\n签发人: 李明\n---\n关于经费的请示\n省委组织部、省财政厅：\n　　很好。\n"
    finding = _found(text, "addressee")
    assert (finding.severity, finding.strength) == (Severity.WARNING, Strength.MANDATORY)
    assert "第十五条" in finding.clause
    assert finding.place == "第2段“省委组织部、省财政厅……”（第6行第1列）"


def test_an_organ_with_a_list_in_brackets_is_one() -> None:
    text = "---\n文种: 请示\n签发人: 李明\n---\n关于经费的请示\n省（自治区、直辖市）委：\n　　很好。\n"
    assert not read_text(text).findings


def test_only_texts_going_up_need_a_signatory_and_drafts_not_yet() -> None:
    assert _found("关于经费的请示\n　　很好。\n", "signatory").severity is Severity.INFO
    assert not read_text("关于经费的请示\n（讨论稿）\n　　很好。\n").findings
    assert not read_text("关于经费的通知\n　　很好。\n").findings


@pytest.mark.parametrize(
    "number", ["云委发[2026]3号", "云委发〔26〕3号", "云委发〔2026〕03号", "云委发〔2026〕第3号"]
)
def test_a_number_in_another_form_is_kept_and_reported(number: str) -> None:
    text = f"关于工作的通知\n{number}\n　　很好。\n"
    assert read_text(text).document.document_number == number  # type: ignore[union-attr]
    assert _found(text, "document-number").clause == "GB/T 9704-2012 7.2.5"


@pytest.mark.parametrize("number", ["云委发〔2026〕3号", "云委发〔2026〕×号", "云人才办函〔2026〕　号"])
def test_a_number_still_open_is_no_mistake(number: str) -> None:
    assert not read_text(f"关于工作的通知\n{number}\n　　很好。\n").findings


def test_an_attachment_that_is_only_listed_stays_and_is_reported() -> None:
    text = "关于工作的通知\n　　很好。\n附件：名单\n市委\n2026年1月5日\n"
    document = read_text(text).document
    assert isinstance(document, Notice)
    assert [(each.title, each.body) for each in document.attachments] == [("名单", ())]
    assert _found(text, "attachment-absent").place == "第3段“附件：名单”（第3行第4列）"


@pytest.mark.parametrize(
    ("title", "kind"),
    [
        ("关于做好工作的通知", "notice"),
        ("关于加强人才工作的实施意见", "implementation_opinions"),
        ("云陵市乡村人才振兴行动纲要（2026—2030年）", "action_outline"),
        ("云陵市人才工作三年行动计划", "action_outline"),
        ("部务会议事规则", "rules_of_procedure"),
        ("人才公寓管理暂行办法（试行）", "interim_measures"),
        ("关于深化改革的决定", "decision"),
        ("云陵市人才发展规划", "plan"),
        ("领导小组会议纪要", "minutes"),
        ("关于经费的请示", "request"),
        ("关于上半年工作情况的报告", "report"),
        ("关于商请支持的复函", "letter"),
        ("在大会上的讲话", "speech"),
        ("关于乡村人才的调研报告材料", "material"),
        ("政府工作报告", "material"),
    ],
)
def test_the_title_tells_the_kind(title: str, kind: str) -> None:
    assert KINDS[read_text(f"{title}\n　　很好。\n").document.kind].name == kind


def test_a_report_that_is_addressed_to_hearers_is_a_speech() -> None:
    assert read_text("政府工作报告\n市长　李明\n各位代表：\n　　很好。\n").document.kind == "speech"


def test_texts_issued_in_texts_issued_do_not_exhaust_the_stack() -> None:
    assert isinstance(read_text("关于工作的通知\n" + "〔印发件：通知〕\n甲\n" * 3000).document, Notice)


def test_a_number_above_no_issued_text_is_no_letterhead() -> None:
    document = read_text("云委发〔2026〕3号\n——\n文种：通知\n").document
    assert (document.kind, document.title) == ("material", "云委发〔2026〕3号")
