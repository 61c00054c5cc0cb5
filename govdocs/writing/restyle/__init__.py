"""The drafter's own .docx in, the same file in official dress out.

Writing builds a .docx from a model and can only hold what the model holds. This room edits the file
itself: roles are recognised, then page, styles, faces and page numbers are set on the XML that is
there. Not a character is changed, and whatever is not understood stays as it stands; what was done
is returned line by line. It promises the look of the paragraphs it recognised, not of what it kept.
"""

from govdocs.writing.restyle.report import Change, FormatReport
from govdocs.writing.restyle.restyle import Restyled, format_docx, restyle

__all__ = ["Change", "FormatReport", "Restyled", "format_docx", "restyle"]
