"""Language packs: TOML folders become cached tables. A new language is a folder here, without a line of code.

Each room reads its own tables (`pack.table("clauses")` is `<code>/clauses.toml`) and compiles them.
"""

from __future__ import annotations

import tomllib
from functools import cache
from pathlib import Path
from typing import Any, NamedTuple

FOLDER = Path(__file__).parent
FIRST = "de"  # the language of a text that does not tell its own
_SAMPLE = 600  # code points at the head of a text that tell its language
_ENOUGH = 0.1  # share of stopwords below which a text of some length is in none of the packs' languages


class Pack(NamedTuple):
    """One language's folder. Half the memos of a run have it in their keys, so its hash has to be cheap."""

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


@cache
def codes() -> tuple[str, ...]:
    """The languages that there are packs for, the default one first."""
    found = {file.parent.name for file in FOLDER.glob("*/stopwords.toml")}
    return (FIRST, *sorted(found - {FIRST}))


def choose(text: str, stated: object = None) -> tuple[str, bool]:
    """The code of the pack to read a text with, and whether it is the text's language.

    That is the pack whose stopwords a text holds most of, of those that one pack alone has, at its head (600 code
    points); the default language where it holds none.

    A language that the article's container states ("de", "de-AT", "en_GB") is believed where there is a pack
    for it. It is not the text's language where the container states another one, or where a text of 100 words
    and more holds next to no stopword of any pack.
    """
    if isinstance(stated, str) and stated.strip():
        code = stated.strip().lower().replace("_", "-").partition("-")[0]
        return (code, True) if code in codes() else (_most(text[:_SAMPLE])[0], False)
    code, share, words = _most(text[:_SAMPLE])
    if share < _ENOUGH and len(text) > _SAMPLE:  # a table or a list of names at the head
        code, share, words = _most(text)
    return code, words < 100 or share >= _ENOUGH


def _most(text: str) -> tuple[str, float, int]:
    """The code whose own stopwords a text holds most of, their share of its words, and how many words."""
    words = text.lower().split()
    counts = [(sum(map(own.__contains__, words)), code) for code, own in _own_words()]
    most, code = max(counts, key=lambda c: c[0])
    return code, most / len(words) if words else 0.0, len(words)


@cache
def _own_words() -> tuple[tuple[str, frozenset[str]], ...]:
    """Each pack's stopwords that no other pack has, the default language first."""
    words = {code: frozenset(_table(code, "stopwords")["words"].split()) for code in codes()}
    return tuple(
        (code, own.difference(*(other for c, other in words.items() if c != code)))
        for code, own in words.items()
    )
