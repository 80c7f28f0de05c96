"""Follows the days that a text tells, and gives every expression its value.

An article's expressions are resolved in order: a day that was told anchors the clock times and the "day
after" that follow, a year that was told the bare months of a story about the past.
"""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import replace
from datetime import date
from itertools import zip_longest

from timeline import readings as r
from timeline.edtf import one_of
from timeline.expressions.anchor import Anchor
from timeline.expressions.days import DAY, Interval
from timeline.expressions.resolving import resolve
from timeline.values import Dating, Expression, Value

NEAR = 400  # code points over which a day that was told holds for clock times
PART = 27, 320  # days that a part of a year has, from a month on
REPORT = 150  # ... within which a clause reports what happened that day
LIST_GAP = 8  # ... between the days of a list ("on 25 and 26 August from 10 to 6")
SET_NEAR = 60  # ... over which times of a set have no day of their own ("Wednesdays from 6.30")
YEAR_REACH = 60  # ... over which a year holds for bare months, and ...
MONTH_REACH = 120  # ... the year of a month
DAY_VALUE = re.compile(r"[12]\d{3}-\d\d-\d\d")
BESIDE = 4  # code points between a time of day and the day behind it
SHORT = 1_500  # code points; an essay is longer
SPARSE = 2_000  # code points for each day that an article tells of; an essay tells of fewer
AHEAD = ("present", "future")  # tenses of what is no story
NEWS = (r.Weekday, r.Clock, r.DayPart)  # readings that an essay hardly has
LATE = 21  # the hour from which an evening may go on into the morning
MOST = 7  # values in a one-of set
CANDIDATES = 31  # days of publication that are weighed one by one; beyond, only the first and the last


def values(expressions: Sequence[Expression], dating: Dating) -> tuple[Value, ...]:
    """The value of every expression, in the same order."""
    if not expressions:
        return ()
    candidates = published(dating)
    if len(candidates) == 1:
        return told(expressions, candidates[0])
    return tuple(merged(options) for options in zip(*(told(expressions, d) for d in candidates), strict=True))


def published(dating: Dating) -> list[date | None]:
    """The days on which an article may have been written."""
    found: list[date | None] = []
    for first, last in dating.days:
        length = (last - first).days + 1
        found += [first + n * DAY for n in range(length)] if length <= CANDIDATES else [first, last]
    if len(found) > CANDIDATES:
        found = [found[0], found[-1]]
    return found or [None]


def told(expressions: Sequence[Expression], day: date | None) -> tuple[Value, ...]:
    """The values for one day of publication."""
    told_days, length = days_told(expressions), expressions[-1].end
    news, daily = bool(told_days) or length < SHORT, told_days * SPARSE >= length or length < SHORT
    last_day: tuple[int, date] | None = None
    reported: date | None = None
    dated: Expression | None = None
    night = False
    period: tuple[int, Interval] | None = None
    part: tuple[int, Interval] | None = None  # of a year
    last_set = chain = -NEAR
    last_type = ""
    found = []
    for e, after, programme in zip_longest(expressions, expressions[1:], programmes(expressions)):
        anchor = Anchor(
            day,
            last_day[1] if last_day else None,
            near=bool(last_day and e.start - last_day[0] <= NEAR),
            period=period[1] if period and e.start - period[0] <= NEAR else None,
            year=year_told(dated, e),
            tense=e.tense,
            news=news,
            daily=daily,
            recurring=e.start - last_set <= SET_NEAR,
            night=night,
        )
        chained = e.start - chain <= LIST_GAP  # "Monday, 5 May, from 5 to 6 p.m.; Tuesday, 6 May, ..."
        if (
            e.type == "TIME"
            and not chained
            and after
            and after.type == "DATE"
            and after.start - e.end <= BESIDE
        ):
            anchor = beside(after, anchor)
        elif programme:
            anchor = anchor._replace(tense="present")
        elif reported and (e.aside or from_before(e.reading)):
            anchor = anchor._replace(told=reported)
        if isinstance(e.reading, r.Counterpart):
            anchor = anchor._replace(period=part[1] if part and e.start - part[0] <= NEAR else None)
        value = resolve(e.reading, anchor)
        found.append(value)
        if lasts := lasting(e.reading, value):
            period = e.end, lasts
            if PART[0] <= (lasts[1] - lasts[0]).days < PART[1]:
                part = period
        if value.type == "SET":
            last_set = e.end
        elif DAY_VALUE.match(value.value) and e.aside and last_day and e.start - last_day[0] <= REPORT:
            reported = date.fromisoformat(value.value[:10])
        elif DAY_VALUE.match(value.value) and not looks_back(e.reading):
            reported = None
            in_list = (
                last_day is not None
                and e.start - last_day[0] <= LIST_GAP
                and last_type == value.type == "DATE"
                and not value.value.startswith(last_day[1].isoformat())
            )
            last_type = value.type
            chain = e.end if value.type == "DATE" or chained else -NEAR
            last_end = last_day[0] if last_day else -NEAR
            last_day = (e.end, date.fromisoformat(value.value[:10]))
            night = into_morning(e.reading) or (night and e.start - last_end <= BESIDE)
            last_set = e.end if in_list else -NEAR
        named = day_named(e.reading)
        if named and isinstance(named.year, int) and named.year > 0:
            dated = e
    return tuple(found)


def programmes(expressions: Sequence[Expression]) -> list[bool]:
    """Which expressions are days without a verb before an hour ("Saturday and Sunday, 8.15 p.m."): of what is still to
    be seen."""
    found = [False] * len(expressions)
    for n in reversed(range(len(expressions) - 1)):
        e, after = expressions[n : n + 2]
        open_day = isinstance(e.reading, r.Weekday) and not e.tense and after.start - e.end <= LIST_GAP
        found[n] = open_day and (after.type == "TIME" or found[n + 1])
    return found


def lasting(reading: r.Reading, value: Value) -> Interval | None:
    """The period of a year at most in which a value puts the story, where it does."""
    first, last = value.earliest, value.latest
    if first is None or isinstance(reading, r.Vague) or looks_back(reading):
        return None
    if last is None:  # what began then
        return (first, first)
    return (first, last) if (last - first).days <= 366 else None


def beside(after: Expression, anchor: Anchor) -> Anchor:
    """The anchor of a time whose day is named right behind it: "2 p.m. on Oct. 31"."""
    value = resolve(after.reading, anchor._replace(tense=after.tense)).value
    return (
        anchor._replace(told=date.fromisoformat(value), near=True) if DAY_VALUE.fullmatch(value) else anchor
    )


def looks_back(reading: r.Reading) -> bool:
    """Whether a reading tells a day before the story's, to which the story then returns ("the day before")."""
    back = isinstance(reading, r.Shift) and reading.base == "told" and reading.by < 0
    return back or isinstance(reading, r.Counterpart)


def into_morning(reading: r.Reading) -> bool:
    """Whether small hours that follow are the next day's: behind the night to a day, or a late hour.

    "In the night of the 14th, at 3" leaves open which of its nights is meant: then they are the 14th's.
    """
    if isinstance(reading, r.Clock):
        return reading.hour >= LATE
    if not isinstance(reading, r.DayPart) or reading.part != "NI":
        return False
    return isinstance(reading.day, r.Eve | r.Shift | None)


def day_named(reading: r.Reading | None) -> r.Calendar | r.Feast | None:
    """The date or the feast of a reading, be it a time of that day."""
    while isinstance(reading, r.DayPart | r.Clock):
        reading = reading.day
    return reading if isinstance(reading, r.Calendar | r.Feast) else None


def year_told(dated: Expression | None, e: Expression) -> int | None:
    """The year that an expression may stand in: that of the last one that names a year.

    A look back's year holds for it alone; what is or will be done with something of old does not lead back to its year,
    and a story does not go back to an earlier month.
    """
    named = day_named(dated.reading) if dated else None
    if dated is None or named is None or not isinstance(named.year, int):
        return None
    month, own = (getattr(day, "month", None) for day in (named, day_named(e.reading)))
    if e.start > dated.end + (MONTH_REACH if month or isinstance(named, r.Feast) else YEAR_REACH):
        return None
    if e.tense == "pluperfect":
        return None if dated.tense in AHEAD else named.year
    back = isinstance(month, int) and isinstance(own, int) and own < month
    apart = dated.tense == "pluperfect" or (dated.tense in AHEAD and e.tense == "past")
    return None if back or apart else named.year


def from_before(reading: r.Reading) -> bool:
    """Whether a reading looks back from the day before it, be that only the day of a report ("the evening before")."""
    return looks_back(reading.day if isinstance(reading, r.DayPart) and reading.day else reading)


def days_told(expressions: Sequence[Expression]) -> int:
    """How many expressions tell of a day or a time of it: an essay has hardly one."""
    return sum(
        isinstance(e.reading, NEWS) or (isinstance(e.reading, r.Shift) and e.reading.grain == "day")
        for e in expressions
    )


def merged(options: Sequence[Value]) -> Value:
    """One value out of those for every candidate day: the same where they agree, else all that it could
    be."""
    first = options[0]
    if all(o.value == first.value and o.edtf == first.edtf for o in options):
        return first
    value = blurred([o.value for o in options])
    known = sorted({o.edtf for o in options if o.edtf})
    lows = [o.earliest for o in options if o.earliest]
    highs = [o.latest for o in options if o.latest]
    low = min(lows) if len(lows) == len(options) else None
    high = max(highs) if len(highs) == len(options) else None
    written = None
    if all(o.edtf for o in options):
        if len(known) <= MOST and not any(c in edtf for edtf in known for c in "/["):
            written = one_of(known)
        elif low and high:
            written = f"[{low}..{high}]"
        elif low or high:
            written = f"{low or '..'}/{high or '..'}"
    if written is None:
        low = high = None
    return replace(first, value=value, edtf=written, earliest=low, latest=high)


def blurred(found: Sequence[str]) -> str:
    """TIMEX3 values with X wherever they differ."""
    if len({len(v) for v in found}) > 1:
        return "XXXX-XX-XX"
    return "".join(c[0] if len(set(c)) == 1 else "X" for c in zip(*found, strict=True))
