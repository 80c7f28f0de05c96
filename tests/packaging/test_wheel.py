"""The wheel and the source archive: everything that the program needs is in them, and it runs from them."""

import os
import subprocess
import sys
import tarfile
import tomllib
import zipfile
from pathlib import Path

import pytest
from hatchling.builders.sdist import SdistBuilder
from hatchling.builders.wheel import WheelBuilder

TOP = Path(__file__).parents[2]
PROJECT = tomllib.loads((TOP / "pyproject.toml").read_text(encoding="utf-8"))["project"]


def lying_in(folder: str) -> set[str]:
    """The files of a folder of the checkout, caches left out."""
    files = (f for f in (TOP / folder).rglob("*") if f.is_file() and "__pycache__" not in f.parts)
    return {f.relative_to(TOP).as_posix() for f in files}


@pytest.fixture(scope="module")
def wheel(tmp_path_factory) -> Path:
    """A wheel that is built of the checkout as it lies there."""
    folder = tmp_path_factory.mktemp("wheel")
    (built,) = WheelBuilder(str(TOP)).build(directory=str(folder), versions=["standard"])
    return Path(built)


def test_wheel_holds_the_package_its_tables_and_its_queries(wheel):
    """Every file of timeline/ and sql/ is in the wheel, sql/ inside the package, and nothing else is."""
    names = {n for n in zipfile.ZipFile(wheel).namelist() if ".dist-info/" not in n}
    assert names == lying_in("timeline") | {f"timeline/{name}" for name in lying_in("sql")}


def test_wheel_says_what_it_is(wheel):
    """Name, licence, Python version and the command are in the metadata."""
    archive = zipfile.ZipFile(wheel)
    told = {n.rpartition("/")[2]: archive.read(n).decode() for n in archive.namelist() if ".dist-info/" in n}
    assert "timeline = timeline.__main__:main" in told["entry_points.txt"]
    assert f"Version: {PROJECT['version']}\n" in told["METADATA"]
    assert "License-Expression: MIT\n" in told["METADATA"]
    assert "Requires-Python: >=3.11\n" in told["METADATA"]
    assert "MIT" in told["LICENSE"]
    assert told["METADATA"].count("Requires-Dist: ") >= len(PROJECT["dependencies"])


def test_program_runs_from_the_wheel_alone(wheel, tmp_path):
    """Unpacked somewhere else, without the checkout, the wheel builds a timeline of the seeds."""
    zipfile.ZipFile(wheel).extractall(tmp_path / "site")
    environment = {k: v for k, v in os.environ.items() if not k.startswith("PYTHON")}
    environment["PYTHONPATH"] = str(tmp_path / "site")

    def python(code: str, *words: object) -> str:
        done = subprocess.run(
            [sys.executable, "-c", code, *map(str, words)],
            cwd=tmp_path, env=environment, capture_output=True, text=True, check=False,
        )  # fmt: skip
        assert done.returncode == 0, done.stderr
        return done.stdout

    where = python("import timeline; print(timeline.__file__)")
    assert Path(where.strip()).is_relative_to(tmp_path)
    run = "from timeline.cli import main; main()"
    assert python(run, "--version") == f"timeline {PROJECT['version']}\n"
    assert python(run, "build", TOP / "seeds").startswith("articles")
    assert (tmp_path / "exports/timeline.duckdb").is_file()
    assert (tmp_path / "exports/timeline.html").is_file()


def test_source_archive_can_be_worked_in(tmp_path):
    """The source archive holds the package, its tests and gold, the seeds, the locks and the Makefile."""
    (built,) = SdistBuilder(str(TOP)).build(directory=str(tmp_path), versions=["standard"])
    with tarfile.open(built) as archive:
        names = {n.partition("/")[2] for n in archive.getnames()}
    assert names >= {
        "Makefile",
        "README.md",
        "CHANGELOG.md",
        "LICENSE",
        "requirements.lock",
        "pyproject.toml",
    }
    for folder in ("timeline", "sql", "seeds", "tests", "docs"):
        assert lying_in(folder) <= names
    assert not any(n.endswith((".duckdb", ".html")) and n.startswith("exports") for n in names)
