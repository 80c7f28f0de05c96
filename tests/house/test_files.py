"""What lies in the checkout: nothing of the machine it was made on, every table and query loadable."""

import re
import subprocess
import tomllib
from pathlib import Path

import pytest

TOP = Path(__file__).parents[2]
SQL = sorted((TOP / "sql").rglob("*.sql"))
TOML = [*sorted((TOP / "timeline").rglob("*.toml")), TOP / "pyproject.toml"]
MACHINE = re.compile(
    r"(?<![\w.])/(?:root|work|home/\w+|Users/\w+|opt|mnt)/"
    r"|file:///(?:home|root|work|Users|tmp)\b"
    r"|\b(?:pypi\.org|pythonhosted\.org|registry\.npmjs|proxy\.golang)"
    r"|--(?:extra-)?index-url"
    r"|\blocalhost:\d+/simple"
)
"""Paths of somebody's machine, and hosts of package indexes."""


def tracked() -> list[Path]:
    """The files that the checkout holds; all that lie there where it is no checkout."""
    done = subprocess.run(["git", "ls-files", "-z"], cwd=TOP, capture_output=True, text=True, check=False)
    if done.returncode:
        pytest.skip("not a git checkout: there is no telling which files belong to it")
    return [TOP / name for name in done.stdout.split("\0") if name]


def test_no_file_names_a_machine_or_an_index():
    """No tracked text file holds a path of the machine it was written on, or the host of a package index."""
    found = []
    for file in tracked():
        if file == Path(__file__) or not file.is_file():
            continue
        text = file.read_bytes().decode("utf-8", "replace")
        if "\0" not in text:
            found += [f"{file.relative_to(TOP)}: {m[0]}" for m in MACHINE.finditer(text)]
    assert found == []


@pytest.mark.parametrize(
    "line", ["see /home/someone/x", "--index-url http://x", "file:///home/me/a", "/root/.venv/bin"]
)
def test_the_check_can_fail(line):
    """Machine paths and index names are found where they stand."""
    assert MACHINE.search(line)


@pytest.mark.parametrize("file", TOML, ids=lambda f: str(f.relative_to(TOP)))
def test_every_table_is_toml(file):
    """Each table can be read."""
    tomllib.loads(file.read_text(encoding="utf-8"))


@pytest.mark.parametrize("file", SQL, ids=lambda f: str(f.relative_to(TOP)))
def test_every_query_says_what_it_answers(file):
    """Each SQL file begins with a comment, and holds something beside it."""
    text = file.read_text(encoding="utf-8")
    assert re.match(r"-- \S.*[.?:,;\w)]\n", text), f"{file.name} does not begin with a comment"
    assert re.sub(r"--.*", "", text).strip()


def test_no_sql_in_python():
    """SQL lives in sql/: no Python string holds a statement."""
    statement = re.compile(
        r"""["'](?:SELECT\s.+\sFROM\s|INSERT\s+INTO\s|CREATE\s+(?:TABLE|VIEW)\s|DELETE\s+FROM\s)"""
    )
    found = [
        str(f) for f in (TOP / "timeline").rglob("*.py") if statement.search(f.read_text(encoding="utf-8"))
    ]
    assert found == []


def test_locks_carry_hashes_and_name_no_index():
    """Every requirement of both locks is pinned and hashed."""
    for name in ("requirements.lock", "requirements-dev.lock"):
        text = (TOP / name).read_text(encoding="utf-8")
        pins = re.findall(r"^([\w.-]+)==(\S+)(.*?)(?=^\S|\Z)", text, re.MULTILINE | re.DOTALL)
        assert len(pins) == len(re.findall(r"^\w", text, re.MULTILINE)), f"{name}: something is not pinned"
        assert all("--hash=sha256:" in rest for _, _, rest in pins)
        assert not re.search(r"^-|https?://", text, re.MULTILINE)


def test_locks_cover_what_the_package_asks_for():
    """Each dependency in pyproject.toml is in the lock, and the development lock agrees with it."""
    project = tomllib.loads((TOP / "pyproject.toml").read_text(encoding="utf-8"))["project"]
    pins = [dict(re.findall(r"^([\w.-]+)==(\S+)", (TOP / n).read_text(encoding="utf-8"), re.MULTILINE))
            for n in ("requirements.lock", "requirements-dev.lock")]  # fmt: skip
    wanted = {re.split(r"[<>=\[; ]", d)[0].lower() for d in project["dependencies"]}
    assert wanted <= set(pins[0])
    assert {k: pins[1].get(k, v) for k, v in pins[0].items()} == pins[0]
