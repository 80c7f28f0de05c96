"""Readings become values: the one place where an anchor-free reading meets the day that an article was written on.

`Anchor` is all that a reading can lean on. Every rule is a pure function of reading and anchor, and cached. A rule
that lacks its anchor gives the TIMEX3 value with X for what is not known, and no day. Here are the readings that
hold others; `placing` and `spans` have the rest.
"""

from __future__ import annotations

import re
from collections.abc import Callable, Mapping
from dataclasses import replace
from functools import lru_cache
from typing import Any

from timeline import edtf
from timeline import readings as r
from timeline.expressions import days
from timeline.expressions.anchor import Anchor, Answer
from timeline.expressions.days import DAY
from timeline.expressions.joining import type_of
from timeline.expressions.placing import calendar, feast, shift, weekday
from timeline.expressions.spans import counted, counterpart, duration, era, period, vague
from timeline.values import Value

LONG_AGO = 240  # days
DAWN = 8  # the hour at which a night is over
# EDTF has no "about" for seasons and times
QUALIFIABLE = re.compile(r"\d{4}(-(0\d|1[0-2])(-\d\d)?)?")


@lru_cache(maxsize=100_000)
def resolve(reading: r.Reading, anchor: Anchor) -> Value:
    """The value of a reading at an anchor. Never raises."""
    try:
        answer = answered(reading, anchor)
    except (ValueError, OverflowError):  # beyond the years 1 to 9999
        answer = Answer("XXXX-XX-XX")
    first, last = answer.days or (None, None)
    written = answer.edtf
    if written:
        first, last = edtf.bounds(written)
    elif answer.days:
        written = edtf.of_days(*answer.days)
    steps = tuple(s for s in (answer.step,) if s)
    return Value(type_of(reading), answer.value, answer.mod, written, first, last, steps)


def answered(reading: r.Reading, a: Anchor) -> Answer:
    """The answer to a reading: none to the bare base of all. Raises ValueError where it leaves the calendar."""
    rule = RULES.get(type(reading))
    return rule(reading, a) if rule else Answer("XXXX-XX-XX")


def part(p: r.Part, a: Anchor) -> Answer:
    """The start, middle or end of a period, or a period with a shade of doubt."""
    inner = answered(p.of, a)
    if p.mod == "APPROX":
        written = inner.edtf or (edtf.of_days(*inner.days) if inner.days else None)
        doubtful = written is not None and QUALIFIABLE.fullmatch(written)
        return inner._replace(mod=p.mod, edtf=f"{written}~" if doubtful else written)
    if p.mod in ("START", "MID", "END") and inner.days:
        return inner._replace(mod=p.mod, days=days.third(inner.days, p.mod), edtf=None)
    return inner._replace(mod=p.mod)


def half(h: r.Half, a: Anchor) -> Answer:
    """Half of a period."""
    inner = answered(h.of, a)
    if inner.days is None:
        return inner
    value = f"{inner.value}-H{h.index}" if len(inner.value) == 4 else inner.value
    return Answer(value, days.half(inner.days, h.index), "START" if h.index == 1 else "END", step=inner.step)


def nth(n: r.Nth, a: Anchor) -> Answer:
    """The n-th weekday or day of a period."""
    inner = answered(n.of, a)
    if inner.days is None:
        return Answer("XXXX-XX-XX")
    first, last = inner.days
    step = 7 if n.weekday else 1
    if n.n > 0:
        start = first + ((n.weekday - first.isoweekday()) % 7 if n.weekday else 0) * DAY
        day = start + (n.n - 1) * step * DAY
    else:
        start = last - ((last.isoweekday() - n.weekday) % 7 if n.weekday else 0) * DAY
        day = start + (n.n + 1) * step * DAY
    if not first <= day <= last:
        return Answer("XXXX-XX-XX")
    found = days.around(day, n.grain)
    return Answer(days.timex(found, n.grain), found, step=f"number {n.n} from {first} to {last}")


def eve(e: r.Eve, a: Anchor) -> Answer:
    """The day before."""
    inner = answered(e.of, a)
    if inner.days is None:
        return inner
    day = inner.days[0] - DAY
    return Answer(day.isoformat(), (day, day), step=inner.step)


def told(t: r.Told, a: Anchor) -> Answer:
    """What a reading comes to for one who stands in the middle of the period told last."""
    now = a.period[0] + (a.period[1] - a.period[0]) / 2 if a.period else a.told or a.published
    return answered(t.of, a._replace(published=now, told=None, period=None, year=None, tense=""))


def daypart(d: r.DayPart, a: Anchor) -> Answer:
    """A part of a day that is named, told last, or the day of publication (its eve for an evening that is
    past)."""
    if d.day is not None:
        inner = answered(d.day, a)
    else:
        day = a.morning if d.part in ("MO", "MI", "AF") else a.day
        if (
            day
            and not (a.told and a.near)
            and d.part in ("EV", "NI")
            and a.tense not in ("present", "future")
        ):
            day -= DAY
        inner = Answer(day.isoformat(), (day, day)) if day else Answer("XXXX-XX-XX")
    value = f"{inner.value}T{d.part}"
    if inner.days is None:
        return Answer(value, mod=d.mod)
    first, last = inner.days
    return Answer(value, (first, last + DAY if d.part == "NI" else last), d.mod, step=inner.step)


def clock(c: r.Clock, a: Anchor) -> Answer:
    """A time of day."""
    if c.day is None and a.recurring:
        return Answer(f"T{c.hour:02}:{c.minute or 0:02}", mod=c.mod)
    if c.day is not None:
        inner = answered(c.day, a)
    else:
        day = a.morning if c.hour < DAWN else a.day
        inner = Answer(day.isoformat(), (day, day)) if day else Answer("XXXX-XX-XX")
    at = f"T{c.hour:02}:{c.minute or 0:02}"
    written = None
    if inner.days and c.hour < 24:
        written = f"{inner.value}{at}:00"
    return Answer(inner.value + at, inner.days, c.mod, written if inner.days else None, inner.step)


def ranged(g: r.Range, a: Anchor) -> Answer:
    """One end of a range: its own value, the days of both. Where no verb tells, what begins then lies ahead."""
    if g.last is None and not a.tense:
        a = a._replace(tense="present")
    first = answered(g.first, a) if g.first else None
    last = ending(g.last, a, bool(g.first)) if g.last else None
    own = first if g.end == "first" else last
    assert own is not None
    if first and last and first.days and last.days and first.days[0] > last.days[1]:
        first, last = in_order(g, first, last, a)
        own = first if g.end == "first" else last
    low, high = first.edge(0) if first else None, last.edge(1) if last else None
    if (g.first and not low) or (g.last and not high) or (low and high and low[0] > high[0]):
        return own
    if low and high and low[1] == high[1]:  # EDTF has no intervals of hours: the day has to do
        return own._replace(edtf=low[1])
    return own._replace(days=None, edtf=f"{low[1] if low else '..'}/{high[1] if high else '..'}")


def ending(last: r.Reading, a: Anchor, bounded: bool) -> Answer:
    """The end of a range. What goes on until a day goes on until one ahead, and what went on until a day most of a year
    ago was to go on until one ahead, too: "was extended until February"."""
    answer = answered(last, a)
    if bounded or a.published is None or answer.days is None:
        return answer
    if a.tense == "present" and answer.days[1] < a.published:
        return answered(last, a._replace(tense="future"))
    if isinstance(last, r.Part) and last.mod == "BEFORE":
        return answer
    long_ago = (a.published - answer.days[1]).days > LONG_AGO
    if long_ago and a.side < 0 and a.year is None:
        return answered(last, a._replace(tense="present"))
    return answer


def in_order(g: r.Range, low: Answer, high: Answer, a: Anchor) -> tuple[Answer, Answer]:
    """The ends of a range whose last day came out before its first: what leaves its week or year open moves."""
    match g.first, g.last:
        case r.Weekday(), r.Weekday():
            return (low.moved(-7), high) if a.side < 0 else (low, high.moved(7))
        case r.Calendar(year=None, month=int(month)) as first, r.Calendar(month=int()) if high.days:
            year = high.days[0].year - (month > high.days[1].month)
            return calendar(replace(first, year=year), a), high
    return low, high


def unplaced(u: r.Unplaced, a: Anchor) -> Answer:
    """A time with no place in the calendar, and its days where the words tell them."""
    inner = answered(u.of, a) if u.of else Answer("")
    return Answer(u.value, inner.days, "", inner.edtf)


RULES: Mapping[type[r.Reading], Callable[[Any, Anchor], Answer]] = {
    r.Calendar: calendar, r.Weekday: weekday, r.Shift: shift, r.Feast: feast, r.Period: period, r.Part: part,
    r.Half: half, r.Nth: nth, r.Eve: eve, r.Told: told, r.DayPart: daypart, r.Clock: clock, r.Duration: duration,
    r.Vague: vague, r.Unplaced: unplaced, r.Range: ranged,
    r.Era: lambda e, _: era(e),
    r.Counterpart: lambda _, a: counterpart(a),
    r.Counted: lambda c, a: counted(c, answered(c.of, a)),
    r.Recurring: lambda x, _: Answer(x.value),
}  # fmt: skip
