"""`python -m govdocs`: the same as the `govdocs` command."""

import sys

from govdocs.cli import main

if __name__ == "__main__":
    sys.exit(main())
