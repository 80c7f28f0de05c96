"""The parallel walk: the same answers in the same order, whoever does the work and whoever dies of it."""

from __future__ import annotations

import multiprocessing
import os
import re
import signal
import subprocess
import sys
from collections.abc import Iterator
from datetime import date
from pathlib import Path

import pytest

from timeline import edtf, faults, workers
from timeline.errors import TimelineError
from timeline.readings import Reading
from timeline.values import Article, Dating, Draft, Expression, Problem
from timeline.workers.parcel import pack, unpack


def wordy(article: Article) -> Draft:
    """A draft that depends on every character of the article."""
    places = [i for i, c in enumerate(article.text) if c == "x"]
    found = tuple(Expression(i, i + 1, "x", "DATE", Reading(), "past") for i in places)
    return Draft(article, found, (), (Problem(article.path, "test", article.text[:9]),))


def whoever(article: Article) -> int:
    """The process that looks at the article."""
    return os.getpid()


def deadly(article: Article) -> Draft:
    """Dies of one article, every time."""
    if article.name == "20":
        os.kill(os.getpid(), signal.SIGKILL)
    return wordy(article)


def faulty(article: Article) -> Draft:
    """Raises over one article."""
    if article.name == "20":
        raise TimelineError("article 20")
    return wordy(article)


def archive(count: int) -> list[Article]:
    """Articles that are long enough for several batches, with characters of one, two and four bytes."""
    long = "wort " * 10_000
    return [Article(f"{i:x}", str(i), f"a.jsonl#{i}", f"{i} x „ä😀 {long}", "de") for i in range(count)]


def length(article: Article) -> int:
    """The size of an article."""
    return len(article.text)


def mistaken(article: Article) -> Draft:
    """Fails in a room over one article."""
    if article.name == "20":
        edtf.end_to_end(2024, 0, 1)
    return wordy(article)


def test_a_fault_in_a_worker_is_told_with_its_place_there() -> None:
    """Not with the place at which the main process heard of it."""
    with pytest.raises(ValueError, match="month") as raised:
        list(workers.each(mistaken, archive(40), length, 2))
    assert re.fullmatch(r"\w+ in edtf\.py, line \d+", faults.told(raised.value))


def test_one_two_and_three_processes_give_the_same_bytes() -> None:
    """The number of processes changes no byte of the answers."""
    articles = archive(60)
    one, two, three = (list(workers.each(wordy, articles, length, n)) for n in (1, 2, 3))
    assert one == two == three == [wordy(a) for a in articles]
    assert repr(one) == repr(two) == repr(three)


def test_a_parcel_gives_back_equal_values_of_the_same_types() -> None:
    """What travels between processes comes out as it went in, odd characters and shared readings too."""
    drafts = [*map(wordy, archive(3)), Dating("2025", date(2025, 1, 1), days=((date.min, date.max),)), None]
    assert repr(unpack(pack(drafts))) == repr(drafts)


def test_few_articles_start_no_process() -> None:
    """What one process has done before a second one has started stays in this process; more does not."""
    assert set(workers.each(whoever, archive(3), length, 2)) == {os.getpid()}
    assert os.getpid() not in set(workers.each(whoever, archive(60), length, 2))


def test_hired_processes_stay_for_the_next_work_however_little_and_end_with_the_context() -> None:
    """They have begun, so nobody waits for others; one that is killed meanwhile is replaced."""
    with workers.hired(2) as pool:
        list(workers.each(wordy, archive(60), length, 2, pool=pool))
        first = {process.pid for process in multiprocessing.active_children()}
        assert set(workers.each(whoever, archive(2), length, 2, pool=pool)) <= first
        for process in multiprocessing.active_children():
            process.kill()
        assert set(workers.each(whoever, archive(60), length, 2, pool=pool)).isdisjoint({*first, os.getpid()})
        with pytest.raises(TimelineError, match="article 20"):
            list(workers.each(faulty, archive(40), length, 2, pool=pool))
        assert not multiprocessing.active_children()
        assert list(workers.each(wordy, archive(2), length, 2, pool=pool)) == list(map(wordy, archive(2)))
    assert not multiprocessing.active_children()


def test_as_many_processes_are_hired_as_are_asked_for(monkeypatch: pytest.MonkeyPatch) -> None:
    """Or as there are processors, where nobody asks for a number."""
    monkeypatch.setattr(workers, "processors", lambda: 5)
    assert [workers.hired(n).processes for n in (3, None)] == [3, 5]


def test_a_system_that_does_not_tell_which_processors_we_may_use_has_them_all(
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    """As on macOS and Windows."""
    monkeypatch.setattr(os, "sched_getaffinity", lambda _: {0, 2, 5}, raising=False)
    assert workers.processors() == 3
    monkeypatch.delattr(os, "sched_getaffinity")
    assert workers.processors() == os.cpu_count()


def test_nothing_in_nothing_out() -> None:
    """No articles are no answers."""
    assert list(workers.each(wordy, [], length, 2)) == []


def test_an_article_longer_than_a_batch_is_a_batch() -> None:
    """Batches end behind the article that fills them, and none is empty or lost."""
    batches = list(workers.batched(["a" * 600_000, "b", "c" * 249_999, "d"], len))
    assert [len(b) for b in batches] == [1, 2, 1]


def test_articles_are_taken_as_they_are_needed() -> None:
    """Each answer comes before many more articles are read, so memory holds some batches at a time."""
    taken = []

    def stream() -> Iterator[Article]:
        for article in archive(200):
            taken.append(article)
            yield article

    answers = workers.each(wordy, stream(), length, 2)
    for given in range(1, 100):
        next(answers)
        assert len(taken) < given + 60
    answers.close()  # type: ignore[attr-defined]
    assert not multiprocessing.active_children()


def test_a_killed_worker_costs_no_answer() -> None:
    """The batches of a process that is killed from outside are done again."""
    articles = archive(120)
    answers = workers.each(wordy, articles, length, 2)
    got = [next(answers)]
    multiprocessing.active_children()[0].kill()
    assert [*got, *answers] == [wordy(a) for a in articles]


def test_an_article_that_kills_every_worker_is_one_clear_error() -> None:
    """Workers that keep dying end the walk instead of going round for ever."""
    with pytest.raises(TimelineError, match="keep dying"):
        list(workers.each(deadly, archive(40), length, 2))
    assert not multiprocessing.active_children()


def test_an_error_in_a_worker_is_the_callers() -> None:
    """What the function raises is raised here, and no process stays behind."""
    with pytest.raises(TimelineError, match="article 20"):
        list(workers.each(faulty, archive(40), length, 2))
    assert not multiprocessing.active_children()


SCRIPT = """
import sys
sys.path.insert(0, {here!r})
from test_workers import archive, length, wordy
from timeline import workers
print("main")
answers = workers.each(wordy, archive(120), length, 2)
{then}
"""


def script(folder: Path, then: str) -> subprocess.Popen[str]:
    """A user's script without a main guard, running."""
    path = folder / "script.py"
    path.write_text(SCRIPT.format(here=str(Path(__file__).parent), then=then))
    return subprocess.Popen([sys.executable, path], stdout=subprocess.PIPE, stderr=subprocess.PIPE, text=True)


def test_a_script_without_a_main_guard_runs_once(tmp_path: Path) -> None:
    """Workers do not run the user's script again."""
    out, err = script(tmp_path, "print(len(list(answers)))").communicate()
    assert (out, err) == ("main\n120\n", "")


def test_an_interrupt_ends_workers_quietly(tmp_path: Path) -> None:
    """Ctrl-C, which reaches every process of the terminal, prints one traceback at most: the caller's own."""
    then = """
import multiprocessing, os, signal
next(answers)
for process in [*multiprocessing.active_children(), multiprocessing.current_process()]:
    os.kill(process.pid, signal.SIGINT)
for _ in answers: pass
"""
    _, err = script(tmp_path, then).communicate()
    assert err.count("Traceback") == 1
    assert err.rstrip().endswith("KeyboardInterrupt")


def endless(article: Article) -> int:
    """Comes to no end."""
    signal.pause()
    return 0


def test_an_interrupt_ends_what_workers_are_at(tmp_path: Path) -> None:
    """Nobody who presses Ctrl-C waits for the batches under way."""
    path = tmp_path / "script.py"
    told = SCRIPT.replace("wordy", "endless") + "for _ in answers: pass"
    path.write_text(told.format(here=str(Path(__file__).parent), then=""))
    process = subprocess.Popen(
        [sys.executable, path],
        stdout=subprocess.PIPE,
        stderr=subprocess.PIPE,
        text=True,
        start_new_session=True,
    )
    assert process.stdout
    assert process.stdout.readline() == "main\n"
    os.killpg(process.pid, signal.SIGINT)
    _, err = process.communicate(timeout=60)
    assert err.rstrip().endswith("KeyboardInterrupt")


def test_workers_do_not_outlive_their_parent(tmp_path: Path) -> None:
    """A main process that is killed takes its workers along: their end of its pipe closes."""
    then = """
import os, signal
next(answers)
os.kill(os.getpid(), signal.SIGKILL)
"""
    process = script(tmp_path, then)
    out, _ = process.communicate()  # returns when the last process that holds the pipe has ended
    assert process.returncode == -signal.SIGKILL
    assert out in ("", "main\n")
