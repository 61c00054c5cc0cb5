"""The book of faces: the official font where it is, a named stand-in where it is not."""

from __future__ import annotations

from pathlib import Path

import pytest

from govdocs.errors import FontError
from govdocs.fonts import FontBook, FontRole, MissingGlyph, Substitution

from .synthetic import Recipe, open_font, write_font

FANGSONG = FontRole(
    "fangsong", "仿宋_GB2312", ("仿宋_GB2312", "FangSong_GB2312", "仿宋", "FangSong"), "GovdocsFangsong.ttf"
)


@pytest.fixture
def fonts(tmp_path: Path) -> Path:
    folder = tmp_path / "fonts"
    folder.mkdir()
    return folder


def open_book(bundled: Path, *folders: Path) -> FontBook:
    return FontBook([FANGSONG], bundled=bundled, folders=folders, system=False)


def test_without_installed_fonts_every_role_has_its_shipped_face(
    bundled: Path, roles: tuple[FontRole, ...]
) -> None:
    book = FontBook(roles, bundled=bundled, system=False)
    for role in roles:
        chain = [face.path.name for face in book.faces(role.name)]
        assert chain[0] == role.bundled
        assert {"GovdocsSong.ttf", "GovdocsWide.ttf", "GovdocsSerif.ttf"} <= set(chain)
        assert len(set(chain)) == len(chain)
    assert [(notice.role, notice.wanted) for notice in book.substitutions] == [
        (role.name, role.official) for role in roles
    ]
    assert all(notice.used.startswith("Govdocs") for notice in book.substitutions)


def test_the_official_font_is_used_and_not_reported(bundled: Path, fonts: Path) -> None:
    path = write_font(fonts / "a.ttf", Recipe("FangSong_GB2312", chinese="仿宋_GB2312"))
    book = open_book(bundled, fonts)
    assert [face.path.name for face in book.faces("fangsong")] == [
        "a.ttf",
        FANGSONG.bundled,
        "GovdocsSong.ttf",
        "GovdocsWide.ttf",
        "GovdocsSerif.ttf",
    ]
    assert book.substitutions == ()
    assert book.faces("fangsong")[0].path == path


def test_a_copy_with_only_its_english_name_is_the_official_font_too(bundled: Path, fonts: Path) -> None:
    write_font(fonts / "a.ttf", Recipe("FangSong_GB2312"))
    assert open_book(bundled, fonts).substitutions == ()


def test_a_lesser_font_is_used_and_reported(bundled: Path, fonts: Path) -> None:
    write_font(fonts / "a.ttf", Recipe("FangSong", chinese="仿宋"))
    book = open_book(bundled, fonts)
    assert book.faces("fangsong")[0].family == "FangSong"
    assert book.substitutions == (Substitution("fangsong", "仿宋_GB2312", "仿宋", "本机没有此字体"),)


def test_the_best_name_wins_over_the_order_of_files(bundled: Path, fonts: Path) -> None:
    write_font(fonts / "a.ttf", Recipe("FangSong", chinese="仿宋"))
    write_font(fonts / "b.ttf", Recipe("FangSong_GB2312", chinese="仿宋_GB2312"))
    assert open_book(bundled, fonts).faces("fangsong")[0].path.name == "b.ttf"


@pytest.mark.parametrize(("recipe", "why"), [
    (Recipe("FangSong_GB2312", "仿宋_GB2312", fs_type=2), "不许嵌入"),
    (Recipe("FangSong_GB2312", "仿宋_GB2312", fs_type=0x100), "不许只嵌入一部分"),
    (Recipe("FangSong_GB2312", "仿宋_GB2312", cff=True), "CFF"),
])  # fmt: skip
def test_a_font_that_must_not_be_embedded_is_passed_over_with_the_reason(
    bundled: Path, fonts: Path, recipe: Recipe, why: str
) -> None:
    write_font(fonts / "a.ttf", recipe)
    book = open_book(bundled, fonts)
    assert book.faces("fangsong")[0].path.name == FANGSONG.bundled
    (notice,) = book.substitutions
    assert why in notice.reason
    assert "仿宋_GB2312" in notice.message
    assert "\n" not in notice.message


def test_a_font_damaged_inside_is_passed_over_with_the_reason(bundled: Path, fonts: Path) -> None:
    path = write_font(fonts / "a.ttf", Recipe("FangSong_GB2312", "仿宋_GB2312"))
    data = path.read_bytes()
    start = open_font(path).reader.tables["cmap"].offset
    path.write_bytes(data[: start + 4] + b"\xff" * 60 + data[start + 64 :])
    book = open_book(bundled, fonts)
    assert book.faces("fangsong")[0].path.name == FANGSONG.bundled
    assert [notice.reason for notice in book.substitutions] == [
        "“仿宋_GB2312”：字体没有 Unicode 字符表，无法使用"
    ]


def test_a_single_font_file_may_be_named(bundled: Path, fonts: Path) -> None:
    path = write_font(fonts / "a.ttf", Recipe("FangSong_GB2312", chinese="仿宋_GB2312"))
    assert open_book(bundled, path).faces("fangsong")[0].path == path


def test_a_named_font_that_is_missing_or_broken_is_an_error(bundled: Path, fonts: Path) -> None:
    with pytest.raises(FontError, match="没有这个字体文件或文件夹"):
        open_book(bundled, fonts / "none.ttf")
    (fonts / "b.ttf").write_bytes(b"junk")
    with pytest.raises(FontError, match="损坏"):
        open_book(bundled, fonts / "b.ttf")
    open_book(bundled, fonts)  # in a folder it is passed over


def test_a_character_is_drawn_by_the_first_face_that_has_it(bundled: Path, fonts: Path) -> None:
    write_font(fonts / "a.ttf", Recipe("FangSong_GB2312", chinese="仿宋_GB2312", chars="一国"))
    book = open_book(bundled, fonts)

    def drawn_by(char: str) -> str:
        found = book.pick("fangsong", char)
        assert found is not None
        face, gid = found
        assert face.cmap[ord(char)] == gid
        return face.path.name

    assert [drawn_by(char) for char in "国家龍ǩ"] == [
        "a.ttf",
        FANGSONG.bundled,
        "GovdocsWide.ttf",
        "GovdocsSerif.ttf",
    ]


def test_a_private_character_is_drawn_by_none_even_where_a_font_has_it(bundled: Path, fonts: Path) -> None:
    write_font(fonts / "a.ttf", Recipe("FangSong_GB2312", chinese="仿宋_GB2312", chars="一国\ue004"))
    book = open_book(bundled, fonts)
    assert book.pick("fangsong", "\ue004") is None
    assert book.pick("fangsong", "〓") is not None


def test_an_unknown_role_is_an_error(bundled: Path) -> None:
    with pytest.raises(FontError, match="行书"):
        open_book(bundled).faces("行书")


def test_messages_are_one_chinese_line() -> None:
    notice = Substitution("fangsong", "仿宋_GB2312", "Govdocs 仿宋", "本机没有此字体")
    assert notice.message == "仿宋：PDF 中“仿宋_GB2312”以“Govdocs 仿宋”代替（本机没有此字体）"
    assert MissingGlyph("\ue004", "fangsong", 2).message.startswith("U+E004 是自造字（私用区）")
    assert "“鿿”（U+9FFF）" in MissingGlyph("鿿", "fangsong", 1).message
