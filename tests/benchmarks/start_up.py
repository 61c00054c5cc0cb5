"""How long `import govdocs` takes beside `import pydantic`: medians of fresh processes, taken in turn.

    python tests/benchmarks/start_up.py [ROUNDS]
"""

from __future__ import annotations

import subprocess
import sys
import time
from statistics import median

CASES = {
    "python": "pass",
    "import pydantic": "import pydantic; pydantic.BaseModel",
    "import govdocs": "import govdocs",
    "govdocs.Speech": "import govdocs; govdocs.Speech",
    "govdocs --help": "import io, sys; sys.stdout = io.StringIO(); from govdocs.cli import main; main(['--help'])",
}


def seconds(code: str) -> float:
    """How long a fresh Python runs `code`."""
    started = time.perf_counter()
    subprocess.run([sys.executable, "-c", code], check=True)
    return time.perf_counter() - started


def main(rounds: int = 7) -> None:
    """Prints the table."""
    times: dict[str, list[float]] = {name: [] for name in CASES}
    for _ in range(rounds):
        for name, code in CASES.items():
            times[name].append(seconds(code))
    bare, pydantic = median(times["python"]), median(times["import pydantic"])
    print(f"{'':18}{'total ms':>10}{'import ms':>11}{'× pydantic':>12}")
    for name, taken in times.items():
        total = median(taken)
        ratio = (total - bare) / (pydantic - bare)
        print(f"{name:18}{total * 1000:10.0f}{(total - bare) * 1000:11.0f}{ratio:12.2f}")


if __name__ == "__main__":
    main(*map(int, sys.argv[1:]))
