"""One run of capitalised words, read by itself: which of them are names, and by what evidence.

A reading depends on nothing but the run and the language, so it is cached; what the words around it decide
(government or city, surname or noun) is left to `timeline.entities`.
"""

from __future__ import annotations

import re
from dataclasses import dataclass
from functools import lru_cache
from typing import Literal

from timeline.entities.lexicon import Known, Lexicon, Type, lexicon

UPPER = "A-ZÀ-ÖØ-ÞĀĂĄĆĈĊČĎĐĒĔĖĘĚĜĞĠĢĤĦĨĪĬĮİĴĶĹĻĽŁŃŅŇŌŎŐŒŔŖŘŚŜŞŠŢŤŦŨŪŬŮŰŲŴŶŸŹŻŽȘȚ"
WORD = rf"(?:[{UPPER}]\.(?=[ ]?[{UPPER}])|[{UPPER}](?:\w|-(?=\w)|['’](?=[{UPPER}]))*)"
RUN = re.compile(rf"(?<![\w-]){WORD}(?:[ \u00a0]{WORD})*")
_TOKEN = re.compile(r"[^ \u00a0]+")
_INITIAL = re.compile(rf"[{UPPER}]\.?")
_ACRONYM = re.compile(r"[A-ZÄÖÜ]{2,5}")
_PLAIN = str.maketrans("äöü", "aou")
_MOST = 4  # words of a person's name

Evidence = Literal["known", "role", "name", "given", "head", "form", "acronym", "adjective", "office"]


@dataclass(frozen=True, slots=True)
class Find:
    """A name inside a run: offsets into the run, what it is, and what gave it away.

    `inner` is where the bare name begins (behind role and title). `role` is the class of an office, `of` the country or
    organisation before it. Three finds are half a name: "office" has none yet, "given" is a first name at the run's end, and
    "head" one that a preposition may lead on ("Koalition" + "der Willigen").
    """

    start: int
    end: int
    name: str
    type: Type
    by: Evidence
    inner: int = 0
    role: str = ""
    of: str = ""
    known: Known | None = None


Token = tuple[str, int, int]


@lru_cache(maxsize=1 << 16)
def read(run: str, code: str) -> tuple[Find, ...]:
    """What the words of one run say by themselves, from left to right, without overlap."""
    lex = lexicon(code)
    tokens = [(m.group().rstrip("."), m.start(), m.end()) for m in _TOKEN.finditer(run)]
    finds: list[Find] = []
    at = 0
    while at < len(tokens):
        found, after = _at(tokens, at, lex)
        if found:
            finds.append(found)
        at = max(after, at + 1)
    return tuple(_joined(finds))


def _at(tokens: list[Token], at: int, lex: Lexicon) -> tuple[Find | None, int]:
    """The name that begins at a token, and the token behind it."""
    word = tokens[at][0]
    if word.lower() in lex.opening and not known(tokens, at, lex)[0]:
        return None, at + 1
    for rule in (_role, _given, _listed, _adjective, _borne, _acronym, _institution, _head):
        found, after = rule(tokens, at, lex)
        if found:
            return found, after
        if rule is _role and after > at:
            return None, after
    return None, at + 1


def known(tokens: list[Token], at: int, lex: Lexicon) -> tuple[Known | None, int]:
    """The longest name of the gazetteer at a token, also in the genitive, and the token behind it."""
    for length in range(min(lex.longest, len(tokens) - at), 0, -1):
        name = " ".join(t[0] for t in tokens[at : at + length])
        if entry := lex.names.get(name) or (
            lex.genitive == "s" and name.endswith("s") and lex.names.get(name[:-1])
        ):
            return entry, at + length
    return None, at


def _listed(tokens: list[Token], at: int, lex: Lexicon) -> tuple[Find | None, int]:
    """The longer of a typical name and a known one: "New York Times" before "New York"."""
    typical, reached = _organisation(tokens, at, lex)
    listed, after = _gazetteer(tokens, at, lex)
    return (typical, reached) if typical and reached > after else (listed, after)


def _gazetteer(tokens: list[Token], at: int, lex: Lexicon) -> tuple[Find | None, int]:
    entry, after = known(tokens, at, lex)
    if not entry:
        return None, at
    start, end = tokens[at][1], tokens[after - 1][2]
    return Find(start, end, entry.name, entry.type, "known", start, "", entry.country, entry), after


def role_of(word: str, lex: Lexicon) -> tuple[str, str]:
    """The class of an office, and the country or organisation before it in the same word ("US-Präsident")."""
    if word.lower() in lex.titles:
        return "title", ""
    if not (m := lex.roles.fullmatch(word.lower())):
        return "", ""
    before = word[: m.start(1)].rstrip("-")
    entry = lex.names.get(before) or lex.names.get(before + "l") if before else None
    return lex.classes[m.group(1)], (entry.country or entry.name) if entry else before


def _role(tokens: list[Token], at: int, lex: Lexicon) -> tuple[Find | None, int]:
    """Office and name: "Bundeskanzler Friedrich Merz"; also behind a genitive: "Frankreichs Präsident X"."""
    kind, of = role_of(tokens[at][0], lex)
    if not kind:
        return None, at
    first = at
    while at + 1 < len(tokens) and (more := role_of(tokens[at + 1][0], lex))[0]:
        kind, of = (more[0], more[1] or of) if kind in ("title", more[0]) else (kind, of or more[1])
        at += 1
    end = _name_end(tokens, at + 1, lex)
    start = tokens[first][1]
    if end == at + 1:
        last = tokens[at]
        return Find(start, last[2], "", "person", "office", last[1], kind, of), at + 1
    name = " ".join(t[0] for t in tokens[at + 1 : end])
    if kind == "title" and not _plausible(tokens[at + 1][0], lex):
        return None, at + 1
    return Find(start, tokens[end - 1][2], name, "person", "role", tokens[at + 1][1], kind, of), end


def _plausible(word: str, lex: Lexicon) -> bool:
    return word.lower() not in lex.leading


def _given(tokens: list[Token], at: int, lex: Lexicon) -> tuple[Find | None, int]:
    """First name and family name, or an East Asian family name first."""
    word = tokens[at][0]
    given = _is_given(word, lex)
    if not given and word not in lex.family:
        return None, at
    end = _name_end(tokens, at, lex)
    if given and at + 1 == len(tokens):
        return Find(tokens[at][1], tokens[at][2], word, "person", "given", tokens[at][1]), end
    if end - at < 2 or (not given and tokens[at + 1][0].lower() in lex.everyday):
        return None, at
    name = " ".join(t[0] for t in tokens[at:end])
    if (
        name in lex.names
        or tokens[end - 1][0] in lex.heads | lex.legal
        or _INITIAL.fullmatch(tokens[end - 1][0])
    ):
        return None, at
    return Find(tokens[at][1], tokens[end - 1][2], name, "person", "name", tokens[at][1]), end


def _is_given(word: str, lex: Lexicon) -> bool:
    """True for a first name, also a double one ("Hans-Peter")."""
    return word in lex.first or ("-" in word and all(part in lex.first for part in word.split("-")))


def _name_end(tokens: list[Token], at: int, lex: Lexicon) -> int:
    """The token behind a person's name: given names and initials, one family name, and no country or office."""
    here = at
    while here < len(tokens) and here - at < _MOST:
        word = tokens[here][0]
        if role_of(word, lex)[0] or (word in lex.legal | lex.heads and here > at):
            break
        entry = lex.names.get(word)
        if entry and entry.type in ("country", "organisation") and (here > at or word not in lex.first):
            break
        if word.lower() in lex.leading and (here > at or word not in lex.first):
            break
        if "-" in word and word.rpartition("-")[2].lower() in lex.tails:
            return at
        here += 1
        given = _is_given(word, lex) or _INITIAL.fullmatch(word) is not None
        following = here < len(tokens) and tokens[here][0] in lex.first
        if not given and not following and word not in lex.family:
            break
    return here


def _organisation(tokens: list[Token], at: int, lex: Lexicon) -> tuple[Find | None, int]:
    """A registered or typical name: "Elster Werke AG", "Banca Nuova", "Landgericht Mainz"."""
    word = tokens[at][0]
    if word in lex.leads and at + 1 < len(tokens) and _plausible(tokens[at + 1][0], lex):
        end = min(len(tokens), at + 3) if tokens[at + 1][0] in lex.leads else at + 2
        return _body(tokens, at, end), end
    last = 0
    for here in range(at + 1, min(len(tokens), at + 6)):
        if tokens[here][0] in lex.legal | lex.heads:
            last = here
    start = at
    while last > start and _origin(tokens[start][0], lex):
        start += 1
    if last - start < 1 or word.lower() in lex.leading:
        return None, at
    return _body(tokens, start, last + 1), last + 1


def _origin(word: str, lex: Lexicon) -> bool:
    """True for the inhabitant's form of a city or country ("Hamburger") before another name."""
    if word in lex.adjectives or not word.endswith(lex.origin):
        return word in lex.adjectives
    stem = word.removesuffix(lex.origin)
    return any(s in lex.names for s in (stem, stem.translate(_PLAIN), stem + "e", stem + "en"))


def _body(tokens: list[Token], at: int, end: int) -> Find:
    name = " ".join(t[0] for t in tokens[at:end])
    return Find(tokens[at][1], tokens[end - 1][2], name, "organisation", "form", tokens[at][1])


def _adjective(tokens: list[Token], at: int, lex: Lexicon) -> tuple[Find | None, int]:
    """A country's adjective in front of one that acts for it: "US-Regierung", "British troops"."""
    word = tokens[at][0]
    before, _, head = word.rpartition("-")
    country = lex.adjectives.get(word, "")
    if before in lex.names and lex.names[before].country and lex.actors.fullmatch(head.lower()):
        country = lex.names[before].country
    if not country:
        return None, at
    shown = lex.shown.get(country, country)
    return Find(
        tokens[at][1], tokens[at][2], shown, "country", "adjective", tokens[at][1], "", country
    ), at + 1


def _borne(tokens: list[Token], at: int, lex: Lexicon) -> tuple[Find | None, int]:
    """A noun that says what the name behind it is: "Hersteller Stellwerk", "Insel Norderoog"."""
    if at + 1 >= len(tokens):
        return None, at
    word, following = tokens[at][0].lower(), tokens[at + 1][0]
    if following.lower() in lex.leading or role_of(following, lex)[0] or lex.never_place.fullmatch(following):
        return None, at
    kind: Type | None = (
        "organisation" if lex.bearers.fullmatch(word) else "place" if lex.places.fullmatch(word) else None
    )
    if not kind or following in lex.first or known(tokens, at + 1, lex)[0]:
        return None, at
    end = min(len(tokens), at + 3)
    name = " ".join(t[0] for t in tokens[at + 1 : end])
    return Find(tokens[at + 1][1], tokens[end - 1][2], name, kind, "form", tokens[at + 1][1]), end


def _acronym(tokens: list[Token], at: int, lex: Lexicon) -> tuple[Find | None, int]:
    word, start, end = tokens[at]
    if not _ACRONYM.fullmatch(word) or word in lex.never_acronym:
        return None, at
    return Find(start, end, word, "organisation", "acronym", start), at + 1


def _institution(tokens: list[Token], at: int, lex: Lexicon) -> tuple[Find | None, int]:
    word, start, end = tokens[at]
    if not lex.institutions.fullmatch(word.lower()):
        return None, at
    bare = (word.removesuffix("es"), word.removesuffix("s"), word)
    name = next(w for w in bare if lex.institutions.fullmatch(w.lower()))
    return Find(start, end, name, "organisation", "form", start), at + 1


def _head(tokens: list[Token], at: int, lex: Lexicon) -> tuple[Find | None, int]:
    word, start, end = tokens[at]
    if at + 1 < len(tokens) or word not in lex.joined:
        return None, at
    return Find(start, end, word, "organisation", "head", start), at + 1


def _joined(finds: list[Find]) -> list[Find]:
    """A country's genitive in front of an office belongs to it: "Frankreichs Präsident Macron" is one naming."""
    out: list[Find] = []
    for found in finds:
        last = out[-1] if out else None
        if last and last.by == "known" and last.type == "country" and found.type == "person" and not found.of:
            out[-1] = Find(
                last.start, found.end, found.name, "person", found.by, found.inner, found.role, last.of
            )
        else:
            out.append(found)
    return out
