"""Forms other programs read better: old Word, WPS, RTF, ODT and PDF by way of LibreOffice or pdftotext, and OFD.

Nothing is downloaded and no document reaches the network: the programs are the machine's own, or there is one
clear line saying what to do. What comes out is read as any .docx, or any text, is.
"""

from govdocs.reading.foreign.read import FOREIGN_SUFFIXES, read_foreign

__all__ = ["FOREIGN_SUFFIXES", "read_foreign"]
