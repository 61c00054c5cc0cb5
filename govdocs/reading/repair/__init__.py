"""Damage undone before anything is recognised: named steps, each a pure function from text to edits.

A step never touches a line that bears a line mark, and never a character an earlier step put in, so every
edit has its place in the source, and the list of repairs replayed on the source gives the repaired text.
What is not certain is left as it is; recognition reports it. No step knows what a document is.
"""

from govdocs.reading.repair.pipeline import STEPS, repair_lines

__all__ = ["STEPS", "repair_lines"]
