"""A language's tables of names, compiled once: who is known, and which words give an unknown name away."""

from __future__ import annotations

import re
from dataclasses import dataclass
from functools import cache
from typing import Any, Literal

from timeline.language import Pack, pack

Type = Literal["person", "organisation", "country", "place"]
EVERYWHERE = "und"  # BCP 47: undetermined; the tables that every language shares


@dataclass(frozen=True, slots=True)
class Known:
    """A name of the gazetteer. `place` says what a capital or a house is where it is no government."""

    name: str
    type: Type
    country: str = ""
    place: str = ""
    ambiguous: bool = False


@dataclass(frozen=True, slots=True)
class Lexicon:
    """What one language knows of names. Endings are compiled to one pattern each, matched at a word's end."""

    code: str
    names: dict[str, Known]
    longest: int
    first: frozenset[str]
    family: frozenset[str]
    adjectives: dict[str, str]
    shown: dict[str, str]
    exonyms: dict[str, str]
    roles: re.Pattern[str]
    classes: dict[str, str]
    titles: frozenset[str]
    synonyms: dict[str, frozenset[str]]
    legal: frozenset[str]
    heads: frozenset[str]
    leads: frozenset[str]
    bearers: re.Pattern[str]
    owned: frozenset[str]
    places: re.Pattern[str]
    institutions: re.Pattern[str]
    joined: frozenset[str]
    joint: re.Pattern[str]
    never_acronym: frozenset[str]
    before: frozenset[str]
    inside: frozenset[str]
    generic: str
    never_place: re.Pattern[str]
    towns: re.Pattern[str]
    tails: frozenset[str]
    leading: frozenset[str]
    opening: frozenset[str]
    determiners: frozenset[str]
    actors: re.Pattern[str]
    particles: re.Pattern[str]
    genitive: str
    origin: str
    everyday: frozenset[str]


@cache
def lexicon(code: str) -> Lexicon:
    """The compiled tables of a language; empty ones where it has none."""
    own = pack(code)
    words, world = own.table("entities"), pack(EVERYWHERE)
    organisations, places, other = (
        words.get("organisations", {}),
        words.get("places", {}),
        words.get("words", {}),
    )
    names = _gazetteer(own, world, organisations)
    roles = {
        ending: kind
        for kind, line in words.get("roles", {}).items()
        if kind != "title"
        for ending in line.split()
    }
    countries = own.table("places").get("countries", {})

    def bag(table: dict[str, Any], key: str) -> frozenset[str]:
        return frozenset(w.replace("_", " ") for w in table.get(key, "").split())

    return Lexicon(
        code=code,
        names=names,
        longest=max((n.count(" ") + 1 for n in names), default=1),
        first=bag(world.table("names"), "first"),
        family=bag(world.table("names"), "family"),
        adjectives=own.table("places").get("adjectives", {}),
        shown={key: called[0] for key, called in countries.items()},
        exonyms=own.table("places").get("exonyms", {}),
        roles=_endings(roles),
        classes=roles,
        titles=bag(words.get("roles", {}), "title"),
        synonyms={a: frozenset(b) for a, b in words.get("synonyms", {}).items()},
        legal=bag(organisations, "legal"),
        heads=bag(organisations, "heads"),
        leads=bag(organisations, "leads"),
        owned=bag(organisations, "owned"),
        bearers=_endings(organisations.get("nouns", "").split()),
        places=_endings(places.get("nouns", "").split()),
        institutions=_institutions(organisations),
        joined=bag(organisations, "joined"),
        joint=re.compile(rf" (?:{_any(organisations.get('joints', '').split())}) (?=[^\W\d_a-zß-ÿ])"),
        never_acronym=bag(organisations.get("acronyms", {}), "never"),
        before=bag(places, "before"),
        inside=bag(places, "inside"),
        generic=f" {places.get('generic', 'in')} ",
        never_place=re.compile(
            rf"(?:{_any(places.get('never', '').split())})|.*(?:{_any(places.get('never_endings', '').split())})"
        ),
        towns=_endings(places.get("town_endings", "").split()),
        tails=bag(places, "tails"),
        leading=bag(other, "leading") - bag(other, "everyday"),
        opening=bag(other, "leading"),
        determiners=bag(other, "determiners"),
        actors=_endings(other.get("actors", "").split()),
        particles=re.compile(rf" (?:{_any(other.get('particles', '').split())}) (?=[^\W\d_a-zß-ÿ])"),
        genitive=other.get("genitive", ""),
        origin=other.get("origin", "\n"),
        everyday=bag(other, "everyday"),
    )


def listed(lines: str) -> list[str]:
    """The names of a table that is written as one text, separated by semicolons."""
    return [name for part in lines.replace("\n", " ").split(";") if (name := part.strip())]


def _gazetteer(own: Pack, world: Pack, organisations: dict[str, Any]) -> dict[str, Known]:
    """Every known name; of two bearers the later wins: city, region, organisation, capital, government, country."""
    table, cities = own.table("places"), world.table("places").get("cities", {})
    shown = {key: called[0] for key, called in table.get("countries", {}).items()}
    ambiguous = frozenset(listed(table.get("ambiguous", "")))
    names: dict[str, Known] = {}
    for country, lines in cities.items():
        for city in listed(lines):
            names[city] = Known(city, "place", country, city, city in ambiguous)
    for called, city in table.get("exonyms", {}).items():
        country = names[city].country if city in names else ""
        names[called] = Known(called, "place", country, called, called in ambiguous)
    for region in listed(table.get("regions", "")):
        names[region] = Known(region, "place", "", region, region in ambiguous)
    canonical = organisations.get("canonical", {})
    for written in organisations.get("known", "").split():
        name = written.replace("_", " ")
        names[name] = Known(canonical.get(name, name), "organisation")
    for city, country in table.get("capitals", {}).items():
        names[city] = Known(shown.get(country, city), "country", country, city)
    for house, country in table.get("governments", {}).items():
        names[house] = Known(shown.get(country, house), "country", country)
    for country, called in table.get("countries", {}).items():
        for name in called:
            names[name] = Known(called[0], "country", country, called[0])
    return names


def _any(words: list[str]) -> str:
    """An alternation of literal words, longest first; one that never matches where there are none."""
    return (
        "|".join(re.escape(w.replace("_", " ")) for w in sorted(words, key=lambda w: (-len(w), w))) or r"(?!)"
    )


def _endings(words: list[str] | dict[str, str]) -> re.Pattern[str]:
    """A pattern for `fullmatch` on a lower-case word that ends in one of `words`; group 1 is the ending."""
    return re.compile(rf".*?({_any(list(words))})s?")


def _institutions(organisations: dict[str, Any]) -> re.Pattern[str]:
    """Nouns that name one institution without more: by an ending, or an office by a prefix that makes it unique."""
    alone, offices, unique = (
        _any(organisations.get(k, "").split()) for k in ("institutions", "offices", "unique")
    )
    return re.compile(rf"\w+(?:{alone})s?|(?:{unique})\w*(?:{offices})(?:s|es)?")
