"""Places stretches: parts of a year, weekends, decades, lengths with a side, vague references."""

from __future__ import annotations

from datetime import date
from decimal import Decimal

from timeline import edtf
from timeline import readings as r
from timeline.expressions import days
from timeline.expressions.anchor import Anchor, Answer, step_side, year_of
from timeline.expressions.days import DAY, SEASONS, Interval, length
from timeline.expressions.placing import shift

PARTS: tuple[r.Grain, ...] = ("month", "quarter", "half")


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
    elif p.side and p.side > 0:
        base += 7 * DAY * (p.side - 1 + (base.isoweekday() >= 6))
    found = days.around(base, "weekend")
    return Answer(days.timex(found, "weekend"), found, step=f"the weekend by {a.published}")


def era(e: r.Era) -> Answer:
    """A decade or a century."""
    first = int(e.digits.ljust(4, "0"))
    last = int(e.digits.ljust(4, "9"))
    return Answer(e.digits, (date(max(first, 1), 1, 1), date(last, 12, 31)), edtf=e.digits.ljust(4, "X"))


def duration(d: r.Duration, a: Anchor) -> Answer:
    """A stretch of time, with the days that it reaches where it has a side."""
    value = length(d.parts)
    finest = d.parts[-1][1]
    base = a.base(d.base, finest)
    took = d.side == 1 and d.base == "published" and a.side < 0
    later = d.side == 1 and d.base != "published" and a.story is None and a.period is None  # than what?
    if d.side is None or took or later or base is None:
        return Answer(value, mod=d.mod)
    if any(n is None for n, _ in d.parts):
        return Answer(value, mod=d.mod, edtf=f"../{base}" if d.side < 0 else f"{base}/..")
    day = base
    for n, grain in d.parts:
        day = reached(day, grain, float(n or 0), d.side)
    if d.side == 1 and a.side < 0 and a.published and day > a.published:
        return Answer(
            value, mod=d.mod
        )  # what has happened does not lie ahead: it is later than something else
    coarse = finest if finest in days.MONTHS or finest == "week" else "day"
    broken = any(n != int(n or 0) for n, _ in d.parts)
    if coarse == "year" and (broken or exact(d, a)):
        coarse = "month"
    if (d.base == "period" or d.since or broken) and finest in ("decade", "century"):
        coarse = "year"
    if not d.since:  # weeks from a day of the story lead to about such a day
        about = coarse == "week" and d.base != "published"
        found, written = ((day, day), f"{day}~") if about else (days.around(day, coarse), None)
        return Answer(value, found, d.mod, written, f"{value} {step_side(d.side)} {base}")
    first, last = (day, base) if d.side < 0 else (base, day)
    near, far = (edtf.of_days(*days.around(x, coarse if coarse != "week" else "day")) for x in (base, day))
    written = f"{far}/{near}" if d.side < 0 else f"{near}/{far}"
    return Answer(value, (first, last), d.mod, written)


def counterpart(a: Anchor) -> Answer:
    """The part of a year told last, in the year before; last year where none was."""
    if a.period is None:
        return shift(r.Shift("year", -1), a)
    first = days.moved(a.period[0], "year", -1)
    found = first, days.moved(a.period[1] + DAY, "year", -1) - DAY
    grain = next((g for g in PARTS if days.around(first, g) == found), None)
    value = days.timex(found, grain) if grain else f"{first.year:04}"
    return Answer(value, found, step=f"a year before {edtf.of_days(*a.period)}")


def counted(c: r.Counted, of: Answer) -> Answer:
    """A length at the beginning or the end of days, or a point so far off: as sharp as its grain, but for one counted
    from today or the like."""
    length_ = length(((c.number, c.grain),))
    if of.days is None:
        return Answer(length_ if c.since else "XXXX-XX-XX")
    first, last = of.days
    number = float(c.number)
    if not c.since:
        day = reached(last if c.side > 0 else first, c.grain, number, c.side)
        grain = "day" if isinstance(c.of, r.Shift | r.Weekday) else c.grain
        found = days.around(day, grain)
        return Answer(days.timex(found, grain), found, step=f"{length_} {step_side(c.side)} {of.value}")
    if c.side > 0:
        last = reached(first, c.grain, number, 1) - DAY
    else:
        first = reached(last + DAY, c.grain, number, -1)
    return Answer(length_, (first, last), step=f"{length_} of {of.value}")


def exact(d: r.Duration, a: Anchor) -> bool:
    """Whether "a year later" is told of a month, and so means the same one."""
    once = d.base == "period" and d.parts == ((Decimal(1), "year"),)
    return once and a.period is not None and 27 <= (a.period[1] - a.period[0]).days <= 30


def reached(day: date, grain: r.Grain, n: float, side: int) -> date:
    """The day n periods away; a half is counted in the next finer grain."""
    if grain == "hour":
        return day + side * round(n) // 24 * DAY
    whole = int(n)
    day = days.moved(day, grain, side * whole)
    rest = n - whole
    if not rest:
        return day
    finer: dict[r.Grain, tuple[r.Grain, int]] = {
        "century": ("year", 100), "decade": ("year", 10), "year": ("month", 12), "month": ("day", 30),
        "week": ("day", 7),
    }  # fmt: skip
    if grain not in finer:
        return day
    name, size = finer[grain]
    return days.moved(day, name, side * round(rest * size))


def vague(v: r.Vague, a: Anchor) -> Answer:
    """A vague reference; "today" is the day itself where the article tells of days throughout: what an
    essay says in the present tense is true of its age."""
    if v.today and (a.daily or (a.news and a.tense != "present")):
        if a.published is None:
            return Answer("XXXX-XX-XX")
        return Answer(a.published.isoformat(), (a.published, a.published), step=f"day +0 from {a.published}")
    ref = "PAST_REF" if v.told and a.side < 0 else v.ref
    if a.published is None:
        return Answer(ref)
    today = a.published.isoformat()
    written = {"PAST_REF": f"../{today}", "FUTURE_REF": f"{today}/..", "PRESENT_REF": None}[ref]
    return Answer(ref, edtf=written)
