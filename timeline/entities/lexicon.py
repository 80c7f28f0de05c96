"""A language's tables of names, compiled once: who is known, and which words give an unknown name away."""

from __future__ import annotations

import re
from collections.abc import Iterable
from dataclasses import dataclass, field
from functools import cache
from typing import Any

from timeline.entities.gazetteer import EVERYWHERE, Known, Type, bag, gazetteer
from timeline.language import pack

_TAIL = 4  # letters by which endings are looked up; shorter ones have two or three
UPPER = "A-ZÀ-ÖØ-ÞĀĂĄĆĈĊČĎĐĒĔĖĘĚĜĞĠĢĤĦĨĪĬĮİĴĶĹĻĽŁŃŅŇŌŎŐŒŔŖŘŚŜŞŠŢŤŦŨŪŬŮŰŲŴŶŸŹŻŽȘȚ"


@dataclass(frozen=True, slots=True)
class Word:
    """What one capitalised word gives away by its ending.

    `role`: the class of an office, `of`: the country or organisation before it ("US-Chef"). `bearer`: the
    type of what a name behind it names. `institution`: one that needs no further name, undeclined.
    """

    role: str = ""
    of: str = ""
    bearer: Type | None = None
    institution: str = ""


NOTHING = Word()


@dataclass(frozen=True, slots=True)
class Lexicon:
    """What one language knows of names. Bags of words are sets; `telling` holds all that a name may begin with and
    `formal` what makes one of the words before it; `endings` are the last letters of words that may tell anything by
    their ending; `words` fills as it is asked."""

    code: str
    names: dict[str, Known]
    longest: dict[str, int]  # words of the longest name that begins with a word
    first: frozenset[str]
    family: frozenset[str]
    adjectives: dict[str, str]
    adjective: re.Pattern[str]
    shown: dict[str, str]
    exonyms: dict[str, str]
    roles: dict[str, str]
    titles: frozenset[str]
    synonyms: dict[str, frozenset[str]]
    organisations: dict[str, frozenset[str]]
    institutions: re.Pattern[str]
    joint: re.Pattern[str]
    bearers: dict[str, Type]
    before: frozenset[str]
    inside: frozenset[str]
    elsewhere: tuple[str, ...]
    generic: str  # with the blank behind it, as the next one
    opening_generic: str
    never_place: re.Pattern[str]
    towns: tuple[str, ...]
    tails: frozenset[str]
    opening: frozenset[str]
    everyday: frozenset[str]
    determiners: frozenset[str]
    declined: tuple[str, ...]
    actors: tuple[str, ...]
    particles: re.Pattern[str]
    genitive: str
    origin: str
    stems: tuple[str, ...]
    plain: tuple[str, ...]
    role_tails: dict[str, tuple[tuple[str, str], ...]]
    bearer_tails: dict[str, tuple[tuple[str, str], ...]]
    endings: frozenset[str]
    telling: frozenset[str]
    formal: frozenset[str]
    words: dict[str, Word] = field(default_factory=dict, compare=False)

    def word(self, word: str) -> Word:
        """What a word gives away, worked out once."""
        found = self.words.get(word)
        if found is None:
            found = self.words[word] = _word(word, self)
        return found

    def tells(self, low: str) -> bool:
        """Whether a word in lower case may tell anything by its ending; most do not, as its last letters show."""
        endings = self.endings
        return low[-_TAIL:] in endings or low[-3:] in endings or low[-2:] in endings

    def bare(self, word: str) -> str:
        """A word without the genitive's ending, or the word."""
        return word.removesuffix(self.genitive)


@cache
def lexicon(code: str) -> Lexicon:
    """The compiled tables of a language; empty ones where it has none."""
    own = pack(code)
    table, world = own.table("entities"), pack(EVERYWHERE).table("names")
    roles, organisations = table.get("roles", {}), table.get("organisations", {})
    places, other = table.get("places", {}), table.get("words", {})
    names, generic = gazetteer(own, organisations), places.get("generic", "\0")
    countries, adjectives = (
        own.table("places").get("countries", {}),
        own.table("places").get("adjectives", {}),
    )
    offices = {end: kind for kind, line in roles.items() if kind != "title" for end in line.split()}
    bearers = _bearers(places, organisations)
    first, family, longest = bag(world, "first"), bag(world, "family"), _lengths(names)
    formal = bag(organisations, "legal") | bag(organisations, "heads")
    return Lexicon(
        code=code,
        names=names,
        longest=longest,
        first=first,
        family=family,
        adjectives=adjectives,
        adjective=re.compile(rf"(?:{other.get('adjective', '(?!)')})(?=[ \u00a0]([^\W\d_][\w-]*))"),
        shown={key: called[0] for key, called in countries.items()},
        exonyms=own.table("places").get("exonyms", {}),
        roles=offices,
        titles=bag(roles, "title"),
        synonyms={a: frozenset(b) for a, b in table.get("synonyms", {}).items()},
        organisations={k: bag(organisations, k) for k in ("leads", "owned", "joined")}
        | {"never": bag(organisations.get("acronyms", {}), "never")},
        institutions=_institutions(organisations),
        joint=re.compile(rf" (?:{_any(organisations, 'joints')}) (?=[{UPPER}])"),
        bearers=bearers,
        before=bag(places, "before"),
        inside=bag(places, "inside"),
        elsewhere=tuple(f" {word}" for word in sorted(bag(places, "elsewhere"))),
        generic=generic + " ",
        opening_generic=generic.capitalize() + " ",
        never_place=re.compile(rf"(?:{_any(places, 'never')})|.*(?:{_any(places, 'never_endings')})"),
        towns=tuple(sorted(bag(places, "town_endings"))),
        tails=bag(places, "tails"),
        opening=bag(other, "leading"),
        everyday=bag(other, "everyday"),
        determiners=bag(other, "determiners"),
        declined=tuple(sorted(bag(other, "declined"))),
        actors=tuple(sorted(bag(other, "actors"))),
        particles=re.compile(rf" (?:{_any(other, 'particles')}) (?=[{UPPER}])"),
        genitive=other.get("genitive", ""),
        origin=other.get("origin", "\n"),
        stems=("", *sorted(bag(other, "origin_stems"))),
        plain=tuple(other.get("plain", "").split()),
        role_tails=_by_tail(offices),
        bearer_tails=_by_tail(bearers),
        endings=_endings(
            (*offices, *bearers, *bag(roles, "title"), other.get("origin", "\n")),
            bag(organisations, "institutions") | bag(organisations, "offices"),
        ),
        telling=first.union(
            family, longest, adjectives, formal, bag(organisations, "joined"), bag(organisations, "leads")
        ),
        formal=formal,
    )


def _any(table: dict[str, Any], key: str) -> str:
    """A line of words as an alternation, longest first; one that never matches where there are none."""
    return "|".join(map(re.escape, sorted(bag(table, key), key=lambda w: (-len(w), w)))) or r"(?!)"


def _lengths(names: Iterable[str]) -> dict[str, int]:
    """How many words the longest name has that begins with a word."""
    found: dict[str, int] = {}
    for words in (name.split(" ") for name in names):
        found[words[0]] = max(found.get(words[0], 1), len(words))
    return found


def _bearers(places: dict[str, Any], organisations: dict[str, Any]) -> dict[str, Type]:
    """Ending of a noun → what the name behind such a noun is."""
    found: dict[str, Type] = dict.fromkeys(bag(places, "nouns"), "place")
    return {**found, **dict.fromkeys(bag(organisations, "nouns"), "organisation")}


def _institutions(organisations: dict[str, Any]) -> re.Pattern[str]:
    """Nouns that name an institution alone: by an ending, or by a prefix that makes an office unique."""
    alone, offices, unique = (_any(organisations, k) for k in ("institutions", "offices", "unique"))
    return re.compile(rf"(\w+(?:{alone})|(?:{unique})\w*(?:{offices}))(?:s|es)?")


def _word(word: str, lex: Lexicon) -> Word:
    """What a word's endings say: an office, a bearer of names, an institution."""
    low = word.lower()
    if low in lex.titles:
        return Word(role="title")
    if not lex.tells(low):
        return NOTHING
    if ending := _longest(low, lex.role_tails):
        before = word[: low.rindex(ending)].rstrip("-")
        entry = lex.names.get(before)
        return Word(lex.roles[ending], (entry.country or entry.name) if entry else before)
    ending = _longest(low, lex.bearer_tails)
    institution = lex.institutions.fullmatch(low)
    if not (ending or institution):
        return NOTHING
    return Word(
        bearer=lex.bearers[ending] if ending else None,
        institution=word[: institution.end(1)] if institution else "",
    )


def _endings(nouns: tuple[str, ...], alone: Iterable[str]) -> frozenset[str]:
    """The last letters of nouns, also before an s, and of such as may have es behind them."""
    forms = [*nouns, *(n + "s" for n in nouns), *(a + end for a in alone for end in ("", "s", "es"))]
    return frozenset(form[-_TAIL:] for form in forms)


def _by_tail(endings: Iterable[str]) -> dict[str, tuple[tuple[str, str], ...]]:
    """Endings as they are and with an s, the longest first, by their last letters: a word is held against a few."""
    found: dict[str, tuple[tuple[str, str], ...]] = {}
    longest = sorted(endings, key=len, reverse=True)
    for form, ending in (*((e, e) for e in longest), *((e + "s", e) for e in longest)):
        found[form[-_TAIL:]] = (*found.get(form[-_TAIL:], ()), (form, ending))
    return found


def _longest(word: str, by_tail: dict[str, tuple[tuple[str, str], ...]]) -> str:
    """The longest ending that a word has, also before an s; empty where it has none."""
    for length in (_TAIL, 3, 2):
        for form, ending in by_tail.get(word[-length:], ()):
            if word.endswith(form):
                return ending
    return ""
