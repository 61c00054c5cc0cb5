"""How fast 套打 is, and how much memory it takes: thousands of rows into a one-page notice.

    python tests/benchmarks/fill_speed.py [--rows 5000] [--rounds 5]

Every way runs in a process of its own, in turn, and the median round counts. The table has names, dates, amounts and
blank cells, and every row is different; documents are written to the disk, each flushed and moved into place.
"""

from __future__ import annotations

import argparse
import datetime
import json
import os
import random
import resource
import shutil
import statistics
import subprocess
import sys
import tempfile
import time
from pathlib import Path
from typing import Any

HEADINGS = ("姓名", "单位", "岗位", "开始日期", "津贴", "备注")
SURNAMES = "林高沈何周吴郑王冯陈褚卫蒋韩杨朱秦尤许张孔曹严华金魏陶姜"
NAMES = "若溪远舟知行芷兰清和明轩雨桐子墨思源嘉树望舒景行怀瑾星河"
DRAFT = """文种：材料
署名：云陵市人才工作领导小组办公室
日期：2026-11-22

关于聘任{{ 姓名 }}为{{ 岗位 }}的通知

〔称谓〕{{ 单位 }}：
　　经研究，决定聘任{{ 姓名 }}为云陵市人才工作专家咨询委员会{{ 岗位 }}，聘期自{{ 开始日期 | 日期 }}起。
{% if 津贴 > 0 %}
　　聘期内每年支付工作津贴{{ 津贴 | 金额 }}元（大写：人民币{{ 津贴 | 大写金额 }}）。
{% endif %}
{% if 备注 %}
　　{{ 备注 }}
{% endif %}
　　请你单位支持受聘专家参加咨询、调研、评审等活动，按照有关规定落实相关待遇，并于每年年底前报送受聘专家履职情况。
"""
WAYS: dict[str, dict[str, Any]] = {
    "csv → txt": {"table": "csv", "to": "txt"},
    "csv → docx": {"table": "csv", "to": "docx"},
    "csv → pdf": {"table": "csv", "to": "pdf"},
    "xlsx → pdf": {"table": "xlsx", "to": "pdf"},
    "csv → pdf, 2 workers": {"table": "csv", "to": "pdf", "jobs": 2},
    "csv → one pdf": {"table": "csv", "one": "all.pdf"},
    "csv → one docx": {"table": "csv", "one": "all.docx"},
}


def make_rows(count: int, seed: int = 1) -> list[tuple[Any, ...]]:
    """Rows of invented people, each different."""
    chooser = random.Random(seed)
    return [
        (
            chooser.choice(SURNAMES) + "".join(chooser.choices(NAMES, k=2)),
            f"云陵市第{number + 1}工程研究中心",
            chooser.choice(("委员", "特邀委员", "副主任委员")),
            datetime.date(2026, 12, 1) + datetime.timedelta(days=number % 300),
            round(chooser.uniform(1, 99999), 2) if number % 5 else 0,
            "聘期内可列席有关会议。" if number % 3 == 0 else None,
        )
        for number in range(count)
    ]


def write_tables(folder: Path, count: int) -> None:
    """The same rows as .csv and as .xlsx, and the draft."""
    import csv

    from openpyxl import Workbook

    rows = make_rows(count)
    with (folder / "表.csv").open("w", encoding="utf-8", newline="") as file:
        csv.writer(file).writerows([HEADINGS, *rows])
    book = Workbook(write_only=True)
    sheet = book.create_sheet()
    for row in (HEADINGS, *rows):
        sheet.append(row)
    book.save(folder / "表.xlsx")
    (folder / "通知.txt").write_text(DRAFT, encoding="utf-8")


def run_one(folder: Path, way: dict[str, Any]) -> None:
    """Fills once and prints seconds, processor time, documents, pages, and the peak of memory in MB."""
    from govdocs.batch.fill import fill

    options = {key: value for key, value in way.items() if key not in ("table", "one")}
    options |= {"one": folder / way["one"]} if "one" in way else {"out": folder / "out"}
    started = time.perf_counter()
    report = fill(folder / "通知.txt", folder / f"表.{way['table']}", system_fonts=False, **options)
    seconds = time.perf_counter() - started
    assert not report.failed, report.failed[0].error
    pages = report.joined.pages if report.joined else sum(item.pages or 0 for item in report.items)
    used = [resource.getrusage(who) for who in (resource.RUSAGE_SELF, resource.RUSAGE_CHILDREN)]
    peak = max(one.ru_maxrss for one in used) / 1024
    cpu = sum(one.ru_utime + one.ru_stime for one in used)
    print(json.dumps({"seconds": seconds, "cpu": cpu, "documents": len(report.items), "pages": pages, "peak": peak}))


def measure(folder: Path, way: dict[str, Any]) -> dict[str, float]:
    """What one fresh process took."""
    shutil.rmtree(folder / "out", ignore_errors=True)
    command = [sys.executable, __file__, "--run", json.dumps(way), "--folder", str(folder)]
    done = subprocess.run(command, capture_output=True, text=True, check=True)
    found: dict[str, float] = json.loads(done.stdout)
    return found


def main() -> None:
    """Prints the table."""
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--rows", type=int, default=5000)
    parser.add_argument("--rounds", type=int, default=5)
    parser.add_argument("--run", help=argparse.SUPPRESS)
    parser.add_argument("--folder", type=Path, help=argparse.SUPPRESS)
    options = parser.parse_args()
    if options.run:
        run_one(options.folder, json.loads(options.run))
        return
    with tempfile.TemporaryDirectory() as name:
        folder = Path(name)
        write_tables(folder, options.rows)
        taken: dict[str, list[dict[str, float]]] = {way: [] for way in WAYS}
        for _ in range(options.rounds):
            for label, way in WAYS.items():
                taken[label].append(measure(folder, way))
    print(f"{options.rows} rows, medians of {options.rounds}, {os.cpu_count()} cores")
    print(f"{'':<22}{'rows/s':>8}{'seconds':>9}{'cpu ms':>8}{'pages':>7}{'peak MB':>9}")
    for label, found in taken.items():
        seconds = statistics.median(one["seconds"] for one in found)
        peak = statistics.median(one["peak"] for one in found)
        rate = found[0]["documents"] / seconds
        pages = found[0]["pages"] or 0
        cpu = statistics.median(one["cpu"] * 1000 / one["documents"] for one in found)
        print(f"{label:<22}{rate:8.0f}{seconds:9.1f}{cpu:8.2f}{pages:7.0f}{peak:9.0f}")


if __name__ == "__main__":
    main()
