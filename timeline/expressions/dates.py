"""The makers of dates: days, months, years, feasts and numbered periods, absolute or counted from an anchor.

Lives in the expressions room, under `making`, which has the makers of times, lengths and sets and the table of all. No
language enters, and no anchor.
"""

from __future__ import annotations

from collections.abc import Callable, Mapping
from dataclasses import replace
from decimal import Decimal
from typing import Any, cast

from timeline import readings as r
from timeline.expressions import wording

Slots = Mapping[str, Any]
LENGTHS = (31, 29, 31, 30, 31, 30, 31, 31, 30, 31, 30, 31)


def calendar(s: Slots) -> r.Reading:
    """A date as far as its parts are there: year, month (or monthnumber), day, weekday, side or weeks."""
    month, day = s.get("month"), s.get("day")
    if day and not 1 <= day <= (LENGTHS[month - 1] if month else 31):
        raise ValueError("no such day")
    weeks = s.get("weeks")
    return r.Calendar(_year_of(s), month, day, s.get("weekday"), s.get("side", weeks), weeks)


def written(s: Slots) -> r.Reading:
    """An explicit date as dateparser reads it; one that it does not know by its parts."""
    parts = calendar(s)
    assert isinstance(parts, r.Calendar)
    return wording.read(s["wording"], s["language"], parts) or parts


def weekday(s: Slots) -> r.Reading:
    """A day of the week, nearest by `side` or in the week `weeks` off, counted from `base`."""
    return r.Weekday(s["weekday"], s.get("side"), s.get("weeks"), s.get("base", "published"))


def shift(s: Slots) -> r.Reading:
    """A period off the anchor's: `grain`, and how many by `by` or `side`, times `number`."""
    by = s["by"] if "by" in s else s["side"]
    if "number" in s:
        if s["number"] != int(s["number"]):
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
    return r.Feast(s["feast"], _year_of(s), s.get("side"), s.get("weekday"), s.get("side_of"))


def numbered(s: Slots) -> r.Reading:
    """One of several feasts by its number: a Sunday in Advent, a day of Christmas."""
    if not 1 <= s["number"] <= len(s["feasts"]):
        raise ValueError("no such feast")
    return r.Feast(s["feasts"][int(s["number"]) - 1], _year_of(s))


def turn(s: Slots) -> r.Reading:
    """The turn of a year: its last days and the next one's first."""
    return r.Feast("turn_of_year", _year_of(s), s.get("side"))


def period(s: Slots) -> r.Reading:
    """A numbered part of a year: `season`, or `grain` (quarter, half, week, weekend) and `index`."""
    if "season" in s:
        return r.Period("season", s["season"], _year_of(s), s.get("side"))
    limits = {"quarter": 4, "half": 2, "week": 53, "weekend": 0}
    index = int(s.get("index", 0))
    if not min(1, limits[s["grain"]]) <= index <= limits[s["grain"]]:
        raise ValueError("no such period")
    return r.Period(s["grain"], index, _year_of(s), s.get("side"))


def years(s: Slots) -> r.Reading:
    """Two years that meet ("2019/20"): dated by the first, or a season with a name of its own (`value`)."""
    first = int(s["year"])
    span = r.Range("first", r.Calendar(first), r.Calendar(_last_year(first, int(s["until"]))))
    return r.Unplaced(s["value"], span) if "value" in s else span


def decade(s: Slots) -> r.Reading:
    """A decade by its first year, in full or by two digits (of the twentieth century)."""
    return r.Era(str(int(s["year"] if "year" in s else 1900 + int(s["tens"])) // 10))


def century(s: Slots) -> r.Reading:
    """A century by its number."""
    n = int(s["number"])
    if not 1 <= n <= 30:
        raise ValueError("no such century")
    return r.Era(f"{n - 1:02}") if s.get("era") != "BC" else r.Unplaced(f"BC{n - 1:02}")


def _year_of(s: Slots) -> r.Year:
    """The year of a form: four digits, two digits (of this century up to 49), before our era, or relative; `last` are
    the two digits of the end of a range that began in `year`."""
    if "last" in s:
        return _last_year(int(s["year"]), s["last"])
    if "year" in s:
        year = s["year"]
        if isinstance(year, Decimal):
            year = int(year)
        return 1 - year if s.get("era") == "BC" else cast(r.Year, year)
    if "yy" in s:
        yy = int(s["yy"])
        return 2000 + yy if yy < 50 else 1900 + yy
    return None


def _last_year(first: int, until: int) -> int:
    """The last of some years by the first, told in full or by its last two digits. Raises ValueError beyond 30."""
    last = until if until > 99 else first - first % 100 + until + (100 if until < first % 100 else 0)
    if not first < last <= first + 30:
        raise ValueError("no such years")
    return last


MAKERS: tuple[Callable[[Slots], r.Reading], ...] = (
    calendar, written, weekday, shift, told, feast, numbered, turn, period, years, decade, century,
)  # fmt: skip
