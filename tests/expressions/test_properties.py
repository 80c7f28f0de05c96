"""What holds for every text and every date, not only for the corpus."""

from __future__ import annotations

from datetime import date, timedelta

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from timeline import clauses, expressions
from timeline.language import pack
from timeline.values import Dating, Expression, Value

GERMAN = pack("de")
MONTHS = (
    "Januar", "Februar", "März", "April", "Mai", "Juni", "Juli", "August", "September", "Oktober", "November",
    "Dezember",
)  # fmt: skip
WEEKDAYS = ("Montag", "Dienstag", "Mittwoch", "Donnerstag", "Freitag", "Samstag", "Sonntag")
FORMATS = (
    "{d.day}. {month} {d.year}", "{d.day:02}. {month} {d.year}", "{d.day}.{d.month}.{d.year}", "{d:%d.%m.%Y}",
    "{d.day}. {d.month}. {d.year}", "{d:%Y-%m-%d}", "{d.day}/{d.month}/{d.year}",
    "{weekday}, {d.day}. {month} {d.year}", "{weekday}, dem {d.day}. {month} {d.year}", "{weekday}, {d:%d.%m.%Y}",
)  # fmt: skip
WORDS = st.sampled_from(
    [
        "am",
        "im",
        "seit",
        "bis",
        "vor",
        "in",
        "der",
        "die",
        "den",
        "vom",
        "3.",
        "15.",
        "2014",
        "2025",
        "14",
        "Uhr",
        "Freitag",
        "Mai",
        "Sommer",
        "Ende",
        "Anfang",
        "Woche",
        "Jahr",
        "Jahren",
        "drei",
        "zwei",
        "letzten",
        "nächsten",
        "vergangenen",
        "und",
        ",",
        ".",
        "–",
        "/",
        "gestern",
        "heute",
        "Abend",
        "Nacht",
        "zum",
        "Ostern",
        "Quartal",
        "Jahrhundert",
        "jeden",
        "halb",
        "Hälfte",
        "rund",
        "mehr",
        "als",
        "Euro",
        "%",
        "§",
        "(",
        ")",
        "Tage",
        "später",
        "zuvor",
        "90er",
        "1,5",
        "14:30",
        "14.30",
        "15.8.",
        "2025-08-15",
        "30.",
        "Februar",
        "31.",
        "Juni",
    ]
)
TEXTS = st.one_of(
    st.lists(WORDS, max_size=25).map(" ".join),
    st.text(max_size=200),
    st.lists(st.one_of(WORDS, st.text(max_size=8)), max_size=20).map(" ".join),
)
DAYS = st.dates(date(1000, 1, 1), date(2999, 12, 31))


def dating(day: date | None) -> Dating:
    """A dating that names one day, or none."""
    return Dating() if day is None else Dating(day.isoformat(), day, day, "stated", 1.0, (), ((day, day),))


def tagged(text: str, day: date | None) -> list[tuple[Expression, Value]]:
    """The expressions of a text with their values."""
    found = expressions.find(text, GERMAN, clauses.outline(text, GERMAN))
    return list(zip(found, expressions.resolve(found, dating(day)), strict=True))


@settings(max_examples=300, suppress_health_check=[HealthCheck.too_slow])
@given(TEXTS, st.one_of(st.none(), st.dates()))
def test_spans_are_the_text_and_never_overlap(text: str, day: date | None) -> None:
    """Text at the offsets equals the expression's text; expressions come in order; earliest is not after latest."""
    last = 0
    for e, v in tagged(text, day):
        assert text[e.start : e.end] == e.text
        assert last <= e.start < e.end
        assert v.type == e.type
        assert not (v.earliest and v.latest) or v.earliest <= v.latest
        last = e.end


@settings(max_examples=200)
@given(DAYS, st.sampled_from(FORMATS), st.dates(date(1990, 1, 1), date(2035, 1, 1)))
def test_an_explicit_date_comes_back_as_itself(day: date, form: str, published: date) -> None:
    """Whatever the format and whenever the article was written."""
    wording = form.format(d=day, month=MONTHS[day.month - 1], weekday=WEEKDAYS[day.weekday()])
    found = tagged(f"Das war am {wording} in der Stadt.", published)
    assert [(e.text, v.value, v.edtf) for e, v in found] == [(wording, day.isoformat(), day.isoformat())]


@settings(max_examples=100)
@given(
    st.dates(date(1990, 1, 1), date(2035, 1, 1)),
    st.integers(-200, 200),
    st.sampled_from(WEEKDAYS),
    st.sampled_from(
        (
            "Am {} kam er.",
            "Am {} wird er kommen.",
            "am vergangenen {}",
            "am kommenden {}",
            "am {} nächster Woche",
        )
    ),
)
def test_weekdays_move_with_the_publication_by_whole_weeks(
    day: date, weeks: int, name: str, form: str
) -> None:
    """Shifting the publication by whole weeks shifts every weekday by as much."""
    text = form.format(name)
    (_, here), (_, there) = tagged(text, day)[0], tagged(text, day + timedelta(weeks=weeks))[0]
    assert here.earliest is not None
    assert there.earliest == here.earliest + timedelta(weeks=weeks)


@pytest.mark.parametrize(
    "text",
    [
        "x" * 1_000_000, "." * 100_000, "(" * 50_000 + ")" * 50_000, "\0" * 10_000,
        "\ud800 am Freitag \udfff", "\u202eFreitag\u202c",
        "3." * 50_000, "am " * 50_000, "Montag " * 20_000, "2014" * 50_000, "1 " * 50_000, "drei" * 20_000,
        "–" * 50_000, "",
    ],
    ids=["no blank", "dots", "brackets", "NUL", "lone surrogates", "right to left", "days", "prepositions",
    "weekdays", "digits", "numbers", "compounds", "dashes", "empty"],
)  # fmt: skip
def test_odd_input_is_read_in_bounded_time(text: str) -> None:
    """Nothing raises, and nothing takes longer than the length of the text allows."""
    outline = clauses.Outline(text, GERMAN, ((0, len(text)),))
    found = expressions.find(text, GERMAN, outline)
    for e, _ in zip(found, expressions.resolve(found, dating(date(2025, 9, 5))), strict=True):
        assert text[e.start : e.end] == e.text


def test_an_undated_article_resolves_to_all_that_it_could_be() -> None:
    """A weekday under two possible days of publication is one of two days,
    under none no day at all; an explicit
    date does not care."""
    text = "Am Freitag kam er, wie am 15. August 2025."
    found = expressions.find(text, GERMAN, clauses.outline(text, GERMAN))
    two = Dating("[2025-09-05,2025-09-12]", date(2025, 9, 5), date(2025, 9, 12), "inferred", 0.5, (),
                 ((date(2025, 9, 5),) * 2, (date(2025, 9, 12),) * 2))  # fmt: skip
    friday, august = expressions.resolve(found, two)
    assert friday.edtf == "[2025-09-05,2025-09-12]"
    assert (friday.earliest, friday.latest) == (date(2025, 9, 5), date(2025, 9, 12))
    assert august.edtf == "2025-08-15"
    friday, august = expressions.resolve(found, Dating())
    assert (friday.value, friday.edtf) == ("XXXX-WXX-5", None)
    assert august.edtf == "2025-08-15"


def test_a_year_of_publication_is_enough_for_the_year_before() -> None:
    """An article dated to a year only still knows what "im Vorjahr" is."""
    text = "Im Vorjahr sank der Umsatz."
    found = expressions.find(text, GERMAN, clauses.outline(text, GERMAN))
    year = Dating(
        "2024",
        date(2024, 1, 1),
        date(2024, 12, 31),
        "inferred",
        0.5,
        (),
        ((date(2024, 1, 1), date(2024, 12, 31)),),
    )
    assert [v.edtf for v in expressions.resolve(found, year)] == ["2023"]


def test_a_language_without_tables_has_no_times() -> None:
    """A pack that leaves words and phrases out finds nothing, and nothing raises."""
    text = "Am 5. September 2025 um 9 Uhr, 2014 und 3.5."
    assert expressions.find(text, pack("und"), clauses.Outline(text, pack("und"), ((0, len(text)),))) == ()
