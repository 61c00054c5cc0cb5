"""Another draft of the same text tells where a heading ends that this one has glued to other words."""

from __future__ import annotations

from pathlib import Path

import pytest

from govdocs.model import Section, walk
from govdocs.reading import Draft, read, read_text, replay_repairs

from .. import word

_FIRST = "着力引进产业急需紧缺人才"
_SECOND = "不断优化人才服务各项流程"
_CLEAN = (
    "在全市人才工作会议上的讲话\n同志们：\n下面，我讲几点意见。\n"
    f"一、{_FIRST}\n重点企业缺什么人，就到对口高校去找什么人，一家一家对接，一个一个落实。\n"
    f"二、{_SECOND}\n办事窗口能合并的一律合并，材料能少交的一律少交，让人才少跑一趟路。\n"
)
_GLUED_BODY = _CLEAN.replace(f"{_FIRST}\n", _FIRST).replace(f"{_SECOND}\n", _SECOND)
_ONE_LINE = _CLEAN.replace("落实。\n二、", "落实，再抓一批二、").replace(f"{_SECOND}\n", _SECOND)


def _headings(draft: Draft) -> list[str]:
    return [node.heading for _, node in walk(draft.document.body) if isinstance(node, Section)]


def _read(folder: Path, text: str, other: str | Draft) -> Draft:
    path = folder / "稿.txt"
    path.write_text(text, encoding="utf-8")
    if isinstance(other, str):
        (folder / "另一稿.txt").write_text(other, encoding="utf-8")
        return read(path, beside=[folder / "另一稿.txt"])
    return read(path, beside=[other])


def test_a_heading_glued_to_its_body_ends_where_the_other_draft_ends_it(tmp_path: Path) -> None:
    assert _headings(read_text(_GLUED_BODY)) != [_FIRST, _SECOND]
    draft = _read(tmp_path, _GLUED_BODY, _CLEAN)
    assert _headings(draft) == [_FIRST, _SECOND]
    assert draft.document == read_text(_CLEAN).document
    assert not [finding for finding in draft.findings if "unsure" in finding.rule]
    for name in ("s1", "s2"):
        assert draft.trace[name].confidence == 1.0
        assert "另一稿里这句是标题" in draft.trace[name].evidence


def test_a_heading_glued_to_the_words_before_it_as_well(tmp_path: Path) -> None:
    draft = _read(tmp_path, _ONE_LINE, read_text(_CLEAN.replace("落实。\n", "落实，再抓一批\n")))
    assert _headings(draft) == [_FIRST, _SECOND]
    assert replay_repairs(draft.source.text, draft.repairs) == draft.working.text


def test_an_ordinal_of_another_form_at_the_line_start_does_not_hide_the_heading(tmp_path: Path) -> None:
    text = _GLUED_BODY.replace("一、着", "1、着").replace("二、不", "2、不")
    assert _headings(_read(tmp_path, text, _CLEAN)) == [_FIRST, _SECOND]


def test_a_heading_of_a_text_that_the_other_draft_issues(tmp_path: Path) -> None:
    body = _CLEAN.partition("意见。\n")[2]
    notice = "关于印发《云陵市人才工作方案》的通知\n各县委：\n现将方案印发给你们，请认真执行。\n{}云陵市人才工作方案\n{}"
    other = read_text(notice.format("【印发件】方案\n", body))
    glued = body.replace(f"{_FIRST}\n", _FIRST)
    draft = _read(tmp_path, notice.format("【印发件】方案\n", glued), other)
    assert draft.document == other.document
    assert "另一稿里这句是标题" in draft.trace["enclosed/s1"].evidence


def test_a_heading_of_an_attachment(tmp_path: Path) -> None:
    body = _CLEAN.partition("意见。\n")[2]
    notice = "关于报送人才工作情况的通知\n各县委：\n请按附件报送。\n附件：人才工作要点\n云陵市委组织部\n2026年11月22日\n附件\n人才工作要点\n{}"
    other = read_text(notice.format(body))
    draft = _read(tmp_path, notice.format(body.replace(f"{_FIRST}\n", _FIRST)), other)
    assert draft.document == other.document
    assert "另一稿里这句是标题" in draft.trace["attachment1/s1"].evidence


def test_where_the_body_goes_on_otherwise_the_other_draft_proves_nothing(tmp_path: Path) -> None:
    other = _CLEAN.replace("重点企业缺", "全市上下缺").replace("办事窗口能", "各个部门能")
    alone, beside = read_text(_GLUED_BODY, "稿.txt"), _read(tmp_path, _GLUED_BODY, other)
    assert (beside.document, beside.trace) == (alone.document, alone.trace)


def test_what_the_other_draft_doubts_is_no_evidence(tmp_path: Path) -> None:
    doubtful = read_text(_GLUED_BODY, "稿.txt")
    assert _read(tmp_path, _GLUED_BODY, doubtful).trace == doubtful.trace


def test_a_mention_in_mid_sentence_is_not_cut(tmp_path: Path) -> None:
    text = _CLEAN.replace("我讲几点意见。", f"我围绕“一、{_FIRST}”等讲几点意见。")
    assert _read(tmp_path, text, _CLEAN).document == read_text(text).document


def test_a_word_file_is_read_beside_a_text_too(tmp_path: Path) -> None:
    path = tmp_path / "稿.docx"
    path.write_bytes(word.word_file("".join(map(word.p, _GLUED_BODY.splitlines()))))
    assert _headings(read(path, beside=[read_text(_CLEAN)])) == [_FIRST, _SECOND]


@pytest.mark.parametrize("other", ["一、\n二、\n", "只有一句话。"])
def test_another_draft_that_says_nothing_changes_nothing(tmp_path: Path, other: str) -> None:
    assert _read(tmp_path, _GLUED_BODY, other).document == read_text(_GLUED_BODY).document
