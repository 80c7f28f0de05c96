"""One run of capitalised words, read by itself: which of them are names, and by what evidence.

A reading depends on nothing but the run and the language, so it is kept; what the words around it decide
(government or city, surname or noun) is left to `timeline.entities.article`.
"""

from __future__ import annotations

import re
from dataclasses import dataclass, replace
from itertools import accumulate
from typing import Literal

from timeline.entities.lexicon import NOTHING, UPPER, Known, Lexicon, Type

_REST = rf"(?:\.(?=[ ]?[{UPPER}])|\w*+(?:(?:-|['’](?=[{UPPER}]))\w++)*+)"  # of an initial, or of a word
RUN = re.compile(rf"([{UPPER}](?<![\w-].){_REST}(?:[ \u00a0][{UPPER}]{_REST})*+)")
_INITIAL = re.compile(rf"[{UPPER}]\.?")
_ACRONYM = re.compile(r"[A-ZÄÖÜ]{2,5}")
_MOST = 4  # words of a person's name
_LONGEST = 6  # words of an organisation's name

Evidence = Literal["known", "role", "name", "given", "head", "form", "acronym", "adjective", "office"]
Token = tuple[str, int, int]


@dataclass(frozen=True, slots=True)
class Find:
    """A name inside a run: offsets into the run, what it is, and what gave it away.

    `role` is the class of an office, `of` the country or organisation before it. Three are half a name:
    "office" has none yet, "given" is a first name at the run's end, "head" one that a preposition may lead
    on.
    """

    start: int
    end: int
    name: str
    type: Type
    by: Evidence
    role: str = ""
    of: str = ""
    known: Known | None = None


Found = tuple[Find | None, int]  # and the token behind it


def read(run: str, lex: Lexicon) -> tuple[Find, ...]:
    """What the words of one run say by themselves, from left to right, without overlap."""
    parts = run.replace("\u00a0", " ").split(" ")
    words = [part.rstrip(".") for part in parts] if "." in run else parts
    mute = [_mute(word, lex) for word in words]
    if all(mute):
        return ()
    begins = accumulate([len(part) + 1 for part in parts], initial=0)
    tokens = [(word, at, at + len(part)) for word, part, at in zip(words, parts, begins, strict=False)]
    formal = not lex.formal.isdisjoint(words)  # it may begin with any word
    finds: list[Find] = []
    at = 0
    while at < len(tokens):
        found, after = _at(tokens, at, lex) if formal or not mute[at] else (None, at)
        if found:
            finds.append(found)
        at = max(after, at + 1)
    return tuple(_attributed(finds))


def _mute(word: str, lex: Lexicon) -> bool:
    """Whether a word is none that a name begins with, as most nouns are: it is not read any further.

    What a legal form or a head behind it makes a name of is told by them.
    """
    if word in lex.telling or word.removesuffix(lex.genitive) in lex.telling or "-" in word or word.isupper():
        return False
    return not lex.tells(word.lower()) or (lex.word(word) is NOTHING and not town_of(word, lex))


def _at(tokens: list[Token], at: int, lex: Lexicon) -> Found:
    """The name that begins at a token."""
    word = tokens[at][0]
    if word.lower() in lex.opening and not known(tokens, at, lex)[0]:
        return None, at + 1
    found, after = _role(tokens, at, lex)
    if found or after > at:
        return found, after
    for rule in (_given, _listed, _adjective, _borne, _towns, _alone):
        found, after = rule(tokens, at, lex)
        if found:
            return found, after
    return None, at + 1


def known(tokens: list[Token], at: int, lex: Lexicon) -> tuple[Known | None, int]:
    """The longest name of the gazetteer at a token, also in the genitive, and the token behind it."""
    longest = lex.longest.get(tokens[at][0], 1)
    for length in range(min(longest, len(tokens) - at), 0, -1):
        name = tokens[at][0] if length == 1 else " ".join([t[0] for t in tokens[at : at + length]])
        if entry := lex.names.get(name) or lex.names.get(lex.bare(name)):
            return entry, at + length
    return None, at


def _role(tokens: list[Token], at: int, lex: Lexicon) -> Found:
    """Office and name: "Chancellor Jane Doe"; an office alone may mean somebody named before."""
    word = lex.word(tokens[at][0])
    if not word.role:
        return None, at
    first, kind, of = at, word.role, word.of
    while at + 1 < len(tokens) and (more := lex.word(tokens[at + 1][0])).role:
        kind, of = (more.role if kind == "title" else kind), of or more.of
        at += 1
    start, end = tokens[first][1], name_end(tokens, at + 1, lex)
    if end == at + 1:
        office = Find(start, tokens[at][2], "", "person", "office", kind, of)
        return (None if kind == "title" else office), at + 1
    name = " ".join(t[0] for t in tokens[at + 1 : end])
    return Find(start, tokens[end - 1][2], name, "person", "role", kind, of), end


def _given(tokens: list[Token], at: int, lex: Lexicon) -> Found:
    """First name and family name, or an East Asian family name first."""
    word = tokens[at][0]
    given = is_given(word, lex)
    if not given and word not in lex.family:
        return None, at
    end = name_end(tokens, at, lex)
    if given and at + 1 == len(tokens):
        return Find(tokens[at][1], tokens[at][2], word, "person", "given"), end
    last = tokens[end - 1][0]
    if end - at < 2 or (not given and last.lower() in lex.everyday):
        return None, at
    name = " ".join(t[0] for t in tokens[at:end])
    if name in lex.names or last in lex.formal or _INITIAL.fullmatch(last):
        return None, at
    return Find(tokens[at][1], tokens[end - 1][2], name, "person", "name"), end


def is_given(word: str, lex: Lexicon) -> bool:
    """True for a first name, also a double one ("Hans-Peter")."""
    return word in lex.first or ("-" in word and all(part in lex.first for part in word.split("-")))


def name_end(tokens: list[Token], at: int, lex: Lexicon) -> int:
    """The token behind a person's name: given names and initials, one family name, no country, no office."""
    here = at
    while here < len(tokens) and here - at < _MOST:
        word = tokens[here][0]
        if not _nameable(word, here > at, lex):
            break
        if "-" in word and word.rpartition("-")[2].lower() in lex.tails:
            return at
        here += 1
        given = is_given(word, lex) or _INITIAL.fullmatch(word) is not None
        following = here < len(tokens) and tokens[here][0] in lex.first
        if not given and not following and word not in lex.family:
            break
    return here


def _nameable(word: str, later: bool, lex: Lexicon) -> bool:
    """True for a word that can be part of a person's name, at its beginning or `later`."""
    if lex.word(word).role or (later and word in lex.formal):
        return False
    given = word in lex.first
    entry = lex.names.get(word)
    if entry and entry.type in ("country", "organisation") and (later or not given):
        return False
    low = word.lower()
    return low not in lex.opening or low in lex.everyday or (given and not later)


def _listed(tokens: list[Token], at: int, lex: Lexicon) -> Found:
    """The longer of a typical name and a known one: "New York Times" before "New York"."""
    typical, reached = _organisation(tokens, at, lex)
    entry, after = known(tokens, at, lex)
    if typical and reached > after:
        return typical, reached
    if not entry:
        return None, at
    start, end = tokens[at][1], tokens[after - 1][2]
    return Find(start, end, entry.name, entry.type, "known", of=entry.country, known=entry), after


def _organisation(tokens: list[Token], at: int, lex: Lexicon) -> Found:
    """A registered or typical name: with a legal form, a head or an ending of its kind."""
    word, leads = tokens[at][0], lex.organisations["leads"]
    if word in leads and at + 1 < len(tokens) and tokens[at + 1][0].lower() not in lex.opening:
        end = min(len(tokens), at + 3) if tokens[at + 1][0] in leads else at + 2
        return _named(tokens, at, end, "organisation"), end
    span = range(at + 1, min(len(tokens), at + _LONGEST))
    last = max((here for here in span if tokens[here][0] in lex.formal), default=at)
    start = at
    while last > start and _origin(tokens[start][0], lex):
        start += 1
    if last in (start, at) or word.lower() in lex.opening:
        return None, at
    return _named(tokens, start, last + 1, "organisation"), last + 1


def _origin(word: str, lex: Lexicon) -> bool:
    """True for what is said of a city or country before another name: "Hamburger", "British"."""
    return word in lex.adjectives or town_of(word, lex) is not None


def town_of(word: str, lex: Lexicon) -> Known | None:
    """The town or country that an adjective in capitals belongs to ("Pariser" to Paris), or None."""
    if not word.endswith(lex.origin):
        return None
    stem = plain = word.removesuffix(lex.origin)
    for pair in lex.plain:
        plain = plain.replace(pair[0], pair[1])
    for town in [stem + more for more in lex.stems] + [plain + more for more in lex.stems if plain != stem]:
        if town in lex.names:
            return lex.names[town]
    return None


def _towns(tokens: list[Token], at: int, lex: Lexicon) -> Found:
    """A town's adjective before a noun ("the Paris talks")."""
    word, start, end = tokens[at]
    town = town_of(word, lex) if at + 1 < len(tokens) else None
    if not town or not town.place or town.ambiguous or (town.place == town.name and town.type == "country"):
        return None, at
    return Find(start, end, town.place, "place", "form"), at + 1


def _named(tokens: list[Token], at: int, end: int, kind: Type) -> Find:
    name = " ".join(t[0] for t in tokens[at:end])
    return Find(tokens[at][1], tokens[end - 1][2], name, kind, "form")


def _adjective(tokens: list[Token], at: int, lex: Lexicon) -> Found:
    """A country's adjective, alone or before one of its organs: "British troops"."""
    word, start, end = tokens[at]
    before, _, head = word.rpartition("-")
    country = lex.adjectives.get(word, "")
    entry = lex.names.get(before) if before else None
    if entry and entry.country and head.lower().endswith(lex.actors):
        return Find(start, end, entry.name, "country", "form", of=entry.country), at + 1
    if not country:
        return None, at
    return Find(start, end, lex.shown.get(country, country), "country", "adjective", of=country), at + 1


def _borne(tokens: list[Token], at: int, lex: Lexicon) -> Found:
    """A noun that says what the name behind it is ("manufacturer", "island")."""
    kind = lex.word(tokens[at][0]).bearer
    if not kind or at + 1 >= len(tokens):
        return None, at
    following = tokens[at + 1][0]
    if following.lower() in lex.opening or following in lex.first or lex.word(following).role:
        return None, at
    if lex.never_place.fullmatch(following) or known(tokens, at + 1, lex)[0]:
        return None, at
    end = min(len(tokens), at + 3)
    return _named(tokens, at + 1, end, kind), end


def _alone(tokens: list[Token], at: int, lex: Lexicon) -> Found:
    """One word that is a name by its form: an acronym, an institution, a head ("coalition of …")."""
    word, start, end = tokens[at]
    if word.isupper() and _ACRONYM.fullmatch(word) and word not in lex.organisations["never"]:
        return Find(start, end, word, "organisation", "acronym"), at + 1
    if institution := lex.word(word).institution:
        return Find(start, end, institution, "organisation", "form"), at + 1
    if at + 1 == len(tokens) and word in lex.organisations["joined"]:
        return Find(start, end, word, "organisation", "head"), at + 1
    return None, at


def _attributed(finds: list[Find]) -> list[Find]:
    """A country's genitive before a person belongs to the naming."""
    out: list[Find] = []
    for found in finds:
        last = out[-1] if out else None
        if last and last.by == "known" and last.type == "country" and found.type == "person" and not found.of:
            out[-1] = replace(found, start=last.start, of=last.of)
        else:
            out.append(found)
    return out
