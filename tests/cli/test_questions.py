"""The commands list, why, sql and shell, as a person types them."""

from __future__ import annotations

import csv
import io
import json
import os
import subprocess
import sys
from pathlib import Path
from typing import get_args

import duckdb
import polars as pl
import pytest

from tests.cli.conftest import SUMMIT
from tests.store import archive
from tests.store.conftest import put
from timeline import values
from timeline.cli import tables
from timeline.cli.questions import Status


class TestList:
    """`timeline list`."""

    def test_takes_every_status_that_an_event_can_have(self):
        """And none besides; the commands name them once more, since they load nothing of the program."""
        assert [str(status) for status in Status] == list(get_args(values.Status))

    def test_is_a_table_in_order_of_time(self, asked, path):
        """Dated events, the earliest first, each with its id."""
        code, out, _ = asked("list", "--store", path)
        lines = out.splitlines()
        assert code == 0
        assert lines[0].split() == ["when", "what", "status", "where", "articles", "id"]
        assert [line.split()[0] for line in lines[2:]] == ["2025-09-04", "2026-01-06"]

    @pytest.mark.parametrize(
        ("options", "events"),
        [
            (["--from", "2025-10"], 1),
            (["--to", "2025-10"], 1),
            (["--from", "2025-09-04", "--to", "2025-09-04"], 1),
            (["--from", "2025", "--to", "2026"], 2),
            (["--from", "2027"], 0),
            (["--status", "planned"], 1),
            (["--status", "denied"], 0),
            (["--status", "denied", "--all"], 1),
            (["--search", "präsidenten"], 1),
            (["--search", "PRASIDENTEN"], 1),
            (["--search", "ähre"], 2),
            (["--search", "paris  prasidenten"], 1),
            (["--search", "paris nirgends"], 0),
            (["--search", "'; DROP TABLE events; --"], 0),
            (["--search", "%"], 0),
            (["--all"], 3),
        ],
    )
    def test_finds_by_day_status_and_words(self, asked, path, options, events):
        """Each filter narrows; a day may be a month or a year; case and accents do not matter."""
        code, out, _ = asked("list", "--store", path, "--json", *options)
        assert (code, len(json.loads(out))) == (0, events)

    @pytest.mark.parametrize("day", ["tomorrow", "2025-13", "", "31.12.2025x"])
    def test_a_day_that_is_none_is_one_clear_line(self, asked, path, day):
        """The line shows how to write one."""
        code, out, err = asked("list", "--store", path, "--from", day)
        assert (code, out) == (1, "")
        assert "2025-09" in err

    def test_a_narrow_terminal_gets_whole_titles_and_ids(self, asked, path, monkeypatch):
        """Where a table would leave little of the titles each event takes two lines, of which nothing is cut."""
        monkeypatch.setattr(tables, "terminal", lambda: 80)
        ids = [e["event_id"] for e in json.loads(asked("list", "--store", path, "--json")[1])]
        lines = asked("list", "--store", path)[1].splitlines()
        assert lines[0] == f"2025-09-04  {SUMMIT}"
        assert [line.split()[-1] for line in lines[1::2]] == ids
        assert max(map(len, lines)) <= 80
        assert "…" not in "".join(lines)

    def test_a_first_day_behind_the_last_is_an_error(self, asked, path):
        """Nothing lies between them, so nobody is shown what spans both."""
        code, out, err = asked("list", "--store", path, "--from", "2026", "--to", "2025")
        assert (code, out, err) == (1, "", "timeline: --from 2026 lies after --to 2025\n")


class TestWhy:
    """`timeline why`."""

    def test_quotes_every_source_with_its_steps(self, asked, path):
        """Title, sources, the marked word, the offsets, the steps from wording to day."""
        code, out, _ = asked("why", SUMMIT, "--store", path)
        assert code == 0
        assert out.splitlines()[0] == SUMMIT
        assert "gipfel.txt · Gipfel in Paris · Bote" in out
        assert out.count("“[Präsidenten] trafen sich in Paris”  ") == 2
        assert "published 2025-09-06 (stated: field)" in out
        assert "→ year 2025: the last one before 2025-09-06 (past)" in out

    def test_news_without_a_word_for_its_day_has_none_shown(self, asked, tmp_path):
        """What is dated by the day of publication says so in its steps, and quotes no wording."""
        from timeline import build

        line = {"id": "a", "published": "2025-09-05", "text": "Der Chor hat den Preis gewonnen."}
        (tmp_path / "a.jsonl").write_text(json.dumps(line), encoding="utf-8")
        build(tmp_path / "a.jsonl", tmp_path / "t.duckdb", tmp_path / "t.html", processes=1)
        out = asked("why", "Chor", "--store", tmp_path / "t.duckdb")[1]
        assert "[gewonnen]" in out
        assert "“”" not in out

    def test_takes_the_beginning_of_an_id(self, asked, path):
        """As git does; JSON for programs."""
        event = json.loads(asked("list", "--store", path, "--json")[1])[0]["event_id"]
        code, out, _ = asked("why", event[:6], "--store", path, "--json")
        got = json.loads(out)
        assert (code, got["event_id"], len(got["sources"])) == (0, event, 2)

    @pytest.mark.parametrize(
        ("name", "says"), [("nothing like it", "no such event"), ("e", "may be 3 events"), ("", "no such")]
    )
    def test_an_event_that_is_not_one_is_a_clear_line(self, asked, path, name, says):
        """None, or several: the line names some of them."""
        code, out, err = asked("why", name, "--store", path)
        assert (code, out, says in err, len(err.splitlines())) == (1, "", True, 1)

    def test_an_article_cannot_play_with_the_terminal(self, asked, tmp_path):
        """Escape sequences and marks that turn the writing around are shown as what they are: nothing to
        obey."""
        evil = archive.article("e.txt", "2025-09-04 | occurred | Rat \x1b[2J\x1b]0;x\x07 tagt \u202egnip")
        out = asked("why", "Rat", "--store", put(tmp_path, [evil]))[1]
        assert "Rat" in out
        assert not {"\x1b", "\x07", "\u202e"} & set(out)


class TestSql:
    """`timeline sql`."""

    QUERY = "SELECT edtf, title, actors FROM timeline"

    def test_more_columns_than_a_terminal_has_are_told_one_below_the_other(self, asked, path, monkeypatch):
        """A line for each value, no line broken by the terminal."""
        monkeypatch.setattr(tables, "terminal", lambda: 80)
        lines = asked("sql", "FROM timeline ORDER BY earliest", "--store", path)[1].splitlines()
        assert lines[0] == "── 1 ──"
        assert f"title        {SUMMIT}" in lines
        assert max(map(len, lines)) <= 80

    def test_answers_as_a_table(self, asked, path):
        """A heading, a line, the rows."""
        code, out, _ = asked("sql", self.QUERY, "--store", path)
        assert code == 0
        assert out.splitlines()[2].split("  ") == ["2025-09-04", SUMMIT, "", "Anna Ähre, Bund"]

    def test_answers_as_json_and_csv(self, asked, path):
        """Both can be read by any program."""
        rows = json.loads(asked("sql", self.QUERY, "--store", path, "--format", "json")[1])
        assert rows[0] == {"edtf": "2025-09-04", "title": SUMMIT, "actors": ["Anna Ähre", "Bund"]}
        lines = list(csv.reader(io.StringIO(asked("sql", self.QUERY, "--store", path, "--format", "csv")[1])))
        assert lines[0] == ["edtf", "title", "actors"]
        assert lines[1] == ["2025-09-04", SUMMIT, '["Anna Ähre", "Bund"]']

    def test_what_json_has_no_number_for_is_null(self, asked, path):
        """A division by nothing makes no answer that other programs refuse."""
        query = "SELECT 1 / 0 AS a, 'nan'::DOUBLE AS b, [1.5, 'inf'::DOUBLE] AS c"
        assert (
            asked("sql", query, "--store", path, "--format", "json")[1]
            == '[{"a": null, "b": null, "c": [1.5, null]}]\n'
        )

    def test_answers_as_parquet(self, asked, path, tmp_path):
        """Types and lists survive."""
        file = tmp_path / "o.parquet"
        assert asked("sql", "FROM timeline", "--store", path, "--format", "parquet", "-o", file)[0] == 0
        frame = pl.read_parquet(file)
        assert frame.height == 2
        assert frame.schema["earliest"] == pl.Date

    def test_no_rows_are_said(self, asked, path):
        """An empty answer is no empty screen."""
        assert asked("sql", "FROM timeline WHERE false", "--store", path)[1] == "no rows\n"
        assert asked("sql", "FROM timeline WHERE false", "--store", path, "--format", "json")[1] == "[]\n"

    @pytest.mark.parametrize(
        "query",
        [
            "SELECT * FROM read_csv('/etc/passwd')",
            "SELECT * FROM '/etc/passwd'",
            "SELECT * FROM read_text('/etc/passwd')",
            "SELECT * FROM glob('/*')",
            "COPY timeline TO '/tmp/never.csv'",
            "ATTACH '/tmp/never.duckdb' AS x",
            "INSTALL httpfs",
            "LOAD '/tmp/x.duckdb_extension'",
            "SET enable_external_access = true",
            "EXPORT DATABASE '/tmp/never'",
            "DELETE FROM events",
            "DROP TABLE events",
            "CREATE TABLE x (y INTEGER)",
            "UPDATE events SET title = ''",
            "SELEC",
            "SELECT * FROM nowhere",
            "",
        ],
    )
    def test_a_query_can_neither_write_nor_reach_other_files(self, asked, path, query):
        """One clear line, exit code 1, and the store is as it was."""
        before = path.read_bytes()
        code, out, err = asked("sql", query, "--store", path)
        assert (code, out, len(err.splitlines())) == (1, "", 1)
        assert path.read_bytes() == before

    def test_a_wrong_name_is_answered_with_the_right_ones(self, asked, path):
        """A relation that is none: those there are; a column that is none: those that come near."""
        _, _, err = asked("sql", "SELECT * FROM event", "--store", path)
        assert 'Did you mean "events"?' in err
        assert "documents, events, evidence, expressions" in err
        assert "place" in asked("sql", "SELECT plaze FROM timeline", "--store", path)[2]


class TestStreams:
    """What the program speaks to."""

    @pytest.mark.parametrize("redirected", [">&-", ">&- 2>&-", "| head -c 1"])
    @pytest.mark.parametrize("asking", ["list", "sql 'FROM events'", "export", "verify"])
    def test_who_does_not_listen_gets_no_traceback(self, path, asking, redirected):
        """Stdout closed before the start, stderr too, or after the first letter."""
        program = Path(sys.executable).with_name("timeline")
        done = subprocess.run(
            f"'{program}' {asking} --store '{path}' {redirected}", shell=True, capture_output=True, text=True
        )
        assert "Traceback" not in done.stderr

    def test_a_letter_that_an_encoding_lacks_is_a_question_mark(self, path):
        """An old terminal gets the rest of the table."""
        command = [Path(sys.executable).with_name("timeline"), "list", "--store", path]
        env = os.environ | {"PYTHONIOENCODING": "ascii"}
        done = subprocess.run(command, capture_output=True, text=True, env=env)
        assert (done.returncode, done.stderr) == (0, "")
        assert SUMMIT.replace("ä", "?") in done.stdout

    @pytest.mark.parametrize("asking", [["sql", "FROM events"], ["export"]])
    def test_no_answer_takes_the_place_of_the_store(self, asked, path, asking):
        """An --output that is the store itself is one line, and the store stays."""
        before = path.read_bytes()
        code, _, err = asked(*asking, "--store", path, "--output", path)
        assert (code, "is the store" in err, len(err.splitlines())) == (1, True, 1)
        assert path.read_bytes() == before


class TestShell:
    """`timeline shell`, and the shell itself."""

    def test_opens_the_real_shell_read_only(self, path):
        """What is typed is answered; what would write is refused."""
        run = [sys.executable, "-m", "timeline.cli", "shell", "--store", str(path)]
        run = [str(Path(sys.executable).with_name("timeline")), *run[3:]]
        typed = ".mode list\nSELECT title FROM timeline;\nDELETE FROM events;\n"
        done = subprocess.run(run, input=typed, capture_output=True, text=True)
        assert SUMMIT in done.stdout
        assert "read-only" in done.stderr

    def test_says_how_to_get_it(self, asked, path, monkeypatch):
        """Without the shell one line says what to install."""
        monkeypatch.setattr("shutil.which", lambda _: None)
        monkeypatch.setattr("pathlib.Path.exists", lambda p: p.name != "duckdb")
        code, _, err = asked("shell", "--store", path)
        assert (code, "pip install duckdb-cli" in err, len(err.splitlines())) == (1, True, 1)


@pytest.mark.parametrize(
    "command", [["list"], ["why", "x"], ["sql", "SELECT 1"], ["shell"], ["verify"], ["export"]]
)
@pytest.mark.parametrize("content", [None, b"no store at all", "foreign"])
def test_a_store_that_is_none_is_one_clear_line(asked, tmp_path, command, content):
    """Missing, no DuckDB file, another program's DuckDB file: named, and left as it is."""
    file = tmp_path / "x.duckdb"
    if content == "foreign":
        with duckdb.connect(file) as con:
            con.execute("CREATE TABLE documents (doc_id VARCHAR)")
    elif content:
        file.write_bytes(content)
    before = file.read_bytes() if file.exists() else None
    code, out, err = asked(*command, "--store", file)
    assert (code, out, "x.duckdb" in err, len(err.splitlines())) == (1, "", True, 1)
    assert (file.read_bytes() if file.exists() else None) == before
    assert [p.name for p in tmp_path.iterdir()] == ([] if before is None else ["x.duckdb"])
