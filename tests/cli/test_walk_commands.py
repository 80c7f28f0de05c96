"""The commands build, tag and date, as a person types them: what they print, where, with which exit code."""

import io
import json
import os
import re
import signal
import subprocess
import sys
import time
from pathlib import Path

import pytest
import typer

from timeline import cli
from timeline.cli.progress import Progress

SEEDS = Path(__file__).parents[2] / "seeds"
HEAVY = {"polars", "duckdb", "plotly", "dateparser", "trafilatura", "numpy", "frontmatter", "distributed"}


@pytest.fixture
def run(monkeypatch, capfdbinary):
    """Run the program in this process; gives exit code, stdout and stderr."""

    def program(*words: object) -> tuple[int, str, str]:
        monkeypatch.setattr(sys, "argv", ["timeline", *map(str, words)])
        with pytest.raises(SystemExit) as ended:
            cli.main()
        out, err = capfdbinary.readouterr()
        return int(ended.value.code or 0), out.decode(), err.decode()

    return program


def one_line(text: str) -> str:
    """The one line that a text is."""
    (line,) = text.splitlines()
    return line


class TestBuild:
    """`timeline build`."""

    def test_writes_store_and_page_and_closes_with_a_table(self, run, tmp_path):
        """The table counts articles by how they are dated, and names both files."""
        store, chart = tmp_path / "t.duckdb", tmp_path / "t.html"
        code, out, err = run("build", SEEDS, "--store", store, "--chart", chart)
        assert (code, store.is_file(), chart.is_file()) == (0, True, True)
        rows = {line.split()[0]: line for line in out.splitlines()}
        assert rows["articles"].split()[1] == "5"
        assert "stated" in rows["articles"]
        assert {"expressions", "events", "problems", "seconds"} < set(rows)
        assert rows["store"].endswith(str(store))
        assert rows["page"].endswith(str(chart))
        assert err.splitlines() == ["reading", "dating", "merging", "writing", "drawing"]

    def test_bad_article_is_counted_and_the_rest_goes_on(self, run, tmp_path):
        """A file that cannot be read is a problem in the table; the exit code is 0."""
        (tmp_path / "in").mkdir()
        (tmp_path / "in/good.txt").write_text("Am 5. Mai 2021 tagte der Rat.", encoding="utf-8")
        (tmp_path / "in/bad.txt").write_bytes(b"\0\1\2")
        store = tmp_path / "my store.duckdb"
        code, out, _ = run("build", tmp_path / "in", "--store", store, "--chart", tmp_path / "t.html")
        rows = {line.split()[0]: line.split()[1] for line in out.splitlines()}
        assert (code, rows["articles"], rows["problems"]) == (0, "1", "1")
        assert f"timeline sql \"FROM problems\" --store '{store}'" in out

    def test_bad_folder_is_one_line_and_leaves_the_old_files(self, run, tmp_path):
        """A path that is not there: exit code 1, one line, the store and page of the last build untouched."""
        store, chart = tmp_path / "t.duckdb", tmp_path / "t.html"
        run("build", SEEDS, "--store", store, "--chart", chart)
        before = store.read_bytes(), chart.read_bytes()
        code, out, err = run("build", tmp_path / "nowhere", "--store", store, "--chart", chart)
        assert (code, out) == (1, "")
        assert err.splitlines()[-1] == f"timeline: {tmp_path / 'nowhere'}: no such file or folder"
        assert (store.read_bytes(), chart.read_bytes()) == before

    def test_default_is_the_seeds(self, run, tmp_path, monkeypatch):
        """Without a path, `seeds` is read, and `exports` is written to."""
        (tmp_path / "seeds").symlink_to(SEEDS)
        monkeypatch.chdir(tmp_path)
        assert run("build")[0] == 0
        assert (tmp_path / "exports/timeline.duckdb").is_file()
        assert (tmp_path / "exports/timeline.html").is_file()

    def test_its_own_files_are_no_articles(self, run, tmp_path, monkeypatch):
        """In the folder of the articles, a second build finds nothing new, and no problem."""
        (tmp_path / "a.txt").write_text("Am 5. Mai 2021 tagte der Rat.", encoding="utf-8")
        monkeypatch.chdir(tmp_path)
        run("build", ".")
        run("fix", "title", "Rat", "Sitzung", "--reason", "shorter")
        for _ in range(2):
            code, out, _ = run("build", ".")
            rows = {line.split()[0]: line.split()[1] for line in out.splitlines()}
            assert (code, rows["articles"], rows["problems"]) == (0, "1", "0")
        assert json.loads(run("sql", "SELECT read_again FROM builds", "--format", "json")[1])[1:] == [
            {"read_again": 0}
        ]

    def test_no_article_is_overwritten_by_the_page(self, run, tmp_path):
        """A --chart that is somebody else's file is one line, and stays."""
        article = tmp_path / "a.txt"
        article.write_text("Am 5. Mai 2021 tagte der Rat.", encoding="utf-8")
        code, _, err = run("build", article, "--store", tmp_path / "t.duckdb", "--chart", article)
        assert (code, "not a page of timeline" in err.splitlines()[-1]) == (1, True)
        assert article.read_text(encoding="utf-8") == "Am 5. Mai 2021 tagte der Rat."

    @pytest.mark.parametrize("option", ["--store", "--chart"])
    def test_what_is_no_file_stays_what_it_is(self, run, tmp_path, option):
        """No page takes the place of a pipe, or of a device such as /dev/null."""
        pipe = tmp_path / "pipe"
        os.mkfifo(pipe)
        files = {"--store": tmp_path / "t.duckdb", "--chart": tmp_path / "t.html"} | {option: pipe}
        code, _, err = run("build", SEEDS, *(word for pair in files.items() for word in pair))
        assert (code, one_line(err)) == (1, f"timeline: {pipe}: is a device or a pipe, not a file to write")
        assert pipe.is_fifo()

    def test_ctrl_c_is_one_clean_line(self, tmp_path):
        """SIGINT in mid-build: exit code 130, one line, no traceback, no file half written."""
        rows = "".join(
            json.dumps({"id": i, "text": f"Am {i % 28 + 1}. Mai kam es anders. " * 300}) + "\n"
            for i in range(900)
        )
        (tmp_path / "in.jsonl").write_text(rows, encoding="utf-8")
        command = [
            sys.executable,
            "-c",
            "from timeline.cli import main; main()",
            "build",
            tmp_path / "in.jsonl",
        ]
        process = subprocess.Popen(
            [*command, "--store", tmp_path / "t.duckdb", "--chart", tmp_path / "t.html"],
            stdout=subprocess.PIPE, stderr=subprocess.PIPE, text=True, start_new_session=True,
        )  # fmt: skip
        assert process.stderr
        assert process.stderr.readline() == "reading\n"
        os.killpg(process.pid, signal.SIGINT)
        out, err = process.communicate(timeout=60)
        assert (process.returncode, out) == (130, "")
        assert err.splitlines()[-1] == "timeline: interrupted"
        assert "Traceback" not in err
        assert not (tmp_path / "t.duckdb").exists()


class TestTag:
    """`timeline tag`."""

    def test_prints_json_lines_whose_offsets_hold(self, run):
        """Each line has the fields that other programs read; offsets are code points into the file's text."""
        code, out, err = run("tag", SEEDS)
        rows = [json.loads(line) for line in out.splitlines()]
        assert (code, err) == (0, "")
        assert {row["doc"] for row in rows} == {f.name for f in SEEDS.glob("*.txt")}
        for row in rows:
            assert list(row) == ["doc", "start", "end", "text", "type", "value", "edtf"]
            text = (SEEDS / row["doc"]).read_text(encoding="utf-8")
            assert text[row["start"] : row["end"]] == row["text"]

    def test_what_cannot_be_read_is_said_on_stderr(self, run, tmp_path):
        """A bad article does not go unsaid; the good ones are printed."""
        (tmp_path / "bad.txt").write_text("", encoding="utf-8")
        (tmp_path / "good.txt").write_text("Am 5. Mai 2021 tagte der Rat.", encoding="utf-8")
        code, _, err = run("tag", tmp_path)
        assert (code, one_line(err)) == (0, "timeline: bad.txt: empty")

    def test_missing_path_is_one_line(self, run, tmp_path):
        """No such path: exit code 1, one line, nothing on stdout."""
        code, out, err = run("tag", tmp_path / "nowhere")
        assert (code, out) == (1, "")
        assert one_line(err).endswith("no such file or folder")

    def test_reader_that_leaves_early_is_no_error(self):
        """`timeline tag … | head -1` ends without a traceback."""
        program = f"{sys.executable} -c 'from timeline.cli import main; main()'"
        command = f"{program} date {SEEDS} {SEEDS.parent}/tests/gold/stories/docs"
        done = subprocess.run(f"{command} | true", shell=True, capture_output=True, text=True, check=False)
        assert "Traceback" not in done.stderr


class TestDate:
    """`timeline date`."""

    def test_prints_one_json_line_for_each_article(self, run):
        """Every article has its line, dated or not, by the name of its file."""
        code, out, _ = run("date", SEEDS)
        rows = [json.loads(line) for line in out.splitlines()]
        assert code == 0
        assert [r["doc"] for r in rows] == sorted(f.name for f in SEEDS.glob("*.txt"))
        assert all(list(r) == ["doc", "published", "basis", "confidence"] for r in rows)

    def test_tells_why_on_demand(self, run, tmp_path):
        """The words that spoke for or against an inferred date, where they stand, and how much they count."""
        text = "Am Montag, dem 20. November 2023, brannte in Lindau ein Boot. Gestern wurde es geborgen."
        (tmp_path / "a.txt").write_text(text, encoding="utf-8")
        (tmp_path / "b.txt").write_text("2023-11-22\n\nIn Lindau schneit es.", encoding="utf-8")
        code, out, _ = run("date", tmp_path, "--why")
        inferred, stated = (json.loads(line) for line in out.splitlines())
        assert (code, stated["basis"], stated["why"]) == (0, "stated: first line", [])
        assert "Montag, dem 20. November 2023" in {said["text"] for said in inferred["why"]}
        for said in inferred["why"]:
            assert said["text"] == (text[said["start"] : said["end"]] if said["start"] >= 0 else "")
            assert said["says"]
            assert abs(said["weight"]) > 0


class TestProgram:
    """What holds for every command."""

    @pytest.mark.parametrize(
        ("words", "says"),
        [
            (["build", "--bogus"], "No such option: --bogus"),
            (["nonsense"], "No such command 'nonsense'."),
            (["tag"], "Missing argument"),
            (["build", "seeds", "--processes", "0"], "Invalid value for '--processes'"),
        ],
    )  # fmt: skip
    def test_a_wrong_command_line_is_one_line(self, run, words, says):
        """Exit code 2, one line that says what is wrong."""
        code, out, err = run(*words)
        assert (code, out) == (2, "")
        assert says in one_line(err)

    @pytest.mark.parametrize("whole", ["", "1"])
    def test_a_fault_of_the_program_is_one_line(self, run, tmp_path, monkeypatch, whole):
        """What failed, where, at which stage, and how to see the traceback; which comes first where it is asked for."""
        monkeypatch.setattr("timeline.merge.merge", lambda *_: {}["missing"])
        monkeypatch.setenv("TIMELINE_TRACEBACK", whole)
        store, chart = tmp_path / "t.duckdb", tmp_path / "t.html"
        code, out, err = run("build", SEEDS, "--store", store, "--chart", chart)
        assert (code, out, store.exists()) == (1, "", False)
        *before, last = err.splitlines()
        assert re.fullmatch(
            rf"timeline: a fault of this program: KeyError in walk\.py, line \d+, while merging; {store} and {chart}"
            r" stay as they were \(please report it; TIMELINE_TRACEBACK=1 shows all of it\)",
            last,
        )
        assert ("Traceback (most recent call last):" in before) == bool(whole)

    def test_what_a_library_makes_of_ctrl_c_is_an_interrupt(self, run, monkeypatch):
        """Not a fault that anybody should report."""

        def loaded(*_):
            raise ImportError("initialization failed") from KeyboardInterrupt()

        monkeypatch.setattr("timeline.tagging.lines", loaded)
        assert run("tag", SEEDS) == (130, "", "timeline: interrupted\n")

    def test_ctrl_c_while_the_commands_load_is_an_interrupt(self):
        """The first moments of the program belong to a library; they end in one line, too."""
        code = """
import sys
class Interrupted:
    def find_spec(self, name, *_):
        if name == "typer": raise KeyboardInterrupt
sys.meta_path.insert(0, Interrupted())
from timeline.__main__ import main
main()"""
        ended = subprocess.run([sys.executable, "-c", code], capture_output=True, text=True, check=False)
        assert (ended.returncode, ended.stderr) == (130, "timeline: interrupted\n")

    def test_the_package_runs_as_a_program(self):
        """`python -m timeline` is `timeline`."""
        words = [sys.executable, "-m", "timeline", "--version"]
        assert subprocess.check_output(words, text=True).startswith("timeline 0.")

    def test_no_memory_is_one_line(self, run, monkeypatch):
        """Not the program's fault, and nothing to report."""

        def full(*_):
            raise MemoryError

        monkeypatch.setattr("timeline.tagging.lines", full)
        assert run("tag", SEEDS) == (1, "", "timeline: there is not enough memory\n")

    def test_version(self, run):
        """`--version` prints the version of the package."""
        from importlib.metadata import version

        assert run("--version") == (0, f"timeline {version('timeline')}\n", "")

    def test_no_words_at_all_is_a_call_for_help(self, run):
        """`timeline` alone prints the help."""
        code, out, _ = run()
        assert (code, out) == (0, run("--help")[1])

    def test_every_command_option_and_argument_has_help(self):
        """Nothing on the command line goes unexplained."""
        program = typer.main.get_command(cli.app)
        todo = [(name, c) for name, c in program.commands.items()]
        while todo:
            name, command = todo.pop()
            assert command.help, name
            todo += [(f"{name} {n}", c) for n, c in getattr(command, "commands", {}).items()]
            for parameter in command.params:
                assert getattr(parameter, "help", ""), f"{name} {parameter.name}"

    def test_help_imports_nothing_heavy(self):
        """The help comes at once: the libraries behind the commands stay unopened."""
        code = "import sys, timeline.cli; print(*sys.modules)"
        names = subprocess.run(
            [sys.executable, "-c", code], capture_output=True, text=True, check=True
        ).stdout
        assert HEAVY.isdisjoint(names.split())

    def test_odd_locale_does_not_stop_it(self, tmp_path):
        """In a terminal that speaks ASCII alone, JSON Lines are UTF-8 and nothing is raised."""
        (tmp_path / "ä.txt").write_text("Am 5. März 2021 tagte der Rat.", encoding="utf-8")
        program = [sys.executable, "-c", "from timeline.cli import main; main()"]
        environment = os.environ | {
            "LC_ALL": "C",
            "PYTHONIOENCODING": "ascii",
            "PYTHONUTF8": "0",
            "PYTHONCOERCECLOCALE": "0",
        }
        for words in (
            ["date"],
            ["tag"],
            ["build", "--store", tmp_path / "t.duckdb", "--chart", tmp_path / "t.html"],
        ):
            done = subprocess.run(
                [*program, *words, tmp_path / "ä.txt"], env=environment, capture_output=True, check=False
            )
            assert done.returncode == 0, done.stderr.decode()
            assert b"Traceback" not in done.stderr


class Terminal(io.StringIO):
    """A stream that says it is a terminal."""

    encoding = "utf-8"

    def isatty(self) -> bool:
        """It is."""
        return True


class TestProgress:
    """What is shown while the walk goes on."""

    def test_a_terminal_gets_one_bar_that_is_cleared(self, monkeypatch):
        """The bar is drawn in place, and gone in the end."""
        monkeypatch.setenv("TERM", "xterm")
        clock = iter(range(100))
        monkeypatch.setattr(time, "monotonic", lambda: next(clock))
        out = Terminal()
        with Progress(out) as told:
            told("reading", 0.0)
            told("reading", 0.5)
            told("dating", 0.0)
        shown = out.getvalue().split("\r\x1b[K")
        assert [s.split(" ")[0] for s in shown] == ["", "reading", "reading", "dating", ""]
        assert " 50%" in shown[2]
        assert "\n" not in out.getvalue()

    def test_drawing_does_not_slow_the_walk(self, monkeypatch):
        """A thousand steps in one moment are one drawing."""
        monkeypatch.setenv("TERM", "xterm")
        monkeypatch.setattr(time, "monotonic", lambda: 1.0)
        out = Terminal()
        told = Progress(out)
        for n in range(1000):
            told("reading", n / 1000)
        assert out.getvalue().count("\r") == 1

    def test_a_file_gets_one_plain_line_a_stage(self):
        """Without a terminal there are no bars and no escapes."""
        out = io.StringIO()
        with Progress(out) as told:
            for share in (0.0, 0.5, 1.0):
                told("reading", share)
            told("dating", 0.0)
        assert out.getvalue() == "reading\ndating\n"


class TestPython:
    """The same from Python."""

    def test_names_are_imported_when_they_are_used(self):
        """`import timeline` opens no library; the names in `__all__` are there."""
        code = "import sys, timeline; print(*sys.modules)"
        names = subprocess.run(
            [sys.executable, "-c", code], capture_output=True, text=True, check=True
        ).stdout
        assert HEAVY.isdisjoint(names.split())
        import timeline

        assert all(getattr(timeline, name) for name in timeline.__all__)
        assert dir(timeline) == sorted(timeline.__all__)
        with pytest.raises(AttributeError, match="nonsense"):
            _ = timeline.nonsense

    def test_build_tag_and_date_take_one_path_or_many(self, tmp_path):
        """The functions do what the commands do, and return what those print."""
        from timeline import build, date, open_store, tag

        found = build(str(SEEDS), tmp_path / "t.duckdb", tmp_path / "t.html")
        assert found.stated + found.inferred + found.undated == 5
        with open_store(tmp_path / "t.duckdb") as store:
            assert 0 < len(store.events()) <= found.events
        assert len(list(date(SEEDS))) == len(list(date([str(f) for f in SEEDS.glob("*.txt")]))) == 5
        assert [e.text for _, e, _ in tag([SEEDS])] == [a.text[e.start : e.end] for a, e, _ in tag(SEEDS)]
        assert len({a.name for a, _, _ in tag(SEEDS)}) == 5
