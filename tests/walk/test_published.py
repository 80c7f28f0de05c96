"""Publication days that a person gives: of all articles of a build, or of one in the ledger."""

import json

import pytest

from timeline import articles, build, dating
from timeline.errors import TimelineError
from timeline.store import open_store
from timeline.tagging import tagged

TEXT = "Neue Brücke {n}\n{line}\n\nDer Gemeinderat von Oberau hat am Freitag den Neubau der Brücke {n} beschlossen.\n"
WEEKDAYS = ("Montag", "Dienstag", "Mittwoch", "Donnerstag", "Freitag", "Samstag", "Sonntag")
STORY = (
    "Am {day} brannte in Oberau die Mühle {n}, teilte Landrätin Uta Frese mit. Schon am {date}. März 2024 hatte die"
    " Feuerwehr Oberau dort geübt. Im April soll der Gemeinderat über die Mühle {n} beraten."
)
LEDGER = '[[correction]]\nfix = "publish"\nvalue = "2024-01-05"\nauthor = "Ida"\nreason = "print"\narticle = "1.txt"\n'


def built(tmp_path, count=2, ledger="", **options):
    """The publication dates of a build of some articles, every second of which states its day: name → day, basis."""
    folder = tmp_path / "in"
    folder.mkdir(exist_ok=True)
    for n in range(count):
        (folder / f"{n}.txt").write_text(
            TEXT.format(n=n, line="12.03.2024" if n % 2 else ""), encoding="utf-8"
        )
    (folder / "corrections.toml").write_text(ledger, encoding="utf-8")
    store = tmp_path / "t.duckdb"
    build(folder, store, tmp_path / "t.html", processes=1, **options)
    with open_store(store) as opened:
        rows = opened.documents().iter_rows(named=True)
        return {r["name"]: (r["published"], r["basis"].split(":")[0]) for r in rows}


@pytest.mark.parametrize("count", [2, 70])
def test_published_is_the_day_of_all(tmp_path, count):
    """What the command line says holds for every article, stated or not, in small builds and in large ones."""
    found = built(tmp_path, count, published="2024-03-08")
    assert set(found.values()) == {("2024-03-08", "set")}


@pytest.mark.parametrize("count", [2, 70])
def test_the_ledger_speaks_of_one(tmp_path, count):
    """A `publish` entry dates its article over what it states, and over what is said of all."""
    alone = built(tmp_path, count, LEDGER)
    assert alone["1.txt"] == ("2024-01-05", "set")
    assert "set" not in {basis for name, (_, basis) in alone.items() if name != "1.txt"}
    both = built(tmp_path, count, LEDGER, published="2024-03-08")
    assert both["1.txt"] == ("2024-01-05", "set")
    assert both["0.txt"] == ("2024-03-08", "set")


@pytest.mark.parametrize("count", [4, 70])
def test_a_build_dates_its_articles_as_all_of_them_together_are_dated(tmp_path, count):
    """In small builds and in large ones, stated or not, also where most articles stay from an earlier build."""
    rows = [
        {"id": f"{n}", "text": STORY.format(n=n % 9, day=WEEKDAYS[n % 7], date=n % 28 + 1)}
        | ({"published": f"2024-03-{n % 28 + 1:02}"} if n % 3 else {})
        for n in range(count)
    ]
    file = tmp_path / "a.jsonl"
    for some in (rows[1:], rows):
        file.write_text("".join(json.dumps(row) + "\n" for row in some), encoding="utf-8")
        build(file, tmp_path / "t.duckdb", tmp_path / "t.html", processes=1)
    drafts = [tagged(article)[0] for article in articles.read([file])]
    together = {d.article.name: day for d, day in zip(drafts, dating.date(drafts), strict=True)}
    with open_store(tmp_path / "t.duckdb") as opened:
        found = {r["name"]: (r["published"], r["basis"]) for r in opened.documents().to_dicts()}
    assert found == {name: (day.published, day.basis) for name, day in together.items()}
    assert any(basis.startswith("inferred") for _, basis in found.values())


def test_another_day_is_another_build(tmp_path):
    """The same articles with another day, or with none, are not taken for unchanged."""
    assert built(tmp_path, published="2024-03-08")["1.txt"][0] == "2024-03-08"
    assert built(tmp_path, published="2024-03")["1.txt"][0] == "2024-03"
    assert built(tmp_path)["1.txt"] == ("2024-03-12", "stated")


def test_a_day_that_is_none_is_one_clear_line(tmp_path):
    """Nothing is written then."""
    with pytest.raises(TimelineError, match="'soon' is no date"):
        built(tmp_path, published="soon")
    assert not (tmp_path / "t.duckdb").exists()


def test_a_contradiction_is_a_problem_of_the_build(tmp_path):
    """What a text says against its stated day is a row in `problems`; a person's day is not questioned."""
    folder = tmp_path / "in"
    folder.mkdir()
    text = "12.03.2024\n\nDie Brücke in Oberau stürzte am 20. April 2024 ein. Niemand wurde verletzt.\n"
    (folder / "a.txt").write_text(text, encoding="utf-8")
    for published, count in ((None, 1), ("2024-03-12", 0)):
        found = build(folder, tmp_path / "t.duckdb", tmp_path / "t.html", processes=1, published=published)
        assert found.problems == count
