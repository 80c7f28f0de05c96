"""The calendar day that a reading names, where it names one in full. Knows no article and no day of publication."""

from __future__ import annotations

from datetime import date

from timeline.readings import Calendar, Clock, DayPart, Reading


def day_in(year: int, month: int, day: int) -> date | None:
    """A calendar day, or None where there is none."""
    try:
        return date(year, month, day)
    except ValueError:
        return None


def full_day(reading: Reading | None) -> date | None:
    """The calendar day that a reading names in full, with or without a time of the day."""
    match unclocked(reading):
        case Calendar(year=int(y), month=int(m), day=int(d)):
            return day_in(y, m, d)
    return None


def unclocked(reading: Reading | None) -> Reading | None:
    """A reading without its time of the day."""
    while isinstance(reading, DayPart | Clock):
        reading = reading.day
    return reading
