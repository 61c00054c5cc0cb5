"""LibreOffice as a second opinion: turns .docx into PDF so that tests can measure what a reader sees.

One call converts any number of files, because starting the office suite costs more than laying out a
page. The official fonts are replaced by the shipped faces through a private fontconfig file, so the
measures do not depend on what the machine happens to have installed.
"""

from __future__ import annotations

import os
import shutil
import subprocess
import tempfile
from functools import cache
from pathlib import Path
from xml.sax.saxutils import escape

import pytest

from govdocs.layout import load_sheet
from govdocs.resources import shipped_fonts

REQUIRED = "GOVDOCS_REQUIRE_LIBREOFFICE"
"""Set to 1 where a missing LibreOffice must fail the tests rather than skip them."""

FACES = {
    "fangsong": "Govdocs Fangsong",
    "kaiti": "Govdocs Kai",
    "heiti": "Govdocs Hei",
    "xiaobiaosong": "Govdocs Xiaobiaosong",
    "songti": "Govdocs Song",
    "latin": "Govdocs Serif",
}
"""Font roles of the style sheet and the shipped face that stands in for each."""

_EXPORT = 'pdf:writer_pdf_Export:{"IsSkipEmptyPages":{"type":"boolean","value":"false"}}'
"""The blank page before a section that begins on an even one is printed too, as Word does."""


def require_libreoffice() -> str:
    """The path of soffice; skips the test where there is none, or fails it where it is required."""
    soffice = shutil.which("soffice")
    if soffice is None:
        message = "LibreOffice (soffice) is not installed"
        if os.environ.get(REQUIRED) == "1":
            pytest.fail(message)
        pytest.skip(message)
    return soffice


def to_pdf(paths: list[Path], out: Path, *, timeout: float = 300) -> list[Path]:
    """The PDFs of `paths`, in their order, in the folder `out`; one run of the office suite for all.

    LibreOffice does not draw a hung mark whose line it could justify without a rest; a comparison of
    texts should leave marks out.
    """
    soffice = require_libreoffice()
    out.mkdir(parents=True, exist_ok=True)
    with tempfile.TemporaryDirectory(prefix="govdocs-lo-") as scratch:
        profile = Path(scratch, "profile").as_uri()
        subprocess.run(
            [
                *(soffice, f"-env:UserInstallation={profile}", "--headless", "--norestore"),
                *("--convert-to", _EXPORT, "--outdir", str(out), *map(str, paths)),
            ],
            env=os.environ | {"FONTCONFIG_FILE": str(_write_font_config(Path(scratch)))},
            check=True,
            capture_output=True,
            timeout=timeout,
        )
    made = [out / f"{path.stem}.pdf" for path in paths]
    missing = [path.name for path in made if not path.is_file()]
    assert not missing, f"LibreOffice made no {missing}"
    return made


def _write_font_config(folder: Path) -> Path:
    aliases = "".join(
        f'<match target="pattern"><test name="family" qual="any"><string>{escape(official)}</string></test>'
        f'<edit name="family" mode="assign" binding="strong"><string>{face}</string></edit></match>'
        for official, face in _official_faces()
    )
    path = folder / "fonts.conf"
    path.write_text(
        '<?xml version="1.0"?><!DOCTYPE fontconfig SYSTEM "fonts.dtd"><fontconfig>'
        f"<dir>{escape(str(shipped_fonts()))}</dir><cachedir>{escape(str(folder / 'cache'))}</cachedir>"
        f"{aliases}</fontconfig>",
        encoding="utf-8",
    )
    return path


@cache
def _official_faces() -> tuple[tuple[str, str], ...]:
    fonts = load_sheet().fonts
    return tuple((fonts[role].official, face) for role, face in FACES.items())
