"""What a finished file depends on, as short digests: when all of them are as before, so would be its bytes.

Contents count, never times: a draft that was touched, or copied to another machine, is still the same draft.
"""

from __future__ import annotations

import zlib
from collections.abc import Iterable, Iterator
from functools import cache
from hashlib import blake2b
from importlib import import_module, metadata
from pathlib import Path

from govdocs.reading.pictures import PictureFolder
from govdocs.resources import search_folders
from govdocs.writing.render import Look

_SIZE = 16  # bytes
_LIBRARIES = ("isal", "jieba", "Jinja2", "lxml", "pydantic", "python-docx", "reportlab", "ruamel.yaml")
"""What has a part in the bytes of a file, or in how a draft is understood."""


def digest(*parts: bytes) -> str:
    """The digest of `parts`, as hexadecimal digits; where one part ends matters."""
    made = blake2b(digest_size=_SIZE)
    for part in parts:
        made.update(len(part).to_bytes(8, "big"))
        made.update(part)
    return made.hexdigest()


def digest_draft(content: bytes | str, name: str) -> str:
    """The digest of a draft's content; its name says how the content is read."""
    data = content.encode("utf-8", "surrogatepass") if isinstance(content, str) else content
    return digest(data, name.encode("utf-8", "surrogatepass"))


def digest_pictures(folder: PictureFolder) -> tuple[tuple[str, str], ...]:
    """The digests of what was asked of `folder` by name; "" for what was not there."""
    return tuple((file, "" if data is None else digest(data)) for file, data in sorted(folder.read.items()))


def digest_look(
    look: Look,
    formats: Iterable[str],
    *,
    kind: str | None,
    renumber: bool,
    revisions: str,
    beside: Iterable[tuple[str, bytes]] = (),
) -> dict[str, str]:
    """By format, the digest of all that its files depend on but the draft: program, settings, templates, fonts."""
    options = f"{kind} {renumber} {revisions} {look.body_only}".encode()
    others = (digest_draft(content, name).encode() for name, content in beside)
    common = digest(_program().encode(), options, *others, *_contents(_resources(look)))
    return {name: digest(common.encode(), *(_fonts(look) if name == "pdf" else ())) for name in formats}


@cache
def _program() -> str:
    """The digest of this program and of the libraries that have a part in its output."""
    return digest(*_versions(), *_contents(sorted(_modules())))


def program_was_replaced() -> bool:
    """True when files of this program are younger than it is in memory: their digest is then none of what runs."""
    loaded = import_module("govdocs").LOADED  # imported above, it would be a ring
    return any(path.stat().st_ctime > loaded for path in _modules())


def _modules() -> Iterator[Path]:
    here = Path(__file__).resolve().parents[1]
    return (path for path in here.rglob("*.py") if "_data" not in path.parts)


def _versions() -> Iterator[bytes]:
    yield zlib.ZLIB_RUNTIME_VERSION.encode()
    for name in _LIBRARIES:
        try:
            yield f"{name} {metadata.version(name)}".encode()
        except metadata.PackageNotFoundError:
            yield f"{name} -".encode()


def _resources(look: Look) -> Iterator[Path]:
    """Every template, style sheet and word list that this look can come to use."""
    for folder in search_folders():
        yield from sorted((folder / "templates").glob("*.j2"))
        yield from sorted((folder / "templates" / "styles").glob("*.toml"))
        yield from sorted((folder / "corpora" / "lexicons").glob("*"))
    yield from map(Path, look.sheet.origin)
    yield from (path for path in (look.base, look.seal) if path is not None)
    if look.template is not None:
        yield look.template
        # A template may extend or include its neighbours.
        yield from sorted(path for path in look.template.parent.glob("*.j2") if path != look.template)


def _contents(paths: Iterable[Path]) -> Iterator[bytes]:
    for path in paths:
        if path.is_file():
            yield path.name.encode("utf-8", "surrogatepass")
            yield path.read_bytes()


def _fonts(look: Look) -> Iterator[bytes]:
    for role in sorted(look.sheet.fonts):
        for face in look.book.faces(role):
            yield role.encode()
            yield face.fingerprint
