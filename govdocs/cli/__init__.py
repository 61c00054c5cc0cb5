"""The command line: the only room that prints, and the only one that knows Typer and Rich.

Results go to stdout, everything else to stderr. No traceback reaches a user: `main` turns whatever happened
into one Chinese line and an exit code (0 done, 1 drafts failed, 2 wrong usage, 3 the machine failed).
"""

from govdocs.cli.guard import main

__all__ = ["main"]
