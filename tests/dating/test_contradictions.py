"""Stated dates that the article itself contradicts."""

import pytest

from tests.dating.articles import article
from timeline import dating, drafting

BODY = "\n\nDer Gemeinderat von Oberau hat den Neubau der Brücke beschlossen. Die Arbeiten beginnen bald.\n"
ENGLISH = "\n\nThe council of Overton has decided to build the bridge. Work begins soon, said the mayor.\n"


def problems(text, language="de", **fields):
    """What is reported of an article, in one string each."""
    draft = drafting.draft(article(text, language=language, **fields))
    return [p.message for p in dating.contradictions(draft, dating.date([draft])[0])]


@pytest.mark.parametrize(
    ("text", "language"),
    [
        ("Neue Brücke\n12.03.2024" + BODY + "Die alte Brücke stürzte am 20. März 2024 ein.", "de"),
        ("Neue Brücke\nStand: 12.03.2024" + BODY + "Im Mai 2024 war die alte Brücke eingestürzt.", "de"),
        (
            "New bridge\nPublished: March 12, 2024" + ENGLISH + "The old bridge collapsed on March 20, 2024.",
            "en",
        ),
    ],
)
def test_a_day_told_as_past_cannot_lie_ahead(text, language):
    """What happened after the stated day is a contradiction; the date is kept."""
    (said,) = problems(text, language)
    assert "2024" in said
    assert "as past" in said
    draft = drafting.draft(article(text, language=language))
    assert dating.date([draft])[0].published == "2024-03-12"


@pytest.mark.parametrize(
    ("text", "published"),
    [
        ("Neue Brücke\n5. November 2021" + BODY, "2024-03-12"),
        ("OBERAU, 5. November 2021 (xyz) - Der Rat tagt." + BODY, "2024-03-12"),
        ("OBERAU, 5. November (xyz) - Der Rat tagt." + BODY, "2024-03-12"),
        ("Neue Brücke\nVeröffentlicht: 05.11.2024" + BODY, "2024-03-12"),
        ("Stand: 05.11.2021" + BODY, "2024-03-12"),
    ],
)
def test_another_date_stated_is_a_contradiction(text, published):
    """Front matter and dateline may differ by days, not by months."""
    (said,) = problems(text, published=published, basis="front matter")
    assert said.startswith("published 2024-03-12 (front matter), but its ")


@pytest.mark.parametrize(
    "words",
    [
        "Gestern, am Freitag, tagte der Rat.",
        "Der Rat tagt heute (12. November).",
        "Morgen, am 3. Mai, tagt der Rat.",
    ],
)
def test_today_is_the_stated_day(words):
    """Yesterday, today or tomorrow with a name that they cannot have is a contradiction."""
    (said,) = problems("Neue Brücke" + BODY + words, published="2024-03-12", basis="field")
    assert "it speaks of" in said


@pytest.mark.parametrize(
    "text",
    [
        "Neue Brücke" + BODY,
        "Die alte Brücke stürzte am 13. März 2024 ein." + BODY,
        "Die neue Brücke wurde für den 20. März 2024 angekündigt." + BODY,
        "Das Fest wurde auf den 20. Mai 2024 verschoben." + BODY,
        "Am 20. Mai 2024 soll die Brücke eröffnet werden." + BODY,
        "Der Rat hatte geplant, die Brücke am 20. Mai 2024 zu eröffnen." + BODY,
        "Die Brücke kostete 2900 Euro, 2700 davon zahlte das Land." + BODY,
        "OBERAU, 11. März 2024 (xyz) - Der Rat tagt." + BODY,
        "OBERAU, 11. März (xyz) - Der Rat tagt." + BODY,
        "Stand: 15.06.2024" + BODY,
        "Gestern, am Montag, tagte der Rat." + BODY,
        "Heute, am Mittwoch, tagt der Rat." + BODY,
        "Der Rat tagt heute (12. März)." + BODY,
        "Am 5. Mai 1990 wurde die alte Brücke eröffnet." + BODY,
    ],
)
def test_what_may_be_is_no_contradiction(text):
    """Plans, dates of change, days of slack and stories of old speak against nothing."""
    assert problems(text, published="2024-03-12", basis="field") == []


def test_a_file_may_be_younger_than_its_article():
    """Who saves an article weeks later names the file by that day."""
    text = "Neue Brücke\nVeröffentlicht: 12.03.2024" + BODY
    assert problems(text, name="2024-05-02.txt", path="2024-05-02.txt") == []


def test_what_is_not_stated_is_not_contradicted():
    """An inferred date rests on the words, and a person's word wins."""
    text = "Neue Brücke" + BODY + "Die alte Brücke stürzte am 20. März 2024 ein."
    assert problems(text) == []
    draft = drafting.draft(article(text, published="2024-03-12", basis="field"))
    (day,) = dating.date([draft], {draft.article.doc_id: "2024-03-11"})
    assert list(dating.contradictions(draft, day)) == []
