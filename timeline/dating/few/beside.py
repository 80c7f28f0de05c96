"""What neighbouring words say together: a weekday and its date, a year of birth and an age."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from functools import cache
from itertools import pairwise

import numpy as np

from timeline import language
from timeline.dating.calendar import Days, ordinal, returning, weekday
from timeline.dating.few.factors import Factor
from timeline.dating.few.tellings import Telling
from timeline.dating.few.yearly import occurrences
from timeline.dating.stated import yearless
from timeline.values import Draft

WRONG = 8.0
"""Log-odds against a day on which the line would not state its own day."""
LIFE = 200
"""Characters within which a year of birth and an age are one person's."""
AGED = 0.97
"""How often they are."""
YEAR, OBITUARY = 365.25, 14
"""Days of a year; and for how long after a death its day is news."""
APART, TIGHT, SOON = 45, 8, 9
"""Characters between a weekday and a date that may name one day, and that surely do; days until a next weekday."""
ADJACENT, LOOSE = 0.93, 0.4
"""How often they then do."""


def dated_weekdays(told: Sequence[Telling], days: Days) -> Iterator[Factor]:
    """A weekday and a day of the month or a feast in one sentence, the one beside the other, name one day; where the
    words say that the weekday is the last or the next one, that day is near.
    """
    for one, two in pairwise(t for t in told if t.kind in ("weekday", "date", "feast")):
        week, day = (one, two) if one.kind == "weekday" else (two, one)
        between = two.start - one.end
        if week.kind != "weekday" or day.kind == "weekday" or between > APART or one.sentence != two.sentence:
            continue
        if day.kind == "date" and day.at[2] is not None:
            continue
        last, following = occurrences(day, days)
        near = np.where(days - last <= following - days, last, following)
        true = weekday(near) == week.at[0]
        if week.sure:
            true &= (near - days) * week.side >= 0
            true &= (near - days) * week.side <= SOON
        share = true / max(true.mean(), 1e-9)
        sure = ADJACENT if between <= TIGHT else LOOSE
        yield Factor(one.start, two.end, "a weekday beside its date", np.log(sure * share + 1 - sure))


def own_line(draft: Draft, days: Days) -> Iterator[Factor]:
    """A line that states the day of writing without its year."""
    for month, day, start, end in yearless(draft):
        hit = returning(days, lambda y: ordinal(y, month, day))[0] == days  # noqa: B023 (called at once)
        yield Factor(start, end, "a line that states the day without its year", np.where(hit, 0.0, -WRONG))
        return


def lives(text: str, code: str, told: Sequence[Telling], days: Days) -> Iterator[Factor]:
    """A year of birth and an age near it: now, or the death that is news, lies so long after it."""
    if life := one_life(text, code, told):
        (first, last), start, end = life
        hit = (days >= first) & (days <= last + OBITUARY)
        odds = np.log(AGED * hit * (len(days) / 731) + 1 - AGED)
        yield Factor(start, end, "a year of birth and an age", odds)


def one_life(text: str, code: str, told: Sequence[Telling]) -> tuple[tuple[int, int], int, int] | None:
    """The days on which the only person whose birth is told has the age that is told near it, and the span of both."""
    births = [t for t in told if t.kind == "born"]
    if len({t.at for t in births}) != 1:
        return None
    born = births[0]
    ages = [(m.start(), m.end(), int(next(filter(None, m.groups())))) for m in _aged(code).finditer(text)]
    near = [a for a in ages if abs(a[0] - born.start) < LIFE]
    if not near:
        return None
    start, end, age = max(near, key=lambda a: a[2])  # at younger years something else was
    has = (born.at[0] + round(YEAR * age), born.at[1] + round(YEAR * (age + 1)))
    return has, min(start, born.start), max(end, born.end)


@cache
def _aged(code: str) -> re.Pattern[str]:
    """The wordings that tell an age; its number is the only group that is not empty."""
    aged = language.pack(code).table("dating").get("life", {}).get("aged", [])
    number = r"(?<!\d)(\d{1,3})(?!\d)"
    return re.compile("|".join(re.escape(a).replace("N", number) for a in aged) or "(?!)")
