"""What an article's own words say of each candidate day: a factor for each time with a year and each day of the week.

Of many times told on one side only the nearest is near by choice: the freshest past, the soonest to come. The others
say no more than on which side of them the day of writing lies, or speak in a lower voice.
Lives in the small builds' room, beside `yearly`, which has what returns every year.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence

import numpy as np

from timeline.dating.calendar import FAR, Days, weekday, years
from timeline.dating.few import odds
from timeline.dating.few.factors import Factor, says
from timeline.dating.few.tellings import DATED, LEAD, Telling

PAST = ("lead past", "past", "pluperfect")
"""Tables of weekdays that have been, the news first."""
LATER = 0.5
"""How loud the soonest time with a year speaks: deadlines and plans lie anywhere ahead."""
SAME_YEAR = 1.5
"""Log-odds against a day in the very year of the nearest time: writers leave their own year out, but for
a day's or a quarter's."""
LOUD, QUIET = 1.8, 1.1
"""How loud a day of the week speaks, and one that has been before another."""
DECADE, WEEK = np.log(3652.0), np.log(7.0)


def dated(told: Sequence[Telling], days: Days, counted: frozenset[Telling]) -> Iterator[Factor]:
    """Times with a year: the freshest behind, the soonest ahead, and each its side.

    From those in `counted` a length of time counts, which says better how far off they are.
    """
    every = sorted({(t.at, t.kind, t.side, t.sure): t for t in told if t.kind in DATED}.values())
    for ahead in (False, True):
        group = [t for t in every if t.side != (-1 if ahead else 1)]
        if not group:
            continue
        first, last = (np.array([t.at[k] for t in group])[:, None] for k in (0, 1))
        distance = np.maximum(first - days, 0) if ahead else np.maximum(days - last, 0)
        astray = days > last if ahead else days < first
        nearest = np.argmin(np.where(astray, FAR, distance), axis=0)
        table = odds.AHEAD if ahead else odds.BEHIND
        for k, t in enumerate(group):
            right = abs(float(ahead) - odds.behind(t.kind, t.side, t.sure))
            near, name = np.zeros(len(days)), _nearness(t)
            if t not in counted:
                voice = LATER if ahead and name != "named" else 1.0
                near = (np.log(odds.density(table[name], distance[k])) + DECADE) * voice
            if t.kind in ("month", "year"):
                near = near - SAME_YEAR * (years(days) == years(first[k]))
            side = min(np.log(max(1 - right, 0.02)) - np.log(right), 0.0) if t.side else 0.0
            yield Factor(t.start, t.end, says(t), np.where(astray[k], side, near * (nearest == k)))


def _nearness(t: Telling) -> str:
    """The table that says how far off a time with a year is: a day with its weekday is near, as one without a year."""
    return "named" if t.kind == "day" and len(t.at) == 3 else t.kind


def weekdays(told: Sequence[Telling], days: Days) -> Iterator[Factor]:
    """Days of the week: how many days ago each was, or how soon it comes.

    A day that has been counts once, and of several the last one was near by choice.
    """
    every = {(t.at, _table(t)): t for t in reversed(told) if t.kind == "weekday"}
    found = [
        (*key, t)
        for key, t in sorted(every.items())
        if key[1] not in PAST or not any((key[0], m) in every for m in PAST[: PAST.index(key[1])])
    ]
    gaps = np.stack([(weekday(days) - at[0]) % 7 for at, _, _ in found]) if found else np.zeros((0, 1))
    behind = [k for k, (_, table, _) in enumerate(found) if table in PAST]
    nearest = np.array(behind)[np.argmin(gaps[behind], axis=0)] if behind else -1
    for k, (_, table, t) in enumerate(found):
        voice = np.where((nearest == k) | (table not in PAST), LOUD, QUIET)
        share = np.array(odds.WEEKDAY[table])[gaps[k]]
        yield Factor(t.start, t.end, says(t), voice * (np.log(share) + WEEK))


def _table(t: Telling) -> str:
    """Which table a weekday goes by."""
    if t.sure:
        return "last" if t.side == -1 else "next"
    if t.manner in ("since", "pluperfect", "evening"):
        return t.manner
    return ("lead " if t.start < LEAD and t.side < 1 else "") + {-1: "past", 0: "told", 1: "future"}[t.side]
