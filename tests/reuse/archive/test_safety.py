"""Nothing is lost and nothing leaks: kills, full disks, damage, two programs at once, marked texts."""

from __future__ import annotations

import os
import signal
import subprocess
import sys
from pathlib import Path

import pytest

from govdocs.errors import GovdocsError, OutputError, UnreadableFileError, UsageError
from govdocs.reuse.archive import Filter, open_archive
from govdocs.reuse.archive.intake import add_files
from govdocs.reuse.archive.listing import list_texts, measure
from govdocs.reuse.archive.words import search_words
from govdocs.reuse.ask import find_reuse
from govdocs.reuse.marking import highest_marking, marking_level
from govdocs.reuse.search import find_reuse as search
from tests.reading.word import p, word_file

from ..material import FIRST, SECOND, THIRD
from .conftest import LAST_YEAR, THIS_YEAR, speech, text_of

SECRET = "秘密★5年\n\n" + LAST_YEAR


def start(code: str, *arguments: Path) -> subprocess.CompletedProcess[str]:
    """Runs `code` as a program of its own."""
    command = [sys.executable, "-c", code, *map(str, arguments)]
    return subprocess.run(command, capture_output=True, text=True, check=False, timeout=120)


@pytest.fixture
def filled(folder: Path, place: Path) -> Path:
    """An archive with one text in it."""
    with open_archive(place, write=True) as archive:
        add_files(archive, [folder / "去年.txt"])
    return place


def titles(place: Path) -> int:
    """How many texts the archive at `place` holds."""
    with open_archive(place) as archive:
        return len(list_texts(archive))


@pytest.mark.skipif(sys.platform == "win32", reason="POSIX signals")
@pytest.mark.parametrize("statement", ["INSERT INTO texts", "INSERT INTO fingerprints", "UPDATE families", "COMMIT"])
def test_a_killed_add_leaves_the_last_good_state(filled: Path, folder: Path, statement: str) -> None:
    code = """
import os, signal, sys
from govdocs.reuse.archive import Archive, open_archive
from govdocs.reuse.archive.intake import add_files
class Deadly:
    def __init__(self, connection): self.connection = connection
    def __getattr__(self, name): return getattr(self.connection, name)
    def execute(self, query, *rest):
        done = self.connection.execute(query, *rest)
        if query.strip().startswith(sys.argv[1]): os.kill(os.getpid(), signal.SIGKILL)
        return done
    def commit(self): os.kill(os.getpid(), signal.SIGKILL)
with open_archive(sys.argv[2], write=True) as archive:
    archive.connection = Deadly(archive.connection)
    add_files(archive, sys.argv[3:])
"""
    # A second state of the first text, so that families change as well.
    (folder / "另稿.txt").write_text(LAST_YEAR.replace("李明", ""), encoding="utf-8")
    command = [sys.executable, "-c", code, statement, str(filled), str(folder / "另稿.txt"), str(folder / "今年.txt")]
    assert subprocess.run(command, check=False, timeout=120).returncode == -signal.SIGKILL
    assert titles(filled) == 1
    with open_archive(filled, write=True) as archive:
        assert [taken.state for taken in add_files(archive, [folder / "今年.txt"])] == ["added"]
    assert titles(filled) == 2


@pytest.mark.skipif(sys.platform == "win32", reason="a limit on file size is POSIX")
def test_a_full_disk_is_one_line_and_what_was_kept_stays(filled: Path, folder: Path) -> None:
    code = """
import os, random, resource, signal, sys
from govdocs.errors import GovdocsError
from govdocs.reuse.archive import open_archive
from govdocs.reuse.archive.keep import keep_texts
from govdocs.reuse.archive.rows import Entry
from govdocs.reuse.subject import ReuseText
signal.signal(signal.SIGXFSZ, signal.SIG_IGN)
size = os.path.getsize(sys.argv[1]) + 300_000
resource.setrlimit(resource.RLIMIT_FSIZE, (size, size))
chance = random.Random(1)
try:
    with open_archive(sys.argv[1], write=True) as archive:
        for number in range(40):
            words = "".join(chr(chance.randrange(0x4E00, 0x9FA5)) for _ in range(50_000))
            keep_texts(archive, [Entry(ReuseText(str(number), "稿", words), f"/稿/{number}.txt")])
except GovdocsError as error:
    print(error.exit_code, error)
"""
    done = start(code, filled)
    assert done.stderr == ""
    assert done.stdout.startswith("3 ")
    assert "磁盘已满" in done.stdout
    assert done.stdout.count("\n") == 1
    with open_archive(filled) as archive:
        assert 1 <= len(list_texts(archive)) < 41
        assert search_words(archive, ["爬坡过坎"]).texts == 1


def test_two_programs_at_once_get_a_clear_line(filled: Path) -> None:
    code = """
import sys
from govdocs.errors import GovdocsError
from govdocs.reuse.archive import open_archive
try:
    with open_archive(sys.argv[1], write=sys.argv[2] == "write"): print("in")
except GovdocsError as error: print(error.exit_code, error)
"""
    with open_archive(filled, write=True):
        for how in ("write", "read"):
            told = start(code, filled, Path(how)).stdout
            assert told.startswith("3 ")
            assert "正被另一个程序使用" in told
    with open_archive(filled):
        assert start(code, filled, Path("read")).stdout == "in\n"
    assert titles(filled) == 1


@pytest.mark.parametrize("share", [0, 0.001, 0.01, 0.3, 0.6, 0.9, 0.999])
def test_a_truncated_archive_is_one_clear_line(filled: Path, share: float) -> None:
    data = filled.read_bytes()
    filled.write_bytes(data[: int(len(data) * share)])
    with pytest.raises(UnreadableFileError, match="档案库") as caught, open_archive(filled) as archive:
        measure(archive)
    assert "\n" not in str(caught.value)


def test_a_file_that_is_no_archive_says_so(place: Path) -> None:
    place.write_text("不是数据库，只是一些字。" * 1000, encoding="utf-8")
    with pytest.raises(UnreadableFileError, match="不是 govdocs 的档案库"), open_archive(place):
        pass
    assert place.stat().st_size


def test_somebody_elses_database_says_so(place: Path) -> None:
    import duckdb

    with duckdb.connect(str(place)) as other:
        other.execute("CREATE TABLE 讲话(字 VARCHAR)")
    for write in (False, True):
        with pytest.raises(UnreadableFileError, match="不是 govdocs 的档案库"), open_archive(place, write=write):
            pass


@pytest.mark.parametrize(("name", "told"), [("version", "格式是第99版"), ("fingerprints", "指纹的算法是第99版")])
def test_an_archive_of_another_version_is_refused_and_left_as_it_is(filled: Path, name: str, told: str) -> None:
    with open_archive(filled, write=True) as archive:
        archive.connection.execute("UPDATE archive SET value = '99' WHERE name = ?", [name])
    before = filled.read_bytes()
    with pytest.raises(UnreadableFileError, match=told), open_archive(filled, write=True):
        pass
    assert filled.read_bytes() == before


def test_a_run_killed_while_it_made_the_file_does_not_block_the_next(place: Path, folder: Path) -> None:
    import duckdb

    duckdb.connect(str(place)).close()
    with open_archive(place, write=True) as archive:
        assert [taken.state for taken in add_files(archive, [folder / "去年.txt"])] == ["added"]


def test_a_missing_archive_and_a_folder_are_usage_errors(tmp_path: Path) -> None:
    for path in (tmp_path / "没有.duckdb", tmp_path):
        with pytest.raises(UsageError), open_archive(path):
            pass


def test_without_duckdb_only_the_archive_is_missing(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setitem(sys.modules, "duckdb", None)
    with pytest.raises(OutputError, match="pip install duckdb"), open_archive(tmp_path / "库.duckdb", write=True):
        pass
    assert search([text_of(LAST_YEAR), text_of(THIS_YEAR)], reworded=False).passages


_SEARCH_THEN_WRITE = """
import os, sys
from pathlib import Path
from govdocs.errors import OutputError
from govdocs.reuse.archive import open_archive
from govdocs.reuse.archive.listing import list_texts

def titles():
    with open_archive(Path(sys.argv[1])) as archive:
        return len(list_texts(archive))

titles()  # loads what another user may not read
if os.geteuid() == 0:
    os.setgid(65534), os.setuid(65534)  # root writes everywhere
print(titles())
try:
    with open_archive(Path(sys.argv[1]), write=True):
        print("written")
except OutputError:
    print("refused")
"""


@pytest.mark.skipif(sys.platform == "win32", reason="POSIX permissions")
def test_a_read_only_archive_can_be_searched_but_not_written(filled: Path, folder: Path) -> None:
    filled.chmod(0o444)
    for place in (filled.parent, *filled.parent.parents):
        if place.stat().st_uid == os.geteuid() and "pytest" in str(place):
            place.chmod(0o755)
    done = start(_SEARCH_THEN_WRITE, filled)
    assert done.stdout.split() == ["1", "refused"], done.stderr


@pytest.mark.parametrize("mark", ["秘密★5年", "机密", "内部资料"])
def test_a_marked_text_is_refused_unless_allowed(folder: Path, place: Path, mark: str) -> None:
    (folder / "密.txt").write_text(f"{mark}\n\n{LAST_YEAR}", encoding="utf-8")
    with open_archive(place, write=True) as archive:
        (refused,) = add_files(archive, [folder / "密.txt"])
        assert (refused.state, bool(refused.marking)) == ("marked", True)
        assert "--allow-marked" in str(refused)
        assert not list_texts(archive)
        (allowed,) = add_files(archive, [folder / "密.txt"], allow_marked=True)
        assert allowed.state == "added"


HEADED = word_file("".join(p(line) for line in LAST_YEAR.splitlines() if line), header2=p("秘密★1年"))
FOOTED = word_file("".join(p(line) for line in LAST_YEAR.splitlines() if line), footer1=p("内部资料  注意保存"))
BOXED = word_file(
    p(extra=f"<w:r><w:pict><w:txbxContent>{p('机密★10年')}</w:txbxContent></w:pict></w:r>")
    + "".join(p(line) for line in LAST_YEAR.splitlines() if line)
)
PAGED = "".join(f"{line}\n内部参考\n— {page} —\n" for page, line in enumerate(LAST_YEAR.split("\n\n"), 1))


@pytest.mark.parametrize(
    ("name", "data", "marking"),
    [
        ("页眉.docx", HEADED, "秘密"),
        ("页脚.docx", FOOTED, "内部资料"),
        ("文本框.docx", BOXED, "机密"),
        ("逐页.txt", PAGED.encode(), "内部参考"),
        ("版头.yaml", "文种: 通知\n密级: 机密\n标题: 关于做好人才工作的通知\n正文:\n  - 请抓好落实。\n".encode(), "机密"),
    ],
)
def test_a_mark_at_the_edge_of_the_pages_or_in_the_model_counts(
    folder: Path, place: Path, name: str, data: bytes, marking: str
) -> None:
    (folder / name).write_bytes(data)
    with open_archive(place, write=True) as archive:
        (refused,) = add_files(archive, [folder / name])
        assert (refused.state, refused.marking) == ("marked", marking)
        add_files(archive, [folder / name], allow_marked=True)
    with open_archive(place) as archive:
        report = search([text_of(speech(SECOND, date="2026-01-01"))], archive=archive, reworded=False)
        assert not report.passages
        assert len(report.texts) == 1


@pytest.mark.parametrize("words", ["保守国家秘密\n是每个人的责任。", "商业秘密\n", "不得泄露机密。"])
def test_words_about_secrets_are_no_mark(folder: Path, place: Path, words: str) -> None:
    (folder / "保密.txt").write_text(f"在全市保密工作会议上的讲话\n\n{words}{FIRST}", encoding="utf-8")
    with open_archive(place, write=True) as archive:
        assert [item.state for item in add_files(archive, [folder / "保密.txt"])] == ["added"]


@pytest.fixture
def secret(folder: Path, place: Path) -> Path:
    """An archive with one 秘密 text, last year's."""
    (folder / "密.txt").write_text(SECRET, encoding="utf-8")
    with open_archive(place, write=True) as archive:
        add_files(archive, [folder / "密.txt"], allow_marked=True)
    return place


def test_words_of_a_marked_text_never_reach_a_report_of_lower_marking(secret: Path) -> None:
    report = find_reuse([text_of(speech(SECOND))], archive=secret, reworded=False)
    assert not report.passages
    assert len(report.texts) == 1
    with open_archive(secret) as archive:
        search([text_of(speech(FIRST, SECOND))], archive=archive, reworded=False)
        assert archive.withheld == 1
        assert archive.load_texts([1]) == {}


def test_a_report_of_the_same_marking_may_show_them(secret: Path) -> None:
    report = find_reuse([text_of("秘密\n\n" + speech(SECOND, date="2026-01-01"))], archive=secret, reworded=False)
    assert report.passages


@pytest.mark.parametrize(("marking", "shown"), [("", 0), ("内部", 0), ("秘密", 1), ("绝密", 1)])
def test_a_search_shows_marked_texts_only_to_those_who_may_see_them(secret: Path, marking: str, shown: int) -> None:
    with open_archive(secret, only=Filter(marking=marking)) as archive:
        answer = search_words(archive, ["爬坡过坎"])
    assert (len(answer.hits), answer.withheld) == (shown, 1 - shown)


def test_markings_rank_and_the_highest_counts() -> None:
    ranked = ["", "内部资料", "秘密★5年", "机密", "绝密★长期"]
    assert [marking_level(mark) for mark in ranked] == [0, 1, 2, 3, 4]
    assert highest_marking(["", "机密", "内部"]) == "机密"
    assert highest_marking([]) == ""


def test_every_fault_is_a_fault_of_ours(filled: Path) -> None:
    data = bytearray(filled.read_bytes())
    for at in range(0, len(data), 4096):
        data[at] ^= 0xFF
    filled.write_bytes(bytes(data))
    with pytest.raises(GovdocsError) as caught, open_archive(filled) as archive:
        search([text_of(speech(THIRD, SECOND))], archive=archive)
    assert "\n" not in str(caught.value)
