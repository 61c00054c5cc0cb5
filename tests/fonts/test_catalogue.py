"""Fonts are known by the names they give themselves, and a second look costs next to nothing."""

from __future__ import annotations

import json
import os
from pathlib import Path

import pytest

from govdocs.fonts import catalogue
from govdocs.fonts.catalogue import Entry, describe_file, read_catalogue
from govdocs.fonts.folders import font_files, system_folders

from .synthetic import Recipe, write_collection, write_font


@pytest.fixture
def fonts(tmp_path: Path) -> Path:
    folder = tmp_path / "fonts"
    folder.mkdir()
    return folder


@pytest.mark.parametrize("name", ["仿宋_GB2312", "FangSong_GB2312", "fangsong_gb2312", " FangSong_GB2312 "])
def test_a_font_is_found_by_any_of_its_names_whatever_the_file_is_called(fonts: Path, name: str) -> None:
    path = write_font(fonts / "x17.TTF", Recipe("FangSong_GB2312", chinese="仿宋_GB2312"))
    assert [entry.path for entry in read_catalogue([fonts]).named(name)] == [str(path)]


def test_other_names_do_not_match(fonts: Path) -> None:
    write_font(fonts / "fs.ttf", Recipe("FangSong", chinese="仿宋"))
    found = read_catalogue([fonts])
    assert not found.named("仿宋_GB2312")
    assert not found.named("FangSo")


def test_a_chinese_name_in_a_macintosh_record_is_read(fonts: Path) -> None:
    write_font(fonts / "m.ttf", Recipe("Plain", extra_names=(("方正小标宋简体", 1, 1, 25, 33),)))
    assert read_catalogue([fonts]).named("方正小标宋简体")


def test_a_chinese_name_in_a_windows_gb_record_is_read(fonts: Path) -> None:
    write_font(fonts / "m.ttf", Recipe("Plain", extra_names=(("方正小标宋简体", 4, 3, 3, 0x804),)))
    assert read_catalogue([fonts]).named("方正小标宋简体")


def test_the_faces_of_a_collection_are_found_one_by_one(fonts: Path) -> None:
    write_collection(fonts / "simsun.ttc", Recipe("SimSun", "宋体"), Recipe("NSimSun", "新宋体"))
    found = read_catalogue([fonts])
    assert [(entry.index, entry.shown) for name in ("宋体", "新宋体") for entry in found.named(name)] == [
        (0, "宋体"),
        (1, "新宋体"),
    ]


def test_the_regular_face_of_a_family_comes_first(fonts: Path) -> None:
    write_font(
        fonts / "a.ttf",
        Recipe("Some Hei", weight=700, style="Bold", extra_names=(("Some Hei Bold", 4, 3, 1, 0x409),)),
    )
    regular = write_font(
        fonts / "b.ttf", Recipe("Some Hei", extra_names=(("Some Hei Regular", 4, 3, 1, 0x409),))
    )
    assert read_catalogue([fonts]).named("Some Hei")[0].path == str(regular)


def test_damaged_files_are_passed_over(fonts: Path) -> None:
    (fonts / "a.ttf").write_bytes(b"junk")
    (fonts / "b.ttc").write_bytes(b"ttcf" + bytes(20))
    (fonts / "c.otf").mkdir()
    write_font(fonts / "d.ttf", Recipe("Whole"))
    (fonts / "notes.txt").write_text("not a font", encoding="utf-8")
    assert [entry.shown for entry in read_catalogue([fonts]).entries] == ["Whole"]


def test_folders_below_are_searched_and_circles_end(fonts: Path) -> None:
    below = fonts / "wps-office"
    below.mkdir()
    write_font(below / "a.ttf", Recipe())
    (below / "up").symlink_to(fonts, target_is_directory=True)
    assert [path.name for path, _ in font_files([fonts, below])] == ["a.ttf"]


def test_unchanged_files_are_not_opened_again(fonts: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    write_font(fonts / "a.ttf", Recipe("One"))
    first = read_catalogue([fonts]).entries
    opened: list[Path] = []

    def describe_and_note(path: Path) -> list[Entry]:
        opened.append(path)
        return describe_file(path)

    monkeypatch.setattr(catalogue, "describe_file", describe_and_note)
    assert read_catalogue([fonts]).entries == first
    assert opened == []
    write_font(fonts / "a.ttf", Recipe("Another"))
    os.utime(fonts / "a.ttf", ns=(1, 1))
    assert read_catalogue([fonts]).named("Another")
    assert [path.name for path in opened] == ["a.ttf"]


def test_removed_files_leave_the_cache(fonts: Path, own_cache: Path) -> None:
    gone = write_font(fonts / "a.ttf", Recipe("One"))
    read_catalogue([fonts])
    gone.unlink()
    write_font(fonts / "b.ttf", Recipe("Two"))
    read_catalogue([fonts])
    stored = json.loads((own_cache / catalogue.CACHE_FILE).read_text(encoding="utf-8"))
    assert list(stored["files"]) == [str(fonts / "b.ttf")]
    assert [path.name for path in own_cache.iterdir()] == [catalogue.CACHE_FILE]


@pytest.mark.parametrize(
    "content",
    ["", "{", "[]", '{"version": 1, "files": 3}', '{"version": 1, "files": {"a.ttf": [1, 2]}}', "\0"],
)
def test_a_spoilt_cache_is_ignored(fonts: Path, own_cache: Path, content: str) -> None:
    own_cache.mkdir()
    text = content.replace("a.ttf", str(fonts / "a.ttf"))
    (own_cache / catalogue.CACHE_FILE).write_text(text, encoding="utf-8")
    write_font(fonts / "a.ttf", Recipe("One"))
    assert read_catalogue([fonts]).named("One")


@pytest.mark.parametrize("kept", ["x", None, [], 7, [{}], [7], [{"index": "x"}], {"a": 1}])
def test_spoilt_entries_of_the_cache_are_read_anew(fonts: Path, own_cache: Path, kept: object) -> None:
    path = write_font(fonts / "a.ttf", Recipe("One"))
    state = path.stat()
    own_cache.mkdir()
    stored = {"version": 1, "files": {str(path): [[state.st_mtime_ns, state.st_size], kept]}}
    (own_cache / catalogue.CACHE_FILE).write_text(json.dumps(stored), encoding="utf-8")
    assert read_catalogue([fonts]).named("One")


def test_a_cache_that_cannot_be_written_is_no_fault(
    fonts: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    (tmp_path / "file").write_text("in the way", encoding="utf-8")
    monkeypatch.setenv("GOVDOCS_CACHE", str(tmp_path / "file"))
    write_font(fonts / "a.ttf", Recipe("One"))
    assert read_catalogue([fonts]).named("One")


def test_the_machines_font_folders_are_found(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("sys.platform", "linux")
    monkeypatch.setenv("HOME", str(tmp_path))
    monkeypatch.setenv("XDG_DATA_DIRS", str(tmp_path / "share") + ":relative")
    monkeypatch.delenv("XDG_DATA_HOME", raising=False)
    wanted = [tmp_path / ".fonts", tmp_path / ".local/share/fonts", tmp_path / "share/fonts"]
    for folder in wanted:
        folder.mkdir(parents=True)
    assert set(wanted) <= set(system_folders())
