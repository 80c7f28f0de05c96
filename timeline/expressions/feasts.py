"""Feasts: days with a name, fixed or moving with Easter, Advent or a Sunday. Computed, for any year."""

from __future__ import annotations

from datetime import date, timedelta

from timeline.expressions.days import DAY

FIXED = {
    "new_year": (1, 1), "epiphany": (1, 6), "candlemas": (2, 2), "valentine": (2, 14), "womens_day": (3, 8),
    "walpurgis": (4, 30), "may_day": (5, 1), "swiss_day": (8, 1), "assumption": (8, 15), "german_unity": (10,
    3), "austrian_day": (10, 26), "reformation": (10, 31), "all_saints": (11, 1), "all_souls": (11, 2),
    "martinmas": (11, 11), "st_nicholas": (12, 6), "immaculate": (12, 8), "christmas_eve": (12, 24),
    "christmas": (12, 25), "st_stephen": (12, 26), "new_years_eve": (12, 31), "st_patrick": (3, 17), "juneteenth":
    (6, 19), "canada_day": (7, 1), "independence_day": (7, 4), "halloween": (10, 31), "bonfire": (11, 5),
    "armistice": (11, 11), "joseph": (3, 19), "midsummer": (6, 24),
}  # fmt: skip
FROM_EASTER = {
    "fat_thursday": -52, "rose_monday": -48, "shrove_tuesday": -47, "ash_wednesday": -46, "palm_sunday":
    -7, "maundy_thursday": -3, "good_friday": -2, "holy_saturday": -1, "easter": 0, "easter_monday": 1,
    "low_sunday": 7, "ascension": 39, "pentecost": 49, "pentecost_monday": 50, "corpus_christi": 60,
    "shrove_sunday": -49, "whit_saturday": 48, "trinity": 56, "sacred_heart": 70,
}  # fmt: skip
FROM_ADVENT = {
    "mourning": -14, "repentance": -11, "dead": -7, "advent_1": 0, "advent_2": 7, "advent_3": 14, "advent_4":
    21,
}  # fmt: skip
NTH_WEEKDAY = {  # month, weekday (Monday 1), which one of the month
    "mothers_day": (5, 7, 2), "prayer_day": (9, 7, 3), "thanksgiving": (10, 7, 1), "us_thanksgiving": (11, 4, 4),
    "canadian_thanksgiving": (10, 1, 2), "labour_day": (9, 1, 1), "memorial_day": (5, 1, -1), "king_day":
    (1, 1, 3), "presidents_day": (2, 1, 3), "columbus_day": (10, 1, 2), "remembrance_sunday": (11, 7, 2),
}  # fmt: skip


def easter(year: int) -> date:
    """Easter Sunday of the Gregorian calendar (the anonymous algorithm of 1876, as given by Meeus)."""
    a, b, c = year % 19, year // 100, year % 100
    h = (19 * a + b - b // 4 - (b - (b + 8) // 25 + 1) // 3 + 15) % 30
    k = (32 + 2 * (b % 4) + 2 * (c // 4) - h - c % 4) % 7
    m = (a + 11 * h + 22 * k) // 451
    n = h + k - 7 * m + 114
    return date(year, n // 31, n % 31 + 1)


def advent(year: int) -> date:
    """The first Sunday in Advent: the fourth before Christmas."""
    christmas = date(year, 12, 25)
    return christmas - (christmas.isoweekday() + 21) * DAY


def nth_weekday(year: int, month: int, weekday: int, n: int) -> date:
    """The n-th weekday (Monday 1) of a month; the last for -1."""
    if n < 0:
        last = (date(year, month, 28) + 4 * DAY).replace(day=1) - DAY
        return last - (last.isoweekday() - weekday) % 7 * DAY
    first = date(year, month, 1)
    return first + ((weekday - first.isoweekday()) % 7 + 7 * (n - 1)) * DAY


def days_of(name: str, year: int) -> tuple[date, date]:
    """First and last day of a feast in a year. Raises KeyError for an unknown name, ValueError for a year
    out of range."""
    if name == "turn_of_year":
        return date(year, 12, 31), date(year + 1, 1, 1)
    if name == "holy_week":
        return easter(year) - 7 * DAY, easter(year) - DAY
    if name in FIXED:
        day = date(year, *FIXED[name])
    elif name in FROM_EASTER:
        day = easter(year) + timedelta(days=FROM_EASTER[name])
    elif name in FROM_ADVENT:
        day = advent(year) + timedelta(days=FROM_ADVENT[name])
    elif name == "black_friday":
        day = nth_weekday(year, *NTH_WEEKDAY["us_thanksgiving"]) + DAY
    else:
        day = nth_weekday(year, *NTH_WEEKDAY[name])
    return day, day
