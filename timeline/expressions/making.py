"""The makers: each turns the slots of a form into a reading. They know calendars, and no language.

A maker takes the slots that its form filled (word classes in small letters, inner readings under their
rule's name, the rule's constants) and raises ValueError where they make no sense together, which lets the
next form try.
"""

from __future__ import annotations

from collections.abc import Callable, Mapping
from dataclasses import replace
from decimal import Decimal
from typing import Any, cast

from timeline import readings as r
from timeline.expressions import wording
from timeline.expressions.days import SEASONS, length

Slots = Mapping[str, Any]
LENGTHS = (31, 29, 31, 30, 31, 30, 31, 31, 30, 31, 30, 31)


def same(s: Slots) -> r.Reading:
    """What the rule inside reads, and nothing else."""
    return next(v for v in s.values() if isinstance(v, r.Reading))


def calendar(s: Slots) -> r.Reading:
    """A date as far as its parts are there: year, month (or monthnumber), day, weekday, side."""
    month = s.get("month")
    day = s.get("day")
    year = year_of(s)
    if isinstance(month, int) and not 1 <= month <= 12:
        raise ValueError("no such month")
    if day and not 1 <= day <= (LENGTHS[month - 1] if isinstance(month, int) else 31):
        raise ValueError("no such day")
    if isinstance(year, int) and year < 0 and s.get("era") is None:
        raise ValueError("no such year")
    return r.Calendar(year, month, day, s.get("weekday"), s.get("side"))


def year_of(s: Slots) -> r.Year:
    """The year of a form: four digits, two digits (of this century up to 49), before our era, or relative; `last` are
    the two digits of the end of a range that began in `year`."""
    if "last" in s:
        return last_year(int(s["year"]), s["last"])
    if "year" in s:
        year = s["year"]
        if isinstance(year, Decimal):
            year = int(year)
        return 1 - year if s.get("era") == "BC" and isinstance(year, int) else cast(r.Year, year)
    if "yy" in s:
        yy = int(s["yy"])
        return 2000 + yy if yy < 50 else 1900 + yy
    return None


def weekday(s: Slots) -> r.Reading:
    """A day of the week, nearest by `side` or in the week `weeks` off, counted from `base`."""
    return r.Weekday(s["weekday"], s.get("side"), s.get("weeks"), s.get("base", "published"))


def shift(s: Slots) -> r.Reading:
    """A period off the anchor's: `grain`, and how many by `by` or `side`, times `number`."""
    by = s["by"] if "by" in s else s["side"]
    if "number" in s:
        if s["number"] is None or s["number"] != int(s["number"]):
            raise ValueError("no whole number")
        by *= int(s["number"])
    base = s.get("base", "published")
    if base == "near":  # the day, month or quarter before is another's, the year before is our own
        base = {"day": "told", "month": "period", "quarter": "period"}.get(s["grain"], "published")
    return r.Shift(s["grain"], by, base)


def told(s: Slots) -> r.Reading:
    """A season or month seen from the story: the next, the last, or the one in the year told last."""
    year = r.Shift("year", 0, "period") if s["side"] == 0 else None
    side = s["side"] or None
    if "season" in s:
        of: r.Reading = r.Period("season", s["season"], year, side)
    else:
        of = r.Calendar(year, s["month"], None, None, side)
    return of if year else r.Told(of)


def feast(s: Slots) -> r.Reading:
    """A feast by its key, with a weekday beside it where one is told; or the one that the rule inside reads."""
    if isinstance(s["feast"], r.Feast):
        return replace(s["feast"], **{k: s[k] for k in ("side", "weekday", "side_of") if k in s})
    return r.Feast(s["feast"], year_of(s), s.get("side"), s.get("weekday"), s.get("side_of"))


def period(s: Slots) -> r.Reading:
    """A numbered part of a year: `season`, or `grain` (quarter, half, week, weekend) and `index`."""
    if "season" in s:
        return r.Period("season", s["season"], year_of(s), s.get("side"))
    limits = {"quarter": 4, "half": 2, "week": 53, "weekend": 0}
    index = int(s.get("index", 0))
    if not min(1, limits[s["grain"]]) <= index <= limits[s["grain"]]:
        raise ValueError("no such period")
    return r.Period(s["grain"], index, year_of(s), s.get("side"))


def years(s: Slots) -> r.Reading:
    """Two years that meet ("2019/20"): dated by the first, or a season with a name of its own (`value`)."""
    first = int(s["year"])
    span = r.Range("first", r.Calendar(first), r.Calendar(last_year(first, int(s["until"]))))
    return r.Unplaced(s["value"], span) if "value" in s else span


def last_year(first: int, until: int) -> int:
    """The last of some years by the first, told in full or by its last two digits. Raises ValueError beyond 30."""
    last = until if until > 99 else first - first % 100 + until + (100 if until < first % 100 else 0)
    if not first < last <= first + 30:
        raise ValueError("no such years")
    return last


def numbered(s: Slots) -> r.Reading:
    """One of several feasts by its number: a Sunday in Advent, a day of Christmas."""
    if not 1 <= s["number"] <= len(s["feasts"]):
        raise ValueError("no such feast")
    return r.Feast(s["feasts"][int(s["number"]) - 1], year_of(s))


def turn(s: Slots) -> r.Reading:
    """The turn of a year: its last days and the next one's first."""
    return r.Feast("turn_of_year", year_of(s), s.get("side"))


def at(s: Slots) -> r.Reading:
    """The time of day that the rule inside reads, on its day."""
    clock_: r.Clock = s["clock"]
    return replace(clock_, day=s["day_of"], open12=False)


def written(s: Slots) -> r.Reading:
    """An explicit date as dateparser reads it; one that it does not know by its parts."""
    parts = calendar(s)
    assert isinstance(parts, r.Calendar)
    return wording.read(s["wording"], s["language"], parts) or parts


def decade(s: Slots) -> r.Reading:
    """A decade by its first year, in full or by two digits (of the twentieth century)."""
    year = int(s["year"] if "year" in s else 1900 + int(s["tens"]))
    if year % 10:
        raise ValueError("no such decade")
    return r.Era(str(year // 10))


def century(s: Slots) -> r.Reading:
    """A century by its number."""
    n = int(s["number"])
    if not 1 <= n <= 30:
        raise ValueError("no such century")
    return r.Era(f"{n - 1:02}") if s.get("era") != "BC" else r.Unplaced(f"BC{n - 1:02}")


def part(s: Slots) -> r.Reading:
    """The start, middle or end of what the rule inside reads; or that, with a shade of doubt."""
    of: r.Reading = s["of"]
    if isinstance(of, r.Duration | r.Clock):
        return replace(of, mod=s["mod"])
    return r.Part(s["mod"], of)


def half(s: Slots) -> r.Reading:
    """The first or second half of what the rule inside reads."""
    if s["number"] not in (1, 2):
        raise ValueError("no such half")
    return r.Half(int(s["number"]), s["of"])


def nth(s: Slots) -> r.Reading:
    """The n-th weekday, day or week of what the rule inside reads."""
    return r.Nth(int(s["number"]), s["of"], s.get("weekday"), s.get("grain", "day"))


def daypart(s: Slots) -> r.Reading:
    """A part of a day; `before` is true for a night named by the morning that it ends on."""
    day = r.Shift("day", s["by"], s.get("base", "published")) if "by" in s else s.get("day_of")
    if "feast" in s:
        day = feast(s)
    if s.get("before"):
        day = r.Eve(day or r.Shift("day", 0, "told"))
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
    return r.Clock(
        hour, None if minute is None else int(minute), s.get("day_of"), s.get("mod", ""), "open" in s
    )


def listed(s: Slots) -> r.Reading:
    """What stands in a list of unlike things: a length, what it recurs in (`per`), a time or day, a date."""
    if "per" in s:
        return recurring({"grain": s["per"]})
    if "grain" in s:
        return duration(s)
    if "hour" in s:
        return clock(s)
    return calendar(s) if "month" in s else weekday(s)


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


def day_of(s: Slots) -> r.Reading:
    """The n-th day of what began on the day told last; as a time of its own it has no place in the calendar."""
    return r.Unplaced(of=r.Shift("day", int(s["number"]) - 1, "told"))


def recent(s: Slots) -> r.Reading:
    """The last few periods of a grain, a vague stretch; the next few are only the future."""
    if s["side"] > 0:
        return r.Vague("FUTURE_REF", grain=s["grain"])
    return r.Duration(((None, s["grain"]),), "", -1 if s["side"] < 0 else None, True)


def recurring(s: Slots) -> r.Reading:
    """A set of times by what recurs: a weekday, a part of the day, a month, a season, or every n-th of a
    grain."""
    quant, freq = s.get("quant", ""), s.get("freq", "")
    if "workdays" in s:
        value = "P6D" if s["workdays"] == "working" else "XXXX-XX-XX"
    elif "weekday" in s:
        value = f"XXXX-WXX-{s['weekday']}" + (f"T{s['part']}" if "part" in s else "")
        if "nth" in s:
            value = "P1M"
    elif "part" in s:
        value = f"XXXX-XX-XXT{s['part']}"
    elif "month" in s:
        value = f"XXXX-{s['month']:02}"
    elif "season" in s:
        value = f"XXXX-{SEASONS[s['season'] - 1]}"
    else:
        number = None if "many" in s else Decimal(s.get("number", 1))
        value = length(((number, s.get("grain", "year")),))
    return r.Recurring(value, quant, freq)


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
        same, calendar, written, weekday, shift, told, feast, numbered, turn, period, years, decade, century, part,
        half, nth, daypart, clock, at, listed, day_of, duration, later, placed, recent, recurring, vague, unplaced,
    )
}  # fmt: skip
