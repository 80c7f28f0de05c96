"""A build that is cut off, wherever, leaves the earlier store and page or the new ones, never one of each.

TIMELINE_KILLS says how many builds are killed at random (20; `make kills` kills 200).
"""

from __future__ import annotations

import json
import os
import resource
import signal
import subprocess
import sys
import tempfile
import threading
from collections.abc import Callable
from pathlib import Path

import pytest

from tests.store import archive, conftest
from tests.store.conftest import put
from timeline import store
from timeline.errors import TimelineError
from timeline.store import placing

ROOT = Path(__file__).parents[2]
KILLS = int(os.environ.get("TIMELINE_KILLS", "20"))


def texts(path: Path) -> set[str]:
    """The texts that a store holds."""
    with store.open_store(path) as opened:
        return set(opened.documents()["text"])


OLD = {a.text for a in archive.SMALL}
NEW = {a.text for a in archive.many(2)}


def test_a_build_killed_at_any_moment_leaves_the_old_or_the_new(tmp_path: Path) -> None:
    """SIGKILL at random moments: the store opens and is whole; store and page agree once anybody builds
    again."""
    folder = tmp_path / "out"
    folder.mkdir()
    cut = [sys.executable, "-m", "tests.store.cut", str(folder), str(KILLS), "1"]
    done = subprocess.run(cut, capture_output=True, text=True, cwd=ROOT)
    assert done.returncode == 0, done.stderr
    seen = json.loads(done.stdout)
    assert len(seen) == KILLS
    for case in seen:
        assert case["after"]["store"] == case["after"]["page"], case
        assert case["before"]["store"] == case["after"]["store"], case
        assert case["after"]["store"] in (case["was"], case["target"])


class CutOffError(Exception):
    """Stands for the end of the process."""


@pytest.mark.parametrize("step", range(16))
def test_the_commit_may_end_at_each_of_its_steps(
    built: Path, monkeypatch: pytest.MonkeyPatch, step: int
) -> None:
    """Wherever the commit stops, the first reader sees one state and makes the page agree with it."""
    left = [step]

    def counted(real: Callable[..., object]) -> Callable[..., object]:
        def act(*args: object, **more: object) -> object:
            if left[0] == 0:
                raise CutOffError
            left[0] -= 1
            return real(*args, **more)

        return act

    with monkeypatch.context() as patched:
        for name in ("replace", "unlink"):
            patched.setattr(Path, name, counted(getattr(Path, name)))
        patched.setattr(placing, "synced", counted(placing.synced))
        page = built.with_name("t.html")
        new = archive.archive(archive.many(2))
        with placing.held([built, page], len):  # rebuild would sweep up; a process that ends does not
            work = store.Rebuild(built, page, None)
            new.enter(work)
            cut = False
            try:
                work.commit(lambda _: "new page")
            except CutOffError:
                cut = True
            left[0] = -1
    assert cut == (step < 15)
    seen = texts(built)
    assert seen in (OLD, NEW)
    assert texts(built) == seen
    assert conftest.page(built.parent) == ("new page" if seen == NEW else "page")
    with store.rebuild(built, page):
        pass
    assert texts(built) == seen
    assert conftest.page(built.parent) == ("new page" if seen == NEW else "page")
    assert sorted(p.name for p in built.parent.iterdir()) == ["t.duckdb", "t.html"]


def test_who_may_not_finish_a_build_that_was_cut_off_reads_what_it_made(
    built: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    """Once the journal is there, the new file beside the old one is the store, whoever may rename it."""

    def refused(*_: object) -> None:
        raise PermissionError

    page = built.with_name("t.html")
    with monkeypatch.context() as patched, placing.held([built, page], len):
        work = store.Rebuild(built, page, None)
        archive.archive(archive.many(2)).enter(work)
        patched.setattr(placing, "settle", refused)
        with pytest.raises(TimelineError):
            work.commit(lambda _: "new page")
        patched.setattr(placing, "holding", refused)
        assert texts(built) == NEW
        assert conftest.page(built.parent) == "page"
    assert texts(built) == NEW
    assert conftest.page(built.parent) == "new page"


def test_a_reader_keeps_the_file_that_it_opened(built: Path) -> None:
    """Whoever has the old store open goes on reading it while the new one is put in its place."""
    with store.open_store(built) as reader:
        put(built.parent, archive.many(2))
        assert set(reader.documents()["text"]) == OLD
    assert texts(built) == NEW


def test_a_failing_build_leaves_everything_as_it_was(built: Path) -> None:
    """An error in the middle of a build, and in the middle of drawing, leaves both files to the byte."""
    before = built.read_bytes(), built.with_name("t.html").read_bytes()
    new = archive.archive(archive.many(2))

    def failing(_: store.Store) -> str:
        raise CutOffError

    def build(draws: bool) -> None:
        with store.rebuild(built, built.with_name("t.html")) as work:
            new.enter(work)
            if draws:
                work.commit(failing)
            raise CutOffError

    for draws in (False, True):
        with pytest.raises(CutOffError):
            build(draws)
        assert (built.read_bytes(), built.with_name("t.html").read_bytes()) == before
        assert sorted(p.name for p in built.parent.iterdir()) == ["t.duckdb", "t.html"]


def test_a_store_that_fails_a_check_is_not_put_in_place(built: Path) -> None:
    """A span beyond its text would be a lie in the store: the build ends with a line, the old store stays."""
    made = archive.archive(archive.many(2))
    short = [
        archive.Draft(archive.article(d.article.name, "x"), d.expressions, d.claims) for d in made.drafts
    ]
    mentions = [
        archive.mention(d, c, v)
        for d, vs in zip(short, made.values, strict=True)
        for c, v in zip(d.claims, vs, strict=True)
    ]
    events = [archive.event([m]) for m in mentions]
    with (
        pytest.raises(TimelineError, match="check spans"),
        store.rebuild(built, built.with_name("t.html")) as work,
    ):
        archive.Archive(short, made.datings, made.values, mentions, events).enter(work)
    assert texts(built) == OLD


def test_a_full_disk_is_one_clear_line(built: Path) -> None:
    """Where no file may grow past 300 kB the build says that it cannot write, and old store and page
    remain."""
    code = (
        "from tests.store import archive; from tests.store.conftest import put; from pathlib import Path\n"
        "from timeline.errors import TimelineError\n"
        f"try: put(Path({str(built.parent)!r}), archive.many(3000))\n"
        "except TimelineError as error: print(error)"
    )
    done = subprocess.run(
        [sys.executable, "-c", code],
        capture_output=True,
        text=True,
        cwd=ROOT,
        preexec_fn=lambda: resource.setrlimit(resource.RLIMIT_FSIZE, (300_000, 300_000)),
    )
    assert done.returncode == 0, done.stderr
    assert done.stdout.rstrip().endswith("cannot be written (the file may not grow any further)")
    assert len(done.stdout.splitlines()) == 1
    assert texts(built) == OLD
    assert sorted(p.name for p in built.parent.iterdir()) == ["t.duckdb", "t.html"]


@pytest.mark.parametrize("which", ["store", "chart"])
@pytest.mark.parametrize("bad", ["/proc/nothing/t", "file/t", "folder"])
def test_a_place_that_cannot_be_written_is_one_clear_line(tmp_path: Path, which: str, bad: str) -> None:
    """A folder that nobody can write, a file in a folder's place, a folder in a file's place."""
    (tmp_path / "file").write_text("x")
    (tmp_path / "folder").mkdir()
    paths = {"store": tmp_path / "t.duckdb", "chart": tmp_path / "t.html"} | {which: tmp_path / bad}
    with pytest.raises(TimelineError) as caught, store.rebuild(**paths):
        pass
    assert "\n" not in str(caught.value)
    assert (f"{tmp_path / bad}: is a folder" in str(caught.value)) == (bad == "folder")
    assert sorted(p.name for p in tmp_path.iterdir()) == ["file", "folder"]


def test_a_read_only_folder_is_one_clear_line() -> None:
    """Who may not write in the folder gets a line; root may, so root steps down first."""
    code = """
import os, sys
import duckdb, email.parser, numpy, polars, pyarrow  # what is loaded when needed may lie where only root may read
from tests.store import archive, conftest
from timeline import store
from timeline.errors import TimelineError
if os.geteuid() == 0:
    os.setgroups([])
    os.setegid(65534)
    os.seteuid(65534)
path = sys.argv[1] + "/t.duckdb"
with store.open_store(path) as reader:
    assert reader.rows("SELECT count(*) AS n FROM documents") == [{"n": 3}]
try:
    with store.rebuild(path, sys.argv[1] + "/t.html"): pass
except TimelineError as error: print(error)
"""
    with tempfile.TemporaryDirectory() as folder:
        put(Path(folder))
        Path(folder).chmod(0o555)
        run = [sys.executable, "-c", code, folder]
        done = subprocess.run(run, capture_output=True, text=True, cwd=ROOT)
        Path(folder).chmod(0o755)
        assert done.stdout == f"{folder}/t.duckdb: cannot be written (Permission denied)\n", done.stderr
        assert sorted(p.name for p in Path(folder).iterdir()) == ["t.duckdb", "t.html"]


def test_the_second_of_two_builds_waits_and_says_so(built: Path) -> None:
    """While one build holds store and page, another says in a line that it waits, and then has its turn."""
    said: list[str] = []
    heard = threading.Event()
    page = built.with_name("t.html")

    def second() -> None:
        with store.rebuild(built, page, lambda line: (said.append(line), heard.set())):
            said.append("turn")

    thread = threading.Thread(target=second)
    with store.rebuild(built, page):
        thread.start()
        assert heard.wait(30)
        assert said == [f"waiting for another build of {built} to end"]
    thread.join(30)
    assert said[-1] == "turn"


def test_a_build_that_died_does_not_hold_the_store(built: Path) -> None:
    """The lock goes with the process, so that nobody has to delete a lock file by hand."""
    code = f"""
import os, signal
from timeline import store
with store.rebuild({str(built)!r}, {str(built.with_name("t.html"))!r}):
    os.kill(os.getpid(), signal.SIGKILL)
"""
    done = subprocess.run([sys.executable, "-c", code], cwd=ROOT)
    assert done.returncode == -signal.SIGKILL
    said: list[str] = []
    with store.rebuild(built, built.with_name("t.html"), said.append):
        pass
    assert said == []


def test_store_and_page_need_a_file_each(tmp_path: Path) -> None:
    """The same path for both would lose one of them."""
    with pytest.raises(TimelineError, match="a file each"), store.rebuild(tmp_path / "a", tmp_path / "a"):
        pass


def test_a_log_left_by_another_program_does_not_enter_the_new_store(built: Path) -> None:
    """A write-ahead log that lies beside the old file belongs to it; beside the new one it would be
    poison."""
    log = built.with_name("t.duckdb.wal")
    log.write_bytes(b"left behind")
    other = built.parent / "other"
    other.mkdir()
    work = store.Rebuild(built, built.with_name("t.html"), None)
    archive.archive(archive.many(2)).enter(work)
    work.commit(lambda _: "new")
    assert not log.exists()
    assert texts(built) == NEW


def test_ctrl_c_while_duckdb_works_is_an_interrupt(built: Path) -> None:
    """DuckDB tells of SIGINT as an error of its own; to whoever called it is Ctrl-C, and nothing has changed."""
    code = f"""
import os, signal, sys, threading
from contextlib import closing
from timeline import store
from timeline.store import building, refusals
slow = "SELECT count(*) FROM range(1000000) a, range(1000000) b WHERE hash(a.range + b.range) % 7 = 1"
def press():
    threading.Timer(0.3, os.kill, (os.getpid(), signal.SIGINT)).start()
def asking():
    with store.open_store({str(built)!r}) as opened:
        opened.rows(slow)
def typing():
    with store.open_store({str(built)!r}) as opened, opened.answering() as con:
        con.execute(slow)
def writing():
    with refusals.guarded(None), closing(building.writing.Fresh(building.Path({str(built.with_name("x"))!r}))) as fresh:
        fresh.con.execute(slow)
for work in (asking, typing, writing):
    press()
    try:
        work()
    except KeyboardInterrupt:
        print(work.__name__)
"""
    run = [sys.executable, "-c", code]
    done = subprocess.run(run, capture_output=True, text=True, cwd=ROOT, timeout=100)
    assert done.stdout.split() == ["asking", "typing", "writing"], done.stderr
    assert texts(built) == OLD
