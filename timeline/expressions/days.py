"""Days, weeks, months, years: arithmetic on dates, and their TIMEX3 values. Knows no wording."""

from __future__ import annotations

import calendar
from collections.abc import Sequence
from datetime import date, timedelta
from decimal import Decimal

from timeline.readings import Grain

DAY = timedelta(days=1)
MONTHS = {
    "month": 1,
    "quarter": 3,
    "half": 6,
    "year": 12,
    "decade": 120,
    "century": 1200,
    "millennium": 12000,
}
SEASONS = ("SP", "SU", "FA", "WI")

Interval = tuple[date, date]


def month(year: int, m: int) -> Interval:
    """First and last day of a month; a month beyond 12 or below 1 lies in another year."""
    year, m = year + (m - 1) // 12, (m - 1) % 12 + 1
    return date(year, m, 1), date(year, m, calendar.monthrange(year, m)[1])


def months(year: int, m: int, count: int) -> Interval:
    """First and last day of `count` months from one on."""
    return month(year, m)[0], month(year, m + count - 1)[1]


def season(year: int, n: int) -> Interval:
    """A season by the weather's calendar: spring is March to May, winter December to February of the next
    year."""
    return months(year, 3 * n, 3)


def week(year: int, n: int) -> Interval:
    """An ISO week. Raises ValueError where the year has no such week."""
    first = date.fromisocalendar(year, n, 1)
    return first, first + 6 * DAY


def moved(day: date, grain: Grain, by: int) -> date:
    """A day `by` periods of a grain away; the day of the month is cut to the month's length."""
    if grain in MONTHS:
        first, last = month(day.year, day.month + by * MONTHS[grain])
        return min(first + (day.day - 1) * DAY, last)
    if grain == "season":
        return moved(day, "month", 3 * by)
    return day + by * {"week": 7, "weekend": 7}.get(grain, 1 if grain == "day" else 0) * DAY


def around(day: date, grain: Grain) -> Interval:
    """The period of a grain that a day lies in."""
    if grain in ("week", "weekend"):
        first = day - day.weekday() * DAY
        return (first, first + 6 * DAY) if grain == "week" else (first + 5 * DAY, first + 6 * DAY)
    if grain == "season":
        n, year = (4, day.year - 1) if day.month < 3 else (day.month // 3, day.year)
        return season(year, n)
    if grain in MONTHS:
        size = MONTHS[grain]
        if size <= 12:
            return months(day.year, (day.month - 1) // size * size + 1, size)
        years = size // 12
        first_year = day.year // years * years
        return date(max(first_year, 1), 1, 1), date(min(first_year + years - 1, 9999), 12, 31)
    return day, day


def timex(interval: Interval, grain: Grain) -> str:
    """The TIMEX3 value of a period of a grain."""
    day = interval[0]
    year = f"{day.year:04}"
    match grain:
        case "millennium":
            return year[:1]
        case "century":
            return year[:2]
        case "decade":
            return year[:3]
        case "year":
            return year
        case "half":
            return f"{year}-H{(day.month + 5) // 6}"
        case "quarter":
            return f"{year}-Q{(day.month + 2) // 3}"
        case "season":
            return f"{year}-{SEASONS[day.month // 3 - 1]}"
        case "month":
            return f"{year}-{day.month:02}"
        case "week" | "weekend":
            iso = day.isocalendar()
            return f"{iso.year:04}-W{iso.week:02}" + ("-WE" if grain == "weekend" else "")
    return day.isoformat()


def third(interval: Interval, mod: str) -> Interval:
    """The start, middle or end of a period: of a month ten days, of a year three months, else a third."""
    first, last = interval
    length = (last - first).days + 1
    if length in (365, 366):
        return {
            "START": months(first.year, 1, 3),
            "MID": months(first.year, 5, 4),
            "END": months(first.year, 10, 3),
        }[mod]
    if length > 3650:
        years = last.year - first.year + 1
        cut = (date(first.year + years * 4 // 10, 1, 1), date(first.year + years * 7 // 10, 1, 1))
    elif 28 <= length <= 31:
        cut = (first + 10 * DAY, first + 20 * DAY)
    else:
        cut = (first + length // 3 * DAY, last + DAY - length // 3 * DAY)
    return {
        "START": (first, max(first, cut[0] - DAY)),
        "MID": (cut[0], max(cut[0], cut[1] - DAY)),
        "END": (min(cut[1], last), last),
    }[mod]


def half(interval: Interval, n: int) -> Interval:
    """The first or second half of a period."""
    first, last = interval
    if first.day == 1 and (last + DAY).day == 1:
        count = (last.year - first.year) * 12 + last.month - first.month + 1
        middle = month(first.year, first.month + count // 2)[0] if count > 1 else first + 15 * DAY
    else:
        middle = first + ((last - first).days + 1) // 2 * DAY
    return (first, middle - DAY) if n == 1 else (middle, last)


LETTERS = {
    "second": "S", "minute": "M", "hour": "H", "day": "D", "weekend": "WE", "week": "W", "month": "M",
    "quarter": "Q", "season": "Y", "half": "6M", "year": "Y", "decade": "DE", "century": "CE", "millennium":
    "ML",
}  # fmt: skip


def length(parts: Sequence[tuple[Decimal | None, Grain]]) -> str:
    """The TIMEX3 value of a stretch of time: "P2Y9M", "PT30M", "PXD"."""
    clocks = ("hour", "minute", "second")
    date = "".join(amount(n, g) for n, g in parts if g not in clocks)
    time = "".join(amount(n, g) for n, g in parts if g in clocks)
    return f"P{date}" + (f"T{time}" if time else "")


LENGTHS: dict[Grain, int] = {
    "week": 7, "weekend": 7, "month": 31, "quarter": 92, "season": 92, "half": 184, "year": 366, "decade": 3653,
    "century": 36525, "millennium": 365250,
}  # fmt: skip
"""The most days that a period of a grain can have."""


def amount(n: Decimal | None, grain: Grain) -> str:
    """One part of a TIMEX3 length."""
    if grain == "half":
        return "XM" if n is None else f"{n * 6:f}M"
    return f"{'X' if n is None else format(n.normalize(), 'f')}{LETTERS[grain]}"
