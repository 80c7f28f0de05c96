"""Names of people inside a run: behind an office, with a first name, a family name that comes first.

Lives in the entities room; `runs` asks it at every word. Who in an article bears such a name is for `people` to say.
"""

from __future__ import annotations

import re

from timeline.entities.finds import Find, Found, Token
from timeline.entities.lexicon import UPPER, Lexicon

_INITIAL = re.compile(rf"[{UPPER}]\.?")
_MOST = 4  # words of a person's name


def holder(tokens: list[Token], at: int, lex: Lexicon) -> Found:
    """Office and name: "Chancellor Jane Doe"; an office alone may mean somebody named before."""
    word = lex.word(tokens[at][0])
    if not word.role:
        return None, at
    first, kind, of = at, word.role, word.of
    while at + 1 < len(tokens) and (more := lex.word(tokens[at + 1][0])).role:
        kind, of = (more.role if kind == "title" else kind), of or more.of
        at += 1
    start, end = tokens[first][1], _name_end(tokens, at + 1, lex)
    if end == at + 1:
        office = Find(start, tokens[at][2], "", "person", "office", kind, of)
        return (None if kind == "title" else office), at + 1
    name = " ".join(t[0] for t in tokens[at + 1 : end])
    return Find(start, tokens[end - 1][2], name, "person", "role", kind, of), end


def person(tokens: list[Token], at: int, lex: Lexicon) -> Found:
    """First name and family name, or an East Asian family name first."""
    word = tokens[at][0]
    given = is_given(word, lex)
    if not given and word not in lex.family:
        return None, at
    end = _name_end(tokens, at, lex)
    if at + 1 == len(tokens):
        return Find(tokens[at][1], tokens[at][2], word, "person", "given"), end
    if end - at < 2:
        return None, at
    name = " ".join(t[0] for t in tokens[at:end])
    if name in lex.names or _INITIAL.fullmatch(tokens[end - 1][0]):
        return None, at
    return Find(tokens[at][1], tokens[end - 1][2], name, "person", "name"), end


def is_given(word: str, lex: Lexicon) -> bool:
    """True for a first name, also a double one ("Hans-Peter")."""
    return word in lex.first or ("-" in word and all(part in lex.first for part in word.split("-")))


def _name_end(tokens: list[Token], at: int, lex: Lexicon) -> int:
    """The token behind a person's name: given names and initials, one family name, no country, no office."""
    here = at
    while here < len(tokens) and here - at < _MOST:
        word = tokens[here][0]
        if not _nameable(word, here > at, lex):
            break
        if word.rpartition("-")[2].lower() in lex.tails:
            return at
        here += 1
        given = is_given(word, lex) or _INITIAL.fullmatch(word) is not None
        following = here < len(tokens) and tokens[here][0] in lex.first
        if not given and not following and word not in lex.family:
            break
    return here


def _nameable(word: str, later: bool, lex: Lexicon) -> bool:
    """True for a word that can be part of a person's name, at its beginning or `later`."""
    if lex.word(word).role:
        return False
    given = word in lex.first
    entry = lex.names.get(word)
    if entry and entry.type in ("country", "organisation") and (later or not given):
        return False
    low = word.lower()
    return low not in lex.opening or low in lex.everyday
