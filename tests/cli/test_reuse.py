"""`reuse`, `index` and `dedupe` as a user meets them: lines on stdout, files in place, exit codes."""

from __future__ import annotations

import io
import json
from pathlib import Path

import docx
import pytest

from .conftest import DRAFT, Run, listed

LAST_YEAR = DRAFT.replace("2026-11-22", "2025-11-20").replace("部署明年", "安排今后").replace("办好住房", "安排好住房")
PARAGRAPH = "　　我们要像爱护眼睛一样爱护人才，像经营果园一样经营环境，让愿意来的人来得顺畅，让想干事的人干得舒心。\n"
NEW = DRAFT + PARAGRAPH
OLD = LAST_YEAR + "　　这里另有一段去年才有的话，说的是水库除险加固要赶在汛期之前完成。\n" + PARAGRAPH
OTHER = DRAFT.partition("一、")[0].replace("李明", "周琴").replace("市委书记", "市长") + PARAGRAPH


@pytest.fixture
def archive(run: Run, folder: Path) -> Path:
    """库.duckdb with last year's speech; 讲话.txt is this year's."""
    (folder / "历年").mkdir()
    (folder / "历年" / "去年.txt").write_text(OLD, encoding="utf-8")
    (folder / "讲话.txt").write_text(NEW, encoding="utf-8")
    assert run("index", "add", "库.duckdb", "历年").code == 0
    return folder / "库.duckdb"


def test_a_draft_is_checked_against_the_archive(run: Run, archive: Path) -> None:
    done = run("reuse", "讲话.txt", "--against", "库.duckdb")
    assert (done.code, done.err) == (0, "")
    assert done.out.startswith("查了 1 篇，与档案库中 1 篇比对：必须处理 ")
    assert "李明同志2025年11月20日" in done.out
    assert "同一讲话人" in done.out


def test_without_an_archive_drafts_are_compared_with_each_other(run: Run, folder: Path) -> None:
    (folder / "另一篇.txt").write_text(OTHER, encoding="utf-8")
    (folder / "讲话.txt").write_text(NEW, encoding="utf-8")
    done = run("reuse", "讲话.txt", "另一篇.txt", "--no-reworded")
    assert (done.code, "果园" in done.out) == (0, False)
    assert "周琴同志" in done.out


def test_results_are_written_where_asked(run: Run, archive: Path, folder: Path) -> None:
    done = run("reuse", "讲话.txt", "--against", "库.duckdb", "--html", "果/查重.html", "--json", "查重.json")
    assert done.code == 0
    assert (folder / "果" / "查重.html").read_text(encoding="utf-8").startswith("<!DOCTYPE html>")
    assert json.loads((folder / "查重.json").read_text(encoding="utf-8"))["schema"] == "govdocs-reuse"


def test_json_on_stdout_is_nothing_but_json(run: Run, archive: Path) -> None:
    data = json.loads(run("reuse", "讲话.txt", "--against", "库.duckdb", "--json", "-").out)
    assert data["archive"]["texts"] == 1
    assert data["passages"]


@pytest.mark.parametrize(
    ("filters", "found"),
    [((), True), (("--since", "2025"), True), (("--since", "2026"), False), (("--speaker", "周琴"), False), (("--kind", "讲话"), True)],
)
def test_filters_choose_the_archived_texts(run: Run, archive: Path, filters: tuple[str, ...], found: bool) -> None:
    done = run("reuse", "讲话.txt", "--against", "库.duckdb", *filters)
    assert ("2025年11月20日" in done.out) is found


def test_filters_without_an_archive_and_silly_values_are_usage_errors(run: Run, archive: Path) -> None:
    for arguments in (
        ("--since", "2025"),
        ("--against", "没有.duckdb"),
        ("--against", "库.duckdb", "--since", "去年"),
        ("--against", "库.duckdb", "--kind", "没有"),
        ("--annotate", "批注.txt"),
        ("--min-chars", "3"),
    ):
        done = run("reuse", "讲话.txt", *arguments)
        assert done.code == 2
        assert len(done.err.strip().splitlines()) == 1


def test_a_draft_that_cannot_be_read_is_told_and_the_rest_is_checked(run: Run, archive: Path, folder: Path) -> None:
    (folder / "坏.docx").write_bytes(b"PK")
    done = run("reuse", "讲话.txt", "坏.docx", "--against", "库.duckdb")
    assert done.code == 1
    assert "坏.docx" in done.err
    assert "查了 1 篇" in done.out


def comments_of(path: Path) -> list[str]:
    """The comments of a .docx."""
    return [comment.text for comment in docx.Document(io.BytesIO(path.read_bytes())).comments]


def test_a_text_draft_gets_a_word_file_with_a_comment_at_each_passage(run: Run, archive: Path, folder: Path) -> None:
    assert run("reuse", "讲话.txt", "--against", "库.duckdb", "--annotate", "批注.docx").code == 0
    comments = comments_of(folder / "批注.docx")
    assert comments
    assert all(len(comment) <= 80 for comment in comments)
    assert any("李明同志2025年11月20日" in comment for comment in comments)


def test_a_word_draft_is_copied_with_comments_and_stays_as_it_is(run: Run, archive: Path, folder: Path) -> None:
    assert run("build", "讲话.txt", "-o", "稿.docx").code == 0
    before = (folder / "稿.docx").read_bytes()
    assert run("reuse", "稿.docx", "--against", "库.duckdb", "--annotate", "批注.docx").code == 0
    assert (folder / "稿.docx").read_bytes() == before
    assert comments_of(folder / "批注.docx")
    refused = run("reuse", "稿.docx", "--against", "库.duckdb", "--annotate", "稿.docx")
    assert refused.code == 2
    assert (folder / "稿.docx").read_bytes() == before


def test_only_one_draft_can_be_annotated(run: Run, archive: Path, folder: Path) -> None:
    assert run("reuse", "讲话.txt", "历年/去年.txt", "--annotate", "批注.docx").code == 2
    assert not (folder / "批注.docx").exists()


def test_a_draft_that_is_archived_says_so(run: Run, archive: Path) -> None:
    assert "已在档案库中" in run("reuse", "历年/去年.txt", "--against", "库.duckdb").out


def test_a_decision_is_remembered(run: Run, archive: Path) -> None:
    passages = json.loads(run("reuse", "讲话.txt", "--against", "库.duckdb", "--json", "-").out)["passages"]
    for passage in passages:
        assert run("index", "decide", "库.duckdb", passage["key"], "属引用").code == 0
    done = run("reuse", "讲话.txt", "--against", "库.duckdb")
    assert "必须处理" not in done.out
    assert run("index", "decide", "库.duckdb", passages[0]["key"], "没这种").code == 2
    assert run("index", "decide", "库.duckdb", passages[0]["key"], "撤销").code == 0


# ---- index


def test_adding_twice_reads_nothing_twice(run: Run, archive: Path) -> None:
    done = run("index", "add", "库.duckdb", "历年")
    assert (done.code, done.out) == (0, "")
    assert "没有变化 1 篇" in done.err


def test_a_marked_draft_is_refused_with_exit_code_1(run: Run, archive: Path, folder: Path) -> None:
    (folder / "密.txt").write_text(OTHER.replace("---\n在全市", "---\n秘密★5年\n\n在全市"), encoding="utf-8")
    done = run("index", "add", "库.duckdb", "密.txt")
    assert (done.code, "密级" in done.err, "--allow-marked" in done.err) == (1, True, True)
    assert run("index", "add", "库.duckdb", "密.txt", "--allow-marked").code == 0
    assert "［秘密］" in run("index", "list", "库.duckdb").out
    hidden = run("index", "search", "库.duckdb", "果园", "--speaker", "周琴")
    assert "果园" not in hidden.out
    assert "--marking" in hidden.err
    assert "果园" in run("index", "search", "库.duckdb", "果园", "--speaker", "周琴", "--marking", "秘密").out


def test_an_empty_folder_makes_no_archive(run: Run, folder: Path) -> None:
    (folder / "空").mkdir()
    done = run("index", "add", "新库.duckdb", "空")
    assert (done.code, "没有稿子" in done.err) == (2, True)
    assert not (folder / "新库.duckdb").exists()


def test_texts_are_listed_counted_found_and_removed(run: Run, archive: Path) -> None:
    (row,) = json.loads(run("index", "list", "库.duckdb", "--json").out)
    assert (row["speaker"], row["date"], row["number"]) == ("李明", "2025-11-20", 1)
    assert run("index", "list", "库.duckdb").out.startswith("1　2025年11月20日　李明　《在全市人才工作会议上的讲话》")
    assert json.loads(run("index", "stats", "库.duckdb", "--json").out)["texts"] == 1
    found = run("index", "search", "库.duckdb", "经营果园")
    assert "像经营果园一样经营环境" in found.out
    assert "——李明，2025年11月20日，《在全市人才工作会议上的讲话》" in found.out
    assert json.loads(run("index", "search", "库.duckdb", "果园", "--json").out)["hits"][0]["marks"]
    assert run("index", "search", "库.duckdb", "没有这个词").out == ""
    assert run("index", "remove", "库.duckdb", "没有.txt").code == 2
    assert run("index", "remove", "库.duckdb", "历年/去年.txt").out == "移出 1 篇\n"
    assert run("index", "list", "库.duckdb").out == ""


@pytest.mark.parametrize("command", [("remove", "1"), ("decide", "abc", "已核"), ("list",), ("stats",), ("search", "词")])
def test_no_command_but_add_makes_an_archive(run: Run, folder: Path, command: tuple[str, ...]) -> None:
    done = run("index", command[0], "没有.duckdb", *command[1:])
    assert (done.code, "没有这个档案库" in done.err) == (2, True)
    assert not (folder / "没有.duckdb").exists()


# ---- dedupe


def test_a_folder_is_put_in_order_without_touching_it(run: Run, folder: Path) -> None:
    drafts = folder / "稿"
    (drafts / "下级").mkdir(parents=True)
    long = "".join(f"　　第{number}件事，由第{number}组的同志负责，{'仔仔细细办好每一个环节' * 2}，办完回话。\n" for number in range(20))
    (drafts / "初稿.txt").write_text(NEW + long, encoding="utf-8")
    issued = (NEW + long).replace("---\n文种", "---\n稿别: 印发稿\n文种").replace("像经营果园", "像打理果园")
    (drafts / "下级" / "印发.txt").write_text(issued, encoding="utf-8")
    (drafts / "别的.txt").write_text(OTHER, encoding="utf-8")
    before = {path: path.read_bytes() for path in sorted(drafts.rglob("*.txt"))}
    done = run("dedupe", "稿", "-o", "整理", "--passages")
    assert (done.code, done.out) == (0, "整理/清单.txt\n")
    assert {path: path.read_bytes() for path in sorted(drafts.rglob("*.txt"))} == before
    data = json.loads((folder / "整理" / "清单.json").read_text(encoding="utf-8"))
    (family,) = data["families"]
    assert family["keep"].endswith("印发.txt")
    assert {Path(state["path"]).name: state["keep"] for state in family["states"]} == {"初稿.txt": False, "印发.txt": True}
    assert [Path(single["path"]).name for single in data["singles"]] == ["别的.txt"]
    text = (folder / "整理" / "清单.txt").read_text(encoding="utf-8")
    assert "请人确认" in text
    assert "□ 留　稿/下级/印发.txt（印发稿" in text
    assert listed(folder / "整理" / "留用") == ["下级", "别的.txt"]
    passages = json.loads((folder / "整理" / "段落.json").read_text(encoding="utf-8"))["passages"]
    shared = [item for item in passages if "愿意来的人" in item["words"]]
    assert len(shared) == 1
    assert {Path(source["path"]).name for source in shared[0]["sources"]} == {"初稿.txt", "印发.txt", "别的.txt"}
    again = run("dedupe", "稿", "-o", "整理", "--passages")
    assert again.code == 0
    assert json.loads((folder / "整理" / "清单.json").read_text(encoding="utf-8")) == data


def test_an_output_folder_inside_is_not_searched_and_a_bad_file_is_told(run: Run, folder: Path) -> None:
    (folder / "坏.docx").write_bytes(b"PK")
    done = run("dedupe", ".", "-o", "整理", "--no-copy", "--json")
    assert (done.code, "坏.docx" in done.err) == (1, True)
    assert run("dedupe", ".", "-o", "整理").code == 1
    data = json.loads(run("dedupe", ".", "-o", "整理", "--json").out)
    assert len(data["singles"]) == 1
    assert len(data["failed"]) == 1


def test_a_folder_without_drafts_is_a_usage_error(run: Run, folder: Path) -> None:
    (folder / "空").mkdir()
    assert run("dedupe", "空", "-o", "整理").code == 2
    assert not (folder / "整理").exists()
