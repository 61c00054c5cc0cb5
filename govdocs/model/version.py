"""The version of the written form of documents (YAML, JSON): every document carries it."""

from __future__ import annotations

from typing import Annotated, Final, Literal, TypeAlias

from pydantic import Field

SCHEMA_VERSION: Final = 1
SchemaVersion: TypeAlias = Annotated[Literal[1], Field(title="格式版本")]
