"""The faces chosen for every role of a style sheet, and who steps in for a character the chosen face lacks.

A .docx always names the official font; this room is for the PDF, which must carry the font itself. The
choice is made once, is the same for the same fonts, and is never silent: `substitutions` says where the
official font is not used.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from pathlib import Path

from govdocs.errors import FontError
from govdocs.fonts.catalogue import Catalogue, Entry, describe_file, read_catalogue
from govdocs.fonts.face import Face, load_face
from govdocs.fonts.folders import system_folders
from govdocs.fonts.notices import Substitution, is_private
from govdocs.fonts.role import FontRole

FALLBACK_FILES = ("GovdocsSong.ttf", "GovdocsWide.ttf", "GovdocsSerif.ttf")  # common, rare, foreign letters
NOT_INSTALLED = "本机没有此字体"


class FontBook:
    """The faces for every role on this machine.

    `bundled` is the folder of the shipped faces; `folders` are the user's own font folders or files,
    searched first; `system=False` leaves the machine's fonts out. FontError where a folder or file of the
    user's is missing or damaged.
    """

    substitutions: tuple[Substitution, ...]

    def __init__(
        self, roles: Iterable[FontRole], *, bundled: Path, folders: Sequence[Path] = (), system: bool = True
    ) -> None:
        self.bundled = bundled
        self._loaded: dict[tuple[str, int], Face] = {}
        self._picks: dict[str, dict[str, tuple[Face, int] | None]] = {}
        shelves = [_user_catalogue(folders)] if folders else []
        if system:
            shelves.append(read_catalogue(system_folders()))
        chosen = {role.name: self._choose(role, shelves) for role in roles}
        self.substitutions = tuple(notice for _, notice in chosen.values() if notice)
        self._chains = {role: self._chain(faces) for role, (faces, _) in chosen.items()}

    def faces(self, role: str) -> tuple[Face, ...]:
        """The faces for a role, best first: the chosen one, the shipped one, the shipped 宋体, wide and Latin."""
        try:
            return self._chains[role]
        except KeyError:
            raise FontError(f"样式表里没有字体“{role}”") from None

    def pick(self, role: str, char: str) -> tuple[Face, int] | None:
        """The first face of the role's chain that has the character, with its glyph; None if none has.

        Private-use characters are drawn by none: each machine has its own sign for them, or nothing.
        """
        picks = self._picks.setdefault(role, {})
        if char not in picks:
            picks[char] = next(self._offers(role, ord(char)), None)
        return picks[char]

    def _offers(self, role: str, code: int) -> Iterator[tuple[Face, int]]:
        for face in () if is_private(code) else self.faces(role):
            gid = face.cmap.get(code)
            if gid:
                yield face, gid

    def _choose(self, role: FontRole, shelves: list[Catalogue]) -> tuple[list[Face], Substitution | None]:
        """The chosen face, the shipped one after it, and the notice where it is not the official font."""
        refusals: dict[str, str] = {}
        shipped = self._load(self.bundled / role.bundled, 0)
        for name, entry in _candidates(role, shelves):
            reason = entry.refusal
            if not reason:
                try:
                    face = self._load(Path(entry.path), entry.index)
                    face.verify()
                except FontError as fault:
                    reason = fault.message
                else:
                    notice = None if _is_official(role, name, entry) else _notice(role, entry.shown, refusals)
                    return [face, shipped], notice
            refusals.setdefault(entry.shown, reason)
        return [shipped], _notice(role, shipped.display_name, refusals)

    def _chain(self, faces: list[Face]) -> tuple[Face, ...]:
        fallbacks = [self._load(self.bundled / file, 0) for file in FALLBACK_FILES]
        return tuple(dict.fromkeys((*faces, *fallbacks)))

    def _load(self, path: Path, index: int) -> Face:
        key = (str(path), index)
        if key not in self._loaded:
            self._loaded[key] = load_face(path, index)
        return self._loaded[key]


def _user_catalogue(folders: Sequence[Path]) -> Catalogue:
    """The user's own fonts; a path may be a folder or one font file, and must be there and whole."""
    entries: list[Entry] = []
    for path in folders:
        if path.is_dir():
            entries += read_catalogue([path]).entries
        elif path.is_file():
            entries += describe_file(path)
        else:
            raise FontError("没有这个字体文件或文件夹", path=path)
    return Catalogue(entries)


def _candidates(role: FontRole, shelves: list[Catalogue]) -> Iterator[tuple[str, Entry]]:
    """The installed faces a role accepts: the user's before the machine's, in the role's order."""
    for shelf in shelves:
        for name in dict.fromkeys((role.official, *role.names)):
            for entry in shelf.named(name):
                yield name, entry


def _is_official(role: FontRole, name: str, entry: Entry) -> bool:
    """Whether the face found is the official font itself.

    Some copies of a Chinese font carry only its English name; a style sheet lists that right after the
    official one.
    """
    if entry.called(role.official):
        return True
    after = role.names[role.names.index(role.official) + 1 :] if role.official in role.names else ()
    return bool(after) and name == after[0] and name.isascii() and not role.official.isascii()


def _notice(role: FontRole, used: str, refusals: dict[str, str]) -> Substitution:
    reasons = [f"“{name}”：{reason}" for name, reason in refusals.items()]
    return Substitution(role.name, role.official, used, "；".join(reasons) or NOT_INSTALLED)
