"""The program as a person runs it."""

from __future__ import annotations

import sys
from collections.abc import Callable
from pathlib import Path
from typing import Any

import pytest

from tests.store import archive
from tests.store.conftest import put
from timeline import cli

SUMMIT = "Präsidenten trafen sich in Paris"
SEEDS = Path(__file__).parents[2] / "seeds"


def one_line(text: str) -> str:
    """The one line that a text is."""
    (line,) = text.splitlines()
    return line


@pytest.fixture
def asked(monkeypatch: pytest.MonkeyPatch, capfdbinary: Any) -> Callable[..., tuple[int, str, str]]:
    """Run the program in this process; gives exit code, stdout and stderr."""

    def program(*words: object) -> tuple[int, str, str]:
        monkeypatch.setattr(sys, "argv", ["timeline", *map(str, words)])
        with pytest.raises(SystemExit) as ended:
            cli.main()
        out, err = capfdbinary.readouterr()
        return int(ended.value.code or 0), out.decode(errors="replace"), err.decode()

    return program


@pytest.fixture(scope="module")
def path(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """The small archive in a store, with the files that it was read from."""
    folder = tmp_path_factory.mktemp("asked")
    (folder / "in").mkdir()
    for a in archive.SMALL:
        (folder / "in" / a.name).write_text(a.text, encoding="utf-8")
    return put(folder, inputs=[str(folder / "in")])
