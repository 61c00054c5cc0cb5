"""Flow → .docx on an office's own file: its page, its styles and its letterhead, our text.

The file is kept whole, page heads and feet included. Our text stands where it says {{正文}}, or behind all
there is; the letterhead is the office's, with {{发文字号}} and the like filled in. Of a style that both have,
the office's is used.
"""

from govdocs.writing.based.write import check_base, write_based_docx

__all__ = ["check_base", "write_based_docx"]
