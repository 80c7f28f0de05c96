"""EDTF, feasts and the arithmetic of days."""

from __future__ import annotations

from datetime import date
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from timeline import edtf
from timeline.expressions import days, feasts

ROOT = Path(__file__).parents[2]


@pytest.mark.parametrize(
    ("value", "first", "last"),
    [
        ("2025", "2025-01-01", "2025-12-31"), ("2025-08", "2025-08-01", "2025-08-31"), ("2025-08-15",
        "2025-08-15", "2025-08-15"),
        ("2024-22", "2024-06-01", "2024-08-31"), ("2024-24", "2024-12-01", "2025-02-28"), ("2024-35",
        "2024-07-01", "2024-09-30"),
        ("2024-40", "2024-01-01", "2024-06-30"), ("199X", "1990-01-01", "1999-12-31"), ("18XX",
        "1800-01-01", "1899-12-31"),
        ("1900~", "1900-01-01", "1900-12-31"), ("2025-06-03/2025-06-07", "2025-06-03", "2025-06-07"),
        ("2025-09-05T20:00:00", "2025-09-05", "2025-09-05"),
    ],
)  # fmt: skip
def test_an_edtf_value_covers_its_days(value: str, first: str, last: str) -> None:
    """First and last day of every form that the program writes."""
    assert edtf.covers(value) == ((date.fromisoformat(first), date.fromisoformat(last)),)


def test_open_sides_and_sets() -> None:
    """An open side has no bound; a set has one interval for each member, a set of a span one for all."""
    assert edtf.bounds("2014/..") == (date(2014, 1, 1), None)
    assert edtf.bounds("../2030") == (None, date(2030, 12, 31))
    assert len(edtf.covers("[2025-09-05,2025-09-12]")) == 2
    assert edtf.bounds("[2025-09-05..2025-09-12]") == (date(2025, 9, 5), date(2025, 9, 12))
    assert edtf.bounds("XXXX-05") == (None, None)


@given(st.permutations(["2025-09-05", "2025-09-12", "2025-10", "2026", "2027-01-01"]))
def test_a_set_is_written_in_the_order_of_its_days(values: list[str]) -> None:
    """Each once, however often and in whatever order it is named; one alone is no set."""
    assert edtf.one_of(values + values[:2]) == "[2025-09-05,2025-09-12,2025-10,2026,2027-01-01]"
    assert edtf.one_of(values[:1] * 2) == values[0]


@given(st.dates(date(1, 1, 1), date(9998, 12, 31)), st.integers(0, 2000))
def test_days_written_as_edtf_are_covered_again(first: date, length: int) -> None:
    """`of_days` and `covers` undo one another."""
    last = date.fromordinal(min(first.toordinal() + length, date.max.toordinal()))
    assert edtf.covers(edtf.of_days(first, last)) == ((first, last),)


@pytest.mark.parametrize(
    ("year", "day"),
    [(1818, "03-22"), (1943, "04-25"), (1961, "04-02"), (2000, "04-23"), (2008, "03-23"), (2024, "03-31"),
    (2025, "04-20"), (2038, "04-25"), (2285, "03-22")],
)  # fmt: skip
def test_easter(year: int, day: str) -> None:
    """Known Sundays, the earliest and the latest possible among them."""
    assert feasts.easter(year) == date.fromisoformat(f"{year}-{day}")


@pytest.mark.parametrize(
    ("name", "day"),
    [
        ("ash_wednesday", "2025-03-05"), ("good_friday", "2025-04-18"), ("ascension", "2025-05-29"),
        ("pentecost", "2025-06-08"),
        ("corpus_christi", "2025-06-19"), ("repentance", "2025-11-19"), ("advent_1", "2025-11-30"),
        ("advent_4", "2025-12-21"),
        ("mothers_day", "2025-05-11"), ("prayer_day", "2025-09-21"), ("thanksgiving", "2025-10-05"),
        ("us_thanksgiving", "2025-11-27"),
    ],
)  # fmt: skip
def test_moving_feasts_of_2025(name: str, day: str) -> None:
    """Each counted from Easter, from Advent or by the Sunday of its month."""
    assert feasts.days_of(name, 2025)[0].isoformat() == day


@given(st.integers(1583, 9000))
def test_easter_is_a_sunday_in_its_window(year: int) -> None:
    """Between 22 March and 25 April, always a Sunday; the first Advent too,
    between 27 November and 3 December."""
    day, advent = feasts.easter(year), feasts.advent(year)
    assert day.isoweekday() == advent.isoweekday() == 7
    assert (3, 22) <= (day.month, day.day) <= (4, 25)
    assert (11, 27) <= (advent.month, advent.day) <= (12, 3)


@given(
    st.dates(date(2, 1, 1), date(9990, 1, 1)),
    st.sampled_from(["day", "week", "month", "quarter", "half", "year"]),
)
def test_a_day_lies_in_its_own_period(day: date, grain: str) -> None:
    """And the period before ends the day before it begins."""
    first, last = days.around(day, grain)  # type: ignore[arg-type]
    assert first <= day <= last
    before = days.around(days.moved(day, grain, -1), grain)  # type: ignore[arg-type]
    assert before[1] + days.DAY == first


def test_no_german_word_in_the_code() -> None:
    """The tagger's Python knows calendars, not a language: no letter with an umlaut,
    no word of the German tables."""
    words = {"Montag", "Januar", "Ostern", "gestern", "Jahr", "Woche", "Uhr", "vergangen", "seit", "zuvor"}
    for file in sorted((ROOT / "timeline" / "expressions").glob("*.py")):
        code = "\n".join(line for line in strip_strings(file.read_text(encoding="utf-8")))
        assert not {w for w in words if w in code}, file.name


def strip_strings(source: str) -> list[str]:
    """A module without its docstrings and comments, where wordings are quoted as examples."""
    import ast

    tree = ast.parse(source)
    for node in ast.walk(tree):
        body = getattr(node, "body", None)
        if (
            isinstance(body, list)
            and body
            and isinstance(body[0], ast.Expr)
            and isinstance(body[0].value, ast.Constant)
        ):
            body[0].value = ast.Constant("")
    return ast.unparse(tree).splitlines()
