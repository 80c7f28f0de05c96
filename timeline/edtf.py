"""EDTF (ISO 8601-2) values and the days that they cover. Every room may come here; nobody writes EDTF elsewhere."""

from __future__ import annotations

import calendar
from datetime import date


def covers(value: str) -> tuple[tuple[date, date], ...]:
    """The day intervals that an EDTF value names, in order: one for a date or interval, several for a one-of set."""
    parts = value.rstrip("~?%").split("-")
    if len(parts) == 3:
        day = date.fromisoformat(value[:10])
        return ((day, day),)
    year = int(parts[0])
    if len(parts) == 2:
        month = int(parts[1])
        return ((date(year, month, 1), date(year, month, calendar.monthrange(year, month)[1])),)
    return ((date(year, 1, 1), date(year, 12, 31)),)
