"""The gazetteer: every name that is known before a text is read, and what it names.

Lives in the entities room, where only `lexicon` builds one; no rule that guesses at an unknown name enters.
"""

from __future__ import annotations

from dataclasses import dataclass
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


def gazetteer(own: Pack, organisations: dict[str, Any]) -> dict[str, Known]:
    """Every known name. Of two bearers the later wins: city, region, organisation, capital, country."""
    table, cities = own.table("places"), pack(EVERYWHERE).table("places").get("cities", {})
    shown = {key: called[0] for key, called in table.get("countries", {}).items()}
    ambiguous = frozenset(listed(table.get("ambiguous", "")))
    names: dict[str, Known] = {}
    for country, lines in cities.items():
        for city in listed(lines):
            names[city] = Known(city, "place", country, city, city in ambiguous)
    for called, city in table.get("exonyms", {}).items():
        names[called] = Known(called, "place", names[city].country, called, called in ambiguous)
    for region in listed(table.get("regions", "")):
        names[region] = Known(region, "place", "", region, region in ambiguous)
    canonical = organisations.get("canonical", {})
    for name in bag(organisations, "known"):
        names[name] = Known(canonical.get(name, name), "organisation")
    for city, country in table.get("capitals", {}).items():
        names[city] = Known(shown.get(country, city), "country", country, city)
    for house, country in table.get("governments", {}).items():
        names[house] = Known(shown.get(country, house), "country", country)
    lands = set(pack(EVERYWHERE).table("places").get("territories", "").split())
    for country, called in table.get("countries", {}).items():
        for name in called:
            names[name] = Known(called[0], "place" if country in lands else "country", country, called[0])
    return names


def listed(lines: str) -> list[str]:
    """The names of a table that is written as one text, separated by semicolons."""
    return [name for part in lines.replace("\n", " ").split(";") if (name := part.strip())]


def bag(table: dict[str, Any], key: str) -> frozenset[str]:
    """A line of words as a set; an underscore stands for a space."""
    return frozenset(w.replace("_", " ") for w in table.get(key, "").split())
