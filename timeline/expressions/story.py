"""Follows the days that a text tells, and gives every expression its value.

An article's expressions are resolved in order: a day that was told anchors the clock times and the "day
after" that follow, a year that was told the bare months of a story about the past.
"""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date, timedelta
from itertools import pairwise, zip_longest

from timeline import readings as r
from timeline.expressions.anchor import Anchor
from timeline.expressions.days import Interval
from timeline.expressions.resolving import resolve
from timeline.values import Expression, Value

NEAR = 400  # code points over which a day that was told holds for clock times
PART = 27, 320  # days that a part of a year has, from a month on
REPORT = 150  # ... within which a clause reports what happened on the day told last
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
OVER = timedelta(days=90)  # how long after its end a year is gone through
MONTHS = 4  # that such a review tells of at least
LATE = 21  # the hour from which an evening may go on into the morning


def values_on(expressions: Sequence[Expression], day: date | None) -> tuple[Value, ...]:
    """The values for one day of publication."""
    days, length = days_told(expressions), expressions[-1].end
    daily = days * SPARSE >= length or length < SHORT
    story = Story(day, bool(days) or length < SHORT, daily, review=reviews(expressions, day))
    found = []
    for e, after, programme in zip_longest(expressions, expressions[1:], programmes(expressions)):
        value = resolve(e.reading, story.anchor(e, after, programme))
        story.hear(e, value)
        found.append(value)
    return tuple(found)


@dataclass(slots=True)
class Story:
    """What a text has told so far, for the expressions behind it to lean on.

    It was `published` on a day; `news` and `daily` as in `Anchor`; the year of a `review` is told in the present.
    `last` is the day told last, and where its wording ends; `period` the period, likewise, and `part` the last of a
    month or more; `kind` the TIMEX3 type of the day, `night` whether it goes on into the morning. `dated` is the last
    expression that names a year. The last set ends at `last_set`, the last day of a list with its hours at `chain`.
    """

    published: date | None
    news: bool
    daily: bool
    last: tuple[int, date] | None = None
    period: tuple[int, Interval] | None = None
    part: tuple[int, Interval] | None = None
    kind: str = ""
    night: bool = False
    dated: Expression | None = None
    last_set: int = -NEAR
    chain: int = -NEAR
    review: int | None = None

    def anchor(self, e: Expression, after: Expression | None, programme: bool) -> Anchor:
        """What an expression leans on, which stands before another one, `after`, and may be a `programme`."""
        anchor = Anchor(
            self.published,
            self.last[1] if self.last else None,
            near=bool(self.last and e.start - self.last[0] <= NEAR),
            period=self.period[1] if self.period and e.start - self.period[0] <= NEAR else None,
            year=year_told(self.dated, e),
            tense=e.tense,
            news=self.news,
            daily=self.daily,
            recurring=e.start - self.last_set <= SET_NEAR,
            night=self.night,
        )
        if entry(e):
            return anchor._replace(told=None, near=False, period=None, night=False)
        alone = e.type == "TIME" and not self.chained(e)
        if alone and after and after.type == "DATE" and after.start - e.end <= BESIDE:
            return beside(after, anchor)
        if programme:
            return anchor._replace(tense="present")
        if self.review and e.tense == "present":
            return anchor._replace(tense="past", year=self.review)
        if isinstance(e.reading, r.Counterpart):
            part = self.part if self.part and e.start - self.part[0] <= NEAR else None
            return anchor._replace(period=part[1] if part else None)
        return anchor

    def chained(self, e: Expression) -> bool:
        """Whether an expression goes on with a list: "Monday, 5 May, from 5 to 6 p.m.; Tuesday, 6 May, ..."."""
        return e.start - self.chain <= LIST_GAP

    def hear(self, e: Expression, value: Value) -> None:
        """Take in what an expression has come to."""
        if lasts := lasting(e.reading, value):
            self.period = e.end, lasts
            if PART[0] <= (lasts[1] - lasts[0]).days < PART[1]:
                self.part = self.period
        if value.type == "SET":
            self.last_set = e.end
        elif DAY_VALUE.match(value.value):
            day = date.fromisoformat(value.value[:10])
            report = e.aside and not entry(e) and self.last and e.start - self.last[0] <= REPORT
            if not (report or looks_back(e.reading)):
                self.go_on(e, day, value.type)
        named = day_named(e.reading)
        if named and isinstance(named.year, int) and named.year > 0:
            self.dated = e

    def go_on(self, e: Expression, day: date, kind: str) -> None:
        """The story goes on, to the day of an expression."""
        end, before = self.last or (-NEAR, day)
        listed = before != day and e.start - end <= LIST_GAP and self.kind == kind == "DATE"
        self.last_set = e.end if listed else -NEAR
        self.chain = e.end if kind == "DATE" or self.chained(e) else -NEAR
        self.night = into_morning(e.reading) or (self.night and e.start - end <= BESIDE)
        self.last, self.kind = (e.end, day), kind


def reviews(expressions: Sequence[Expression], day: date | None) -> int | None:
    """The year that an article names first and goes through month by month, when it is as good as over."""
    year = expressions[0].reading
    if day is None or not isinstance(year, r.Calendar) or year.month or year.year != (day - OVER).year:
        return None
    months = [m for e in expressions if e.tense == "present" and (m := month_told(e.reading))]
    rises = sum(a <= b for a, b in pairwise(months))
    return year.year if len({*months}) >= MONTHS and rises >= len(months) - 2 else None


def month_told(reading: r.Reading | None) -> int | None:
    """The month of a date without a year, be it a part of that month, a time of that day, or the night to it."""
    while isinstance(reading, r.DayPart | r.Clock | r.Eve | r.Part):
        reading = reading.of if isinstance(reading, r.Eve | r.Part) else reading.day
    return reading.month if isinstance(reading, r.Calendar) and reading.year is None else None


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


def entry(e: Expression) -> bool:
    """Whether an expression is the time over an entry, which is one of the day of publication."""
    return e.aside and isinstance(e.reading, r.Clock) and not e.tense


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


def days_told(expressions: Sequence[Expression]) -> int:
    """How many expressions tell of a day or a time of it: an essay has hardly one."""
    return sum(
        isinstance(e.reading, NEWS) or (isinstance(e.reading, r.Shift) and e.reading.grain == "day")
        for e in expressions
    )
