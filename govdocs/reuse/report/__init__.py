"""What was found, told: as lines for a terminal, as data for scripts, as one page for a browser.

Nothing is judged here. A report bears the highest marking of the drafts it is about, and quotes no text
marked higher than that.
"""

from govdocs.reuse.report.data import SCHEMA_VERSION, report_data
from govdocs.reuse.report.page import write_page
from govdocs.reuse.report.summary import tell
from govdocs.reuse.report.told import Told

__all__ = ["SCHEMA_VERSION", "Told", "report_data", "tell", "write_page"]
