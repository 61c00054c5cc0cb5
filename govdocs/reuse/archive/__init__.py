"""The archive: an office's past texts in one file, searched by fingerprint and by word.

It keeps every text as it was read, with its date, speaker, occasion and marking, so that a passage found
can be shown without the original file. What is marked 密级 or 内部 is let in only on request and never
comes out into a report of lower marking. Writing is all or nothing, a batch at a time.
"""

from govdocs.reuse.archive.archive import Archive, open_archive
from govdocs.reuse.archive.filters import Filter

__all__ = ["Archive", "Filter", "open_archive"]
