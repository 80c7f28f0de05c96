"""Readings become values: the one place where an anchor-free reading meets the day that an article was
written on.

`Anchor` is all that a reading can lean on. Every rule is a pure function of reading and anchor, and cached.
A rule that lacks its anchor gives the TIMEX3 value with X for what is not known, and no day.
"""

from __future__ import annotations

import re
from dataclasses import dataclass, replace
from datetime import date
from functools import lru_cache

from timeline import edtf
from timeline import readings as r
from timeline.expressions import days, feasts
from timeline.expressions.days import DAY, Interval
from timeline.expressions.making import SEASONS, length, type_of
from timeline.values import Tense, Value

QUALIFIABLE = re.compile(r"\d{4}(-(0\d|1[0-2])(-\d\d)?)?")  # EDTF has no "about" for seasons and times
FAR = 280  # days beyond which the tense rather speaks of something else: "sollte im April", just behind
CLOSE = 60  # days within which a day and month are the nearest, whatever the tense


@dataclass(frozen=True, slots=True)
class Anchor:
    """What completes a reading: the day of publication; the day told last, and whether it is near; the year
    that the story is in; the tense of the clause; whether the article tells news of the day (rather than
    being an essay); whether a set of days was told just before."""

    published: date | None
    told: date | None = None
    near: bool = False
    year: int | None = None
    tense: Tense = ""
    news: bool = True
    recurring: bool = False

    @property
    def day(self) -> date | None:
        """The day that a time of day belongs to where none is named: one that lies ahead has no past."""
        ahead = self.told and self.published and self.side < 0 and self.told > self.published
        return self.told if self.told and self.near and not ahead else self.published

    def base(self, name: r.Base) -> date | None:
        """The day that a reading counts from."""
        return (self.told or self.published) if name == "told" else self.published

    @property
    def side(self) -> int:
        """Where the tense looks: -1 behind, +1 ahead, 0 untold."""
        return {"past": -1, "pluperfect": -1, "future": 1, "present": 0, "": 0}[self.tense]


@dataclass(frozen=True, slots=True)
class Answer:
    """What a reading comes to: its TIMEX3 value and modifier, the days that it covers where they are known,
    and the step that led there."""

    value: str
    days: Interval | None = None
    mod: str = ""
    edtf: str | None = None
    step: str = ""


@lru_cache(maxsize=100_000)
def resolve(reading: r.Reading, anchor: Anchor) -> Value:
    """The value of a reading at an anchor. Never raises."""
    try:
        answer = answered(reading, anchor)
    except (ValueError, OverflowError):  # beyond the years 1 to 9999
        answer = Answer("XXXX-XX-XX")
    first, last = answer.days or (None, None)
    written = answer.edtf
    if written is None and first and last:
        written = edtf.of_days(first, last)
    elif written:
        first, last = edtf.bounds(written)
    steps = tuple(s for s in (answer.step,) if s)
    return Value(type_of(reading), answer.value, answer.mod, written, first, last, steps)


def answered(reading: r.Reading, a: Anchor) -> Answer:
    """The answer to a reading. Raises ValueError where it leaves the calendar."""
    match reading:
        case r.Calendar():
            return calendar(reading, a)
        case r.Weekday():
            return weekday(reading, a)
        case r.Shift():
            return shift(reading, a)
        case r.Feast():
            return feast(reading, a)
        case r.Period():
            return period(reading, a)
        case r.Era():
            return era(reading)
        case r.Part():
            return part(reading, a)
        case r.Half():
            return half(reading, a)
        case r.Nth():
            return nth(reading, a)
        case r.Eve():
            return eve(reading, a)
        case r.DayPart():
            return daypart(reading, a)
        case r.Clock():
            return clock(reading, a)
        case r.Duration():
            return duration(reading, a)
        case r.Recurring():
            return Answer(reading.value)
        case r.Vague():
            return vague(reading, a)
        case r.Unplaced():
            inner = answered(reading.of, a) if reading.of else Answer("")
            return Answer(reading.value, inner.days, "", inner.edtf)
        case r.Range():
            return ranged(reading, a)
    raise ValueError(f"no rule for {reading}")


def year_of(year: r.Year, a: Anchor) -> int | None:
    """A year that is named or counted from the anchor."""
    if isinstance(year, r.Shift):
        base = a.base(year.base)
        return base.year + year.by if base else None
    return year


def iso(year: int | None) -> str:
    """A year as TIMEX3 writes it."""
    if year is None:
        return "XXXX"
    return f"{year:04}" if year > 0 else f"BC{1 - year:04}"


def calendar(c: r.Calendar, a: Anchor) -> Answer:
    """A date; what it leaves out comes from the story, the tense, or the nearest day."""
    month, year = c.month, year_of(c.year, a)
    if isinstance(month, r.Shift):
        base = a.base(month.base)
        moved = days.moved(base, "month", month.by) if base else None
        month, year = (moved.month, moved.year) if moved else (None, None)
    if month is None and c.day is not None:
        return lone_day(c, a)
    step = ""
    if c.year is None and month is not None:
        year = guessed_year(month, c.day, c.weekday, c.side, a)
        step = f"year {year}: {why(a)}" if year else ""
    value = iso(year) + (f"-{month:02}" if month else "") + (f"-{c.day:02}" if c.day else "")
    if year is None:
        return Answer(value, edtf=value if month else None)
    if year < 1:
        return Answer(value, edtf=f"-{-year:04}" if year else "0000")
    if month is None:
        return Answer(value, (date(year, 1, 1), date(year, 12, 31)))
    if c.day is None:
        return Answer(value, days.month(year, month), step=step)
    day = date(year, month, c.day)
    return Answer(value, (day, day), step=step)


def why(a: Anchor) -> str:
    """What completed a date."""
    behind = {-1: "the last one before", 0: "the nearest to", 1: "the next one after"}[a.side]
    return f"{behind} {a.published or a.told}" + (f" ({a.tense})" if a.tense else "")


def lone_day(c: r.Calendar, a: Anchor) -> Answer:
    """A day of the month alone: in the month told last, or the nearest by tense."""
    assert c.day is not None
    base = a.told or a.published
    if base is None:
        return Answer(f"XXXX-XX-{c.day:02}")
    months = [days.moved(base.replace(day=1), "month", by) for by in (0, -1, 1)]
    found = [m.replace(day=c.day) for m in months if c.day <= days.month(m.year, m.month)[1].day]
    if c.weekday:
        found = [d for d in found if d.isoweekday() == c.weekday] or found
    if a.side < 0 and a.published:
        found = [d for d in found if d <= a.published] or found
    if a.side > 0 and a.published:
        found = [d for d in found if d >= a.published] or found
    day = found[0]
    return Answer(day.isoformat(), (day, day), step=f"day {c.day} near {base}")


def guessed_year(month: int, day: int | None, weekday: int | None, side: int | None, a: Anchor) -> int | None:
    """The year of a date without one: the story's, else the nearest that weekday, side and tense allow."""
    base = a.published or a.told
    if base is None:
        return a.year
    if a.year is not None and side is None and a.year < base.year and a.side < 0:
        return a.year
    middles = {y: date(y, month, min(day or 15, 28)) for y in (base.year - 1, base.year, base.year + 1)}
    candidates = sorted(middles, key=lambda y: abs((middles[y] - base).days))
    side = a.side if side is None else side
    if side:
        ordinal, here = ((month, day), (base.month, base.day)) if day else ((month, 0), (base.month, 0))
        ahead = ordinal >= here if side > 0 else ordinal > here
        pick = base.year + (0 if ahead == (side > 0) else side)
        gap, nearest = abs((middles[pick] - base).days), abs((middles[candidates[0]] - base).days)
        if not (gap > FAR and (side > 0 or (day and nearest <= CLOSE))):
            candidates = [pick]
    elif a.tense == "present" and 0 < (middles[base.year] - base).days < FAR:
        candidates = [base.year]
    if weekday and day:
        by_distance = sorted(middles, key=lambda y: abs(y - candidates[0]))
        fits = [y for y in by_distance if falls(y, month, day, weekday)]
        candidates = fits or candidates
    return next((y for y in candidates if not day or days.month(y, month)[1].day >= day), candidates[0])


def falls(year: int, month: int, day: int, weekday: int) -> bool:
    """Whether a date is on a weekday."""
    return day <= days.month(year, month)[1].day and date(year, month, day).isoweekday() == weekday


def weekday(w: r.Weekday, a: Anchor) -> Answer:
    """A day of the week: in a named week, or the nearest on the side that words or tense tell."""
    base = a.base(w.base)
    if base is None:
        return Answer(f"XXXX-WXX-{w.weekday}")
    if w.weeks is not None:
        day = base + (7 * w.weeks + w.weekday - base.isoweekday()) * DAY
        return Answer(day.isoformat(), (day, day), step=f"in the week {w.weeks:+} from {base}")
    side = w.side if w.side is not None else (a.side or (0 if a.tense == "present" else -1))
    ahead = (w.weekday - base.isoweekday()) % 7
    if side > 0:  # "next Friday" on a Friday is a week ahead; an open one is today
        day = base + (ahead if ahead or w.side is None else 7) * DAY + 7 * (side - 1) * DAY
    elif side < 0:
        behind = -ahead % 7
        day = base - (behind if behind or w.side is None else 7) * DAY + 7 * (side + 1) * DAY
    else:
        day = base + ahead * DAY
    return Answer(day.isoformat(), (day, day), step=f"{step_side(side)} {base}")


STEPS = {-1: "the last on or before", 0: "the nearest from", 1: "the next on or after"}


def step_side(side: int) -> str:
    """A side in words."""
    return STEPS.get(side, f"{side:+} from")


def shift(s: r.Shift, a: Anchor) -> Answer:
    """A period off the anchor's."""
    base = a.base(s.base)
    if s.base == "told" and s.grain == "year" and a.year:
        base = date(a.year, 1, 1)
    if base is None:
        return Answer({"day": "XXXX-XX-XX", "week": "XXXX-WXX", "month": "XXXX-XX"}.get(s.grain, "XXXX"))
    found = days.around(days.moved(base, s.grain, s.by), s.grain)
    return Answer(days.timex(found, s.grain), found, step=f"{s.grain} {s.by:+} from {base}")


def feast(f: r.Feast, a: Anchor) -> Answer:
    """A feast in its year, or the nearest that tense allows."""
    year = year_of(f.year, a)
    if year is None:
        base = a.published or a.told
        if f.year is not None or base is None:
            return Answer("XXXX-XX-XX")
        side = f.side or a.side
        spans = [feasts.days_of(f.name, y) for y in (base.year - 1, base.year, base.year + 1)]
        fits = [s for s in spans if (s[1] <= base if side < 0 else s[1] >= base)] if side else spans
        first, last = min(fits or spans, key=lambda s: abs((s[0] - base).days))
    else:
        first, last = feasts.days_of(f.name, year)
    if f.weekday and f.side_of:
        gap = (f.weekday - first.isoweekday()) % 7 or 7
        first = last = first + (gap if f.side_of > 0 else gap - 7 or -7) * DAY
    return Answer(first.isoformat(), (first, last), step=f"{f.name} {first.year}")


def period(p: r.Period, a: Anchor) -> Answer:
    """A season, quarter, half, week or weekend."""
    if p.grain == "weekend":
        return weekend(p, a)
    year = year_of(p.year, a)
    letter = SEASONS[p.index - 1] if p.grain == "season" else f"{p.grain[0].upper()}{p.index}"
    letter = f"W{p.index:02}" if p.grain == "week" else letter
    if year is None:
        base = a.published or a.told
        if base is None:
            return Answer(f"XXXX-{letter}")
        year = nearest_year(p, base, a)
    span = span_of(p, year)
    written = f"{year:04}-{20 + p.index}" if p.grain == "season" else None
    return Answer(f"{year:04}-{letter}", span, edtf=written)


def span_of(p: r.Period, year: int) -> Interval:
    """The days of a numbered part of a year."""
    if p.grain == "season":
        return days.season(year, p.index)
    if p.grain == "quarter":
        return days.months(year, 3 * p.index - 2, 3)
    if p.grain == "half":
        return days.months(year, 6 * p.index - 5, 6)
    return days.week(year, p.index)


def nearest_year(p: r.Period, base: date, a: Anchor) -> int:
    """The year of a part of a year: that of the story, or the nearest on the side of words or tense.

    The part that is going on is neither the last nor the next where words say so, but fits either tense.
    """
    side = p.side if p.side is not None else a.side
    if a.year is not None and a.year < base.year - 1 and side <= 0:
        return a.year
    spans = {y: span_of(p, y) for y in range(base.year - 2, base.year + 3)}
    if p.side == 0:
        return next((y for y, s in spans.items() if s[0] <= base <= s[1]), base.year)
    if side < 0:
        return max(y for y, s in spans.items() if s[0] <= base and (p.side is None or s[1] < base))
    if side > 0:
        return min(y for y, s in spans.items() if s[1] >= base and (p.side is None or s[0] > base))
    inside = [y for y, s in spans.items() if s[0] <= base <= s[1]]
    return inside[0] if inside else min(spans, key=lambda y: abs((spans[y][0] - base).days))


def weekend(p: r.Period, a: Anchor) -> Answer:
    """A weekend: the last, this or the next one."""
    if a.published is None:
        return Answer("XXXX-WXX-WE")
    side = p.side if p.side is not None else (a.side or (1 if a.tense == "present" else -1))
    base = a.published
    if (p.side is None and side < 0 and base.isoweekday() < 6) or p.side == -1:
        base -= 7 * DAY
    elif p.side == 1:
        base += 7 * DAY * (base.isoweekday() >= 6)
    found = days.around(base, "weekend")
    return Answer(days.timex(found, "weekend"), found, step=f"the weekend by {a.published}")


def era(e: r.Era) -> Answer:
    """A decade or a century."""
    first = int(e.digits.ljust(4, "0"))
    last = int(e.digits.ljust(4, "9"))
    return Answer(e.digits, (date(max(first, 1), 1, 1), date(last, 12, 31)), edtf=e.digits.ljust(4, "X"))


def part(p: r.Part, a: Anchor) -> Answer:
    """The start, middle or end of a period, or a period with a shade of doubt."""
    inner = answered(p.of, a)
    if p.mod == "APPROX":
        written = inner.edtf or (edtf.of_days(*inner.days) if inner.days else None)
        doubtful = written is not None and QUALIFIABLE.fullmatch(written)
        return replace(inner, mod=p.mod, edtf=f"{written}~" if doubtful else written)
    if p.mod in ("START", "MID", "END") and inner.days:
        return replace(inner, mod=p.mod, days=days.third(inner.days, p.mod), edtf=None)
    return replace(inner, mod=p.mod)


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


def daypart(d: r.DayPart, a: Anchor) -> Answer:
    """A part of a day that is named, told last, or the day of publication (its eve for an evening that is
    past)."""
    if d.day is not None:
        inner = answered(d.day, a)
    else:
        day = a.day
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
        day = a.day
        inner = Answer(day.isoformat(), (day, day)) if day else Answer("XXXX-XX-XX")
    at = f"T{c.hour:02}:{c.minute or 0:02}"
    written = None
    if inner.days and c.hour < 24:
        written = f"{inner.value}{at}:00"
    return Answer(inner.value + at, inner.days, c.mod, written if inner.days else None, inner.step)


def duration(d: r.Duration, a: Anchor) -> Answer:
    """A stretch of time, with the days that it reaches where it has a side."""
    value = length(d.parts)
    base, finest = a.base(d.base), d.parts[-1][1]
    if d.base == "told" and a.year and finest in ("year", "decade"):
        base = date(a.year, 1, 1)
    took = d.side == 1 and not d.since and d.base == "published" and a.side < 0
    if d.side is None or took or base is None:
        return Answer(value, mod=d.mod)
    if any(n is None for n, _ in d.parts):
        return Answer(value, mod=d.mod, edtf=f"../{base}" if d.side < 0 else f"{base}/..")
    day = base
    for n, grain in d.parts:
        day = reached(day, grain, float(n or 0), d.side)
    coarse = finest if finest in days.MONTHS or finest == "week" else "day"
    if coarse == "year" and any(n != int(n or 0) for n, _ in d.parts):
        coarse = "month"
    if not d.since:
        return Answer(value, days.around(day, coarse), d.mod, step=f"{value} {step_side(d.side)} {base}")
    first, last = (day, base) if d.side < 0 else (base, day)
    near, far = (edtf.of_days(*days.around(x, coarse if coarse != "week" else "day")) for x in (base, day))
    written = f"{far}/{near}" if d.side < 0 else f"{near}/{far}"
    return Answer(value, (first, last), d.mod, written)


def reached(day: date, grain: r.Grain, n: float, side: int) -> date:
    """The day n periods away; a half is counted in the next finer grain."""
    whole = int(n)
    day = days.moved(day, grain, side * whole)
    rest = n - whole
    if not rest:
        return day
    finer: dict[r.Grain, tuple[r.Grain, int]] = {
        "decade": ("year", 10), "year": ("month", 12), "month": ("day", 30), "week": ("day", 7),
    }  # fmt: skip
    if grain not in finer:
        return day
    name, size = finer[grain]
    return days.moved(day, name, side * round(rest * size))


def vague(v: r.Vague, a: Anchor) -> Answer:
    """A vague reference; "today" is the day itself where the article tells news."""
    if v.today and a.news:
        if a.published is None:
            return Answer("XXXX-XX-XX")
        return Answer(a.published.isoformat(), (a.published, a.published), step=f"day +0 from {a.published}")
    if a.published is None:
        return Answer(v.ref)
    today = a.published.isoformat()
    written = {"PAST_REF": f"../{today}", "FUTURE_REF": f"{today}/..", "PRESENT_REF": None}[v.ref]
    return Answer(v.ref, edtf=written)


def ranged(g: r.Range, a: Anchor) -> Answer:
    """One end of a range: its own value, the days of both."""
    first = answered(g.first, a) if g.first else None
    last = answered(g.last, a) if g.last else None
    own = first if g.end == "first" else last
    assert own is not None
    low, high = side_of(first, 0), side_of(last, 1)
    if (g.first and not low) or (g.last and not high) or (low and high and low[0] > high[0]):
        return own
    return replace(own, days=None, edtf=f"{low[1] if low else '..'}/{high[1] if high else '..'}")


def side_of(answer: Answer | None, n: int) -> tuple[date, str] | None:
    """The first (0) or last (1) day of an answer, and how EDTF writes it as that side of an interval."""
    if answer is None or answer.days is None:
        return None
    if answer.mod == "BEFORE":
        day = answer.days[0] - DAY
        return day, day.isoformat()
    if answer.mod == "AFTER":
        day = answer.days[1] + DAY
        return day, day.isoformat()
    if answer.edtf and "T" in answer.edtf:
        return answer.days[n], answer.edtf
    return answer.days[n], edtf.of_days(*answer.days).split("/")[-n]
