"""Stated dates that the article itself contradicts: they are kept, and reported.

Pure and per article. Only what leaves little doubt counts, for most such rows would be read by somebody who trusts
the date: a day told as past that lies well ahead, another date stated, a name for today that is another day's.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from datetime import date
from functools import cache
from itertools import pairwise

from timeline import edtf
from timeline.dating.beside import same
from timeline.dating.days import day_in, unclocked
from timeline.dating.stated import Stated, stated, yearless
from timeline.dating.vocabulary import either
from timeline.readings import Calendar, Reading, Shift, Vague, Weekday
from timeline.values import Dating, Draft, Problem

SLACK = 2
"""Days by which an article may appear before or after the day that it speaks from."""
APART = 7
"""Days by which two dates of one article may differ: agencies report first, papers print later."""


def contradictions(draft: Draft, dating: Dating) -> Iterator[Problem]:
    """Yield a problem where the article's own words speak against the date that it states; at most one."""
    if dating.basis.startswith("stated"):
        found = _behind(draft, dating) or _elsewhere(draft, dating) or _today(draft, dating)
        if found:
            how = dating.basis.removeprefix("stated: ")
            yield Problem(
                draft.article.path,
                "dating",
                f"published {dating.published} ({how}), but {found}: the date is kept",
            )


def _behind(draft: Draft, dating: Dating) -> str | None:
    """A day that a clause tells as past, though it lies after the stated one."""
    last = dating.days[-1][1].toordinal() + SLACK
    before = _before(draft.article.language)
    for claim in draft.claims:
        if claim.expression is None or claim.told != "expression" or claim.status != "occurred":
            continue
        if claim.tense not in ("past", "pluperfect"):
            continue
        told = draft.expressions[claim.expression]
        day = _first_day(told.reading)
        put = before.search(draft.article.text, max(told.start - 20, 0), told.start)
        if put and day is not None and day.toordinal() > last:
            return f"it tells {told.text!r} as past"
    return None


def _first_day(reading: Reading | None) -> date | None:
    """The first day of a day or a month that a reading names with its year; a year alone may be any number."""
    match unclocked(reading):
        case Calendar(year=int(y), month=int(m), day=day):
            return day_in(y, m, day or 1)
    return None


@cache
def _before(code: str) -> re.Pattern[str]:
    """What stands before a day on which something happened, not before one that it was put on."""
    return re.compile(rf"(?i)\b(?:{either(code, 'happened', 'before')})\s+\Z")


def _elsewhere(draft: Draft, dating: Dating) -> str | None:
    """Another date that the article states: a later one counts unless it is one of change, or of a file."""
    first, last = dating.days[0][0].toordinal(), dating.days[-1][1].toordinal()
    for other in stated(draft)[1:]:
        days = edtf.covers(other.edtf)
        if days[-1][1].toordinal() < first - APART or (
            days[0][0].toordinal() > last + APART and not _of_change(other)
        ):
            return f"its {other.place} says {other.edtf}"
    for month, day, start, end in yearless(draft):
        near = (day_in(dating.days[0][0].year + n, month, day) for n in (-1, 0, 1))
        if not any(d and first - APART <= d.toordinal() <= last + APART for d in near):
            return f"its dateline says {draft.article.text[start:end]!r}"
    return None


def _of_change(other: Stated) -> bool:
    """Whether a date may well be later than that of publication: a change's, or when a file was made."""
    return other.updated or other.start < 0


def _today(draft: Draft, dating: Dating) -> str | None:
    """Today, yesterday or tomorrow beside a weekday or a date that they are not."""
    text, between = draft.article.text, same(draft.article.language)
    for one, two in pairwise(draft.expressions):
        if two.start - one.end > 9:
            continue
        for a, b in ((one.reading, two.reading), (two.reading, one.reading)):
            by = _from_now(a)
            off = 0 if by is None else _off(by, unclocked(b), dating)
            if off > SLACK and between.fullmatch(text, one.end, two.start):
                return f"it speaks of {text[one.start : two.end]!r}"
    return None


def _from_now(reading: Reading | None) -> int | None:
    """How many days from today a reading lies that counts from today, or None."""
    match reading:
        case Shift(grain="day", by=by, base="published"):
            return by
        case Vague(today=True):
            return 0
    return None


def _off(by: int, named: Reading | None, dating: Dating) -> int:
    """By how many days, at least, a name for the day `by` days from the stated one misses it."""
    first, last = dating.days[0][0].toordinal() + by, dating.days[-1][1].toordinal() + by
    match named:
        case Weekday(weekday=w, weeks=None, base="published") if last - first < 7:
            return min(abs((w - 1 - (day - 1) + 3) % 7 - 3) for day in range(first, last + 1))
        case Calendar(year=year, month=int(m), day=int(d)) if year is None or isinstance(year, int):
            years = [year] if year else [date.fromordinal(first).year + n for n in (-1, 0, 1)]
            days = [day.toordinal() for y in years if (day := day_in(y, m, d))]
            return min((max(first - day, day - last, 0) for day in days), default=0)
    return 0
