"""Segmentation by jieba, with the field's own words from corpora/lexicons/."""

from __future__ import annotations

import os
import sys
import warnings
from functools import cache
from pathlib import Path
from typing import TYPE_CHECKING

from govdocs.resources import find_resource

if TYPE_CHECKING:
    import jieba

LEXICON = "corpora/lexicons/jieba-words.txt"


def cut_words(text: str) -> tuple[str, ...]:
    """`text` cut into words; joined they are `text` again. The first call loads jieba (about a second)."""
    return tuple(_tokenizer().cut(text, HMM=False))


@cache
def _tokenizer() -> jieba.Tokenizer:
    with warnings.catch_warnings():
        # jieba 0.42 imports pkg_resources where it can, and spells some patterns the old way.
        warnings.simplefilter("ignore")
        import jieba
    jieba.setLogLevel("WARNING")
    tokenizer = jieba.Tokenizer()
    tokenizer.tmp_dir = _cache_folder()
    if lexicon := find_resource(LEXICON):
        for line in lexicon.read_text(encoding="utf-8").splitlines():
            if line and not line.startswith("#"):
                word, _, frequency = line.partition("\t")
                tokenizer.add_word(word, int(frequency) if frequency else None)
    return tokenizer


def _cache_folder() -> str | None:
    """Where jieba may keep its prepared dictionary: our own cache folder, else the system's temporary one."""
    if folder := os.environ.get("GOVDOCS_CACHE"):
        path = Path(folder)
    elif sys.platform == "win32":
        path = Path(os.environ.get("LOCALAPPDATA") or Path.home()) / "govdocs" / "cache"
    else:
        path = Path(os.environ.get("XDG_CACHE_HOME") or Path.home() / ".cache") / "govdocs"
    try:
        path.mkdir(parents=True, exist_ok=True)
    except OSError:
        return None
    return str(path)
