"""What days, feasts and months without a year say of each candidate day: they return every year, and one must fit.

Lives in the small builds' room, beside `own`, which has the times with a year and the days of the week.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from datetime import date
from functools import partial

import numpy as np

from timeline.dating.calendar import (
    Days,
    Floats,
    feast,
    namesakes,
    ordinal,
    returning,
    times,
    weekday,
    years,
)  # fmt: skip
from timeline.dating.few import odds
from timeline.dating.few.factors import Factor, says
from timeline.dating.few.tellings import LEAD, YEARLY, Telling

LOW = 0.7
"""How loud the times speak that are not the nearest on their side."""
TWICE = 1.5
"""Log-odds against a month without a year being that of the year that it is told with elsewhere."""
FRESH, STALE = 4, 0.6
"""Within so many days what is told in the pluperfect lies seldom: by this factor less often than in the past tense."""
YEAR = np.log(365.0)
WRONG = 5.0
"""Log-odds against a day on which a weekday or a feast beside its date would be false."""


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
            yield Factor(t.start, t.end, says(t), np.clip(all_odds, -6, 6) * np.where(nearest == k, 1.0, LOW))


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
    if t.kind == "feast" and t.manner == "until":
        return "date"
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
    behind = table is odds.BEHIND and t.side < 1 and name in ("date", "feast")
    if behind and t.manner not in ("present", "until"):
        name = _placed(t) + name
    share = odds.density(table[name], distance)
    if t.manner == "pluperfect" and table is odds.BEHIND and name == "date":
        share = np.where(distance <= FRESH, STALE * share, share)
    if t.kind == "date" and t.at[2] is not None:
        told = days - since if table is odds.BEHIND else days + until
        share = np.where(weekday(told) == t.at[2], share * 7, 0.0)
    return share


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
