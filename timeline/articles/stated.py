"""The day that a container states: a field, front matter, HTML metadata. Reads no dates in the text."""

from __future__ import annotations

import re
from datetime import date, datetime

_ISO = re.compile(r"(\d{4})(?:-(\d\d)(?:-(\d\d))?)?(?:[T ].*)?")
_BASIC = re.compile(r"(\d{4})(\d\d)(\d\d)(?:T.*)?")
_DOTTED = re.compile(r"(\d{1,2})\.(\d{1,2})\.(\d{4})(?:[ ,].*)?")


def edtf(value: object) -> str | None:
    """The EDTF day, month or year of a field's value, or None where it is no date.

    Takes ISO 8601 (2025-09-05, 2025-09, 2025, 20250905, with or without a time, whose zone is left alone),
    year or day as a number, 5.9.2025, the date of RSS and mail (Fri, 05 Sep 2025 10:00:00 GMT), and date objects.
    """
    if isinstance(value, datetime):
        return value.date().isoformat()
    if isinstance(value, date):
        return value.isoformat()
    if isinstance(value, int) and not isinstance(value, bool):
        value = str(value)
    if not isinstance(value, str):
        return None
    text = value.strip()[:60]
    if m := _BASIC.fullmatch(text) or _ISO.fullmatch(text):
        return _valid(m[1], m[2], m[3])
    if m := _DOTTED.fullmatch(text):
        return _valid(m[3], m[2].zfill(2), m[1].zfill(2))
    from email.utils import parsedate_to_datetime  # brings half of the mail library, and few need it

    try:
        return parsedate_to_datetime(text).date().isoformat()
    except (ValueError, TypeError, IndexError, OverflowError):
        return None


def _valid(year: str, month: str | None, day: str | None) -> str | None:
    try:
        date(int(year), int(month or 1), int(day or 1))
    except ValueError:
        return None
    return "-".join(part for part in (year, month, day) if part)
