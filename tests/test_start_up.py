"""`import govdocs` and `govdocs --help` cost next to nothing."""

from __future__ import annotations

import subprocess
import sys

import pytest

import govdocs

HEAVY = {"jieba", "reportlab", "docx", "lxml", "numpy", "duckdb", "fontTools", "openpyxl"}


def loaded_by(code: str) -> set[str]:
    """The top-level modules a fresh Python holds after running `code`."""
    program = f"import sys\n{code}\nprint('loaded:', *sorted({{name.partition('.')[0] for name in sys.modules}}))"
    done = subprocess.run([sys.executable, "-c", program], capture_output=True, text=True, check=True)
    return set(done.stdout.rpartition("loaded:")[2].split())


@pytest.mark.parametrize(
    "code",
    [
        "import govdocs",
        "import govdocs; govdocs.Speech; govdocs.Finding; govdocs.GovdocsError",
        "from govdocs.cli import main; main(['--help'])",
        "from govdocs.cli import main; main(['build', '--help'])",
        "from govdocs.cli import main; main(['kinds'])",
    ],
)
def test_no_heavy_library_is_loaded_before_it_is_needed(code: str) -> None:
    assert not HEAVY & loaded_by(code)


def test_importing_govdocs_does_not_even_load_its_own_models() -> None:
    assert "pydantic" not in loaded_by("import govdocs")


def test_the_check_would_see_a_heavy_library() -> None:
    assert "lxml" in loaded_by("import lxml.etree")


def test_every_public_name_is_there() -> None:
    missing = [name for name in govdocs.__all__ if not hasattr(govdocs, name)]
    assert not missing
    assert set(govdocs.__all__) <= set(dir(govdocs))


def test_a_name_that_does_not_exist_is_an_attribute_error() -> None:
    with pytest.raises(AttributeError, match="no_such_name"):
        _ = govdocs.no_such_name  # type: ignore[attr-defined]
