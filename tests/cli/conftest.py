"""The program as a person runs it."""

from __future__ import annotations

import sys
from collections.abc import Callable
from typing import Any

import pytest

from timeline import cli


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
