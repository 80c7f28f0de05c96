"""Dates in words: in the reader's language, no sharper than the value, no longer than they must be."""

from __future__ import annotations

from collections.abc import Callable

import pytest

from tests.page.archive import Article, Telling, Told, relations
from tests.page.conftest import Show
from tests.page.test_reading import THREE, opened

pytestmark = pytest.mark.browser
Drawn = Callable[..., str]
WORDS = [
    ("2025-09-05", "am Freitag, 5. September 2025", "on Friday, September 5, 2025"),
    ("2025-08", "im August 2025, Tag nicht genannt", "in August 2025, day not stated"),
    ("2025", "im Jahr 2025, Monat nicht genannt", "in 2025, month not stated"),
    ("2025-08~", "ungefähr im August 2025, Tag nicht genannt", "about in August 2025, day not stated"),
    (
        "2025-09-01/2025-09-05",
        "1.–5. September 2025",
        "September 1 – 5, 2025",
    ),
    ("2025-09-05/..", "ab 5. September 2025, Ende offen", "from September 5, 2025, end open"),
    ("../2025-11-25", "spätestens 25. November 2025, Beginn offen", "by November 25, 2025 at the latest"),
    (
        "[2026-01-06,2026-01-13]",
        "an einem dieser Tage: 6. Januar 2026 oder 13.",
        "on one of these days: January 6",
    ),
    (
        "2025-09-05T14:30",
        "am Freitag, 5. September 2025, 14:30 Uhr",
        "on Friday, September 5, 2025, 14:30",
    ),
]


@pytest.mark.parametrize("locale", ["de-DE", "en-US"])
def test_the_date_is_said_in_words(show: Show, drawn: Drawn, locale: str) -> None:
    """No sharper than the value, in the reader's language."""
    page = show(drawn([Told(f"Nummer {n}", edtf) for n, (edtf, *_) in enumerate(WORDS)]), locale=locale)
    for n, (_, *words) in enumerate(WORDS):
        page.locator(".row", has_text=f"Nummer {n}").click()
        assert page.inner_text("dd.when").startswith(words[locale == "en-US"])
        page.keyboard.press("Escape")


STEPS = [
    ("told as past: before 2025-09-05", "als Vergangenes erzählt: spätestens 5. Sept. 2025"),
    ("the last on or before 2025-09-05, the clause is pluperfect",
     "der letzte am oder vor dem 5. Sept. 2025, denn der Satz steht in der Vorvergangenheit"),
    ("year 2020: the last one before 2021-01-14 (past)",
     "Jahr 2020: das letzte vor dem 14. Jan. 2021, denn der Satz steht in der Vergangenheit"),
    ("P3.5Y the last on or before 2025-09-05", "3,5 Jahre zurück vom 5. Sept. 2025"),
    ("P1D before 2025-09-05", "1 Tag vor dem 5. Sept. 2025"),
    ("PXM before 2025-09-05", "PXM vor dem 5. Sept. 2025"),
    ("day -1 from 2021-01-14", "am Tag vor dem 14. Jan. 2021"),
    ("day +2 from 2021-01-14", "2 Tage nach dem 14. Jan. 2021"),
    ("week -1 from 2021-01-14", "in der Vorwoche, vom 14. Jan. 2021 aus"),
    ("in the week +2 from 2021-01-14", "2 Wochen nach der des 14. Jan. 2021"),
    ("year +0 from 2021-01-26", "im Jahr des 26. Jan. 2021"),
    ("quarter -1 from 2021-01-26", "Quartal davor, vom 26. Jan. 2021 aus"),
    ("quarter +10 from 2021-01-26", "Quartal: 10 weiter, vom 26. Jan. 2021 aus"),
    ("number 3 from 2021-01-01 to 2021-01-31", "Nummer 3 vom 1. Jan. 2021 bis zum 31. Jan. 2021"),
    ("christmas_eve 2020", "das Fest im Jahr 2020"),
    ("said by nobody: <b>", "said by nobody: <b>"),
]  # fmt: skip


def test_every_step_is_said_in_the_language_of_the_page(show: Show, drawn: Drawn) -> None:
    """A step that is one phrase is not taken for a shorter one; what the page does not know stands as it is."""
    made = relations([Told()])
    for row in made["mentions"]:
        row["steps"] = [step for step, _ in STEPS]
    page = opened(show(drawn(rows=made)), "Treffen")
    said = page.locator(".source").first.locator(".chain li").all_inner_texts()
    assert said[1:-1] == [german for _, german in STEPS]


def test_some_days_of_a_month_share_it(show: Show, drawn: Drawn) -> None:
    """A stretch is said no longer than it must be."""
    page = show(drawn(THREE))
    assert page.inner_text("#summary").endswith(", 1.–3. September 2025")


def test_the_head_counts_from_the_first_event_to_the_last(show: Show, drawn: Drawn) -> None:
    """No room is added for the eye."""
    page = show(drawn([Told(edtf="2022-02-01"), Told(edtf="2030")]))
    assert page.inner_text("#summary").endswith("2022 – 2030")


@pytest.mark.parametrize(
    ("locale", "says"), [("en-GB", "on Friday, 5 September 2025"), ("de-AT", "Jänner 2025")]
)
def test_dates_are_written_as_the_reader_writes_them(
    show: Show, drawn: Drawn, locale: str, says: str
) -> None:
    """The order of day and month, and the names of months, are those of the reader's country."""
    page = show(drawn([Told(edtf="2025-09-05" if locale == "en-GB" else "2025-01")]), locale=locale)
    page.locator(".row").click()
    assert says in page.inner_text("#details .when")


@pytest.mark.parametrize(("edtf", "says"), [("20XX", "21st century"), ("2025-35", "3rd quarter of 2025")])
def test_english_counts_in_ordinals(show: Show, drawn: Drawn, edtf: str, says: str) -> None:
    """Centuries, quarters and halves."""
    page = show(drawn([Told(edtf=edtf)]), locale="en-US")
    page.locator(".row").click()
    assert says in page.inner_text("#details .when")


def test_a_month_alone_is_shortened_as_it_is_beside_a_day(show: Show, drawn: Drawn) -> None:
    """In the list and along the axis: "März" and "Sept.", where browsers write "Mär" and "Sep"."""
    page = show(drawn([Told(edtf="2025-03"), Told(edtf="2025-09"), Told(edtf="2025-09-05")]))
    assert page.locator(".row .when").all_inner_texts() == ["März", "Sept.", "5. Sept."]
    axis = page.locator("#plot .xtick text").all_text_contents()
    assert "März 2025" in axis
    assert not any("Mär " in tick or "Sep " in tick for tick in axis)


def test_the_months_of_a_year_share_it(show: Show, drawn: Drawn) -> None:
    """Above the chart as in the list."""
    page = show(drawn(THREE), "#view=2025-03-02..2025-09-10")
    assert page.inner_text("#window") == "März\u2013September 2025"


def test_a_day_that_filters_is_said_in_words(show: Show, drawn: Drawn) -> None:
    """The fragment has its digits, the reader its name."""
    page = show(drawn(THREE), "#since=2025-09-02")
    assert page.inner_text("#chips .chip") == "von 2. Sept. 2025 ×"


def test_what_a_person_has_set_says_so(show: Show, drawn: Drawn) -> None:
    """And nothing in another language."""
    article = Article(basis="set: by a person")
    page = opened(show(drawn([Told(tellings=(Telling(article),))])), "Treffen")
    assert page.inner_text(".origin").endswith("erschienen 5. Sept. 2025 (von Hand gesetzt)")
