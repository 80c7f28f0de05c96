"""One run of capitalised words, read by itself: which of them are names, and by what evidence.

A reading depends on nothing but the run and the language, so it is kept; what the words around it decide
(government or city, surname or noun) is left to `timeline.entities.article`.
"""

from __future__ import annotations

import re
from dataclasses import replace
from itertools import accumulate

from timeline.entities.finds import Find, Found, Token, known
from timeline.entities.gazetteer import Known, Type
from timeline.entities.lexicon import NOTHING, UPPER, Lexicon
from timeline.entities.persons import holder, person

_REST = rf"(?:\.(?=[ ]?[{UPPER}])|\w*+(?:(?:-|['’](?=[{UPPER}]))\w++)*+)"  # of an initial, or of a word
RUN = re.compile(rf"([{UPPER}](?<![\w-].){_REST}(?:[ \u00a0][{UPPER}]{_REST})*+)")
_ACRONYM = re.compile(r"[A-ZÄÖÜ]{2,5}")
_LONGEST = 6  # words of an organisation's name


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
    return not lex.tells(word.lower()) or (lex.word(word) is NOTHING and not _town_of(word, lex))


def _at(tokens: list[Token], at: int, lex: Lexicon) -> Found:
    """The name that begins at a token."""
    word = tokens[at][0]
    if word.lower() in lex.opening and not known(tokens, at, lex)[0]:
        return None, at + 1
    found, after = holder(tokens, at, lex)
    if found or after > at:
        return found, after
    for rule in (person, _listed, _adjective, _borne, _towns, _alone):
        found, after = rule(tokens, at, lex)
        if found:
            return found, after
    return None, at + 1


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
    behind = tokens[at + 1][0] if at + 1 < len(tokens) else ""
    if (
        word in leads
        and behind
        and behind.lower() not in lex.opening
        and not lex.never_place.fullmatch(behind)
    ):
        end = min(len(tokens), at + 3) if behind in leads else at + 2
        return _named(tokens, at, end, "organisation"), end
    span = range(at + 1, min(len(tokens), at + _LONGEST))
    last = max((here for here in span if tokens[here][0] in lex.formal), default=at)
    start = at
    while last > start and _origin(tokens[start][0], lex):
        start += 1
    if last in (start, at):
        return None, at
    return _named(tokens, start, last + 1, "organisation"), last + 1


def _origin(word: str, lex: Lexicon) -> bool:
    """True for what is said of a city or country before another name: "Hamburger", "British"."""
    return word in lex.adjectives or _town_of(word, lex) is not None


def _town_of(word: str, lex: Lexicon) -> Known | None:
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


def _named(tokens: list[Token], at: int, end: int, kind: Type) -> Find:
    name = " ".join(t[0] for t in tokens[at:end])
    return Find(tokens[at][1], tokens[end - 1][2], name, kind, "form")


def _towns(tokens: list[Token], at: int, lex: Lexicon) -> Found:
    """A town's adjective before a noun ("the Paris talks")."""
    word, start, end = tokens[at]
    town = _town_of(word, lex) if at + 1 < len(tokens) else None
    if not town or not town.place or town.ambiguous or (town.place == town.name and town.type == "country"):
        return None, at
    return Find(start, end, town.place, "place", "form"), at + 1


def _adjective(tokens: list[Token], at: int, lex: Lexicon) -> Found:
    """A country's adjective, alone or before one of its organs: "British troops"."""
    word, start, end = tokens[at]
    country = lex.adjectives.get(word, "")
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
