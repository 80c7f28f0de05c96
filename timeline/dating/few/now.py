"""A time that is counted from now beside its name: «morgen, am Dienstag», «im Vorjahr 2018», a Friday of last week.

What the one names must lie in what the other counts. Lives in the small builds' room; no soft odds in here.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from functools import partial
from itertools import pairwise

import numpy as np
from numpy.typing import NDArray

from timeline.dating.beside import same
from timeline.dating.calendar import Days, feast, months_off, on, ordinal, returning, weekday, years
from timeline.dating.few.factors import Factor
from timeline.dating.few.tellings import Telling

SOON = 9
"""Days within which writers call a day of the week the last or the next one."""
STORY = 350
"""Characters within which an anniversary tells its first day."""
SURE = 0.99
"""How often both are of one time, where words of the two stand so."""


def named_times(text: str, code: str, told: Sequence[Telling], days: Days) -> Iterator[Factor]:
    """Where a time counted from now stands beside its name, the days on which both are true."""
    for shift, name in shifts(text, code, told):
        if (true := _true(shift, name, days)) is not None:
            start, end = min(shift.start, name.start), max(shift.end, name.end)
            share = true / max(true.mean(), 1e-9)
            yield Factor(start, end, "says when now is", np.log(SURE * share + 1 - SURE))


def shifts(text: str, code: str, told: Sequence[Telling]) -> Iterator[tuple[Telling, Telling]]:
    """The times counted from now, each with a telling beside it that may be its name."""
    for one, two in pairwise(told):
        if _one_time(text, code, one, two):
            yield from ((a, b) for a, b in ((one, two), (two, one)) if a.kind == "shift")


def _one_time(text: str, code: str, one: Telling, two: Telling) -> bool:
    """Whether two tellings are of one time: the same words, neighbours, or how many years ago to the day and, soon
    behind it, which day."""
    if one.start == two.start or same(code).fullmatch(text, one.end, two.start):
        return True
    if one.manner == "exact" and one.sentence == two.sentence:
        return True
    return years_off(one) and two.kind == "day" and two.start - one.end <= STORY


def years_off(t: Telling) -> bool:
    """Whether a telling is a day some months or years before or behind one near the day of writing."""
    return t.kind == "shift" and t.at[0] == "day" and t.at[2] != 0


def _true(shift: Telling, named: Telling, days: Days) -> NDArray[np.bool_] | None:
    """On which days of writing what is named lies in what is counted; None where that cannot be told."""
    first, last = _counted(shift, days)
    match shift.at[0], named.kind, named.at:
        case "day", "weekday", (n, *_):
            return np.asarray(weekday(first) == n)
        case "day" | "week" | "soon", "day", (n, *_):
            return np.asarray((first <= n) & (n <= last))
        case "day" | "week" | "soon", "date", (month, day, *_):
            return np.asarray(returning(last, lambda y: ordinal(y, month, day))[0] >= first)
        case "day" | "week" | "soon", "feast", (name,):
            return np.asarray(returning(last, partial(feast, name))[0] >= first)
        case "year", "year", (begin, end):
            return np.asarray((begin <= first) & (last <= end))
    return None


def _counted(shift: Telling, days: Days) -> tuple[Days, Days]:
    """The first and the last day of what is counted from each day of writing."""
    grain, by, more = shift.at
    if grain == "week":
        monday = days - weekday(days) + 7 * by
        return monday + (more or 0), monday + (6 if more is None else more)
    if grain == "soon":
        near, far = 7 * abs(by) - 6, 7 * abs(by) - 7 + SOON
        return (days + near, days + far) if by > 0 else (days - far, days - near)
    if grain == "year":
        return on(years(days) + by, 1, 1), on(years(days) + by + 1, 1, 1) - 1
    day = months_off(days + by, more or 0)
    return day, day
