"""`govdocs show` tells how a draft was understood."""

from __future__ import annotations

import json
from pathlib import Path

import pytest

from .conftest import DRAFT, Run, start


def test_elements_outline_places_and_length_are_shown(run: Run) -> None:
    shown = run("show", "讲话.txt")
    assert (shown.code, shown.err) == (0, "")
    lines = shown.out.splitlines()
    assert lines[0] == "文种：讲话（speech）"
    assert "标题：在全市人才工作会议上的讲话" in lines
    assert "讲话人：李明" in lines
    assert "层次：2级，4处" in lines
    assert "　　一、提高认识，增强责任感　［第1页，第4段，第11行］　（独行，序号）　不到1分钟" in lines
    assert "　　　（一）引进急需人才　［第1页，第7段，第14行］　（接排，序号）" in lines
    assert any("念一遍约1分钟（每分钟180字）" in line for line in lines)


def test_what_is_unsure_is_shown_with_why(run: Run, folder: Path) -> None:
    (folder / "讲话.txt").write_text(DRAFT.replace("二、突出重点，抓好落实", "五、突出重点，抓好落实"), encoding="utf-8")
    shown = run("show", "讲话.txt")
    assert "层次：2级，4处，其中1处没有十足把握，标“？”" in shown.out
    assert "\n？　五、突出重点，抓好落实　［第1页，第6段，第13行］　（把握80%：" in shown.out
    assert "　　警告 第1页第6段“五、突出重点，抓好落……”（第13行第1列）：原稿序号是“五、”" in shown.out


def test_what_was_repaired_is_summed_up_and_not_told_twice(run: Run, folder: Path) -> None:
    broken = DRAFT.replace("人才是第一资源。", "人才,是第一资源,要用好。").replace("办好住房、", "办好住房,")
    (folder / "讲话.txt").write_text(broken, encoding="utf-8")
    shown = run("show", "讲话.txt")
    assert "修补：3处（原稿没有动；govdocs fmt 写出修好的稿子）" in shown.out
    assert "　　半角标点改为全角，3处：第5段“人才，是第一资源，要……”（第12行第5列）、第8段" in shown.out
    assert "发现" not in shown.out


def test_json_has_the_same_with_spans_into_the_source(run: Run, folder: Path) -> None:
    broken = DRAFT.replace("人才是第一资源。", "人才,是第一资源。").replace("二、突出重点", "五、突出重点")
    (folder / "讲话.txt").write_text(broken, encoding="utf-8")
    told = json.loads(run("show", "讲话.txt", "--json").out)
    first = told["outline"][0]
    assert broken[slice(*first["span"])] == first["heading"] == "提高认识，增强责任感"
    (repair,) = told["repairs"]
    assert (repair["step"], repair["count"]) == ("half-width-mark", 1)
    assert broken[slice(*repair["spans"][0])] == ","
    found = next(each for each in told["findings"] if each["rule"] == "reading.number")
    assert broken[slice(*found["span"])].startswith("五、")
    assert (found["page"], told["pages"]) == (1, 1)


def test_json_tells_where_every_element_stands(run: Run, folder: Path) -> None:
    notice = (
        "关于印发《人才公寓管理办法》的通知\n云才办〔2026〕3号\n各县（区）委：\n现印发给你们。\n附件：申报表\n云陵市委人才办\n"
        "2026年3月1日\n人才公寓管理办法\n第一条　略。\n"
    )
    (folder / "通知.txt").write_text(notice, encoding="utf-8")
    told = json.loads(run("show", "通知.txt", "--json").out)
    found = {each["field"]: notice[slice(*each["span"])] for each in told["elements"]}
    assert found == {
        "title": "关于印发《人才公寓管理办法》的通知",
        "document_number": "云才办〔2026〕3号",
        "date": "2026年3月1日",
        "addressee": "各县（区）委：",
        "signature": "云陵市委人才办",
    }
    assert {each["field"]: each["place"] for each in told["elements"]}["addressee"] == "第3段，第3行"
    assert notice[slice(*told["attachments"][0]["span"])] == "申报表"
    assert notice[slice(*told["enclosed"]["span"])] == "人才公寓管理办法"


def test_json_is_for_scripts(run: Run) -> None:
    told = json.loads(run("show", "讲话.txt", "--json").out)
    assert told["kind"] == "speech"
    assert [(row["level"], row["label"]) for row in told["outline"]] == [
        (1, "一、"),
        (1, "二、"),
        (2, "（一）"),
        (2, "（二）"),
    ]
    assert told["minutes"] == round(told["characters"] / 180, 1)
    assert told["document"]["title"] == "在全市人才工作会议上的讲话"


def test_characters_are_counted_as_word_counts_them(run: Run, folder: Path) -> None:
    (folder / "数.txt").write_text("标题\n\n　　一二三，四五。\n一、六七\n　　八 九\n", encoding="utf-8")
    told = json.loads(run("show", "数.txt", "--json").out)
    assert told["characters"] == len("标题一二三，四五。一、六七八九")


def test_a_draft_on_stdin_is_understood(folder: Path) -> None:
    done = start("show", "-", data=DRAFT.encode("gb18030"), cwd=folder)
    assert done.returncode == 0
    assert "一、提高认识" in done.stdout.decode()


LONG = """在大会上的讲话

同志们：
　　开场。
一、甲
{first}
（一）乙
{second}
二、丙
　　完。
""".format(first="　　" + "人" * 300, second="　　" + "才" * 240)


def test_a_speech_tells_how_long_every_part_of_it_takes(run: Run, folder: Path) -> None:
    (folder / "长.txt").write_text(LONG, encoding="utf-8")
    told = json.loads(run("show", "长.txt", "--json").out)
    assert [(row["heading"], row["characters"]) for row in told["outline"]] == [
        ("甲", 3 + 300 + 4 + 240),
        ("乙", 4 + 240),
        ("丙", 3 + 2),
    ]
    assert told["outline"][0]["minutes"] == 3.0
    lines = run("show", "长.txt").out.splitlines()
    assert [line.rpartition("　")[2] for line in lines if "甲" in line or "丙" in line] == ["约3分钟", "不到1分钟"]
    assert not [line for line in lines if "（一）乙" in line and "分钟" in line]


def test_how_fast_it_is_read_can_be_set(run: Run, folder: Path) -> None:
    (folder / "长.txt").write_text(LONG, encoding="utf-8")
    lines = run("show", "长.txt", "--speed", "100").out.splitlines()
    assert next(line for line in lines if "一、甲" in line).endswith("约5分钟")
    assert "（每分钟100字）" in run("show", "长.txt", "--speed", "100").out
    told = json.loads(run("show", "长.txt", "--speed", "100", "--json").out)
    assert (told["speed"], told["minutes"]) == (100, round(told["characters"] / 100, 1))


@pytest.mark.parametrize("speed", ["0", "-5", "快"])
def test_a_speed_nobody_reads_at_is_wrong_usage(run: Run, speed: str) -> None:
    refused = run("show", "讲话.txt", "--speed", speed)
    assert (refused.code, refused.out) == (2, "")
    assert len(refused.err.strip().splitlines()) == 1


def test_the_sections_of_an_issued_text_are_not_timed(run: Run, folder: Path) -> None:
    (folder / "通知.txt").write_text("关于工作的通知\n各县委：\n一、甲\n　　好。\n二、乙\n　　好。\n", encoding="utf-8")
    lines = run("show", "通知.txt").out.splitlines()
    assert not [line for line in lines if "分钟" in line and "甲" in line]


def test_what_comes_in_by_standard_input_is_told_by_its_first_bytes() -> None:
    from govdocs.cli.stream import stream_name

    beginnings = (b"PK\x03\x04", b"%PDF-1.7", b'{"kind"', "在会议上的讲话".encode())
    assert [stream_name(data) for data in beginnings] == ["标准输入.docx", "标准输入.pdf", "标准输入.json", "标准输入"]


def test_another_draft_beside_tells_where_a_glued_heading_ends(run: Run, folder: Path) -> None:
    clean = DRAFT.replace("人才是第一资源。", "人才是第一资源，谁都离不开，哪里都需要。")
    (folder / "讲话.txt").write_text(clean, encoding="utf-8")
    (folder / "粘.txt").write_text(clean.replace("增强责任感\n　　", "增强责任感"), encoding="utf-8")
    told = "一、提高认识，增强责任感　［第1页，第4段，第11行］　（独行，序号，另一稿里这句是标题）"
    assert told in run("show", "粘.txt", "--beside", "讲话.txt").out
    assert told not in run("show", "粘.txt").out
    assert run("show", "粘.txt", "--beside", "没有.txt").code == 2


def test_tables_boxes_and_pictures_are_listed(run: Run, folder: Path) -> None:
    text = "| 类别 | 人数 |\n| 博士 | 120 |\n〔专栏〕专栏1　引才工程\n　　建设驿站。\n〔专栏完〕\n〔图片〕图.png\n图1　分布\n"
    (folder / "汇报.txt").write_text(f"人才情况汇报\n　　如下。\n{text}", encoding="utf-8")
    shown = run("show", "汇报.txt", "--kind", "材料")
    at = shown.out.splitlines().index("表格、专栏、图片：3处")
    assert shown.out.splitlines()[at + 1 : at + 4] == [
        "　　表格（2行2列）　［第1页，第3段，第3行］",
        "　　专栏（1段）　专栏1　引才工程　［第1页，第5段，第5行］",
        "　　图片（没有找到）　图1　分布　［第1页，第8段，第8行］",
    ]
    told = json.loads(run("show", "汇报.txt", "--kind", "材料", "--json").out)["blocks"]
    assert [each["sort"] for each in told] == ["表格", "专栏", "图片"]
