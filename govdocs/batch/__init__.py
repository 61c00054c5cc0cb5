"""Many drafts in, many files out: find them, name their outputs, build each, report.

One bad draft never stops the rest, no input is ever overwritten, and no two drafts share an output.
"""

from govdocs.batch.build import build
from govdocs.batch.inputs import DraftFile, find_drafts
from govdocs.batch.report import BuildReport, Built

__all__ = ["BuildReport", "Built", "DraftFile", "build", "find_drafts"]
