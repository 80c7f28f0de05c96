"""What days, feasts and months without a year say of each candidate day: they return every year, and one must fit.

Lives in the small builds' room, beside `own`, which has the times with a year and the days of the week.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
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
)  # fmt: skip
from timeline.dating.few import odds
from timeline.dating.few.factors import Factor, says
from timeline.dating.few.tellings import LEAD, YEARLY, Telling

LOW = 0.7
"""How loud the times speak that are not the nearest on their side."""
YEAR = np.log(365.0)
WRONG = 5.0
"""Log-odds against a day on which a weekday or a feast beside its date would be false."""


def yearly(told: Sequence[Telling], days: Days) -> Iterator[Factor]:
    """Days, feasts and months without a year: last or next time, by side; a weekday beside them must be true."""
    every = sorted(
        {(t.at, t.kind, t.side, t.sure): t for t in reversed(told) if t.kind in YEARLY}.values(), key=repr
    )
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


def _table(t: Telling, behind: bool) -> str:
    """Which table a time goes by: a feast that is past in the lead is news; one that ends something is a mere date."""
    if t.kind == "months":
        return "months" if t.at[1] == 1 else "season"
    if t.kind == "date" and t.manner != "feast":
        return "date" if t.at[2] is None else "named"
    if t.manner == "until":
        return "date"
    if not behind or t.side == 1 or t.manner == "present":
        return "feast"
    return "lead feast" if t.start < LEAD else "past feast" if t.manner == "pluperfect" else "feast"


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
    behind = table is odds.BEHIND
    share = odds.density(table[_table(t, behind)], since if behind else until)
    if t.kind == "date" and t.at[2] is not None:
        told = days - since if behind else days + until
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
