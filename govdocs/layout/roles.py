"""Which Word style stands for which style of the sheet: what writing .docx and reading it back share.

Ids are ASCII and never change, so a file written today comes back exactly tomorrow, under whatever
name an office's sheet shows the style to its typist. Headings bear Word's own ids, which is what
makes the navigation pane and a table of contents work.
"""

from __future__ import annotations

STYLE_IDS: dict[str, str] = {
    "body": "GovBody",
    "title": "GovTitle",
    "subtitle": "GovSubtitle",
    "stage-mark": "GovStageMark",
    "dateline": "GovDateline",
    "byline": "GovByline",
    "source-note": "GovSourceNote",
    "salutation": "GovSalutation",
    "heading1": "Heading1",
    "heading2": "Heading2",
    "heading3": "Heading3",
    "heading4": "Heading4",
    "heading5": "Heading5",
    "heading1-run-in": "GovRunIn1",
    "heading2-run-in": "GovRunIn2",
    "heading3-run-in": "GovRunIn3",
    "heading4-run-in": "GovRunIn4",
    "heading5-run-in": "GovRunIn5",
    "part-heading": "GovPartHeading",
    "closing": "GovClosing",
    "signature": "GovSignature",
    "date": "GovDate",
    "line": "GovLine",
    "copy-number": "GovCopyNumber",
    "classification": "GovClassification",
    "urgency": "GovUrgency",
    "issuer-mark": "GovIssuerMark",
    "letter-mark": "GovLetterMark",
    "minutes-mark": "GovMinutesMark",
    "document-number": "GovDocumentNumber",
    "document-number-left": "GovDocumentNumberLeft",
    "letter-line": "GovLetterLine",
    "letter-number": "GovLetterNumber",
    "red-rule": "GovRedRule",
    "letter-top": "GovLetterTop",
    "letter-bottom": "GovLetterBottom",
    "adoption-note": "GovAdoptionNote",
    "addressee": "GovAddressee",
    "chapter": "GovChapter",
    "division": "GovDivision",
    "chapter-run-in": "GovChapterRunIn",
    "division-run-in": "GovDivisionRunIn",
    "article": "GovArticle",
    "article-run-in": "GovArticleRunIn",
    "attachment-single": "GovAttachmentSingle",
    "attachment-first": "GovAttachmentFirst",
    "attachment-next": "GovAttachmentNext",
    "sign-off": "GovSignOff",
    "note": "GovNote",
    "attendance-first": "GovAttendanceFirst",
    "attendance": "GovAttendance",
    "attachment-mark": "GovAttachmentMark",
    "attachment-title": "GovAttachmentTitle",
    "imprint": "GovImprint",
    "letter-imprint": "GovLetterImprint",
    "box-title": "GovBoxTitle",
    "box": "GovBox",
    "picture": "GovPicture",
    "picture-caption": "GovPictureCaption",
    "table-unit": "GovTableUnit",
    "table-note": "GovTableNote",
    "table-caption": "GovTableCaption",
    "table": "GovTable",
    "table-head": "GovTableHead",
    "page-number": "GovPageNumber",
}
"""Paragraph style of the sheet → Word style id."""

MARK_IDS: dict[str, str] = {
    "label": "Label",
    "body": "RunInBody",
    "lead": "Lead",
    "emphasis": "Emphasis",
    "reference": "Reference",
    "footnote": "Footnote",
    "hidden": "Hidden",
    "article-label": "ArticleLabel",
    "attendance-label": "AttendanceLabel",
    "signatory": "Signatory",
}
"""Character style of the sheet → its part of a Word style id.

“label” is no style of the sheet: it sets the ordinal (（一）) apart from the heading behind it.
"body" is the text after a run-in heading.
"""

RULE_NAMES: dict[str, str] = {
    "red-rule": "版头红线",
    "letter-top": "信函上双线",
    "letter-bottom": "信函下双线",
}
"""Rule of the sheet → the name of the Word style that carries it; a rule is the border of a paragraph."""

LABEL_NAME = "序号"
"""The name of the character style of an ordinal."""
SEAL_NAME = "印章"
"""What the picture of a seal is called, in Word's selection pane too."""
PICTURE_NAME = "govdocs"
"""What a picture of ours is called inside the file, with the size asked for behind it: govdocs 120×80."""
PROPERTY_PREFIX = "govdocs-"
"""Custom properties of a .docx that hold what its text cannot say start with this."""


def style_id(style: str) -> str:
    """The Word id of a paragraph style; an office's own styles get one made from their name."""
    return STYLE_IDS.get(style) or "Gov" + _camel(style)


def mark_style_id(marks: tuple[str, ...]) -> str:
    """The Word id of the character style of a stretch that bears all of `marks` (GovRunInBodyEmphasis)."""
    return "Gov" + "".join(MARK_IDS.get(mark) or _camel(mark) for mark in marks)


def marks_of_style(word_id: str) -> tuple[str, ...]:
    """The marks behind a character style's id, () if it is none of ours."""
    rest = word_id.removeprefix("Gov") if word_id.startswith("Gov") else ""
    marks: list[str] = []
    while rest:
        mark = next((mark for mark, part in MARK_IDS.items() if rest.startswith(part)), None)
        if mark is None:
            return ()
        marks.append(mark)
        rest = rest[len(MARK_IDS[mark]) :]
    return tuple(marks)


def _camel(name: str) -> str:
    """`name` as part of an id: letters and digits as they are, every other character as its code point."""
    words = (
        char if char.isascii() and char.isalnum() else f" {ord(char):x} " for char in name.replace("-", " ")
    )
    return "".join(word[0].upper() + word[1:] for word in "".join(words).split())
