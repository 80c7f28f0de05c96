"""README and docs/: the commands exist, the links lead somewhere, the examples run."""

import doctest
import importlib
import re
import shlex
from pathlib import Path

import pytest
import typer

from tests.docs import commands
from timeline import cli

TOP = Path(__file__).parents[2]
PAGES = [TOP / "README.md", *sorted((TOP / "docs").glob("*.md"))]
AFTER = re.compile(r"\s#|\s\|\s|\s>\s|\s&&\s")
"""What may follow a command on its line."""
FENCE = re.compile(r"^```(\w*)\n(.*?)^```", re.MULTILINE | re.DOTALL)


def read(page: Path) -> str:
    """A page's text."""
    return page.read_text(encoding="utf-8")


def blocks(page: Path, language: str) -> list[str]:
    """The fenced blocks of a page in one language."""
    return [code for tongue, code in FENCE.findall(read(page)) if tongue == language]


def typed(page: Path) -> list[str]:
    """Every `timeline …` that a page shows: in fenced or indented blocks, or between backticks."""
    text, prose = read(page), FENCE.sub("", read(page))
    fenced = [code for tongue, code in FENCE.findall(text) if tongue in ("", "sh", "console")]
    lines = [line for code in fenced for line in code.splitlines()]
    lines += re.findall(r"^    (\S.*)$", prose, re.MULTILINE)
    lines += re.findall(r"`([^`\n]*timeline [^`]+)`", prose)
    lines = [re.sub(r"^(?:\$ )?(?:\.venv/bin/)?", "", line) for line in lines]
    return [AFTER.split(line)[0].strip() for line in lines if line.startswith("timeline ")]


SHOWN = [(page, line) for page in PAGES for line in typed(page)]


@pytest.mark.parametrize(("page", "line"), SHOWN, ids=lambda x: x if isinstance(x, str) else x.name)
def test_every_command_shown_exists_with_its_options(page, line):
    """A command in the documentation is a command of the program, and so is each of its options."""
    words = [w for w in shlex.split(line.replace("…", "").replace("...", ""))[1:] if w]
    command = typer.main.get_command(cli.app)
    while words and words[0] in getattr(command, "commands", {}):
        command = command.commands[words.pop(0)]
    if words and not words[0].startswith("-"):
        assert not hasattr(command, "commands"), f"{page.name}: no such command: {line}"
    known = {o for p in command.params for o in [*p.opts, *p.secondary_opts]} | {"--help"}
    for word in words:
        if word.startswith("--"):
            assert word.partition("=")[0] in known, f"{page.name}: no such option: {line}"


def test_commands_are_shown_at_all():
    """The check above has something to check."""
    assert len(SHOWN) > 10


@pytest.mark.parametrize("page", PAGES, ids=lambda p: p.name)
def test_links_lead_somewhere(page):
    """Every link and picture of a page that is no address is a file of the checkout."""
    for target in re.findall(r"\]\(([^)\s]+)\)", FENCE.sub("", read(page))):
        if not re.match(r"[a-z]+:|#", target):
            assert (page.parent / target.partition("#")[0]).exists(), f"{page.name}: {target}"


def test_every_page_is_in_the_index():
    """README.md links every page in docs/, or docs/README.md does."""
    index = read(TOP / "README.md") + read(TOP / "docs/README.md")
    for page in PAGES:
        assert page.parent == TOP or page.name == "README.md" or page.name in index, (
            f"{page.name} is linked nowhere"
        )


def test_command_page_is_what_the_program_says():
    """docs/commands.md is as `make docs` writes it."""
    assert read(commands.PAGE) == commands.page(), "run `make docs`"


@pytest.fixture
def beside_seeds(tmp_path, monkeypatch):
    """A folder that the seeds lie in, as in the checkout, and nothing else."""
    (tmp_path / "seeds").symlink_to(TOP / "seeds")
    monkeypatch.chdir(tmp_path)
    return tmp_path


def test_python_examples_of_the_readme_run(beside_seeds):
    """What the README shows in Python runs as it stands."""
    examples = blocks(TOP / "README.md", "python")
    assert examples
    for code in examples:
        exec(compile(code, "README.md", "exec"), {})


def test_sql_examples_of_the_readme_run(beside_seeds):
    """What the README asks in SQL, the store of the seeds can answer."""
    from timeline import build, open_store

    build("seeds")
    examples = blocks(TOP / "README.md", "sql")
    assert examples
    with open_store("exports/timeline.duckdb") as store:
        for query in examples:
            store.query(query)


def test_questions_of_the_readme_have_answers(beside_seeds, monkeypatch, capsys):
    """What the README asks on the command line, the store of the seeds can answer."""
    from timeline import build

    build("seeds")
    asked = [line for line in typed(TOP / "README.md") if re.match(r"timeline (list|why|sql) ", line)]
    assert len(asked) >= 3
    for line in asked:
        monkeypatch.setattr("sys.argv", shlex.split(line))
        with pytest.raises(SystemExit) as ended:
            cli.main()
        out, err = capsys.readouterr()
        assert not ended.value.code, f"{line}: {err}"
        assert out.strip(), line


def test_examples_in_docstrings_hold(beside_seeds):
    """The examples of the public functions give what they say."""
    from timeline import tagging, walk

    results = [doctest.testmod(module) for module in (tagging, walk)]
    assert all(r.attempted for r in results)
    assert sum(r.attempted for r in results) >= 4
    assert not any(r.failed for r in results)


def test_every_maker_is_explained() -> None:
    """Who writes phrases finds each maker in the table, and none that is gone."""
    from timeline.expressions.making import MAKERS

    cells = re.findall(
        r"^\| (`[^|]+) \|", read(TOP / "docs/language.md").partition("| maker |")[2], re.MULTILINE
    )
    assert {name for cell in cells for name in re.findall(r"`(\w+)`", cell)} == {*MAKERS, "silent"}


def test_every_table_of_a_language_is_explained() -> None:
    """Who adds a language finds each table that a pack has, and none that is gone."""
    rows = re.findall(r"^\| (`[^|]+) \|", read(TOP / "docs/languages.md"), re.MULTILINE)
    packs = (TOP / "timeline/language").glob("[a-z][a-z]/*.toml")
    assert {name for row in rows for name in re.findall(r"`(\w+)`", row)} == {f.stem for f in packs}


def test_the_public_names_of_every_room_are_there() -> None:
    """The table of rooms names what can be imported."""
    rows = re.findall(
        r"^\| `(\w+)(?:/|\.py)` \| (.*?) \|", read(TOP / "docs" / "architecture.md"), re.MULTILINE
    )
    named = [(room, name) for room, names in rows for name in re.findall(r"`(\w+)", names)]
    assert len(named) > 15
    assert [n for n in named if not hasattr(importlib.import_module(f"timeline.{n[0]}"), n[1])] == []
