"""Where the pictures of a draft come from: its own folder, or whoever hands them over; nothing else is opened."""

from __future__ import annotations

from dataclasses import dataclass
from pathlib import Path
from typing import Protocol

from govdocs.model.picture import refuse_outside
from govdocs.pictures import FORMS, VECTORS, look_at

LARGEST_PICTURE = 50 * 1024 * 1024
"""Bytes; a page scanned in colour at 600 dots an inch has fewer."""
_KNOWN = "、".join(form.upper() for form in FORMS)


class Pictures(Protocol):
    """Where the bytes of a picture are found by its name; a mapping will do."""

    def get(self, file: str, /) -> bytes | None:
        """The bytes of the file called so, None where there is none."""


class PictureFolder:
    """The pictures in the folder of a draft and below; `read` is what was asked of it, None where nothing was found."""

    def __init__(self, folder: Path) -> None:
        self.folder = folder
        self.read: dict[str, bytes | None] = {}

    def get(self, file: str, /) -> bytes | None:
        """The bytes of `file` in the folder; None for what is not there, leads out of it, or is far too large."""
        if file not in self.read:
            self.read[file] = _load(self.folder, file)
        return self.read[file]


def _load(folder: Path, file: str) -> bytes | None:
    try:
        path = (folder / refuse_outside(file)).resolve()
        if not path.is_relative_to(folder.resolve()) or not path.is_file() or path.stat().st_size > LARGEST_PICTURE:
            return None
        return path.read_bytes()
    except (OSError, ValueError):
        return None


@dataclass(frozen=True, slots=True)
class Found:
    """The bytes of a picture, and what there is to say of it: `doubt` is a finding's message, "" for none."""

    data: bytes = b""
    doubt: str = ""


def find_picture(file: str, pictures: Pictures | None) -> Found:
    """The picture called `file` among `pictures`. What is no picture is not taken, whatever its name."""
    data = pictures.get(file) if pictures is not None else None
    if data is None:
        return Found(doubt=f"没有找到图片“{file}”（从稿子所在的文件夹找起），排版时留出图框")
    return judge_picture(file, data)


def judge_picture(file: str, data: bytes) -> Found:
    """`data` as the picture `file`, where it is one."""
    facts = look_at(data)
    if facts is None:
        return Found(doubt=f"“{file}”不是能打开的图片（可用 {_KNOWN}），排版时留出图框")
    if facts.form in VECTORS:
        message = f"“{file}”是 {facts.form.upper()} 图，.docx 里照原样放，PDF 和网页里只留出图框；要印出来，请另存为 PNG"
        return Found(data, message)
    return Found(data)
