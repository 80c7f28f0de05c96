"""The makers: each turns the slots of a form into a reading. They know calendars, and no language.

A maker takes the slots that its form filled (word classes in small letters, inner readings under their
rule's name, the rule's constants) and raises ValueError where they make no sense together, which lets the
next form try. Those of dates live in `dates`; here are those of times, lengths, sets and readings that hold others,
and the table of all.
"""

from __future__ import annotations

from collections.abc import Callable, Mapping
from dataclasses import replace
from decimal import Decimal
from typing import Any

from timeline import readings as r
from timeline.expressions import dates
from timeline.expressions.dates import Slots
from timeline.expressions.days import SEASONS, length


def same(s: Slots) -> r.Reading:
    """What the rule inside reads, and nothing else."""
    return next(v for v in s.values() if isinstance(v, r.Reading))


def at(s: Slots) -> r.Reading:
    """The time of day that the rule inside reads, on its day."""
    clock_: r.Clock = s["clock"]
    return replace(clock_, day=s["day_of"])


def part(s: Slots) -> r.Reading:
    """The start, middle or end of what the rule inside reads; or that, with a shade of doubt."""
    of: r.Reading = s["of"]
    if isinstance(of, r.Duration | r.Clock):
        return replace(of, mod=s["mod"])
    return r.Part(s["mod"], of)


def half(s: Slots) -> r.Reading:
    """The first or second half of what the rule inside reads."""
    return r.Half(int(s["number"]), s["of"])


def nth(s: Slots) -> r.Reading:
    """The n-th weekday, day or week of what the rule inside reads."""
    return r.Nth(int(s["number"]), s["of"], s.get("weekday"), s.get("grain", "day"))


def daypart(s: Slots) -> r.Reading:
    """A part of a day; `before` is true for a night named by the morning that it ends on."""
    day: Any = r.Shift("day", s["by"], s.get("base", "published")) if "by" in s else s.get("day_of")
    if "feast" in s:
        day = dates.feast(s)
    if s.get("before"):
        day = r.Eve(day)
    return r.DayPart(s["part"], day, s.get("mod", ""))


def clock(s: Slots) -> r.Reading:
    """A time of day from `hour` and `minute`, or both in one number (`hhmm`); `to` and `past` count minutes from the
    hour; `part` tells the half."""
    hour, minute = divmod(int(s["hhmm"]), 100) if "hhmm" in s else (int(s["hour"]), s.get("minute"))
    if "to" in s:
        hour, minute = hour - 1, 60 - int(s["to"])
    elif "past" in s:
        minute = int(s["past"])
    if (minute is not None and not 0 <= int(minute) < 60) or not 0 <= hour <= 24:
        raise ValueError("no such time")
    if (s.get("part") in ("AF", "EV") and 0 < hour < 12) or (s.get("part") == "NI" and 8 <= hour < 12):
        hour += 12
    return r.Clock(hour, None if minute is None else int(minute), s.get("day_of"), s.get("mod", ""))


def listed(s: Slots) -> r.Reading:
    """What stands in a list of unlike things: a length, what it recurs in (`per`), a time or day, a date."""
    if "per" in s:
        return recurring({"grain": s["per"]})
    if "grain" in s:
        return duration(s)
    if "hour" in s:
        return clock(s)
    return dates.calendar(s) if "month" in s else dates.weekday(s)


def duration(s: Slots) -> r.Reading:
    """A stretch of time from `number` (or `many`) and `grain`, and again with a second, smaller grain."""
    number = (
        Decimal(s["number"]) * int(s.get("times", 1)) + Decimal(s.get("plus", 0)) if "number" in s else None
    )
    parts = [(number, s["grain"])]
    if "grain_b" in s:
        parts.append((Decimal(s["number_b"]), s["grain_b"]))
    return r.Duration(
        tuple(parts), s.get("mod", ""), s.get("side"), bool(s.get("since")), s.get("base", "published")
    )


def later(s: Slots) -> r.Reading:
    """A stretch of time after or before the day told last: "three years later"."""
    return duration({**s, "base": "period"})


def placed(s: Slots) -> r.Reading:
    """The stretch that the rule inside reads, with a side: what stands behind it tells ("three years ago")."""
    of: r.Duration = s["of"]
    return replace(of, side=s.get("side"), since=bool(s.get("since")), base=s.get("base", "published"))


def counterpart(_: Slots) -> r.Reading:
    """The part of a year told last, a year before."""
    return r.Counterpart()


def counted(s: Slots) -> r.Reading:
    """A length before or after what the rule inside reads (`to` -1 or 1), or at its end or beginning (`since`)."""
    return r.Counted(Decimal(s.get("number", 1)), s["grain"], s["of"], s["to"], bool(s.get("since")))


def day_of(s: Slots) -> r.Reading:
    """The n-th day of what began on the day told last; as a time of its own it has no place in the calendar. The last
    one has none at all."""
    number = int(s["number"])
    return r.Unplaced(of=r.Shift("day", number - 1, "told") if number > 0 else None)


def recent(s: Slots) -> r.Reading:
    """The last few periods of a grain, a vague stretch; the next few are only the future."""
    if s["side"] > 0:
        return r.Vague("FUTURE_REF", grain=s["grain"])
    return r.Duration(((None, s["grain"]),), "", -1 if s["side"] < 0 else None, True)


def recurring(s: Slots) -> r.Reading:
    """A set of times by what recurs: a weekday, a part of the day, a month, a season, or every n-th of a
    grain."""
    if "workdays" in s:
        value = "P6D" if s["workdays"] == "working" else "XXXX-XX-XX"
    elif "weekday" in s:
        value = f"XXXX-WXX-{s['weekday']}" + (f"T{s['part']}" if "part" in s else "")
        if "nth" in s:
            value = "P1M"
    elif "part" in s:
        value = f"XXXX-XX-XXT{s['part']}"
    elif "month" in s:
        value = f"XXXX-{s['month']:02}" + (f"-{s['day']:02}" if "day" in s else "")
    elif "season" in s:
        value = f"XXXX-{SEASONS[s['season'] - 1]}"
    else:
        number = None if "many" in s else Decimal(s.get("number", 1))
        value = length(((number, s.get("grain", "year")),))
    return r.Recurring(value)


REFS = {-1: "PAST_REF", 0: "PRESENT_REF", 1: "FUTURE_REF"}


def vague(s: Slots) -> r.Reading:
    """A time that the words only point to."""
    ref: Any = s.get("ref") or REFS[s["side"]]
    return r.Vague(ref, bool(s.get("today")), s.get("grain"), bool(s.get("told")))


def unplaced(s: Slots) -> r.Reading:
    """A time with a name but no place in the calendar."""
    return r.Unplaced(s.get("value", "XXXX-XX-XX"))


MAKERS: Mapping[str, Callable[[Slots], r.Reading]] = {
    f.__name__: f
    for f in (
        *dates.MAKERS, same, part, half, nth, daypart, clock, at, listed, counterpart, counted, day_of, duration, later,
        placed, recent, recurring, vague, unplaced,
    )
}  # fmt: skip
