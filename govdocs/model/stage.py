"""稿别: how far a text has come on its way to being issued."""

from __future__ import annotations

from enum import StrEnum


class Stage(StrEnum):
    """The stage of a text; values are the customary Chinese names."""

    DISCUSSION = "讨论稿"
    CONSULTATION = "征求意见稿"
    REVIEW = "送审稿"
    FINAL = "定稿"
    ISSUED = "印发稿"
    TRANSCRIPT = "录音整理稿"
    PUBLIC = "公开稿"

    @property
    def printed(self) -> bool:
        """True where custom prints it in brackets under the title: （征求意见稿）."""
        return self in (Stage.DISCUSSION, Stage.CONSULTATION, Stage.REVIEW)

    @property
    def issued(self) -> bool:
        """True once the text has been given or issued."""
        return self in (Stage.ISSUED, Stage.TRANSCRIPT, Stage.PUBLIC)
