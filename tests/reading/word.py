"""Small Word files for tests, written in a short notation: the inside of the body, and parts beside it."""

from __future__ import annotations

import zipfile
from io import BytesIO

W = "http://schemas.openxmlformats.org/wordprocessingml/2006/main"
_R = "http://schemas.openxmlformats.org/officeDocument/2006/relationships"
_NAMES = (
    f'xmlns:w="{W}" xmlns:r="{_R}" xmlns:wp="http://schemas.openxmlformats.org/drawingml/2006/wordprocessingDrawing" '
    'xmlns:wps="http://schemas.microsoft.com/office/word/2010/wordprocessingShape" '
    'xmlns:mc="http://schemas.openxmlformats.org/markup-compatibility/2006"'
)


def p(text: str = "", style: str = "", extra: str = "") -> str:
    """A paragraph of one run; `extra` is more of its content."""
    properties = f'<w:pPr><w:pStyle w:val="{style}"/></w:pPr>' if style else ""
    return f"<w:p>{properties}{r(text) if text else ''}{extra}</w:p>"


def r(text: str, properties: str = "") -> str:
    """A run."""
    return f'<w:r><w:rPr>{properties}</w:rPr><w:t xml:space="preserve">{text}</w:t></w:r>'


def word_file(body: str, **parts: str) -> bytes:
    """A .docx of that body; `parts` are the insides of styles, footnotes, comments, header1 …"""
    files = {
        "[Content_Types].xml": _content_types(parts),
        "_rels/.rels": _relations({"word/document.xml": "officeDocument"}),
        "word/document.xml": f"<w:document {_NAMES}><w:body>{body}</w:body></w:document>",
        "word/_rels/document.xml.rels": _relations(
            {f"{name}.xml": name.rstrip("0123456789") for name in parts}
        ),
    }
    for name, inside in parts.items():
        root = {"header": "hdr", "footer": "ftr"}.get(name.rstrip("0123456789"), name)
        files[f"word/{name}.xml"] = f"<w:{root} {_NAMES}>{inside}</w:{root}>"
    return zip_of(files)


def zip_of(files: dict[str, str]) -> bytes:
    """The files as a zip."""
    data = BytesIO()
    with zipfile.ZipFile(data, "w", zipfile.ZIP_DEFLATED) as archive:
        for name, content in files.items():
            archive.writestr(name, content)
    return data.getvalue()


def _content_types(parts: dict[str, str]) -> str:
    """What the parts are: office suites open no file without."""
    mime = "application/vnd.openxmlformats-officedocument.wordprocessingml"
    kinds = {"document": "document.main"} | {name: name.rstrip("0123456789") for name in parts}
    overrides = "".join(
        f'<Override PartName="/word/{name}.xml" ContentType="{mime}.{kind}+xml"/>'
        for name, kind in kinds.items()
    )
    return (
        '<Types xmlns="http://schemas.openxmlformats.org/package/2006/content-types">'
        '<Default Extension="rels" ContentType="application/vnd.openxmlformats-package.relationships+xml"/>'
        f'<Default Extension="xml" ContentType="application/xml"/>{overrides}</Types>'
    )


def _relations(targets: dict[str, str]) -> str:
    inside = "".join(
        f'<Relationship Id="r{at}" Type="{_R}/{kind}" Target="{name}"/>'
        for at, (name, kind) in enumerate(targets.items())
    )
    return f'<Relationships xmlns="http://schemas.openxmlformats.org/package/2006/relationships">{inside}</Relationships>'
