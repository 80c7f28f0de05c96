"""Places that only their surroundings give away: those of a dateline, and unknown names behind "in"."""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping, Sequence
from itertools import accumulate

from timeline.entities.lexicon import UPPER, Lexicon
from timeline.values import Entity

_PLACE = rf"[{UPPER}][\w.-]+(?:[ ][{UPPER}][\w.-]+){{0,2}}"
_DATELINE = re.compile(
    rf"[ \t]*({_PLACE}(?:/{_PLACE}){{0,2}})"
    r"(?:[ ]?\([\w./ -]{2,20}\))?(?:\.[ ]|[ ]?[-–—:][ ]|[ ]?\([a-z]{2,6}\)[ ])"
)
_BLANKS = frozenset(" \u00a0\n")
_TOP = 600  # a dateline stands among an article's first characters


def datelines(text: str, lex: Lexicon) -> list[Entity]:
    """The places before the first sentence: "BREMEN (dpa) -", "Paris/Kourou.", "FREDERICTON -"."""
    found = []
    for m in _datelined(text):
        at = m.start(1)
        for part in m.group(1).split("/"):
            name = part.rstrip(".")
            shown = name.title() if name.isupper() else name
            entry = lex.names.get(shown)
            if (entry and entry.place) or (name.isupper() and len(name) > 5):
                found.append(Entity(at, at + len(name), entry.place if entry else shown, "place"))
            at += len(part) + 1
    return found


def _datelined(text: str) -> Iterator[re.Match[str]]:
    """The first words of a text's first lines, where a place stands there as before a report."""
    at = 0
    while 0 <= at < _TOP:
        if m := _DATELINE.match(text, at, _TOP):
            yield m
        at = text.find("\n", at, _TOP) + 1 or _TOP


def towns(text: str, silent: Mapping[int, str], told: Sequence[Entity], lex: Lexicon) -> list[Entity]:
    """Unknown names behind "in": towns by their ending, by a dateline, or by other prepositions elsewhere.

    `silent` are the runs that say nothing by themselves, by where they begin, `told` the places of the dateline.
    """
    found, names = [], {e.name for e in told if e.name not in lex.names}
    for at, name in _behind(text, silent, lex):
        if _is_town(name, text, lex):
            names.add(name)
            found.append(Entity(at, at + len(name), name, "place"))
    if names:
        found += [Entity(at, at + len(run), run, "place") for at, run in silent.items() if run in names]
    return found


def _behind(text: str, silent: Mapping[int, str], lex: Lexicon) -> Iterator[tuple[int, str]]:
    """The runs behind "in" that say nothing by themselves, also behind one that is a run's first word."""
    generic, opening = lex.generic, lex.opening_generic
    for at in accumulate([len(part) + len(generic) for part in text.split(generic)]):
        if at in silent and text[at - len(generic) - 1 : at - len(generic)] in _BLANKS:
            yield at, silent[at]
    for at in accumulate([len(part) + len(opening) for part in text.split(opening)]):
        run = silent.get(at - len(opening), "")
        if run.startswith(opening):
            yield at, run[len(opening) :]


def _is_town(run: str, text: str, lex: Lexicon) -> bool:
    first = run.split(" ", 1)[0]
    if first.lower() in lex.opening or lex.never_place.fullmatch(run):
        return False
    return run.endswith(lex.towns) or _elsewhere(run, text, lex)


def _elsewhere(run: str, text: str, lex: Lexicon) -> bool:
    """Whether one of the words that only places have before them stands before a run somewhere in the text."""
    name = " " + run
    at = text.find(name)
    while at >= 0:
        if text.endswith(lex.elsewhere, 0, at):
            return True
        at = text.find(name, at + 1)
    return False
