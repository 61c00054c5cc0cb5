"""Flow → .docx: a real Word document, its styles authored once and its body written fast.

python-docx authors the package (styles, settings, footers) once per style sheet; per document only
the body and the properties are written, as strings, into the prepared parts. Word lays the pages
out; this room promises the geometry of the styles, not where a line ends.
"""

from govdocs.writing.docx.document import write_docx

__all__ = ["write_docx"]
