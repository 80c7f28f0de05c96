"""Dates that articles state of themselves."""

import pytest

from tests.dating.articles import draft
from timeline import dating
from timeline.errors import TimelineError

BODY = "\n\nDer Gemeinderat von Oberau hat den Neubau der Brücke beschlossen. Die Arbeiten beginnen bald.\n"


@pytest.mark.parametrize(
    "line",
    [
        "2024-03-12",
        "12.03.2024",
        "12. März 2024",
        "Dienstag, 12. März 2024",
        "Stand: 12.03.2024, 14:30 Uhr",
        "Veröffentlicht: Dienstag, 12.03.2024, 16:20",
        "Aktualisiert am 12. März 2024",
        "date 2024-03-12 Der Rat tagt",
        "Von Erna Probst | 12.03.2024",
        "BERLIN, 12. März 2024 (xyz) - Der Rat tagt",
    ],
)
def test_a_line_states_the_date(line):
    """A date line among the first lines is the date of the article, whatever its notation."""
    (day,) = dating.date([draft("Neue Brücke\n" + line + BODY)])
    assert day.published == "2024-03-12"
    assert day.basis.startswith("stated")
    assert day.confidence == 1.0


def test_the_last_line_states_the_date():
    """A date that stands alone in the last line counts."""
    (day,) = dating.date([draft("Neue Brücke" + BODY + "\n12.03.2024")])
    assert (day.published, day.basis) == ("2024-03-12", "stated: last line")


@pytest.mark.parametrize(
    "line",
    [
        "Am 12. März 2024 stürzte die Brücke ein.",
        "Gericht verschiebt Prozess auf 12. März 2024",
        "Was am 12. März 2024 geschah",
    ],
)
def test_a_day_merely_mentioned_is_not_stated(line):
    """A sentence or headline that tells a day does not state the article's date."""
    (day,) = dating.date([draft(line + BODY)])
    assert not day.basis.startswith("stated")


@pytest.mark.parametrize(
    ("fields", "basis"),
    [
        ({"name": "2024-03-12_bruecke.txt"}, "stated: file name"),
        ({"name": "20240312.txt"}, "stated: file name"),
        ({"name": "x.txt", "path": "2024/03/12/x.txt"}, "stated: file name"),
        ({"url": "https://example.org/lokales/2024/03/12/bruecke.html"}, "stated: URL"),
    ],
)
def test_file_name_folder_and_url_state_the_date(fields, basis):
    """A full day in the path of a file or of a web address is the date."""
    (day,) = dating.date([draft("Neue Brücke" + BODY, **fields)])
    assert (day.published, day.basis) == ("2024-03-12", basis)


def test_a_field_comes_before_a_line_and_a_person_before_both():
    """What the container states outranks the text, and what a person sets outranks everything."""
    one = draft("Neue Brücke\n13.03.2024" + BODY, published="2024-03-12", basis="field")
    assert dating.date([one])[0].published == "2024-03-12"
    (pinned,) = dating.date([one], {one.article.doc_id: "2024-03-11"})
    assert (pinned.published, pinned.basis.split(":")[0]) == ("2024-03-11", "set")


def test_a_pinned_date_that_is_none_is_one_clear_line():
    """A date that nobody can read is an error that says how to write it."""
    one = draft("Neue Brücke" + BODY)
    with pytest.raises(TimelineError, match="is no date"):
        dating.date([one], {one.article.doc_id: "gestern"})
