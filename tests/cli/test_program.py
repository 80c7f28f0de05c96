"""The program as a whole: its help, its faults and interrupts, and the same from Python."""

import os
import re
import subprocess
import sys

import pytest
import typer

from tests.cli.conftest import SEEDS, one_line
from timeline import cli

HEAVY = {"polars", "duckdb", "plotly", "dateparser", "trafilatura", "numpy", "frontmatter", "distributed"}


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
    def test_a_wrong_command_line_is_one_line(self, asked, words, says):
        """Exit code 2, one line that says what is wrong."""
        code, out, err = asked(*words)
        assert (code, out) == (2, "")
        assert says in one_line(err)

    @pytest.mark.parametrize("whole", ["", "1"])
    def test_a_fault_of_the_program_is_one_line(self, asked, tmp_path, monkeypatch, whole):
        """What failed, where, at which stage, and how to see the traceback; which comes first where it is asked for."""
        monkeypatch.setattr("timeline.merge.merge", lambda *_: {}["missing"])
        monkeypatch.setenv("TIMELINE_TRACEBACK", whole)
        store, chart = tmp_path / "t.duckdb", tmp_path / "t.html"
        code, out, err = asked("build", SEEDS, "--store", store, "--chart", chart)
        assert (code, out, store.exists()) == (1, "", False)
        *before, last = err.splitlines()
        assert re.fullmatch(
            rf"timeline: a fault of this program: KeyError in walk\.py, line \d+, while merging; {store} and {chart}"
            r" stay as they were \(please report it; TIMELINE_TRACEBACK=1 shows all of it\)",
            last,
        )
        assert ("Traceback (most recent call last):" in before) == bool(whole)

    def test_what_a_library_makes_of_ctrl_c_is_an_interrupt(self, asked, monkeypatch):
        """Not a fault that anybody should report."""

        def loaded(*_):
            raise ImportError("initialization failed") from KeyboardInterrupt()

        monkeypatch.setattr("timeline.tagging.lines", loaded)
        assert asked("tag", SEEDS) == (130, "", "timeline: interrupted\n")

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

    def test_no_memory_is_one_line(self, asked, monkeypatch):
        """Not the program's fault, and nothing to report."""

        def full(*_):
            raise MemoryError

        monkeypatch.setattr("timeline.tagging.lines", full)
        assert asked("tag", SEEDS) == (1, "", "timeline: there is not enough memory\n")

    def test_version(self, asked):
        """`--version` prints the version of the package."""
        from importlib.metadata import version

        assert asked("--version") == (0, f"timeline {version('timeline')}\n", "")

    def test_no_words_at_all_is_a_call_for_help(self, asked):
        """`timeline` alone prints the help."""
        code, out, _ = asked()
        assert (code, out) == (0, asked("--help")[1])

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
