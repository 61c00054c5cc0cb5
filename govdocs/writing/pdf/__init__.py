"""Pages to PDF: archivable (PDF/A-2b), tagged, with bookmarks and every font embedded.

The pages say where every character stands; this room only draws. It promises 2b with tags and a true
text layer, and does not claim the accessibility levels 2a or PDF/UA.
"""

from govdocs.writing.pdf.result import PdfResult
from govdocs.writing.pdf.write import write_pdf

__all__ = ["PdfResult", "write_pdf"]
