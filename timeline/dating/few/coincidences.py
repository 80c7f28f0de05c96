"""What articles of one story have in common by the calendar, whatever words stand around it: the same day of a month,
a length of time that leads to a day which others tell, a person who has aged.

Each is worth no more than it is rarer by chance: the same day of a month is told twice by chance once in a year's days.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from datetime import date

import numpy as np

from timeline.dating.calendar import Days, Floats, on, years
from timeline.dating.few import odds
from timeline.dating.few.ages import Age
from timeline.dating.few.factors import Factor
from timeline.dating.few.feasts import feast_on
from timeline.dating.few.lengths import window
from timeline.dating.few.tellings import Telling
from timeline.dating.few.whereabouts import Mass, together
from timeline.dating.few.yearly import occurrences

MEANT, TERM = 10.0, 1.0
"""How much likelier than by chance a day told in two articles of one story is the same; and a feast, or the end of a
quarter, on which contracts and terms of office end every year."""
TERMS = ((1, 1), (3, 31), (6, 30), (9, 30), (12, 31))
COUNTS = {"after": 0.3, "returns": 0.5, "ago": 0.35, "since": 0.35, "": 0.15}
NAMED, LOUD = 0.9, 9.0
"""How often a length of time counts from a day that a sibling tells, by its manner; how often where the sibling has the
words for what it counts from ("six years after the crash"), and how much more such siblings then count."""
SELDOM = 0.004
"""The least chance of telling a length of time of so many days, months or years."""
SHORTEST = 6
"""Days from which on a length of time leads out of the news of its day."""
SOON = 14.0, 4.0
"""Days before and after the day itself on which an anniversary is told."""
ONE_PERSON, ANY_AGE = 0.93, 0.03
"""How often ages told of the same family name are one person's; how often any age is told by chance."""
YEAR = 365.25


@dataclass(frozen=True)
class Heard:
    """One time that a sibling tells: how much it counts, its day as mass, which sibling tells it, and all it names."""

    weight: float
    telling: Telling | None
    day: Mass
    name: str
    words: frozenset[str] = frozenset()


def same_days(told: Sequence[Telling], heard: Sequence[Heard], days: Days) -> Iterator[Factor]:
    """A day of a month, without its year or of last year's, told here and there: it is of the same year."""
    every = {(t.kind, *t.at): t for t in reversed(told) if t.kind in ("date", "off")}
    for _, t in sorted(every.items(), key=repr):
        month, day = month_day(t) or (0, 0)
        same = [h for h in heard if month_day(h.telling) == (month, day)]
        if not same:
            continue
        if t.kind == "off":
            times = [(1.0, on(years(days) + t.at[0], month, day))]
        else:
            behind = odds.behind(t.kind, t.side, t.sure)
            times = list(zip((behind, 1 - behind), occurrences(t, days), strict=True))
        total = sum(h.weight for h in same)
        share = np.sum([h.weight / total * p * h.day.within(d, d) for h in same for p, d in times], axis=0)
        term = t.kind == "date" and ((month, day) in TERMS or feast_on(month, day) is not None)
        much = (TERM if term else MEANT) * max(h.weight for h in same)
        yield Factor(
            t.start, t.end, "a day of a month that a sibling tells too", np.log(1 + much * share), _who(same)
        )


def month_day(t: Telling | None) -> tuple[int, int] | None:
    """The month and the day of a time, or None where it is no day."""
    match t:
        case Telling(kind="date", at=at):
            return at[0], at[1]
        case Telling(kind="off", at=at):
            return at[1], at[2]
        case Telling(kind="day", at=at):
            then = date.fromordinal(int(at[0]))
            return then.month, then.day
    return None


def _who(heard: Sequence[Heard]) -> str:
    return _tells(min(heard, key=lambda h: (-h.weight, h.name)))


def _tells(h: Heard) -> str:
    """Which sibling tells which day; its own, where it tells none."""
    return f"{h.name} {'tells' if h.telling else 'stands on'} {h.day.likeliest}"


def lengths_since(
    told: Sequence[Telling], heard: Sequence[Heard], stands: Floats, days: Days
) -> Iterator[Factor]:
    """A length of time that counts from a day which siblings tell, rather one that names what it counts from. (Other
    words around both say nothing: of those with like words no more were right than of others.) The latter speaks
    against `stands`, where the story alone would put the article, not on top of it.
    """
    for t in {t.at: t for t in reversed(told) if t.kind == "length" and t.manner in COUNTS}.values():
        limits = _limits(t)
        if limits is None or limits[0] < SHORTEST or not heard:
            continue
        named = [t.manner == "after" and bool(t.near & h.words) for h in heard]
        each = np.array([h.weight * (LOUD if n else 1.0) for h, n in zip(heard, named, strict=True)])
        share = _long_after(together([h.day for h in heard], each / each.sum()), limits, days)
        if t.manner == "returns":
            odds_of = COUNTS["returns"] * share * YEAR / (limits[1] - limits[0]) + 1 - COUNTS["returns"]
        elif any(named):
            odds_of = NAMED * share / (limits[1] - limits[0] + 1) / stands + 1 - NAMED
        else:
            odds_of = COUNTS[t.manner] * share / by_chance(t) + 1 - COUNTS[t.manner]
        best = days[[np.argmax(odds_of)]]
        by = max(
            zip(heard, each, strict=True), key=lambda h: h[1] * float(_long_after(h[0].day, limits, best)[0])
        )[0]
        yield Factor(
            t.start, t.end, "a length of time since a day that siblings tell", np.log(odds_of), _tells(by)
        )


def _limits(t: Telling) -> tuple[float, float] | None:
    """The least and the most days that a length may mean; a day returns when it is told that it does, or soon."""
    limits = window(t)
    if limits and t.manner == "returns":
        return t.at[0] * YEAR - SOON[0], t.at[0] * YEAR + SOON[1]
    return limits


def _long_after(day: Mass, limits: tuple[float, float], days: Days) -> Floats:
    """How much of a day's mass lies so long before each candidate, the middle of the limits counted twice."""
    low, high = limits
    inner = (high - low) / 4
    spans = ((low, high, 2 / 3), (low + inner, high - inner, 2 / 3))
    return np.asarray(sum(w * day.within(days - round(b), days - round(a)) for a, b, w in spans))


def counts_back(t: Telling) -> bool:
    """Whether a time leads out of the news of its day, surely back to something: a length, a day of last year."""
    limits = window(t) if t.kind == "length" and t.manner in COUNTS and t.manner else None
    return t.kind == "off" or (limits is not None and limits[0] > SHORTEST)


def by_chance(length: Telling) -> float:
    """How often a length of time is of just so many units, whatever happened: the longer, the seldomer."""
    amount = float(length.at[0])
    return max(float((amount + 1) ** -1.5) / (1 if amount == int(amount) else 3), SELDOM)


def aged(
    ages: Sequence[Age], others: Sequence[tuple[str, Mass, Sequence[Age]]], days: Days
) -> Iterator[Factor]:
    """The same person at two ages: as many years lie between the articles, less or more than one."""
    for age in {(a.name, a.years): a for a in reversed(ages)}.values():
        found = [
            (name, _apart(mass, days, (age.years - other.years) * YEAR))
            for name, mass, there in others
            for other in there
            if other.name == age.name
        ]
        if found:
            share = np.mean([share for _, share in found], axis=0)
            odds_of = ONE_PERSON * share / ANY_AGE + 1 - ONE_PERSON
            says, by = "an age that a sibling tells too", min(name for name, _ in found)
            yield Factor(age.start, age.end, says, np.log(odds_of), by)


def _apart(mass: Mass, days: Days, gap: float) -> Floats:
    """How likely a birthday lies so that the ages are `gap` apart: surely after whole years, not after one more."""
    steps = [
        mass.within(days - round(gap + k * YEAR), days - round(gap - k * YEAR))
        for k in (0.25, 0.5, 0.75, 1.0)
    ]
    return np.asarray(np.mean(steps, axis=0))
