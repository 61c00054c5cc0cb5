"""Many drafts in, many files out, and a report on each."""

from __future__ import annotations

from pathlib import Path

import pytest

import govdocs
from govdocs.batch import BuildReport, Built, build
from govdocs.batch.inputs import DraftFile
from govdocs.errors import FontError, StyleSheetError, UnreadableFileError, UsageError
from govdocs.model.kinds import KINDS
from tests.benchmarks.batch_texts import write_drafts

TEXT = "在全市人才工作会议上的讲话\n\n同志们：\n　　我讲一点意见。\n一、提高认识\n　　人才是第一资源。\n"


@pytest.fixture
def drafts(tmp_path: Path) -> Path:
    """A folder with three drafts, one of them empty."""
    folder = tmp_path / "drafts"
    folder.mkdir()
    for name, text in (("甲.txt", TEXT), ("乙.txt", ""), ("丙.txt", TEXT + "二、抓好落实\n")):
        (folder / name).write_text(text, encoding="utf-8")
    return folder


def test_every_draft_is_reported_on_in_order(drafts: Path, tmp_path: Path) -> None:
    report = build([drafts], out=tmp_path / "out", to=["yaml", "pdf"])
    assert [Path(item.source).name for item in report.items] == ["丙.txt", "乙.txt", "甲.txt"]
    assert [item.ok for item in report.items] == [True, False, True]
    assert [item.pages for item in report.items] == [1, None, 1]
    assert [path.name for path in report.outputs] == ["丙.yaml", "丙.pdf", "甲.yaml", "甲.pdf"]
    assert "乙.txt" in report.failed[0].error
    assert report.exit_code == 1


def test_drafts_of_all_kinds_and_formats_go_in_one_run(tmp_path: Path) -> None:
    write_drafts(tmp_path / "稿子", 40, seed=5)
    report = build(tmp_path / "稿子", out=tmp_path / "成品", to=["pdf", "yaml"], jobs=2)
    assert not report.failed
    assert {Path(item.source).suffix for item in report.items} == {".txt", ".md", ".docx", ".yaml"}
    kinds = {govdocs.read(path).document.kind for path in report.outputs if path.suffix == ".yaml"}
    assert kinds == set(KINDS)


@pytest.mark.parametrize("jobs", [1, 2, 0])
def test_progress_is_told_after_every_draft_however_many_work(drafts: Path, tmp_path: Path, jobs: int) -> None:
    told: list[tuple[int, int, str]] = []
    build(
        drafts,
        out=tmp_path / "out",
        to="yaml",
        jobs=jobs,
        progress=lambda done, total, built: told.append((done, total, Path(built.source).name)),
    )
    assert told == [(1, 3, "丙.txt"), (2, 3, "乙.txt"), (3, 3, "甲.txt")]


def test_a_draft_that_is_only_partly_written_says_what_was_and_why(tmp_path: Path) -> None:
    (tmp_path / "甲.txt").write_text(TEXT, encoding="utf-8")
    (tmp_path / "甲.pdf").mkdir()
    (item,) = build([tmp_path / "甲.txt"], to=["docx", "pdf"]).items
    assert item.outputs == (tmp_path / "甲.docx",)
    assert item.error == f"{tmp_path / '甲.txt'}：{tmp_path / '甲.pdf'}：这里已有同名文件夹，请换一个输出名"
    assert item.exit_code == 3


@pytest.mark.parametrize("out", [None, "成品"])
def test_a_name_too_long_is_told_and_the_rest_go_on(drafts: Path, tmp_path: Path, out: str | None) -> None:
    """A name of 255 bytes can be read; with another suffix it cannot be written. A line of a list may be any text."""
    (drafts / f"{'长' * 83}ab.txt").write_text(TEXT, encoding="utf-8")
    report = build(["长" * 100, drafts], out=out and tmp_path / out, to="docx")
    assert [path.name for path in report.outputs] == ["丙.docx", "甲.docx"]
    told = [item.error.rpartition("：")[2] for item in report.failed]
    assert told == ["没有这个文件或文件夹", "文件是空的", "文件名太长，请用 -o 另取名"]


def test_a_draft_need_not_be_a_file(tmp_path: Path) -> None:
    report = build([DraftFile(Path("来稿"), data=TEXT.encode())], out=tmp_path, to="yaml")
    assert report.outputs == (tmp_path / "来稿.yaml",)


def test_a_call_that_can_work_for_no_draft_fails_at_once(drafts: Path, tmp_path: Path) -> None:
    before = sorted(drafts.iterdir())
    with pytest.raises(UsageError, match="没有“诗歌”这个文种"):
        build(drafts, kind="诗歌")
    with pytest.raises(StyleSheetError):
        build(drafts, style="没有这种")
    with pytest.raises(UsageError, match="没有这个模板文件"):
        build(drafts, template=tmp_path / "没有.xml.j2")
    with pytest.raises(UsageError, match="没有这个红头文件"):
        build(drafts, base=tmp_path / "没有.docx")
    with pytest.raises(UnreadableFileError, match=r"甲\.txt：这不是 \.docx 文件"):
        build(drafts, base=drafts / "甲.txt")
    with pytest.raises(UsageError, match="没有这个印章文件"):
        build(drafts, seal=tmp_path / "没有.png")
    with pytest.raises(FontError):
        build(drafts, fonts=[tmp_path / "没有.ttf"])
    with pytest.raises(UsageError, match="进程数不能是负数"):
        build(drafts, jobs=-1)
    assert sorted(drafts.iterdir()) == before


@pytest.mark.parametrize(
    ("codes", "code"),
    [([], 0), ([0, 0], 0), ([0, 1], 1), ([1, 1], 1), ([2], 2), ([2, 2], 2), ([0, 2], 1), ([1, 2], 1), ([0, 3, 1], 3)],
)
def test_the_exit_code_of_a_run_says_the_worst_that_matters(codes: list[int], code: int) -> None:
    report = BuildReport(tuple(Built("稿", error="坏" if each else "", exit_code=each) for each in codes))
    assert report.exit_code == code
