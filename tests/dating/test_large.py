"""Dates in a build that is not small: what many articles teach about one."""

from datetime import date, timedelta

import numpy as np
import pytest

from tests.dating.articles import draft
from timeline import dating, hands
from timeline.dating import postings
from timeline.dating.allotment import allotted, options
from timeline.dating.answer import MOST_PARTS, best, length, year
from timeline.dating.clues import Voices
from timeline.dating.gather import evidence
from timeline.dating.postings import words
from timeline.dating.similar import heard

TOPICS = (
    "Deichbruch Moorkoog Sandsack",
    "Traubenlese Kellerei Winzerfest",
    "Skirennen Loipe Rodelberg",
    "Badesteg Kurpark Eisdiele",
)
FILLER = "Die Stadtverordneten berieten im Rathaus über den Haushalt und hörten den Kämmerer Petersen. "
WARNED = "Im März 2013 kam es zum Streit, schon 2012 war gewarnt worden. "


def told(topic: int, number: int, day: date | None) -> object:
    """An article of one season, with or without its date."""
    fields = {"published": day.isoformat(), "basis": "stated: field"} if day else {}
    return draft(
        f"{FILLER}{TOPICS[topic]} beschäftigten Gruppe Nummer{number:03}.", f"{topic}-{number}.txt", **fields
    )


@pytest.fixture(scope="module")
def archive() -> list:
    """A year of articles, each season with its own names."""
    first = date(2013, 1, 7)
    return [told(k % 4, k, first + timedelta(91 * (k % 4) + k // 4)) for k in range(240)]


def middle(found: object) -> date:
    """The middle of what a dating names."""
    return date.fromordinal((found.days[0][0].toordinal() + found.days[-1][1].toordinal()) // 2)


@pytest.mark.parametrize("topic", range(4))
def test_names_tell_the_season(archive, topic):
    """An article without any time is written when its names are in the news."""
    found = dating.date([*archive, told(topic, 999, None)])[-1]
    season = date(2013, 1, 7) + timedelta(91 * topic + 30)
    assert abs((middle(found) - season).days) < 46, found.published


def test_order_of_many_articles_changes_nothing(archive):
    """The files may come in any order."""
    asked = [told(topic, 999, None) for topic in range(4)]
    one, two = dating.date([*archive, *asked])[-4:], dating.date([*asked, *archive[::-1]])[:4]
    assert one == two


def test_where_no_article_is_dated_their_years_tell():
    """Years that all name together tell the archive's span, for those too that name none."""
    undated = [
        draft(
            f"{FILLER}{WARNED * (k % 2)}{TOPICS[k % 4]} Nummer{k}.",
            f"{k}.txt",
        )
        for k in range(80)
    ]
    for found in dating.date(undated):
        assert found.days[0][0] <= date(2013, 12, 31), found.published
        assert found.days[-1][1] >= date(2013, 1, 1), found.published


def test_what_begins_ahead_is_no_past():
    """«ab dem 1. Dezember» in the present lies ahead, «seit dem 1. Dezember» behind."""
    ahead, behind = (
        next(m.side for m in evidence(draft(text)).marks if m.kind == "yearly")
        for text in (
            "Ab dem 1. Dezember gilt die neue Ordnung.",
            "Seit dem 1. Dezember gilt die neue Ordnung.",
        )
    )
    assert (ahead, behind) == (1, -1)


@pytest.mark.parametrize(
    ("text", "days"), [("gestern, am 5. Mai 2024,", [(2024, 5, 6)]), ("gestern, am 29. Februar 2023,", [])]
)
def test_a_day_counted_from_now_beside_its_date_tells_now(text, days):
    """«gestern, am 5. Mai 2024» was written on the 6th; a day that never was tells nothing."""
    found = [
        m.at for m in evidence(draft(f"Der Kreis verlängerte {text} die Sperrung.")).marks if m.kind == "is"
    ]
    assert found == [(date(*day).toordinal(),) * 2 for day in days]


def test_what_ran_until_a_day_may_lie_on_either_side_of_it():
    """«verlängerte bis zum 31. August» tells a day, but not whether it is over."""
    found = evidence(draft("Der Kreis verlängerte die Sperrung bis zum 31. August.")).marks
    assert [(m.kind, m.side, m.present) for m in found] == [("yearly", 0, False)]


def test_no_article_hears_its_own_voice(archive):
    """What teaches nothing changes nothing for the others, and only teachers are heard."""
    among = words(Voices().take(map(evidence, archive)), [d.article.doc_id for d in archive])
    mass = np.full((240, 8), 0.125, np.float32)
    mass[::4] = np.eye(8, dtype=np.float32)[0]
    noise = np.ones(240)
    noise[1] = np.inf
    one = heard(among, mass, mass, noise)[1]
    mass[1] = np.eye(8, dtype=np.float32)[5]
    assert (heard(among, mass, mass, noise)[1] == one).all()
    assert one.argmax() != 0
    assert heard(among, mass, mass, noise)[4].argmax() == 0


def told_by_each(texts: list[str]) -> list[tuple[tuple[int, int], ...]]:
    """Who tells each word and each pair that two articles share, and how often."""
    found = [evidence(draft(text, f"{k}.txt")) for k, text in enumerate(texts)]
    among = words(Voices().take(reversed(found)), [c.doc_id for c in found])
    rows = zip(among.by_word.begins, among.by_word.begins[1:], strict=False)
    side = [
        tuple(zip(among.by_word.at[a:b].tolist(), among.by_word.told[a:b].tolist(), strict=True))
        for a, b in rows
    ]
    turned = [(w, d, n) for w, row in enumerate(side) for d, n in row]
    docs = np.repeat(np.arange(len(texts)), np.diff(among.by_doc.begins)).tolist()
    by_doc = zip(among.by_doc.at.tolist(), docs, among.by_doc.told.tolist(), strict=True)
    assert sorted(by_doc) == turned
    return side


SHARED = ["Deich bricht Deich bricht", "", "Wein Deich bricht", "Koog Wein", "Wein", "Koog"]


def test_only_what_two_articles_share_is_kept():
    """Each word and each pair of neighbours with all who tell it; the end of one article and the next one's beginning
    are no pair.
    """
    twice_and_once = ((0, 2), (2, 1))
    wein, koog = ((2, 1), (3, 1), (4, 1)), ((3, 1), (5, 1))
    assert sorted(told_by_each(SHARED)) == sorted([twice_and_once] * 3 + [wein, koog])


def test_parts_and_threads_change_nothing(monkeypatch):
    """However many words are sorted at once, and by however many, the same comes out in the same order."""
    whole = told_by_each(SHARED * 3)
    monkeypatch.setattr(postings, "PART", 2)
    monkeypatch.setattr(postings, "PIECE", 4)
    for several in (1, 3):
        monkeypatch.setattr(hands, "MOST", several)
        assert told_by_each(SHARED * 3) == whole


def bump(width: float) -> tuple[np.ndarray, np.ndarray]:
    """Two years of days, and a mass over them that is so wide around one of them."""
    days = np.arange(date(2013, 1, 1).toordinal(), date(2015, 1, 1).toordinal())
    mass = np.exp(-np.abs(days - days[400]) / width).astype(np.float32)
    return days, mass / mass.sum()


@pytest.mark.parametrize("width", [0.2, 4, 60])
def test_an_answer_keeps_to_its_length(width):
    """An answer names no more days than its length allows and holds the mass that it claims."""
    days, mass = bump(width)
    for most, got in zip((1, 7, 31, 366, 731), options(days, mass), strict=True):
        assert length(got) <= most
        inside = sum(float(mass[(days >= a) & (days <= b)].sum()) for a, b in got.intervals)
        assert inside == pytest.approx(got.mass, abs=1e-4)


def test_many_likely_days_are_named_in_few_parts():
    """Where one day of the week is likely, and the next one less, both are named for some weeks."""
    days, mass = bump(20)
    mass *= np.array([1, 0.5, 0.01, 0.01, 0.01, 0.01, 0.01], np.float32)[days % 7]
    mass /= mass.sum()
    (got,) = best(days, mass, [24], 0.98)
    assert length(got) == 24
    assert [b - a for a, b in got.intervals] == [1] * MOST_PARTS


def test_a_year_of_days_may_be_months_of_several_years():
    """Two summers three years apart are told as two runs of months, not as the years between."""
    days = np.arange(date(2010, 1, 1).toordinal(), date(2015, 1, 1).toordinal())
    summer = [date.fromordinal(int(day)).month in (6, 7) for day in days]
    years = [date.fromordinal(int(day)).year in (2010, 2013) for day in days]
    mass = (np.array(summer) & np.array(years)).astype(np.float32)
    got = year(days, mass / mass.sum(), 0.98)
    assert got.edtf == "[2010-06..2010-07,2013-06..2013-07]"
    assert got.mass == pytest.approx(1)


def test_sharp_answers_go_to_those_who_tell_most():
    """Who is sure of a day names it, who is not names months; all together they may miss a share of their days."""
    offered = [options(*bump(0.2 if k % 2 else 400)) for k in range(40)]
    got = allotted(offered, lambda one: one.mass, 0.1)
    assert max(length(one) for one in got[1::2]) <= 7
    assert min(length(one) for one in got[::2]) > 31
    assert sum(1 - one.mass for one in got) <= 0.1 * 40


def test_an_article_without_options_gets_no_answer():
    """Where not even the longest answer is one, there is none; the others are answered as ever."""
    nothing = (None,) * 5
    one, two = allotted([nothing, options(*bump(0.2))], lambda one: one.mass, 0.1)
    assert one is None
    assert two is not None
