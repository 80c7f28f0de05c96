"""Language packs: TOML folders become cached tables. A new language is a folder here, without a line of Python.

Each room reads its own tables (`pack.table("clauses")` is `<code>/clauses.toml`) and compiles from them what it needs.
"""

from __future__ import annotations

import tomllib
from dataclasses import dataclass
from functools import cache, lru_cache
from pathlib import Path
from typing import Any

FOLDER = Path(__file__).parent


@dataclass(frozen=True, slots=True)
class Pack:
    """One language's folder."""

    code: str

    def table(self, name: str) -> dict[str, Any]:
        """The TOML file `name` of this language, parsed once; empty where the language has none."""
        return _table(self.code, name)


@cache
def _table(code: str, name: str) -> dict[str, Any]:
    file = FOLDER / code / f"{name}.toml"
    return tomllib.loads(file.read_text(encoding="utf-8")) if file.is_file() else {}


@cache
def pack(code: str) -> Pack:
    """The pack of a language."""
    return Pack(code)


def detect(text: str) -> str:
    """The code of the language that a text is in."""
    return "de"
