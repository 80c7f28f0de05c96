"""What dateparser is asked for, and that its answer is taken."""

from __future__ import annotations

from datetime import date, timedelta

import pytest

from timeline import clauses, expressions, language
from timeline.expressions import wording
from timeline.readings import Calendar

YEAR = [date(2000, 1, 1) + timedelta(days=n) for n in range(366)]


@pytest.mark.parametrize(
    "form", ["{0.day}.{0.month}.2000", "{0:%d.%m.%Y}", "{0:%Y-%m-%d}", "{0.day}. {0.month}. 2000"]
)
@pytest.mark.parametrize("code", ["de", "en"])
def test_every_day_of_a_year_in_digits(code: str, form: str) -> None:
    """Each is read as the day that it names, the day before the month."""
    read = [wording.in_leap_year(form.format(day), code) for day in YEAR]
    assert read == [(day.month, day.day) for day in YEAR]


@pytest.mark.parametrize(
    ("code", "form"), [("de", "{0.day}. {1} 2000"), ("en", "{0.day} {1} 2000"), ("en", "{1} {0.day}, 2000")]
)
def test_every_day_of_a_year_with_the_name_of_its_month(code: str, form: str) -> None:
    """Each month by all of its names that dateparser knows; the others, such as genitives, by none else's."""
    names = language.pack(code).table("words")["classes"]["MONTH"]
    for day in YEAR:
        read = {wording.in_leap_year(form.format(day, name), code) for name in names[str(day.month)].split()}
        assert (day.month, day.day) in read
        assert read <= {(day.month, day.day), (None, None)}


@pytest.mark.parametrize(
    ("year", "answer", "read"),
    [(1811, (7, 9), (7, 9)), (1812, (None, None), (5, 3)), (1813, (7, None), (5, 3))],
)
def test_what_dateparser_reads_is_taken(
    monkeypatch: pytest.MonkeyPatch,
    year: int,
    answer: tuple[int | None, int | None],
    read: tuple[int, int],
) -> None:
    """The month and the day of an explicit date are those of its answer; where it has none, those of the words."""
    text, pack = f"Sie kamen am 3. Mai {year}.", language.pack("de")
    monkeypatch.setattr(wording, "in_leap_year", lambda *_: answer)
    (found,) = expressions.find(text, pack, clauses.outline(text, pack))
    assert found.reading == Calendar(year, *read)
