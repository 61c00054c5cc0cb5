"""A picture in the body: its bytes, its size on paper, and the words that go with it."""

from __future__ import annotations

import base64
import binascii
from dataclasses import field
from pathlib import PurePosixPath, PureWindowsPath
from typing import Annotated, Any

from pydantic import (
    AfterValidator,
    BeforeValidator,
    ConfigDict,
    Field,
    PlainSerializer,
    StringConstraints,
    WithJsonSchema,
)
from pydantic.dataclasses import dataclass

from govdocs.model.text import Text


def refuse_outside(file: str) -> str:
    """`file`, with / between its parts. Raises ValueError for a name that leads out of the draft's folder."""
    name = file.replace("\\", "/")
    parts = name.split("/")
    if PurePosixPath(name).is_absolute() or PureWindowsPath(name).drive or ".." in parts or not all(map(str.strip, parts)):
        raise ValueError(f"图片“{file}”应放在稿子所在的文件夹里，写相对的文件名")
    return name


def decode_data(value: Any) -> Any:
    """The bytes that base64 text stands for; whatever else it is, as it is. Raises ValueError for text that is no base64."""
    if not isinstance(value, str):
        return value
    try:
        return base64.b64decode(value, validate=True)
    except (binascii.Error, ValueError):
        raise ValueError("图片的数据应是 base64") from None


def _encode(data: bytes) -> str:
    return base64.b64encode(data).decode("ascii")


def _to_tenths(length: float) -> float:
    return round(length, 1)


PictureFile = Annotated[Text, StringConstraints(min_length=1, max_length=200), AfterValidator(refuse_outside)]
PictureData = Annotated[
    bytes,
    BeforeValidator(decode_data),
    PlainSerializer(_encode, when_used="json"),
    WithJsonSchema({"type": "string", "contentEncoding": "base64"}),
]
Millimetres = Annotated[float, Field(ge=0.1, le=2000, allow_inf_nan=False), AfterValidator(_to_tenths)]


@dataclass(frozen=True, config=ConfigDict(extra="forbid", defer_build=False))
class Picture:
    """A picture on lines of its own, its `caption` (图题) below it.

    `file` is its name, from the draft's folder on; `data` what is in that file, empty where there is none: then its
    frame is drawn in its place. `width` and `height` are in mm, to a tenth; where one is None the picture keeps its
    proportions, where both are it has its own size. None is drawn larger than the 版心. `alt` says what it shows.
    """

    file: Annotated[PictureFile, Field(title="图片")]
    data: Annotated[PictureData, Field(title="数据")] = field(default=b"", repr=False)
    width: Annotated[Millimetres | None, Field(title="宽")] = None
    height: Annotated[Millimetres | None, Field(title="高")] = None
    caption: Annotated[Text, Field(title="图题")] = ""
    alt: Annotated[Text, Field(title="替代文字")] = ""
