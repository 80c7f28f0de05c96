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
from timeline.dating.few.tellings import DATED, LEAD, REPORT, Telling

PAST = ("lead past", "past", "pluperfect")
"""Tables of weekdays of which the nearest is near by choice."""
SPACED = 3 * 365
"""Days between the last times told from which on an article that is no report goes by decades."""
LATER = 0.4
"""How much what is to come counts: deadlines and plans lie anywhere ahead."""
FLOOR = -2.2
"""However far off the nearest dated time is: an old one alone may be all that an article dates."""
SAME_YEAR, ELSE = {"day": 1.0, "month": 2.0, "part": 2.0, "year": 2.0}, 0.4
"""Log-odds against a day in the very year that is told: writers leave their own year out, but for a quarter's figures;
and how loud this is for times that are not the nearest."""
DECADE, WEEK = np.log(3652.0), np.log(7.0)


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
            yield Factor(t.start, t.end, says(t), np.where(astray[k], side, near))


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
        yield Factor(t.start, t.end, says(t), voice * (np.log(share) + WEEK))
    for t in told:
        if t.kind == "weekend" and t.side:
            table = np.array(odds.WEEKEND["past" if t.side == -1 else "future"])
            yield Factor(t.start, t.end, says(t), np.log(table[weekday(days)]) + WEEK)
            break


def _manner(t: Telling) -> str:
    """Which table a weekday goes by."""
    if t.sure:
        return "last" if t.side == -1 else "next"
    manner = t.manner if t.manner in odds.WEEKDAY else {-1: "past", 1: "future"}.get(t.side, "")
    return f"lead {manner}" if t.start < LEAD and f"lead {manner}" in odds.WEEKDAY else manner
