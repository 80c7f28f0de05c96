"""Explicit wordings as dateparser reads them: the only door to that library.

It is handed single wordings that a form has found ("15. August 2025", "Juli 2025", "2022-02-24"), never
text, and what it says is cut to what the words gave, because it fills missing parts from its base date.
"""

from __future__ import annotations

from datetime import datetime
from functools import cache, lru_cache
from typing import Any

from timeline.readings import Calendar

BASE = datetime(2000, 1, 1)  # a leap year: the 29th of February can be read without its own


@cache
def parser(language: str) -> Any:
    """dateparser for one language, day before month."""
    from dateparser.date import DateDataParser

    settings = {"DATE_ORDER": "DMY", "RELATIVE_BASE": BASE, "PREFER_DAY_OF_MONTH": "first"}
    return DateDataParser(languages=[language], settings=settings)


@lru_cache(maxsize=50_000)
def read(words: str, language: str, parts: Calendar) -> Calendar | None:
    """The date that `words` name, or None where dateparser does not read them, or reads another than their
    digits."""
    try:
        data = parser(language).get_date_data(words)
    except (ValueError, OverflowError, TypeError):  # what it raises on odd input is not documented
        return None
    if data.date_obj is None or data.period not in ("day", "month", "year"):
        return None
    day = data.date_obj
    depth = ("year", "month", "day").index(data.period)
    got = Calendar(day.year, day.month if depth > 0 else None, day.day if depth > 1 else None)
    return got if (got.year, got.month, got.day) == (parts.year, parts.month, parts.day) else None
