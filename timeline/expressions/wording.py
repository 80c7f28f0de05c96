"""Explicit wordings as dateparser reads them: the only door to that library.

It is handed single wordings that a form has found ("15. August 2025", "Juli 2025", "2022-02-24"), never
text, and what it says is cut to what the words gave, because it fills missing parts from its base date.
"""

from __future__ import annotations

from datetime import UTC, datetime
from functools import cache, lru_cache
from typing import Any

from timeline.readings import Calendar

BASE = datetime(2000, 1, 1)  # a leap year: the 29th of February can be read without its own
FORMATS = (
    "%d. %B %Y", "%B %Y", "%d %B %Y", "%B %d, %Y", "%d.%m.%Y", "%d. %m. %Y", "%d/%m/%Y", "%d-%m-%Y", "%Y-%m-%d",
    "%d.%B %Y", "%d. %B. %Y", "%d.%B. %Y", "%d %B. %Y", "%B. %Y", "%B. %d, %Y",
)  # fmt: skip
"""How dates are mostly written, once dateparser has put their months into English: what has one of these forms is read
without the time zones of the world, whose patterns take a tenth of a second to make."""
READERS = ["custom-formats", "timestamp", "relative-time", "absolute-time"]


@cache
def parser(language: str) -> Any:
    """dateparser for one language, day before month."""
    from dateparser import utils
    from dateparser.date import DateDataParser

    try:  # it asks for the machine's time zone whatever it reads, and reads nothing where that has an odd name
        utils._get_localzone()
    except (ValueError, KeyError):
        utils._get_localzone = lambda: UTC
    settings = {"DATE_ORDER": "DMY", "RELATIVE_BASE": BASE, "PREFER_DAY_OF_MONTH": "first"}
    return DateDataParser(languages=[language], settings={**settings, "PARSERS": READERS})


def read(words: str, language: str, parts: Calendar) -> Calendar | None:
    """The date that `words` name as dateparser reads it, or None where it does not; `parts` are their digits.

    A day and month read the same in every year, so dateparser is asked once for each, in the leap year 2000.
    """
    month, day = in_leap_year(words.replace(str(parts.year), str(BASE.year)), language)
    if month is None or bool(day) != bool(parts.day):
        return None
    return Calendar(parts.year, month, day)


@lru_cache(maxsize=10_000)
def in_leap_year(words: str, language: str) -> tuple[int | None, int | None]:
    """Month and day of a wording with the year 2000, cut to the period that dateparser says was given."""
    try:
        data = parser(language).get_date_data(words, FORMATS)
    except (ValueError, OverflowError, TypeError):  # what it raises on odd input is not documented
        return None, None
    found = data.date_obj
    return (found.month, found.day if data.period == "day" else None) if found else (None, None)
