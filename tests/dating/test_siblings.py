"""What articles of one story lend each other by the calendar and by the ages of people."""

from __future__ import annotations

from datetime import date

import numpy as np
import pytest

from tests.dating.articles import draft
from timeline import dating
from timeline.dating.few.ages import ages
from timeline.dating.few.coincidences import Heard, aged, lengths_since, same_days
from timeline.dating.few.tellings import Telling
from timeline.dating.few.whereabouts import Mass, mass_of, told_day

DAYS = np.arange(730120, 737791)  # 2000 … 2020


def on(*days):
    """A mass on some days, each as likely."""
    return Mass(np.array(days), np.full(len(days), 1 / len(days)))


def year(odds):
    """The year of the likeliest candidate."""
    return 2000 + int((np.argmax(odds)) // 365.25)


@pytest.mark.parametrize(
    ("text", "told"),
    [
        ("Leiterin Erna Kolbinger, 61, nahm den Preis entgegen.", [("Kolbinger", 61)]),
        ("Erna Kolbinger sagte zu. Der Betrieb sei gesund, so die 61-Jährige.", [("Kolbinger", 61)]),
        ("Erna Kolbinger, die Jakob Strunz nachfolgte, ist 61 und bleibt.", [("Kolbinger", 61)]),
        ("Der 58 Jahre alte Jakob Strunz ging.", [("Strunz", 58)]),
        ("Erna Kolbinger half. Eine 34-jährige Weberin war gestürzt.", []),
        ("Erna Kolbinger half. Ein Gast aus Ulm, 34 Jahre alt, war gestürzt.", []),
        ("Erna Kolbinger kommt am Dienstag, 14. Mai, ins Rathaus.", []),
    ],
)
def test_an_age_is_that_of_the_person_meant(text, told):
    """An age belongs to who is named with it, never to one before whom another noun stands between."""
    assert [(a.name, a.years) for a in ages(draft(text))] == told


def test_a_person_ages_with_the_years():
    """Ten years older: ten years later, a year more or less; another's age says nothing."""
    here, there = ages(draft("Erna Kolbinger, 71, geht.")), ages(draft("Erna Kolbinger, 61, kommt."))
    (factor,) = aged(here, [("a.txt", on(DAYS[1200]), there)], DAYS)
    assert factor.by == "a.txt"
    assert abs(int(np.argmax(factor.odds)) - (1200 + 3652)) < 366
    assert not list(aged(here, [("a.txt", on(DAYS[1200]), ages(draft("Jakob Strunz, 61, kommt.")))], DAYS))


def test_a_day_of_last_year_is_of_the_year_before_this_one():
    """Who tells as last year's what a sibling dates writes a year later; another day of last year's says nothing."""
    then = int(np.datetime64("2010-07-11").astype(int)) + 719163
    there = Telling("day", -1, False, (then, then), "past", 0, 1)
    heard = [Heard(1.0, there, told_day(there, on(734100)), "a")]
    (factor,) = same_days([Telling("off", -1, False, (-1, 7, 11), "past", 0, 1)], heard, DAYS)
    likely = DAYS[factor.odds > 2]
    assert [date.fromordinal(int(d)).isoformat() for d in likely[[0, -1]]] == ["2011-01-01", "2011-12-31"]
    assert not list(same_days([Telling("off", -1, False, (-1, 7, 12), "past", 0, 1)], heard, DAYS))


def test_the_same_day_of_a_month_is_of_the_same_year():
    """A plain day tells the year of a sibling's; the end of a quarter, on which terms end every year, hardly."""
    for month, day, least, most in ((7, 11, 2.0, 4.0), (6, 30, 0.1, 1.0)):
        then = np.datetime64(f"2010-{month:02}-{day:02}").astype(int) + 719163
        there = Telling("day", -1, False, (int(then), int(then)), "past", 0, 1)
        here = Telling("date", -1, False, (month, day, None), "past", 0, 1)
        (factor,) = same_days([here], [Heard(1.0, there, told_day(there, on(734100)), "a")], DAYS)
        assert year(factor.odds) == 2010
        assert least < factor.odds.max() - factor.odds.min() < most


def test_a_length_of_time_leads_to_a_day_of_the_story():
    """Four years after what siblings tell most; surer where the sibling has the words for the event."""
    stands = np.full(len(DAYS), 1 / len(DAYS))
    mere = Telling("length", -1, False, (4.0, "year", ""), "ago", 0, 1)
    named = mere._replace(manner="after", near=frozenset(["Absturz"]))
    heard = [
        Heard(1.0, None, on(DAYS[1000]), "a"),
        Heard(1.0, None, on(DAYS[5000]), "b", frozenset(["Absturz"])),
    ]
    (mere,), (named,) = (list(lengths_since([t], heard, stands, DAYS)) for t in (mere, named))
    assert abs(int(np.argmax(named.odds)) - (5000 + 1461)) < 100
    assert mere.odds[1000 + 1461] == pytest.approx(mere.odds[5000 + 1461], abs=0.01)
    assert named.odds.max() > mere.odds.max() > 0 > mere.odds.min()


def test_a_told_day_is_as_broad_as_its_article():
    """A day without its year lies in the years in which its article may stand; a weekday moves with it."""
    there = mass_of(np.array([734000, 734365]), np.array([0.75, 0.25]))
    day = told_day(Telling("date", -1, True, (3, 1, None), "past", 0, 1), there)
    assert len(day.days) >= 2
    assert day.mass.sum() == pytest.approx(1.0)
    week = told_day(Telling("weekday", -1, False, (2,), "past", 0, 1), there)
    assert list((week.days - 1) % 7) == [2, 2]


def test_undated_siblings_do_not_talk_each_other_into_a_year():
    """Two undated articles of one story that know no year have none together."""
    story = "Die Fähre Seestern der Reederei Nordwind liegt in Emden fest, sagte Kapitän Uwe Halm am {}."
    for found in dating.date([draft(story.format(day), name=f"{day}.txt") for day in ("Freitag", "Samstag")]):
        assert found.published is None


@pytest.mark.parametrize("wide", ["[1000-01-01..3000-01-01]", "../..", "../2021", "2021/.."])
def test_a_day_that_a_person_leaves_open_tells_the_others_nothing(wide):
    """Whoever says no more than "some day" is heard by none, and ends nothing."""
    text = "Die Reederei Nordwind hat die Fähre Seestern verkauft. Der Vertrag wurde am 4. Mai 2021 unterzeichnet."
    one, two = draft(text, "a.txt"), draft(text + " Zwei Jahre zuvor war sie gekauft worden.", "b.txt")
    open_, found = dating.date([one, two], {one.article.doc_id: wide})
    assert open_.published == wide
    assert found.earliest.year in (2021, 2022)
