"""The guide to SQL and the examples hold in the real DuckDB shell, also while a build runs beside it."""

from __future__ import annotations

import os
import subprocess
import sys
from pathlib import Path

import pytest

from tests.store import archive, guide
from tests.store.conftest import put
from timeline import store
from timeline.errors import TimelineError
from timeline.store import sql

EXAMPLES = sorted((sql.FOLDER / "examples").glob("*.sql"))


@pytest.fixture(scope="module")
def news(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """The store that the guide asks."""
    return put(tmp_path_factory.mktemp("news"), guide.NEWS)


def test_every_answer_in_the_guide_is_the_shells(news: Path) -> None:
    """`python -m tests.store.guide` writes the answers anew."""
    text = guide.GUIDE.read_text(encoding="utf-8")
    assert guide.filled(text, news) == text


def test_the_guide_shows_every_macro() -> None:
    """A macro that nobody can find is none."""
    text = guide.GUIDE.read_text(encoding="utf-8")
    macros = [name.split("/")[1] for name in sql.names("macros")]
    assert len(macros) >= 9
    assert [name for name in macros if f"### {name}(" not in text] == []


@pytest.mark.parametrize("example", EXAMPLES, ids=lambda p: p.stem)
def test_an_example_runs_in_the_real_shell_while_a_build_runs(news: Path, example: Path) -> None:
    """A shell that reads and a build that writes do not disturb each other."""
    with store.rebuild(news, news.with_name("t.html")) as work:
        archive.archive(archive.SMALL).enter(work)
        run = [guide.SHELL, "-readonly", "-no-init", "-bail", "-json", str(news), "-f", str(example)]
        done = subprocess.run(run, capture_output=True, text=True)
    assert (done.returncode, done.stderr) == (0, "")


@pytest.mark.parametrize("file", sorted(sql.FOLDER.rglob("*.sql")), ids=lambda p: f"{p.parent.name}-{p.stem}")
def test_every_file_of_sql_begins_with_what_it_answers(file: Path) -> None:
    """One comment, a question or a statement, before any SQL."""
    first = file.read_text(encoding="utf-8").splitlines()[0]
    assert first.startswith("-- ")


def test_every_macro_explains_itself(news: Path) -> None:
    """A newcomer finds a COMMENT on every macro."""
    macros = "FROM duckdb_functions() WHERE NOT internal AND function_type LIKE '%macro'"
    with store.open_store(news) as opened:
        rows = opened.rows(f"SELECT function_name, comment {macros}")
    assert len(rows) >= 10
    assert [r["function_name"] for r in rows if not r["comment"]] == []


@pytest.mark.skipif(os.name == "nt", reason="another system's shell")
def test_a_shell_that_was_left_open_for_writing_is_named(news: Path, tmp_path: Path) -> None:
    """A shell without -readonly holds the store: the build says so in a line, and changes nothing."""
    path = put(tmp_path)
    code = "import duckdb, sys; c = duckdb.connect(sys.argv[1]); print('open', flush=True); sys.stdin.read()"
    with subprocess.Popen(
        [sys.executable, "-c", code, str(path)], stdin=subprocess.PIPE, stdout=subprocess.PIPE, text=True
    ) as shell:
        assert shell.stdout
        assert shell.stdout.readline() == "open\n"
        with (
            pytest.raises(TimelineError, match="lock"),
            store.rebuild(path, tmp_path / "t.html"),
        ):
            pass
        shell.communicate("")
    with store.open_store(path) as opened:
        assert opened.documents().height == 3
