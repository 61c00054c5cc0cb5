"""How fast batches are, and how much memory they take.

    python -m tests.benchmarks.batch_speed [--drafts 2000] [--rounds 5] [--office 200] [--skip WAY;…]
    python -m tests.benchmarks.batch_speed --memory [--drafts 2000]

Every round has texts of its own (see batch_texts) and goes through all ways in turn, each in a process of its own;
the median round counts. govdocs reads every draft, writes tagged PDF/A, flushes and moves every file into place; the
peers are given what they need (see batch_peers). LibreOffice is given the first `--office` of a round's .docx in
one call.
"""

from __future__ import annotations

import argparse
import json
import multiprocessing
import os
import pickle
import platform
import resource
import shutil
import statistics
import subprocess
import sys
import tempfile
import threading
import time
from collections.abc import Callable
from contextlib import suppress
from pathlib import Path
from typing import Any

from tests.benchmarks.batch_peers import docxtpl_docx, office_pdfs, paragraphs_of, platypus_pdf
from tests.benchmarks.batch_texts import write_drafts

ROOT = Path(__file__).resolve().parents[2]
Result = dict[str, float]


def prepare(folder: Path, drafts: int, office: int, seed: int) -> None:
    """A round's drafts, and what the peers are given of them."""
    from govdocs import build
    from govdocs.reading import read

    write_drafts(folder / "drafts", drafts, seed)
    documents = [read(path).document for path in sorted((folder / "drafts").iterdir())]
    (folder / "paragraphs.pickle").write_bytes(pickle.dumps([paragraphs_of(document) for document in documents]))
    (folder / "documents.pickle").write_bytes(pickle.dumps(documents))
    if office:
        first = sorted((folder / "drafts").iterdir())[:office]
        build(first, out=folder / "docx", jobs=2)


def build_all(folder: Path, to: str, jobs: int) -> Result:
    """The drafts by govdocs."""
    from govdocs import build

    started = time.perf_counter()
    report = build(folder / "drafts", out=folder / "out", to=to, jobs=jobs, system_fonts=False)
    seconds = time.perf_counter() - started
    assert not report.failed, report.failed[0].error
    return {"seconds": seconds, "documents": len(report.items), "pages": sum(item.pages or 0 for item in report.items)}


def build_again(folder: Path) -> Result:
    """The drafts by govdocs, when nothing has changed."""
    build_all(folder, "pdf", 2)
    return build_all(folder, "pdf", 2)


def _write_platypus(work: tuple[Path, Any]) -> int:
    path, paragraphs = work
    return path.write_bytes(platypus_pdf(paragraphs))


def draw_platypus(folder: Path) -> Result:
    """The paragraphs by platypus, in two processes."""
    texts = pickle.loads((folder / "paragraphs.pickle").read_bytes())
    (folder / "out").mkdir()
    work = [(folder / "out" / f"{number:05}.pdf", paragraphs) for number, paragraphs in enumerate(texts)]
    started = time.perf_counter()
    with multiprocessing.get_context("fork").Pool(2) as pool:
        for _ in pool.imap_unordered(_write_platypus, work, chunksize=8):
            pass
    return {"seconds": time.perf_counter() - started, "documents": len(texts)}


def convert_office(folder: Path) -> Result:
    """The .docx by LibreOffice, in one call."""
    files = sorted((folder / "docx").glob("*.docx"))
    (folder / "out").mkdir()
    started = time.perf_counter()
    made = office_pdfs(files, folder / "out")
    seconds = time.perf_counter() - started
    assert made == len(files)
    return {"seconds": seconds, "documents": made}


def in_memory(folder: Path, make: Callable[[Any], bytes], given: str) -> Result:
    """Documents or paragraphs to bytes, in this process, the first tenth uncounted."""
    inputs = pickle.loads((folder / given).read_bytes())
    warm = len(inputs) // 10
    for each in inputs[:warm]:
        make(each)
    started = time.perf_counter()
    for each in inputs[warm:]:
        make(each)
    return {"seconds": time.perf_counter() - started, "documents": len(inputs) - warm}


def docx_of_document(document: Any) -> bytes:
    """A document as .docx."""
    from govdocs.writing.render import Look, Rendering

    return Rendering(document, Look()).write("docx").data


def docx_of_drafts(folder: Path, suffixes: tuple[str, ...] = (".txt", ".md", ".docx", ".yaml")) -> Result:
    """The drafts' bytes to .docx bytes, reading included, in this process, the first tenth uncounted."""
    from govdocs.reading import read_bytes

    paths = [path for path in sorted((folder / "drafts").iterdir()) if path.suffix in suffixes]
    drafts = [(path.read_bytes(), path.name) for path in paths]
    warm = len(drafts) // 10
    for data, name in drafts[:warm]:
        docx_of_document(read_bytes(data, name).document)
    started = time.perf_counter()
    for data, name in drafts[warm:]:
        docx_of_document(read_bytes(data, name).document)
    return {"seconds": time.perf_counter() - started, "documents": len(drafts) - warm}


WAYS: dict[str, Callable[[Path], Result]] = {
    "pdf, 2 workers": lambda folder: build_all(folder, "pdf", 2),
    "pdf, 1 worker": lambda folder: build_all(folder, "pdf", 1),
    "pdf, nothing changed": build_again,
    "docx, 2 workers": lambda folder: build_all(folder, "docx", 2),
    "platypus, 2 processes": draw_platypus,
    "LibreOffice, one call": convert_office,
    "document → docx": lambda folder: in_memory(folder, docx_of_document, "documents.pickle"),
    "draft → docx": docx_of_drafts,
    "draft (text) → docx": lambda folder: docx_of_drafts(folder, (".txt", ".md")),
    "docxtpl": lambda folder: in_memory(folder, docxtpl_docx, "paragraphs.pickle"),
}
RATIOS = (
    ("pdf, 2 workers", "platypus, 2 processes", 3.0),
    ("pdf, 2 workers", "LibreOffice, one call", 8.0),
    ("pdf, 2 workers", "pdf, 1 worker", 1.6),
    ("document → docx", "docxtpl", 10.0),
    ("draft → docx", "docxtpl", 3.0),
    ("draft (text) → docx", "docxtpl", 3.0),
)


def cpu_seconds() -> float:
    """The processor time of this process and of its children that have ended."""
    spent = (resource.getrusage(who) for who in (resource.RUSAGE_SELF, resource.RUSAGE_CHILDREN))
    return sum(one.ru_utime + one.ru_stime for one in spent)


class Memory:
    """Watches how much memory a process and its children hold together (MB, shared pages counted once)."""

    def __init__(self, process: int) -> None:
        import psutil

        self.peak = 0.0
        self._root = psutil.Process(process)
        self._done = threading.Event()
        self._thread = threading.Thread(target=self._watch)
        self._thread.start()

    def _watch(self) -> None:
        while not self._done.wait(0.1):
            self.peak = max(self.peak, self._held())

    def _held(self) -> float:
        import psutil

        held = 0
        try:
            for process in (self._root, *self._root.children(recursive=True)):
                with suppress(psutil.Error):
                    held += process.memory_full_info().pss
        except psutil.Error:
            return 0.0
        return held / 2**20

    def stop(self) -> float:
        """The peak."""
        self._done.set()
        self._thread.join()
        return self.peak


def measure(folder: Path, way: str) -> Result:
    """What one fresh process took; `peak` is the memory of it and its workers, in MB."""
    shutil.rmtree(folder / "out", ignore_errors=True)
    command = [sys.executable, "-m", "tests.benchmarks.batch_speed", "--run", way, "--folder", str(folder)]
    with subprocess.Popen(command, cwd=ROOT, stdout=subprocess.PIPE, text=True) as run:
        memory = Memory(run.pid)
        out = run.communicate()[0]
        peak = memory.stop()
    assert run.returncode == 0, way
    found: Result = json.loads(out.splitlines()[-1])
    return found | {"peak": peak}


def machine() -> str:
    """The machine in a line."""
    name = platform.processor() or platform.machine()
    with Path("/proc/cpuinfo").open(encoding="utf-8") as file:
        name = next((line.partition(":")[2].strip() for line in file if line.startswith("model name")), name)
    load = os.getloadavg()[0]
    return f"{name}, {os.cpu_count()} cores, Python {platform.python_version()}, load {load:.1f}"


def show(taken: dict[str, list[Result]]) -> None:
    """Prints the tables."""
    rates = {way: statistics.median(one["documents"] / one["seconds"] for one in found) for way, found in taken.items()}
    print(f"{'':<24}{'drafts':>7}{'drafts/s':>10}{'ms each':>9}{'cpu ms':>8}{'pages/s':>9}{'peak MB':>9}{'from':>8}{'to':>8}")
    for way, found in taken.items():
        each = sorted(one["documents"] / one["seconds"] for one in found)
        pages = statistics.median(one.get("pages", 0) / one["seconds"] for one in found)
        peak = max(one["peak"] for one in found)
        cpu = statistics.median(one["cpu"] * 1000 / one["documents"] for one in found)
        print(
            f"{way:<24}{found[0]['documents']:>7.0f}{rates[way]:>10.1f}{1000 / rates[way]:>9.2f}{cpu:>8.2f}"
            f"{pages or float('nan'):>9.0f}{peak:>9.0f}{each[0]:>8.1f}{each[-1]:>8.1f}"
        )
    for way, other, wanted in RATIOS:
        if way in rates and other in rates:
            pairs = zip(taken[way], taken[other], strict=True)
            found_ratio = statistics.median(
                a["documents"] / a["seconds"] / (b["documents"] / b["seconds"]) for a, b in pairs
            )
            print(f"{way} : {other} = {found_ratio:.2f} (to reach: {wanted:g})")


def show_memory(few: int, many: int) -> None:
    """Prints what a small and a large batch take."""
    peaks = []
    for count in (few, many):
        with tempfile.TemporaryDirectory() as name:
            prepare(Path(name), count, 0, seed=count)
            peaks.append(measure(Path(name), "pdf, 2 workers")["peak"])
    print(f"peak with {few} drafts {peaks[0]:.0f} MB, with {many} drafts {peaks[1]:.0f} MB: {peaks[1] / peaks[0]:.3f}")


def main() -> None:
    """Measures and prints."""
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--drafts", type=int, default=2000)
    parser.add_argument("--rounds", type=int, default=5)
    parser.add_argument("--office", type=int, default=200)
    parser.add_argument("--skip", default="", help="ways to leave out, separated by ;")
    parser.add_argument("--memory", action="store_true", help="only compare the memory of 200 drafts with --drafts")
    parser.add_argument("--run", help=argparse.SUPPRESS)
    parser.add_argument("--folder", type=Path, help=argparse.SUPPRESS)
    options = parser.parse_args()
    if options.run:
        print(json.dumps(WAYS[options.run](options.folder) | {"cpu": cpu_seconds()}))
        return
    if options.memory:
        show_memory(200, options.drafts)
        return
    skipped = {*options.skip.split(";"), *(() if options.office else ("LibreOffice, one call",))}
    taken: dict[str, list[Result]] = {way: [] for way in WAYS if way not in skipped}
    print(machine(), flush=True)
    for number in range(options.rounds):
        with tempfile.TemporaryDirectory() as name:
            prepare(Path(name), options.drafts, options.office, seed=number + 1)
            for way, found in taken.items():
                found.append(measure(Path(name), way))
    print(f"{options.rounds} rounds, load at the end {os.getloadavg()[0]:.1f}")
    show(taken)


if __name__ == "__main__":
    main()
