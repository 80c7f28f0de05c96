"""Places dates: full ones, ones that leave out a part, weekdays, shifts, feasts. Each a function of reading and anchor.

What is left out comes from the words' own side, from the year that the story is in, from the tense of the clause, or
from what is nearest.
"""

from __future__ import annotations

from datetime import date

from timeline import readings as r
from timeline.expressions import days, feasts
from timeline.expressions.anchor import Anchor, Answer, iso, step_side, why, year_of
from timeline.expressions.days import DAY

FAR = 280  # days beyond which the tense rather speaks of something else: "should in April", just behind
JUST = 3  # days of which "this Tuesday" speaks rather behind than ahead, where no tense tells
CLOSE = 60  # days within which a day and month, or a feast, are the nearest, whatever the tense


def calendar(c: r.Calendar, a: Anchor) -> Answer:
    """A date; what it leaves out comes from the story, the tense, or the nearest day."""
    month, year, step = c.month, year_of(c.year, a), ""
    if month is None and c.day is not None:
        return lone_day(c, a)
    if c.year is None and month:
        year = guessed_year(month, c.day, c.weekday, c.side, a)
        step = f"year {year}: {why(a)}" if year else ""
    value = iso(year) + (f"-{month:02}" if month else "") + (f"-{c.day:02}" if c.day else "")
    if year is None:
        return Answer(value, edtf=value)
    if year < 1:
        return Answer(value, edtf=f"-{-year:04}" if year else "0000")
    if month is None:
        return Answer(value, (date(year, 1, 1), date(year, 12, 31)))
    if c.day is None:
        return Answer(value, days.month(year, month), step=step)
    day = date(year, month, c.day)
    return Answer(value, (day, day), step=step)


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
        if pick == a.year or not (gap > FAR and nearest <= CLOSE and (side > 0 or day)):
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
        just = not a.side and ahead > 7 - JUST
        behind = w.side == 0 and (a.side < 0 or just)  # "this Tuesday" that has been
        day = base + (ahead - 7 if behind and ahead else ahead) * DAY
    told = f", the clause is {a.tense}" if w.side is None and a.tense else ""
    return Answer(day.isoformat(), (day, day), step=f"{step_side(side)} {base}{told}")


def shift(s: r.Shift, a: Anchor) -> Answer:
    """A period off the anchor's."""
    due = s.base == "told" and not s.by and s.grain != "day" and a.tense in ("present", "future")
    base = a.base("published" if due else s.base, s.grain)
    if s.base == "told" and s.grain == "year" and a.year and not due:
        base = date(a.year, 1, 1)
    if base is None:
        return Answer({"day": "XXXX-XX-XX", "week": "XXXX-WXX", "month": "XXXX-XX"}.get(s.grain, "XXXX"))
    found = days.around(days.moved(base, s.grain, s.by), s.grain)
    if s.base == "told" and a.published and base <= a.published < found[0] and a.side < 0:
        found = days.around(base, s.grain)  # what has happened does not lie ahead: the day told was that one
    return Answer(days.timex(found, s.grain), found, step=f"{s.grain} {s.by:+} from {base}")


def feast(f: r.Feast, a: Anchor) -> Answer:
    """A feast in its year, or the nearest that tense allows."""
    year = year_of(f.year, a)
    if year is None:
        base = a.published or a.told
        if base is None:
            return Answer("XXXX-XX-XX")
        side = f.side or a.side
        spans = [feasts.days_of(f.name, y) for y in (base.year - 1, base.year, base.year + 1)]
        fits = [s for s in spans if (s[1] <= base if side < 0 else s[1] >= base)] if side else spans
        nearest, (first, last) = (min(x, key=lambda s: abs((s[0] - base).days)) for x in (spans, fits))
        if first.year != a.year and abs((first - base).days) > FAR and abs((nearest[0] - base).days) <= CLOSE:
            first, last = nearest
    else:
        first, last = feasts.days_of(f.name, year)
    if f.weekday and f.side_of:
        gap = (f.weekday - first.isoweekday()) % 7 or 7
        first = last = first + (gap if f.side_of > 0 else gap - 7 or -7) * DAY
    return Answer(first.isoformat(), (first, last), step=f"{f.name} {first.year}")
