"""What neighbouring words say together: «morgen, am Dienstag», «im Vorjahr 2018», a year of birth and an age."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from functools import cache
from itertools import pairwise

import numpy as np

from timeline import language
from timeline.dating.beside import same
from timeline.dating.few.calendar import Days, ordinal, returning, weekday, years
from timeline.dating.few.own import Factor
from timeline.dating.few.tellings import Telling
from timeline.dating.stated import yearless
from timeline.values import Draft

WRONG = 6.0
"""Log-odds against a day on which neighbours would contradict each other."""
LIFE = 200
"""Characters within which a year of birth and an age are one person's."""
AGED = 0.9
"""How often they are."""


def neighbours(text: str, code: str, told: Sequence[Telling], days: Days) -> Iterator[Factor]:
    """A time counted from now beside its name: today's weekday, last year's number."""
    for one, two in pairwise(told):
        if not same(code).fullmatch(text, one.end, two.start):
            continue
        for a, b in ((one, two), (two, one)):
            if a.kind == "shift" and (true := _true(a, b, days)) is not None:
                odds = np.where(true, 0.0, -WRONG)
                yield Factor(one.start, two.end, "says when now is", odds)


def _true(now: Telling, named: Telling, days: Days) -> np.ndarray[tuple[int, ...], np.dtype[np.bool_]] | None:
    grain, by = now.at
    match grain, named.kind:
        case "day", "weekday":
            return np.asarray((weekday(days) + by) % 7 == named.at[0])
        case "day", "date":
            month, day = named.at[:2]
            return np.asarray(returning(days + by, lambda y: ordinal(y, month, day))[0] == days + by)
        case "day", "day":
            return np.asarray(days + by == named.at[0])
        case "year", "year":
            return np.asarray(years(days) + by == years(np.array([named.at[0]]))[0])
    return None


def own_line(draft: Draft, days: Days) -> Iterator[Factor]:
    """A line that states the day of writing without its year."""
    for month, day, start, end in yearless(draft):
        hit = returning(days, lambda y: ordinal(y, month, day))[0] == days  # noqa: B023 (called at once)
        yield Factor(
            start, end, "a line that states the day without its year", np.where(hit, 0.0, -WRONG - 2)
        )
        return


def lives(text: str, code: str, told: Sequence[Telling], days: Days) -> Iterator[Factor]:
    """A year of birth and an age near it: now, or the death that is news, lies so long after it."""
    births = [t for t in told if t.kind == "born"]
    if len({t.at for t in births}) != 1:
        return
    born = births[0]
    year = int(years(np.array([born.at[0]]))[0])
    ages = [(m.start(), m.end(), int(next(filter(None, m.groups())))) for m in _aged(code).finditer(text)]
    near = [a for a in ages if abs(a[0] - born.start) < LIFE]
    if len({age for _, _, age in near}) == 1:
        start, end, age = near[0]
        hit = (years(days) - year >= age) & (years(days) - year <= age + 1)
        odds = np.log(AGED * hit * (len(days) / 731) + 1 - AGED)
        yield Factor(min(start, born.start), max(end, born.end), "a year of birth and an age", odds)


@cache
def _aged(code: str) -> re.Pattern[str]:
    """The wordings that tell an age; its number is the only group that is not empty."""
    aged = language.pack(code).table("dating").get("life", {}).get("aged", [])
    number = r"(?<!\d)(\d{1,3})(?!\d)"
    return re.compile("|".join(re.escape(a).replace("N", number) for a in aged) or "(?!)")
