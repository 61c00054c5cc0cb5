"""The pictures a draft text names, put beside it under those names."""

from __future__ import annotations

from collections.abc import Mapping
from pathlib import Path

from govdocs.errors import GovdocsError, OutputError
from govdocs.model import Document, walk_pictures
from govdocs.writing.atomic import write_file


def pictures_by_name(document: Document) -> dict[str, bytes]:
    """What a draft text of `document` names: file → bytes. Raises GovdocsError where one name means two pictures."""
    found: dict[str, bytes] = {}
    for picture in walk_pictures(document):
        if picture.data and found.setdefault(picture.file, picture.data) != picture.data:
            raise GovdocsError(f"两张不同的图片都叫“{picture.file}”，写不成文字稿；请给其中一张改名")
    return found


def write_pictures(pictures: Mapping[str, bytes], folder: Path) -> None:
    """Every picture stands in `folder`. Raises OutputError where another one is called so; it is left as it is."""
    for file, data in pictures.items():
        path = folder / file
        try:
            there = path.read_bytes() if path.is_file() else None
        except OSError:
            there = b""
        if there is not None and there != data:
            raise OutputError("这里已有一张内容不同的同名图片，没有覆盖；请把它移开或改名", path=path)
        if there is None:
            write_file(path, data)
