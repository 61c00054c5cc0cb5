"""Where outputs go: never over a draft, never two in one place."""

from __future__ import annotations

import zipfile
from pathlib import Path

import pytest

from govdocs.batch import build
from govdocs.batch.inputs import find_drafts
from govdocs.batch.products import made_by_us
from govdocs.batch.targets import Job, parse_output, plan_jobs
from govdocs.errors import UsageError
from govdocs.model import Paragraph, Speech
from govdocs.writing.render import render


def make(path: Path, by: str = "") -> Path:
    """A file at `path`; a .docx is one we wrote, unless it was last saved `by` another program."""
    path.parent.mkdir(parents=True, exist_ok=True)
    if path.suffix != ".docx":
        path.write_text("标题\n　　话。\n", encoding="utf-8")
        return path
    render(Speech("标题", body=(Paragraph("话。"),)), path)
    if by:
        with zipfile.ZipFile(path, "a") as package:
            package.writestr("docProps/app.xml", f"<Properties><Application>{by}</Application></Properties>")
    return path


def plan(inputs: list[Path], out: Path | None = None, to: tuple[str, ...] = ()) -> list[list[Path]]:
    """The outputs planned for every draft found."""
    output = parse_output(out, to)
    jobs: tuple[Job, ...] = plan_jobs(find_drafts(inputs, avoid=output.folder).drafts, output)
    return [[path for _, path in job.targets] for job in jobs]


def test_the_office_s_own_word_file_is_used_and_not_overwritten(tmp_path: Path) -> None:
    draft, base = make(tmp_path / "红头.txt"), make(tmp_path / "红头.docx")
    before = base.read_bytes()
    assert build(draft, base=base).outputs == (tmp_path / "红头_排版稿.docx",)
    assert build(draft, base=base, out=tmp_path).outputs == (tmp_path / "红头-2.docx",)
    with pytest.raises(UsageError, match="输出就是模板、红头"):
        build(draft, base=base, out=base)
    assert base.read_bytes() == before


def test_an_output_stands_beside_its_draft(tmp_path: Path) -> None:
    draft = make(tmp_path / "讲话.txt")
    assert plan([draft], to=("docx", "pdf")) == [[tmp_path / "讲话.docx", tmp_path / "讲话.pdf"]]


def test_a_word_draft_is_not_overwritten(tmp_path: Path) -> None:
    draft = make(tmp_path / "讲话.docx", "Microsoft Office Word")
    assert plan([draft]) == [[tmp_path / "讲话_排版稿.docx"]]


def test_a_word_file_somebody_worked_on_is_not_replaced_but_our_own_is(tmp_path: Path) -> None:
    draft = make(tmp_path / "讲话.txt")
    make(tmp_path / "讲话.docx", "Microsoft Office Word")
    assert plan([draft]) == [[tmp_path / "讲话_排版稿.docx"]]
    make(tmp_path / "讲话.docx")
    assert made_by_us(tmp_path / "讲话.docx")
    assert plan([draft]) == [[tmp_path / "讲话.docx"]]


def test_drafts_with_one_name_get_outputs_with_different_names(tmp_path: Path) -> None:
    drafts = [make(tmp_path / "讲话.txt"), make(tmp_path / "讲话.md"), make(tmp_path / "b" / "讲话.txt")]
    out = tmp_path / "out"
    assert plan(drafts, out) == [[out / "讲话.docx"], [out / "讲话-2.docx"], [out / "讲话-3.docx"]]


def test_names_that_differ_only_in_case_are_kept_apart(tmp_path: Path) -> None:
    drafts = [make(tmp_path / "a" / "Speech.txt"), make(tmp_path / "b" / "SPEECH.txt")]
    assert plan(drafts, tmp_path / "out") == [[tmp_path / "out/Speech.docx"], [tmp_path / "out/SPEECH-2.docx"]]


def test_a_folder_keeps_its_shape_in_the_output_folder(tmp_path: Path) -> None:
    for name in ("一/讲话.txt", "二/讲话.txt", "讲话.txt"):
        make(tmp_path / "drafts" / name)
    out = tmp_path / "out"
    assert plan([tmp_path / "drafts"], out) == [
        [out / "讲话.docx"],
        [out / "一" / "讲话.docx"],
        [out / "二" / "讲话.docx"],
    ]


def test_the_output_folder_inside_the_drafts_is_not_taken_for_drafts(tmp_path: Path) -> None:
    make(tmp_path / "讲话.txt")
    make(tmp_path / "out" / "讲话.docx")
    assert plan([tmp_path], tmp_path / "out") == [[tmp_path / "out" / "讲话.docx"]]


def test_what_an_earlier_run_made_in_the_folder_is_passed_over(tmp_path: Path) -> None:
    make(tmp_path / "讲话.txt")
    ours = make(tmp_path / "讲话.docx")
    found = find_drafts([tmp_path])
    assert [draft.path.name for draft in found.drafts] == ["讲话.txt"]
    assert found.skipped == (ours,)
    assert plan([tmp_path]) == [[ours]]


def test_a_folder_of_our_own_word_files_alone_is_drafts(tmp_path: Path) -> None:
    make(tmp_path / "讲话.docx")
    assert plan([tmp_path], to=("pdf",)) == [[tmp_path / "讲话.pdf"]]


def test_a_drafters_own_word_file_beside_a_text_is_a_draft_too(tmp_path: Path) -> None:
    make(tmp_path / "讲话.txt")
    make(tmp_path / "讲话.docx", "WPS Office")
    assert plan([tmp_path]) == [[tmp_path / "讲话_排版稿.docx"], [tmp_path / "讲话_排版稿-2.docx"]]


def test_one_file_is_one_draft_however_often_it_is_named(tmp_path: Path) -> None:
    draft = make(tmp_path / "讲话.txt")
    assert len(plan([draft, draft, tmp_path, tmp_path / "x" / ".." / "讲话.txt"])) == 1


def test_patterns_are_searched_and_hidden_and_lock_files_are_not_drafts(tmp_path: Path) -> None:
    for name in ("甲.txt", "乙.md", ".隐藏.txt", "~$讲话.docx", "图.png"):
        make(tmp_path / name)
    assert {path.name for (path,) in plan([tmp_path])} == {"甲.docx", "乙.docx"}
    assert plan([tmp_path / "*.txt"]) == [[tmp_path / "甲.docx"]]


def test_outputs_may_go_into_the_folder_of_the_drafts(tmp_path: Path) -> None:
    make(tmp_path / "讲话.txt")
    assert plan([tmp_path], tmp_path) == [[tmp_path / "讲话.docx"]]
    assert plan([tmp_path / "*.txt"], tmp_path) == [[tmp_path / "讲话.docx"]]


def test_a_pattern_does_not_reach_into_the_output_folder(tmp_path: Path) -> None:
    make(tmp_path / "讲话.txt")
    make(tmp_path / "out" / "旧.txt")
    assert plan([tmp_path / "**" / "*.txt"], tmp_path / "out") == [[tmp_path / "out" / "讲话.docx"]]


def test_a_file_whose_name_looks_like_a_pattern_is_that_file(tmp_path: Path) -> None:
    draft = make(tmp_path / "讲话[终稿].txt")
    assert plan([draft]) == [[tmp_path / "讲话[终稿].docx"]]


@pytest.mark.parametrize(
    ("out", "to", "formats"),
    [
        (None, None, ("docx",)),
        ("讲话.pdf", None, ("pdf",)),
        ("讲话.yml", None, ("yaml",)),
        ("成品", ["docx", ".PDF", "docx"], ("docx", "pdf")),
        ("2026.11", None, ("docx",)),
    ],
)
def test_the_output_and_its_formats_are_understood(
    out: str | None, to: list[str] | None, formats: tuple[str, ...]
) -> None:
    assert parse_output(out, to).formats == formats


def test_calls_that_cannot_be_meant_are_refused(tmp_path: Path) -> None:
    a, b = make(tmp_path / "甲.txt"), make(tmp_path / "乙.txt")
    with pytest.raises(UsageError, match="不能写成一个文件"):
        plan([a, b], tmp_path / "成品.docx")
    with pytest.raises(UsageError, match="输出就是稿子本身"):
        plan([a], tmp_path / "甲.txt")
    with pytest.raises(UsageError, match="要几种格式"):
        plan([a], tmp_path / "成品.docx", ("docx", "pdf"))
    with pytest.raises(UsageError, match="不会写“doc”格式"):
        plan([a], None, ("doc",))


def test_what_is_missing_or_empty_is_reported_and_does_not_stop_the_rest(tmp_path: Path) -> None:
    draft = make(tmp_path / "甲" / "讲话.txt")
    (tmp_path / "空").mkdir()
    found = find_drafts([tmp_path / "没有.txt", tmp_path / "空", tmp_path / "x*.txt", draft])
    assert [item.path for item in found.drafts] == [draft]
    told = [str(error) for _, error in found.problems]
    assert "没有这个文件或文件夹" in told[0]
    assert "文件夹里没有稿子" in told[1]
    assert "没有稿子符合" in told[2]
