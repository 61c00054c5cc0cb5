"""Attachments as draft text: the list of their titles, and each on lines of its own."""

from __future__ import annotations

from dataclasses import dataclass, field

from govdocs.model import Attachment, Numbering
from govdocs.notation import write_line_mark
from govdocs.reading.fields import write_numbering
from govdocs.writing.text_blocks import BlockPlan
from govdocs.writing.text_lines import write_blocks


@dataclass
class AttachmentPlan:
    """One attachment; `numbered` where its numbering cannot be seen."""

    attachment: Attachment
    body: BlockPlan = field(init=False)
    numbered: bool = False

    def __post_init__(self) -> None:
        self.body = BlockPlan(write_blocks(self.attachment.body, self.attachment.numbering))
        self.numbered = not self.attachment.body and self.attachment.numbering != Numbering()

    @property
    def on_the_list_only(self) -> bool:
        """True for an attachment still to come: nothing is known of it but its title."""
        return not (self.attachment.body or self.attachment.landscape or self.numbered)

    def lines(self, name: str, *, explicit: bool) -> list[str]:
        """The line that opens it (附件1), its title, its body."""
        opener = ""
        if self.numbered:
            opener = write_line_mark("编号", write_numbering(self.attachment.numbering))
        if self.attachment.landscape:
            opener += write_line_mark("附件横排")
        elif explicit or self.numbered:
            opener += write_line_mark("附件")
        title = (write_line_mark("标题") if explicit else "") + self.attachment.title
        return [opener + name, title, *self.body.lines()]


@dataclass
class AttachmentsPlan:
    """All attachments of a text; `explicit` where the lines around them bear marks."""

    plans: list[AttachmentPlan]
    explicit: bool = False

    def listing(self) -> list[str]:
        """附件说明: 附件：名称, or 附件：1.名称 with 2.名称 below it (GB/T 9704-2012 7.3.4)."""
        titles = [plan.attachment.title for plan in self.plans]
        if self.explicit:
            return [write_line_mark("附件说明") + title for title in titles]
        if len(titles) == 1:
            return [f"附件：{titles[0]}"]
        leads = ["附件：", *["　　　"] * (len(titles) - 1)]
        return [f"{lead}{at}.{title}" for at, (lead, title) in enumerate(zip(leads, titles, strict=False), 1)]

    def sections(self) -> list[list[str]]:
        """The lines of every attachment that stands behind the text."""
        several = len(self.plans) > 1
        return [
            plan.lines(f"附件{number}" if several else "附件", explicit=self.explicit)
            for number, plan in enumerate(self.plans, 1)
            if not plan.on_the_list_only
        ]

    def learn(self, got: tuple[Attachment, ...], *, settled: bool, lines_lost: bool) -> None:
        """Marks what was read differently; the lines around attachments only once the body is `settled`.

        `lines_lost` tells that something above the body took a line that was none of its own.
        """
        titles = [plan.attachment.title for plan in self.plans]
        if lines_lost or titles != [each.title for each in got]:
            self.explicit = self.explicit or settled
        for plan, other in zip(self.plans, got, strict=False):
            learnt = plan.body.learn(write_blocks(other.body, other.numbering))
            plan.numbered = plan.numbered or (not learnt and other.numbering != plan.attachment.numbering)
            if other.landscape != plan.attachment.landscape:
                self.explicit = True

    def mark_everything(self) -> None:
        """Leaves nothing to be guessed."""
        self.explicit = True
        for plan in self.plans:
            plan.numbered = True
            plan.body.mark_everything()
