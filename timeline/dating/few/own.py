"""What an article's own words say of each candidate day: one factor, in log-odds, for each time that it tells.

Of many times told on one side only the nearest is near by choice: the freshest past, the soonest to come. The others
say no more than on which side of them the day of writing lies, or speak in a lower voice.
"""

from __future__ import annotations

import tomllib
from collections.abc import Iterator, Mapping, Sequence
from datetime import date
from functools import cache, partial
from pathlib import Path
from typing import NamedTuple

import numpy as np

from timeline.dating.few import odds
from timeline.dating.few.calendar import FAR, Days, Floats, ordinal, returning, times, weekday, years
from timeline.dating.few.feasts import feast, namesakes
from timeline.dating.few.tellings import Telling

DATED = ("day", "month", "quarter", "part", "year")
YEARLY = ("date", "feast", "months")
REPORT = ("date", "weekday", "weekend", "feast", "months")
"""Kinds of which a report tells some, and a story of the past none."""
PAST = ("lead past", "past", "pluperfect")
"""Tables of weekdays of which the nearest is near by choice."""
SPACED = 3 * 365
"""Days between the last times told from which on an article that is no report goes by decades."""
_VOICES = Path(__file__).with_name("voices.toml")
VOICE = 1.2
"""What an article's own words count beside its siblings', who are surer than they should be."""
MISREAD, SUREST = 0.02, 12.0
"""How often a time told is misread, or not what it seems; and the log-odds that none goes beyond."""
LOW = 0.7
"""How loud the times speak that are not the nearest on their side."""
LATER = 0.4
"""How much what is to come counts: deadlines and plans lie anywhere ahead."""
TWICE = 1.5
"""Log-odds against a month without a year being that of the year that it is told with elsewhere."""
FLOOR = -2.2
"""However far off the nearest dated time is: an old one alone may be all that an article dates."""
LEAD = 350
"""Characters of an article that tell its news: what is told there as past was just now."""
FRESH, STALE = 4, 0.6
"""Within so many days what is told in the pluperfect lies seldom: by this factor less often than in the past tense."""
SAME_YEAR, ELSE = {"day": 1.0, "month": 2.0, "part": 2.0, "year": 2.0}, 0.4
"""Log-odds against a day in the very year that is told: writers leave their own year out, but for a quarter's figures;
and how loud this is for times that are not the nearest."""
DECADE, YEAR, WEEK = np.log(3652.0), np.log(365.0), np.log(7.0)
WRONG = 5.0
"""Log-odds against a day on which a weekday or a feast beside its date would be false."""


class Factor(NamedTuple):
    """What one wording says of every candidate day: log-odds, 0 where it says nothing; `by` tells where a sibling
    lends it."""

    start: int
    end: int
    says: str
    odds: Floats
    by: str = ""


def heard(f: Factor) -> Factor:
    """A factor as loud as its kind is worth."""
    return f._replace(odds=VOICE * voices().get(f.says, 1.0) * doubted(f.odds))


def doubted(odds: Floats) -> Floats:
    """Log-odds that are never as sure as a table says: any one time may be misread."""
    return np.asarray(np.log((1 - MISREAD) * np.exp(np.minimum(odds, SUREST)) + MISREAD))


@cache
def voices() -> Mapping[str, float]:
    """What a factor counts, by what it says; fitted by `benchmarks/fit_few.py`."""
    table: Mapping[str, float] = tomllib.loads(_VOICES.read_text(encoding="utf-8"))["voices"]
    return table


def dated(told: Sequence[Telling], days: Days, counted: frozenset[Telling]) -> Iterator[Factor]:
    """Times with a year: the freshest behind, the soonest ahead, and each its side.

    From those in `counted` a length of time counts, which says better how far off they are.
    """
    told = [t._replace(side=0) if t.kind == "year" and _disputed(t, told) else t for t in told]
    every = sorted({(t.at, t.kind, t.side, t.sure): t for t in told if t.kind in DATED}.values())
    for ahead in (False, True):
        group = [t for t in every if t.side != (-1 if ahead else 1)]
        if not group:
            continue
        first, last = (np.array([t.at[k] for t in group])[:, None] for k in (0, 1))
        distance = np.maximum(first - days, 0) if ahead else np.maximum(days - last, 0)
        distance = distance // (1 if ahead else stretch(told))
        astray = days > last if ahead else days < first
        nearest = np.argmin(np.where(astray, FAR, distance), axis=0)
        table = odds.AHEAD if ahead else odds.BEHIND
        for k, t in enumerate(group):
            right = abs(float(ahead) - odds.behind(t.kind, t.side, t.sure))
            near = np.log(odds.density(table[_nearness(t)], distance[k])) + DECADE
            near = np.where(
                (nearest == k) & (t not in counted), np.clip(near, FLOOR, 6) * (LATER if ahead else 1.0), 0.0
            )
            near = near - SAME_YEAR.get(_nearness(t), 0.0) * (years(days) == years(first[k])) * np.where(
                nearest == k, 1.0, ELSE
            )
            side = min(np.log(max(1 - right, 0.02)) - np.log(right), 0.0) if t.side else 0.0
            yield Factor(t.start, t.end, _says(t), np.where(astray[k], side, near))


def _nearness(t: Telling) -> str:
    """The table that says how far off a time with a year is: a day with its weekday is near, as one without a year."""
    return "named" if t.kind == "day" and len(t.at) == 3 else t.kind


def _disputed(one: Telling, told: Sequence[Telling]) -> bool:
    """Whether a year that the tense puts on one side is told on the other too."""
    within = (
        t for t in told if t.kind in DATED and t.side == -one.side and one.at[0] <= t.at[0] <= one.at[1]
    )
    return one.side != 0 and not one.sure and any(within)


def stretch(told: Sequence[Telling]) -> int:
    """How many times slower the past fades in an article that tells no day near it: history goes by decades."""
    if any(t.kind in REPORT for t in told):
        return 1
    starts = sorted({t.at[0] for t in told if t.kind in DATED and t.side == -1})[-3:]
    return max(1, (starts[-1] - starts[0]) // (len(starts) - 1) // SPACED) if len(starts) > 1 else 1


def yearly(told: Sequence[Telling], days: Days, counted: frozenset[Telling]) -> Iterator[Factor]:
    """Days, feasts and months without a year: last or next time, by side; a weekday beside them must be true."""
    every = sorted(
        {
            (t.at, t.kind, t.side, t.sure): t
            for t in reversed(told)
            if t.kind in YEARLY and t.manner != "last"
        }.values(),
        key=repr,
    )
    every = [t for t in every if t not in counted or _table(t) != "date"]
    for side in (-1, 0, 1):
        group = [t for t in every if t.side == side]
        if not group:
            continue
        both = [_away(t, days) for t in group]
        distance = np.stack([b if side == -1 else a if side == 1 else np.minimum(a, b) for b, a in both])
        nearest = np.argmin(distance, axis=0)
        for k, t in enumerate(group):
            behind = odds.behind(t.kind, side, t.sure, t.manner)
            before, after = (_told_yearly(t, days, *both[k], table) for table in (odds.BEHIND, odds.AHEAD))
            all_odds = np.log(behind * before + (1 - behind) * after + odds.NEVER) + YEAR
            yield Factor(
                t.start, t.end, _says(t), np.clip(all_odds, -6, 6) * np.where(nearest == k, 1.0, LOW)
            )


def twice(told: Sequence[Telling], days: Days) -> Iterator[Factor]:
    """A month told both with a year and without: the one without is of another year."""
    for t in told:
        if t.kind not in ("date", "months") or t.side == 1 or (t.kind == "months" and t.at[1] > 1):
            continue
        same = {date.fromordinal(o.at[0]) for o in told if o.kind in ("day", "month") and o.side < 1}
        of_year = [first.year for first in sorted(same) if first.month == t.at[0]]
        if of_year:
            last, _ = occurrences(t, days)
            against = np.where(np.isin(years(last), of_year), -TWICE, 0.0)
            yield Factor(t.start, t.end, "a month told elsewhere with its year", against)


def _table(t: Telling) -> str:
    if t.kind == "date" and t.manner == "feast":
        return "feast"
    if t.kind == "date":
        return "date" if t.at[2] is None else "named"
    if t.kind == "months":
        return ("last " if t.sure else "") + ("months" if t.at[1] == 1 else "season")
    return "feast"


def _placed(t: Telling) -> str:
    """Where and how a time is told: in the lead, or as what was before."""
    if t.start < LEAD:
        return "lead "
    return "past " if t.manner == "pluperfect" and t.kind == "feast" else ""


def occurrences(t: Telling, days: Days) -> tuple[Days, Days]:
    """First days of the last and of the next time of what returns every year."""
    if t.kind == "feast":
        every = [returning(days, partial(feast, name)) for name in namesakes(str(t.at[0]))]
        return np.max([last for last, _ in every], axis=0), np.min(
            [following for _, following in every], axis=0
        )
    month, day = int(t.at[0]), int(t.at[1]) if t.kind == "date" else 1
    return returning(days, lambda year: ordinal(year, month, day))


def _away(t: Telling, days: Days) -> tuple[Days, Days]:
    """Days since the end of the last time, and until the beginning of the next; 0 while it goes on, except where the
    words say that it is another one ("next fall", said in October).
    """
    last, following = occurrences(t, days)
    length = round(30.44 * t.at[1]) if t.kind == "months" else 1
    since = days - (last + length - 1)
    if length == 1:
        return since, following - days
    if t.sure:
        return np.where(since > 0, since, since + 365), np.where(following > days, following - days, 365)
    return np.maximum(since, 0), np.where(since <= 0, 0, following - days)


def _told_yearly(t: Telling, days: Days, since: Days, until: Days, table: dict[str, odds.Steps]) -> Floats:
    distance = since if table is odds.BEHIND else until
    name = _table(t)
    if table is odds.BEHIND and name in ("date", "feast") and t.side < 1 and t.manner != "present":
        name = _placed(t) + name
    share = odds.density(table[name], distance)
    if t.manner == "pluperfect" and table is odds.BEHIND and name == "date":
        share = np.where(distance <= FRESH, STALE * share, share)
    if t.kind == "date" and t.at[2] is not None:
        told = days - since if table is odds.BEHIND else days + until
        share = np.where(weekday(told) == t.at[2], share * 7, 0.0)
    return share


def weekdays(told: Sequence[Telling], days: Days) -> Iterator[Factor]:
    """Days of the week and weekends: how many days ago each was, or how soon it comes.

    A day that has been counts once: what was before something on Tuesday says of Tuesday no more than the something.
    Who says "this evening" seldom calls today by its name.
    """
    every = {(t.at, _manner(t)): t for t in reversed(told) if t.kind == "weekday"}
    found = [
        ((at, manner), t)
        for (at, manner), t in sorted(every.items())
        if manner not in PAST or not any((at, m) in every for m in PAST[: PAST.index(manner)])
    ]
    gaps = (
        np.stack([(weekday(days) - at[0]) % 7 for (at, _), _ in found]) if found else np.zeros((0, len(days)))
    )
    behind = [k for k, ((_, manner), _) in enumerate(found) if manner in PAST]
    nearest = np.array(behind)[np.argmin(gaps[behind], axis=0)] if behind else np.full(len(days), -1)
    today = any(t.manner == "today" for t in told)
    for k, ((_, manner), t) in enumerate(found):
        voice = np.where((nearest == k) | (k not in behind), 1.0, 0.6)
        share = np.array(odds.WEEKDAY["beside today" if today and manner in PAST[:2] else manner])[gaps[k]]
        yield Factor(t.start, t.end, _says(t), voice * (np.log(share) + WEEK))
    for t in told:
        if t.kind == "weekend" and t.side:
            table = np.array(odds.WEEKEND["past" if t.side == -1 else "future"])
            yield Factor(t.start, t.end, _says(t), np.log(table[weekday(days)]) + WEEK)
            break


def _manner(t: Telling) -> str:
    """Which table a weekday goes by."""
    if t.sure:
        return "last" if t.side == -1 else "next"
    manner = t.manner if t.manner in odds.WEEKDAY else {-1: "past", 1: "future"}.get(t.side, "")
    return f"lead {manner}" if t.start < LEAD and f"lead {manner}" in odds.WEEKDAY else manner


def feast_days(told: Sequence[Telling], days: Days) -> Iterator[Factor]:
    """A feast beside a date is true in few years only."""
    for one in told:
        if one.kind != "feastname":
            continue
        dates = sorted((abs(t.start - one.end), t.start, t) for t in told if t.kind == "date")
        if not dates:
            continue
        two = dates[0][2]
        last, following = occurrences(two, days)
        near = np.where(days - last <= following - days, last, following)
        true = [np.isin(near, times(days, partial(feast, name))) for name in namesakes(str(one.at[0]))]
        against = np.where(np.any(true, axis=0), 0.0, -WRONG)
        start, end = min(one.start, two.start), max(one.end, two.end)
        yield Factor(start, end, "a feast with its date: true in few years", against)


_KINDS = {
    "day": "a day", "month": "a month", "year": "a year", "part": "a part of a year", "quarter": "a quarter of a year",
    "born": "a year of birth", "feastname": "a feast", "date": "a day of a month",
    "months": "a part of the year without its year", "feast": "a feast", "weekday": "a weekday", "weekend": "a weekend",
    "length": "a length of time", "shift": "a time counted from now",
}  # fmt: skip
_SIDES = {-1: ", behind", 0: "", 1: ", ahead"}


def _says(t: Telling) -> str:
    kind = "a weekday with its date" if t.kind == "date" and t.at[2] is not None else _KINDS[t.kind]
    lead = " in the lead" if t.start < LEAD and t.kind in REPORT and t.side == -1 else ""
    return kind + lead + _SIDES[t.side]
