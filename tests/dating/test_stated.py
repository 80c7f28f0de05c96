"""Dates that articles state of themselves."""

import pytest

from tests.dating.articles import draft
from timeline import dating
from timeline.dating.stated import stated, yearless
from timeline.errors import TimelineError

BODY = "\n\nDer Gemeinderat von Oberau hat den Neubau der Brücke beschlossen. Die Arbeiten beginnen bald.\n"
ENGLISH = "\n\nThe council of Overton has decided to build the bridge. Work begins soon, said the mayor.\n"

# ruff: noqa: E501
GERMAN_LINES = [
    "2024-03-12", "2024-03-12T14:30:00+01:00", "12.03.2024", "12.3.24, 14:30", "12. März 2024", "12. Mrz. 2024",
    "Dienstag, 12. März 2024", "Di., 12. März 2024", "Dienstag, der 12. März 2024", "12.03.2024, 14:30 Uhr",
    "12.03.2024 - 14:30 Uhr", "12.03.2024 14:30 | Erna Probst", "12.03.2024 | 14:30 | Lokales", "[12.03.2024] Der Rat tagt.",
    "(2024-03-12) Der Rat tagt.", "12.03.2024, dpa", "12. März 2024, Oberau", "12. März 2024, von Erna Probst",
    "Stand: 12.03.2024, 14:30 Uhr", "Stand 12.03.2024, 14 Uhr", "STAND: 12. MÄRZ 2024", "Oberau | Stand: 12.03.2024",
    "Veröffentlicht: Dienstag, 12.03.2024, 16:20", "Veröffentlicht am 12.03.2024 um 16:20 Uhr", "Aktualisiert am 12. März 2024",
    "Zuletzt aktualisiert: 12.03.2024", "Letzte Änderung: 12. März 2024", "Online seit 12.03.2024", "Vom 12. März 2024",
    "Pressemitteilung des Kreises Oberau, 12. März 2024", "Medienmitteilung der Stadtwerke Nr. 14/2024 - 12.03.2024",
    "Pressemitteilung vom 12. März 2024", "Erschienen in der Ausgabe vom 12.03.2024", "Meldung vom 12.03.2024, 16 Uhr",
    "date 2024-03-12 Der Rat tagt", "date: 2024-03-12", "Datum: 12. März 2024",
    "Von Erna Probst | 12.03.2024", "Von Erna Probst, Oberau | 12. März 2024, 17:32 Uhr", "Von Erna Probst, Oberau, 12. März 2024",
    "Von Erna Probst und Jan Ott, 12.03.2024", "Erna Probst · 12.03.2024 · 5 Min. Lesezeit", "Lesezeit: 5 Min. | 12.03.2024",
    "Lokales\t12.03.2024", "dpa, 12.03.2024", "Oberau, 12. März 2024", "Oberau, den 12. März 2024", "Oberau – 12. März 2024",
    "Oberauer Bote Nr. 61 vom 12. März 2024, Seite 3", "Der Bote vom 12.03.2024, S. 3", "Der Bote, 12. März 2024, Seite 3",
    "Heft 11 vom 12.03.2024", "Dieser Beitrag wurde am 12. März 2024 veröffentlicht.",
    "Dieser Artikel wurde zuletzt am 12.03.2024 um 12:00 Uhr aktualisiert.",
    "BERLIN, 12. März 2024 (xyz) - Der Rat tagt.", "OBERAU, 12. März 2024. Der Rat tagt.", "Oberau, 12. März 2024, 17.32 Uhr. Der Rat tagt.",
    "Oberau (xyz), 12.03.2024 - Der Rat tagt.", "Oberau (xyz/abc) – 12.03.2024 – Der Rat tagt.", "(xyz) Oberau, 12.03.2024 - Der Rat tagt.",
    "OBERAU AM INN, 12. März 2024 - Der Rat tagt.", "Oberau (Inn), 12. März 2024 – Der Rat tagt.", "Oberau/Neu-Oberau, 12.03.2024. Der Rat tagt.",
    "Oberau, 12.03.2024 /PRW/ Der Rat tagt.", "OBERAU, Dienstag, 12. März 2024 (xyz) - Der Rat tagt.", "Oberau, 12. März 2024. „Wir bauen“, sagt der Rat.",
]  # fmt: skip

ENGLISH_LINES = [
    "March 12, 2024", "12 March 2024", "Tuesday, March 12, 2024", "Tue 12 Mar 2024 17.32 GMT", "March 12, 2024, 5:32 PM EST",
    "12 March 2024 • 5:32pm", "March 12, 2024 | by Jane Doe", "By Jane Doe | March 12, 2024 5:32 PM ET", "By Jane Doe, March 12, 2024",
    "News release by the City of Overton, March 12, 2024", "Published: 12 March 2024", "Published March 12, 2024 at 5:32 pm", "Last updated at 5:32 PM on 12th March 2024", "Last updated: Mar 12, 2024",
    "Updated 1732 GMT March 12, 2024", "Posted Mar 12, 2024 at 5:32 pm", "As of March 12, 2024", "(Published March 12, 2024)",
    "The Herald, March 12, 2024, Page A3", "Issue No. 61 of 12 March 2024", "This article was published on March 12, 2024.",
    "This story was last updated March 12, 2024", "A version of this article appears in print on March 12, 2024, on Page A3",
    "LONDON, March 12, 2024 (Agency) -- The council meets.", "OVERTON (XY) - March 12, 2024 - The council meets.",
    "WASHINGTON, D.C., March 12, 2024 — The council meets.", "OVERTON, England, 12 March 2024 (Agency) - The council meets.",
    "Overton, March 12, 2024. The council meets.", "Stoke-on-Trent, 12 March 2024 – The council meets.",
]  # fmt: skip


@pytest.mark.parametrize("line", GERMAN_LINES)
def test_a_line_states_the_date(line):
    """A date line among the first lines is the date of the article, whatever its notation."""
    (day,) = dating.date([draft("Neue Brücke\n" + line + BODY)])
    assert day.published == "2024-03-12"
    assert day.basis.startswith("stated")
    assert day.confidence == 1.0


@pytest.mark.parametrize("line", ENGLISH_LINES)
def test_an_english_line_states_the_date(line):
    """The same in English, by the words of its own table."""
    (day,) = dating.date([draft("New bridge\n" + line + ENGLISH, language="en")])
    assert (day.published, day.basis.split(":")[0]) == ("2024-03-12", "stated")


@pytest.mark.parametrize(
    ("line", "language"),
    [
        ("12.03.2024", "de"),
        ("(12.03.2024)", "de"),
        ("dpa, 12.03.2024", "de"),
        ("Die Brücke ist 80 Meter lang. (xyz, 12.03.2024)", "de"),
        ("Die Brücke ist 80 Meter lang, aus Holz und überdacht. (xyz/abc, 12. März 2024)", "de"),
        ("Oberau, 12. März 2024", "de"),
        ("Dieser Artikel wurde am 12.03.2024 veröffentlicht und am 16.03.2024 aktualisiert.", "de"),
        ("Quelle: Der Bote vom 12.03.2024, S. 3", "de"),
        ("Die Brücke kostet viel. Stand: 12.03.2024", "de"),
        ("The bridge is made of wood. (Agency, March 12, 2024)", "en"),
        ("This story was first published on March 12, 2024.", "en"),
    ],
)
def test_the_last_line_states_the_date(line, language):
    """What ends an article may state its date: alone in the last line, in brackets, or led by words."""
    body = BODY if language == "de" else ENGLISH
    (day,) = dating.date([draft("Neue Brücke" + body + "\n" + line, language=language)])
    assert day.published == "2024-03-12"
    assert day.basis.startswith("stated: last line")


def test_a_dateline_opens_any_of_the_first_paragraphs():
    """A dateline may follow headline, kicker and byline."""
    text = (
        "Neue Brücke\n\nRat entscheidet sich für Holz\n\nVon Erna Probst\n\nOBERAU, 12. März 2024. Der Rat tagt."
        + BODY
    )
    (day,) = dating.date([draft(text)])
    assert (day.published, day.basis) == ("2024-03-12", "stated: dateline")


def test_a_month_alone_is_stated_by_words_only():
    """«Stand: März 2024» states a month; a month that merely stands there states nothing."""
    assert dating.date([draft("Neue Brücke\nStand: März 2024" + BODY)])[0].published == "2024-03"
    assert dating.date([draft("Neue Brücke\nMärz 2024" + BODY)])[0].basis != "stated: line"


@pytest.mark.parametrize(
    "line",
    [
        "Veröffentlicht am 12.03.2024 | Aktualisiert am 15.03.2024",
        "Aktualisiert am 15.03.2024, veröffentlicht am 12.03.2024",
        "Stand: 15.03.2024\n12.03.2024",
        "OBERAU, 11. März 2024 (xyz) - Der Rat tagt.\n\nVeröffentlicht: 12.03.2024",
    ],
)
def test_publication_comes_before_change_and_dateline(line):
    """Of several dates the day of publication is the article's; the others are kept behind it."""
    found = stated(draft("Neue Brücke\n" + line + BODY))
    assert found[0].edtf == "2024-03-12"
    assert len(found) == 2


@pytest.mark.parametrize(
    "line",
    [
        "Am 12. März 2024 stürzte die Brücke ein.",
        "Gericht verschiebt Prozess auf 12. März 2024",
        "Was am 12. März 2024 geschah",
        "Der 12. März 2024",
        "Ab 12. März 2024",
        "Heft 7, 12. März 2024 und alle danach",
        "Rede vom 12. März 2024",
        "Urteil vom 12. März 2024",
        "Rede vor dem Gemeinderat, 12. März 2024",
        "Vom 12. März 2024 an gilt ein neuer Fahrplan.",
        "Stand 12. März 2024 lebten 300 Menschen in dem Ort.",
        "Erschienen am 12. März 2024, war das Buch ein Erfolg.",
        "12. März 2024, ein Dienstag, war ein kalter Tag in Oberau.",
        "12. März 2024: Die Brücke stürzt ein.\n13. März 2024: Der Rat tagt.\n14. März 2024: Der Rat tagt wieder.",
        "12.03.2024\nDie Brücke stürzt ein.\n13.03.2024\nDer Rat tagt.\n14.03.2024\nDer Rat tagt wieder.",
        "Konzert am 12. März 2024",
        "Konzert: 12. März 2024, 20 Uhr",
        "Foto: xyz, 12. März 2024",
        "Erna Probst (* 12. März 2024)",
        "Erna Probst, geboren am 12. März 2024",
        "Quelle: http://example.org/bruecke, abgerufen am 12.03.2024",
        "Abgerufen am 12.03.2024",
        "Archiviert am 12. März 2024",
        "Neue Preise gelten bald (ab 12.03.2024)",
        "So entschied das Gericht (Az. 3 K 12/11, 12.03.2024)",
        "Die Akte, 12. März 2024 abgeheftet, liegt in Oberau.",
        "Dieser Artikel handelt vom 12. März 2024.",
        "Tagesordnung: 12. März 2024",
        "© 2024 Oberauer Bote",
        "99.99.2024",
        "31. Februar 2024",
    ],
)
def test_a_day_merely_mentioned_is_not_stated(line):
    """A sentence, headline, caption, source or chronicle that tells a day does not state the article's date."""
    assert not stated(draft(line + BODY))
    assert not stated(draft("Neue Brücke" + BODY + line))


@pytest.mark.parametrize(
    "line",
    [
        "On March 12, 2024 the bridge fell.",
        "Published on March 12, 2024, the report found holes in the bridge.",
        "As of March 12, 2024, there were 300 bridges.",
        "Speech to the council, March 12, 2024",
        "The day the bridge fell: March 12, 2024",
        "File photo, March 12, 2024",
        "Retrieved 12 March 2024",
        "Archived March 12, 2024",
        "Jane Doe, born on March 12, 2024",
        "This article is about March 12, 2024.",
    ],
)
def test_an_english_day_merely_mentioned_is_not_stated(line):
    """The same in English."""
    assert not stated(draft(line + ENGLISH, language="en"))
    assert not stated(draft("New bridge" + ENGLISH + line, language="en"))


@pytest.mark.parametrize(
    "line",
    ["Oberau, 12. März 1990. Ein greller Blitz zuckt über die Stadt.", "12. März 1990"],
)
def test_the_day_of_a_story_is_not_the_articles(line):
    """What looks like a dateline or a date line only, and is told of as long past, is the story's day."""
    later = "Seit 2014 steht hier ein Denkmal. 2016 hat der Rat es saniert."
    assert not stated(draft(line + BODY + later))
    assert stated(draft(line + BODY))[0].edtf == "1990-03-12"
    aim = "Der Rat hat den Bau für 2014 beschlossen und die Feier auf 2015 verschoben."
    assert stated(draft(line + BODY + aim))[0].edtf == "1990-03-12"


@pytest.mark.parametrize(
    ("line", "day"),
    [
        ("BERLIN, 12. März (xyz) - Der Rat tagt.", (3, 12)),
        ("BERLIN, Mittwoch, 12. März (xyz) - Der Rat tagt.", (3, 12)),
        ("Oberau, 12. März. Der Rat tagt.", (3, 12)),
        ("Stand: 12. März, 16 Uhr", (3, 12)),
        ("Mittwoch, 12. März", (3, 12)),
    ],
)
def test_a_line_may_state_the_day_without_its_year(line, day):
    """A dateline without a year states no date, but month and day of one."""
    one = draft("Neue Brücke\n" + line + BODY)
    assert not stated(one)
    assert [(m, d) for m, d, _, _ in yearless(one)] == [day]


def test_an_english_line_may_state_the_day_without_its_year():
    """The same in English."""
    one = draft("LONDON, Wednesday, March 12 (Agency) - The council meets." + ENGLISH, language="en")
    assert [(m, d) for m, d, _, _ in yearless(one)] == [(3, 12)]


@pytest.mark.parametrize(
    "line", ["Am 12. März stürzte die Brücke ein.", "12. März", "Der 12. März", "Fest am 12. März"]
)
def test_a_day_without_its_year_is_mostly_a_story(line):
    """What tells a day of some year does not state it."""
    assert not list(yearless(draft(line + BODY)))


@pytest.mark.parametrize(
    ("fields", "basis"),
    [
        ({"name": "2024-03-12_bruecke.txt"}, "stated: file name"),
        ({"name": "20240312.txt"}, "stated: file name"),
        ({"name": "Ratssitzung 12.03.2024.txt"}, "stated: file name"),
        ({"name": "x.txt", "path": "2024/03/12/x.txt"}, "stated: file name"),
        ({"url": "https://example.org/lokales/2024/03/12/bruecke.html"}, "stated: URL"),
    ],
)
def test_file_name_folder_and_url_state_the_date(fields, basis):
    """A full day in the path of a file or of a web address is the date."""
    (day,) = dating.date([draft("Neue Brücke" + BODY, **fields)])
    assert (day.published, day.basis) == ("2024-03-12", basis)


def test_an_address_may_state_a_month_but_no_day_that_never_was():
    """Folders of a web address that hold year and month state the month; the 31st of February is a number."""
    (day,) = dating.date([draft("Neue Brücke" + BODY, url="https://example.org/2024/03/bruecke.html")])
    assert (day.published, day.basis) == ("2024-03", "stated: URL")
    number = {"name": "2024-02-31.txt", "url": "https://example.org/2024-02-31/bruecke.html"}
    assert not stated(draft("Neue Brücke" + BODY, **number))


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


@pytest.mark.parametrize(
    "hostile",
    ["A-", "A/", ". ", ".", " ", "(", "xyz/", "am ", "Von A, ", "Stand ", "1", "A.A,", "Mo ", "\t", "\u2028"],
)
def test_hostile_lines_raise_nothing(hostile):
    """A line of any signs around a day is read, or not, but never fails."""
    noise = hostile * 3000
    for line in (noise + "12.03.2024", "12.03.2024" + noise, noise + "12.03.2024" + noise, noise):
        assert isinstance(stated(draft(line)), tuple)
