"""EDTF (ISO 8601-2) values and the days that they cover. Every room may come here; nobody writes EDTF
elsewhere.

Covered: dates of any precision, day times, seasons (21–24), quarters (33–36), halves (40, 41), decades
(199X), centuries (19XX), qualifiers (~ ? %), intervals with open sides, one-of sets, and years up to 9999
BC.
"""

from __future__ import annotations

import calendar
import re
from collections.abc import Iterable
from datetime import date, timedelta
from functools import lru_cache

Interval = tuple[date, date]
MOST = 100_000  # values whose days are kept

DATE = re.compile(r"(\d{4})(?:-(\d\d)(?:-(\d\d))?)?(?:T[\d:]+)?")
DAY = timedelta(days=1)


@lru_cache(maxsize=MOST)
def covers(value: str) -> tuple[Interval, ...]:
    """The day intervals that an EDTF value names, in order: one for a date or interval, several for a one-of
    set.

    An open side is the calendar's end (`date.min`, `date.max`). Raises ValueError for what has no days here
    ("XXXX-05", a year before Christ, no EDTF at all).
    """
    value = value.strip()
    if value[:1] in ("[", "{"):
        return tuple(
            i
            for p in value[1:-1].split(",")
            for i in covers(p.strip().replace("..", "/") if ".." in p else p)
        )
    if "/" in value:
        first, _, last = value.partition("/")
        low = date.min if first in ("", "..") else one(first)[0]
        high = date.max if last in ("", "..") else one(last)[1]
        return ((low, high),)
    return (one(value),)


def one(value: str) -> Interval:
    """First and last day of one EDTF date."""
    value = value.strip().rstrip("~?%")
    if re.fullmatch(r"\d\d\dX|\d\dXX", value):
        low = max(int(value.replace("X", "0")), 1)
        return date(low, 1, 1), date(int(value.replace("X", "9")), 12, 31)
    m = DATE.fullmatch(value)
    if not m:
        raise ValueError(f"no days in EDTF value {value!r}")
    year, part, day = int(m[1]), m[2], m[3]
    if day:
        found = date(year, int(part), int(day))
        return found, found
    if part is None:
        return date(year, 1, 1), date(year, 12, 31)
    return months(year, int(part))


def months(year: int, part: int) -> Interval:
    """A month, or the months of a season, quarter or half."""
    if part in (21, 22, 23, 24):
        return end_to_end(year, 3 * (part - 20), 3)
    if part in (33, 34, 35, 36):
        return end_to_end(year, 3 * (part - 33) + 1, 3)
    if part in (40, 41):
        return end_to_end(year, 6 * (part - 40) + 1, 6)
    return end_to_end(year, part, 1)


def end_to_end(year: int, month: int, count: int) -> Interval:
    """First and last day of `count` months from one on. Raises ValueError for a month that is none."""
    last = month + count - 1
    end_year, end_month = year + (last - 1) // 12, (last - 1) % 12 + 1
    return date(year, month, 1), date(end_year, end_month, calendar.monthrange(end_year, end_month)[1])


def bounds(value: str) -> tuple[date | None, date | None]:
    """The first and the last day of all that a value names; None for an open side and for what has no
    days."""
    try:
        found = covers(value)
    except ValueError:
        return None, None
    low, high = min(i[0] for i in found), max(i[1] for i in found)
    return (None if low == date.min else low), (None if high == date.max else high)


def of_days(first: date, last: date) -> str:
    """The shortest EDTF value that covers just these days: a day, month, year, or an interval of such."""
    if first == last:
        return first.isoformat()
    if first.day == 1 and (last == date.max or (last + DAY).day == 1):
        if first.month == 1 and last.month == 12:
            low, high = f"{first.year:04}", f"{last.year:04}"
        else:
            low, high = f"{first.year:04}-{first.month:02}", f"{last.year:04}-{last.month:02}"
        return low if low == high else f"{low}/{high}"
    return f"{first.isoformat()}/{last.isoformat()}"


def one_of(values: Iterable[str]) -> str:
    """One value, or the set of which it is one."""
    found = sorted(set(values))
    return found[0] if len(found) == 1 else f"[{','.join(found)}]"
