"""How well and how fast reused passages are found, beside MinHash and an n-gram aligner, in one run.

    python -m tests.benchmarks.reuse_detect --sections 20000 --seed 99 --peers
    python -m tests.benchmarks.reuse_detect --growth
"""

from __future__ import annotations

import argparse
import resource
import statistics
import time
from collections.abc import Callable
from pathlib import Path

from tests.benchmarks.reuse_damage import Planted, plant
from tests.benchmarks.reuse_material import distinct_sections, mixed_sections
from tests.benchmarks.reuse_score import Detection, Score, score

Detector = Callable[[list[str]], list[Detection]]

TUNING_SEED = 7
"""Settings may be chosen on this generator seed; figures are published for any other."""


def detect(sections: list[str]) -> list[Detection]:
    """What govdocs finds between different sections."""
    from govdocs.reuse.detect import detect_passages

    return [
        (here, (a.start, a.end), there, (b.start, b.end)) for here, a, there, b in detect_passages(sections) if here != there
    ]


def measure(run: Detector, planted: Planted, rounds: int) -> tuple[Score, float]:
    """The score, and the median time in seconds of one core: what others do on the machine does not count."""
    times = []
    for _ in range(rounds):
        begin = time.process_time()
        found = run(planted.sections)
        times.append(time.process_time() - begin)
    return score(planted.cases, found), statistics.median(times)


def report(name: str, result: Score, seconds: float, ours: float, characters: int) -> None:
    """One line of the table."""
    speed = characters / seconds / 1e6
    print(f"{name:<24} {result}  {seconds:8.3f} s  {speed:6.1f} Mchar/s  ×{seconds / ours:6.1f}", flush=True)


def main() -> None:
    """Print the table, and the recall of each kind of damage."""
    options = argparse.ArgumentParser(description=__doc__)
    options.add_argument("--sections", type=int, default=2000)
    options.add_argument("--seed", type=int, default=TUNING_SEED)
    options.add_argument("--texts", type=Path)
    options.add_argument("--rounds", type=int, default=5)
    options.add_argument("--peer-rounds", type=int, default=1)
    options.add_argument("--peers", action="store_true")
    options.add_argument("--growth", action="store_true")
    chosen = options.parse_args()
    if chosen.growth:
        grow()
        return
    planted = plant(distinct_sections(chosen.sections, chosen.seed, chosen.texts), chosen.seed)
    characters = sum(map(len, planted.sections))
    print(f"{len(planted.sections)} sections, {characters / 1e6:.2f} M characters, {len(planted.cases)} cases")
    result, ours = measure(detect, planted, chosen.rounds)
    report("govdocs", result, ours, ours, characters)
    print("  " + "  ".join(f"{kind} {value:.4f}" for kind, value in result.kinds.items()))
    if chosen.peers:
        from tests.benchmarks.reuse_peers import PEERS, SLOW

        for name, run in PEERS.items():
            try:
                result, seconds = measure(run, planted, 1 if name in SLOW else chosen.peer_rounds)
            except ImportError as missing:
                print(f"{name:<24} not installed: {missing.name}")
                continue
            report(name, result, seconds, ours, characters)


def grow() -> None:
    """Time and peak memory for ten times the text, twice."""
    for characters in (450_000, 4_500_000, 45_000_000):
        sections = mixed_sections(characters, 1)
        before = resource.getrusage(resource.RUSAGE_SELF).ru_maxrss
        begin = time.process_time()
        found = detect(sections)
        seconds = time.process_time() - begin
        peak = resource.getrusage(resource.RUSAGE_SELF).ru_maxrss
        size = sum(map(len, sections))
        print(
            f"{len(sections):>8} sections {size / 1e6:6.2f} M characters {seconds:8.2f} s "
            f"{size / seconds / 1e6:6.2f} Mchar/s  {(peak - before) * 1024 / size:5.1f} bytes/char  "
            f"{len(found)} passages",
            flush=True,
        )


if __name__ == "__main__":
    main()
