"""Word documents in: paragraphs, tables and notes become one linear text, what styles say becomes marks.

Ours come back to an equal document. Of others nothing is dropped silently: what cannot be carried
over (pictures, text boxes, comments, deletions, page heads) is a finding.
"""

from govdocs.reading.docx.read import read_docx

__all__ = ["read_docx"]
