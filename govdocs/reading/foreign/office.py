"""Old Word and its relatives made .docx by LibreOffice: in a profile of its own, without macros and without network."""

from __future__ import annotations

import tempfile
from pathlib import Path

from govdocs.errors import UnreadableFileError
from govdocs.reading.foreign.programs import find_program, run_program

_NAMES = ("soffice", "libreoffice")
_USUAL = (
    "/Applications/LibreOffice.app/Contents/MacOS/soffice",
    r"C:\Program Files\LibreOffice\program\soffice.exe",
    r"C:\Program Files (x86)\LibreOffice\program\soffice.exe",
)
_TIMEOUT = 180.0
"""Seconds; a first start with a new profile takes ten on a slow machine."""

_INET, _SCRIPTING = "/org.openoffice.Inet/Settings", "/org.openoffice.Office.Common/Security/Scripting"
_SETTINGS = (
    (_INET, "ooInetProxyType", "2"),
    (_INET, "ooInetHTTPProxyName", "127.0.0.1"),
    (_INET, "ooInetHTTPProxyPort", "9"),
    (_INET, "ooInetHTTPSProxyName", "127.0.0.1"),
    (_INET, "ooInetHTTPSProxyPort", "9"),
    (_SCRIPTING, "MacroSecurityLevel", "3"),
    (_SCRIPTING, "DisableMacrosExecution", "true"),
)
"""No macro runs, and whatever a file links to on the network is asked for at a door nobody opens."""


def convert_to_docx(data: bytes, suffix: str, form: str) -> bytes:
    """The .docx that LibreOffice makes of `data`, a file of the form `form` (旧版 Word).

    Raises UnreadableFileError where there is no LibreOffice, or it can make nothing of the file.
    """
    program = find_program(_NAMES, _USUAL)
    if program is None:
        raise UnreadableFileError(
            f"读 {form} 文件要用 LibreOffice，这台机器上没有；请装上，或在 Word、WPS 里另存为 .docx"
        )
    with tempfile.TemporaryDirectory(prefix="govdocs-", ignore_cleanup_errors=True) as scratch:
        folder = Path(scratch)
        _write_profile(folder / "profile")
        draft, made = folder / f"draft{suffix}", folder / "out" / "draft.docx"
        draft.write_bytes(data)
        code, _ = run_program(
            [
                *(program, f"-env:UserInstallation={(folder / 'profile').as_uri()}"),
                *("--headless", "--norestore", "--nolockcheck", "--nodefault"),
                *("--convert-to", "docx", "--outdir", str(made.parent), str(draft)),
            ],
            timeout=_TIMEOUT,
        )
        if code == 0 and made.is_file():
            return made.read_bytes()
    why = "时间太长，停了" if code == -1 else "文件多半加了密码或已损坏"
    raise UnreadableFileError(f"{form} 文件没有转换成功（{why}）；请在 Word、WPS 里另存为 .docx")


def _write_profile(folder: Path) -> None:
    items = "".join(
        f'<item oor:path="{path}"><prop oor:name="{name}" oor:op="fuse"><value>{value}</value></prop></item>'
        for path, name, value in _SETTINGS
    )
    user = folder / "user"
    user.mkdir(parents=True)
    (user / "registrymodifications.xcu").write_text(
        '<?xml version="1.0" encoding="UTF-8"?>'
        f'<oor:items xmlns:oor="http://openoffice.org/2001/registry">{items}</oor:items>',
        encoding="utf-8",
    )
