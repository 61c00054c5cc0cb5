"""One draft after the other: while the disk takes one, the next is worked on, and none is done before it is on disk."""

from __future__ import annotations

import os
from pathlib import Path
from threading import Event

import pytest

from govdocs.batch import making
from govdocs.batch.inputs import DraftFile
from govdocs.batch.making import Settings, Task, make_chunk
from govdocs.batch.targets import Job
from govdocs.writing.render import Look, Rendered, Rendering


def tasks(folder: Path, *names: str) -> list[Task]:
    return [
        Task(Job(DraftFile(Path(f"{name}.txt"), data=f"关于{name}的通知\n"), (("txt", folder / f"{name}.txt"),)))
        for name in names
    ]


def test_the_next_draft_is_worked_on_while_the_disk_takes_one(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    second_begun, write, sync = Event(), Rendering.write, os.fsync
    waited: list[bool] = []

    def begin(rendering: Rendering, to: str) -> Rendered:
        if "乙" in rendering.document.title:
            second_begun.set()
        return write(rendering, to)

    def wait(file: int) -> None:
        waited.append(second_begun.wait(timeout=20))
        sync(file)

    monkeypatch.setattr(Rendering, "write", begin)
    monkeypatch.setattr(os, "fsync", wait)
    made = make_chunk(tasks(tmp_path, "甲", "乙"), Settings(Look()))
    assert waited == [True, True]
    assert [each.built.outputs for each in made] == [(tmp_path / "甲.txt",), (tmp_path / "乙.txt",)]


def test_no_two_drafts_are_worked_on_at_once(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    prepare, write = making.prepare, Rendering.write
    inside: list[str] = []
    most: list[int] = []

    def enter(draft: DraftFile, content: bytes | str, settings: Settings) -> object:
        inside.append(str(draft))
        return prepare(draft, content, settings)

    def leave(rendering: Rendering, to: str) -> Rendered:
        done = write(rendering, to)
        most.append(len(inside))
        inside.pop()
        return done

    monkeypatch.setattr(making, "prepare", enter)
    monkeypatch.setattr(Rendering, "write", leave)
    make_chunk(tasks(tmp_path, *"甲乙丙丁戊己"), Settings(Look()))
    assert most == [1] * 6


def test_a_draft_that_fails_or_cannot_be_put_in_place_leaves_the_turn_to_the_next(tmp_path: Path) -> None:
    (tmp_path / "乙.txt").mkdir()
    given = tasks(tmp_path, "甲", "乙", "丙")
    unreadable = Task(Job(DraftFile(tmp_path / "没有.txt"), (("txt", tmp_path / "丁.txt"),)))
    made = make_chunk([unreadable, *given], Settings(Look()))
    assert [bool(each.built.error) for each in made] == [True, False, True, False]
