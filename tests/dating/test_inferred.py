"""Dates inferred from an article's own words and from its siblings."""

import pickle
from datetime import date

import pytest

from tests.dating.articles import draft
from timeline import dating
from timeline.dating.few.tellings import MOST, tellings

FERRY = "Die Reederei Nordwind hat die Fähre Seestern verkauft. "
SOLD = draft(
    FERRY + "Der Vertrag wurde am 4. Mai 2021 in Emden unterzeichnet, teilte die Reederei Nordwind mit."
)


def days(value):
    """The days that a dating names."""
    return {date.fromordinal(n) for a, b in value.days for n in range(a.toordinal(), b.toordinal() + 1)}


def test_nothing_tells_so_nothing_is_said():
    """An article without any time stays undated."""
    (day,) = dating.date([draft("Der Kuchen ist gelungen. Alle Gäste waren zufrieden.")])
    assert (day.published, day.basis, day.confidence) == (None, "none", 0.0)


def test_a_day_told_as_past_lies_behind():
    """The article was not written before the day that it tells as past."""
    (day,) = dating.date([SOLD])
    assert day.basis.startswith("inferred")
    assert min(days(day)) >= date(2021, 4, 1)


def test_a_weekday_with_its_date_picks_the_year():
    """A Monday that is a 20 November lies in 2023, if 2022 is past and 2024 to come."""
    text = (
        "Am Montag, dem 20. November, unterzeichnete die Reederei Nordwind in Emden den Vertrag, wie sie am Dienstag"
        " mitteilte. Seit Dezember 2022 hatte sie verhandelt. Im dritten Quartal 2024 soll die Fähre fahren."
    )
    (day,) = dating.date([draft(text)])
    assert {d.year for d in days(day)} == {2023}


def test_a_feast_with_its_date_picks_the_year():
    """Easter Monday is a 1 April in 2024, not in the years around."""
    text = (
        "Die Fähre legte am Freitag ab. Im November 2023 hatte die Reederei sie gekauft. Vom 1. April, dem Ostermontag,"
        " an soll sie täglich fahren."
    )
    (day,) = dating.date([draft(text)])
    assert {d.year for d in days(day)} == {2024}


def test_a_sibling_lends_its_day():
    """An agency text without any day is dated by the same text that states one."""
    story = (
        "Die Reederei Nordwind trennt sich von der Fähre Seestern. Kapitän Uwe Halm bedauerte am Freitag in Emden den"
        " Verkauf an die Werft Küstenbau. Bürgermeisterin Ilse Brandt sprach von einem Verlust für Emden und Borkum."
    )
    dated = draft("2021-05-07\n" + story, name="b.txt")
    undated = draft(story + " Die Gewerkschaft fordert Ersatz.", name="c.txt")
    (_, day) = dating.date([dated, undated])
    assert date(2021, 5, 7) in days(day)
    assert len(days(day)) <= 7


def test_evidence_names_the_sibling():
    """What a sibling lends says which article it is, which words both share, and which day it tells."""
    story = (
        "Die Reederei Nordwind trennt sich von der Fähre Seestern. Kapitän Uwe Halm bedauerte {} in Emden den"
        " Verkauf an die Werft Küstenbau. Bürgermeisterin Ilse Brandt sprach von einem Verlust für Emden und Borkum."
    )
    dated = draft("2021-05-08\n" + story.format("am 7. Mai 2021"), name="b.txt")
    undated = draft(story.format("am Freitag"), name="c.txt")
    (_, day) = dating.date([dated, undated])
    said = [e.says for e in day.evidence]
    assert any(s.startswith("articles of the same story: b.txt shares ") and "Nordwind" in s for s in said), (
        said
    )
    assert any(s.startswith("a day that a sibling dates: b.txt tells 2021-05-07, with ") for s in said), said


def test_order_of_articles_changes_nothing():
    """The datings of a build do not depend on the order of its files."""
    drafts = [
        SOLD,
        draft(FERRY + "Das geschah am Freitag. 2020 war ein gutes Jahr."),
        draft("2021-05-07\n" + FERRY),
    ]
    forth = dating.date(drafts)
    back = dating.date(drafts[::-1])
    assert forth == back[::-1]


def test_twenty_eight_years_later_all_is_the_same():
    """Shifting every year by 28, after which each day has its weekday again, shifts the answer and nothing else."""
    text = "Am Montag, dem {} unterzeichnete die Reederei den Vertrag. Seit {} hatte sie verhandelt, bis {} baut sie."
    now = dating.date([draft(text.format("20. November,", 2022, 2024))])[0]
    then = dating.date([draft(text.format("20. November,", 1994, 1996))])[0]
    assert {d.year for d in days(now)} == {2023}
    assert {(d.year + 28, d.month, d.day) for d in days(then)} == {
        (d.year, d.month, d.day) for d in days(now)
    }


def test_evidence_points_at_words():
    """Every piece of evidence has its span in the text and says what it is."""
    (day,) = dating.date([SOLD])
    assert day.evidence
    for e in day.evidence:
        assert SOLD.article.text[e.start : e.end].strip()
        assert e.says


def test_clues_are_small_and_travel():
    """What one article brings to the dating of all can be sent between processes."""
    found = dating.evidence(SOLD)
    assert pickle.loads(pickle.dumps(found)) == found


@pytest.mark.parametrize(
    "text", ["", " ", "\n\n\n", "\x00", "99.99.9999", "am 31. Februar", "0000-00-00", "A" * 5000]
)
def test_odd_texts_raise_nothing(text):
    """Hostile and empty texts are undated, not errors."""
    assert dating.date([draft(text)])[0].published is None


def test_a_register_of_thousands_of_days_goes_by_the_latest():
    """However many times an article tells, as many are heard as can say when it was written."""
    years = [
        f"Am {1 + n % 28}. Mai {1950 + n // 40} wurde in Emden eine Fähre verkauft." for n in range(2_900)
    ]
    register = draft(" ".join(years))
    heard = tellings(register)
    assert len(register.expressions) == 2_900
    assert len(heard) == MOST
    (day,) = dating.date([register])
    assert min(days(day)) >= date(2022, 1, 1)
