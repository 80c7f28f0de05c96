"""`timeline fix …`: a person's word is noted, replayed, shown by `why`, and told when it holds no more."""

from __future__ import annotations

import json
from pathlib import Path

import pytest

from tests.store import archive
from tests.store.conftest import put
from tests.store.test_hostile import HOSTILE
from timeline import corrections, store

SUMMIT = "Präsidenten trafen sich in Paris"
SAID = ("--reason", "the minutes say so", "--author", "Ada")


@pytest.fixture
def case(asked, tmp_path):
    """A store, its ledger, and the way to correct and rebuild."""

    class Case:
        ledger = tmp_path / "corrections.toml"
        path = put(tmp_path)

        def fix(self, *words: str) -> tuple[int, str, str]:
            return asked("fix", *words, "--store", self.path, "--corrections", self.ledger)

        def build(self, articles=archive.SMALL) -> None:
            put(tmp_path, articles, ledger=self.ledger)

        def events(self) -> list[dict]:
            return json.loads(asked("list", "--all", "--store", self.path, "--json")[1])

        def why(self, event: str) -> str:
            return asked("why", event, "--store", self.path)[1]

    return Case()


def edited() -> list[archive.Article]:
    """The articles renamed, with a line before and one behind."""
    return [archive.article(f"neu-{a.name}", f"Vorab.\n{a.text}\nEnde.", a.published) for a in archive.SMALL]


@pytest.mark.parametrize("articles", [archive.SMALL, edited()])
@pytest.mark.parametrize(
    ("words", "field", "value"),
    [
        (("date", SUMMIT, "2025-09-05"), "edtf", "2025-09-05"),
        (("status", SUMMIT, "ongoing"), "status", "ongoing"),
        (("title", SUMMIT, "Pariser Treffen"), "title", "Pariser Treffen"),
        (("place", SUMMIT, "Versailles"), "place", "Versailles"),
        (("hide", SUMMIT), "hidden", True),
        (("note", SUMMIT, "siehe Akte"), "notes", ["siehe Akte"]),
    ],
)
def test_what_is_set_shows_after_the_next_build(case, articles, words, field, value):
    """In the list, and in `why` with author and reason; renamed and edited articles do not shake it off."""
    code, out, _ = case.fix(*words, *SAID)
    assert (code, "next build" in out) == (0, True)
    case.build(articles)
    [event] = [e for e in case.events() if e[field] == value]
    assert event["corrected"] == ([] if words[0] == "note" else [words[0]])
    told = case.why(event["event_id"])
    assert "by Ada" in told
    assert "the minutes say so" in told


def test_a_publication_date_can_be_set(case):
    """The article is dated by the person, and its basis says so."""
    assert case.fix("publish", "ohne.txt", "2025-12-24", *SAID)[0] == 0
    case.build()
    with store.open_store(case.path) as opened:
        row = opened.documents().filter(name="ohne.txt").to_dicts()[0]
    assert (row["published"], row["basis"][:3]) == ("2025-12-24", "set")
    assert "publish set to 2025-12-24 by Ada" in case.why("Minister")


def test_two_events_can_be_merged_and_one_split(case):
    """Merged events are one row; a mention split off has a row of its own."""
    assert case.fix("merge", SUMMIT, "Abkommen", *SAID)[0] == 0
    assert case.fix("split", "Minister", "Minister", *SAID)[0] == 1  # two mentions have that word
    with store.open_store(case.path) as opened:
        [row] = opened.query("SELECT mention_id FROM mentions WHERE status = 'hypothetical'").to_dicts()
    assert case.fix("split", "Minister", row["mention_id"], *SAID)[0] == 0
    case.build()
    assert sorted((e["n_mentions"], e["corrected"]) for e in case.events()) == [
        (1, ["split"]), (1, ["split"]), (3, ["merge"])
    ]  # fmt: skip


def test_list_tells_what_applies_no_more(case):
    """Before the build an entry waits; after it it applies; once its words are gone it says so, as a
    problem too."""

    def states() -> list[str]:
        return [row["state"] for row in json.loads(case.fix("list", "--json")[1])]

    case.fix("title", SUMMIT, "Treffen", *SAID)
    assert states() == ["not built yet"]
    case.build()
    assert states() == ["applies"]
    case.build(archive.many(2))
    assert states() == ["the words that it hangs on are found no more"]
    with store.open_store(case.path) as opened:
        assert opened.problems()["stage"].to_list() == ["corrections"]
    assert len(corrections.load(case.ledger).fixes) == 1
    assert "Treffen" in case.fix("list")[1]


def test_list_knows_an_entry_by_what_it_says(case):
    """Another entry in the place of one that was built is not built yet."""
    case.fix("title", SUMMIT, "Treffen", *SAID)
    case.build()
    case.ledger.unlink()
    case.fix("title", "Treffen", "Gipfel", *SAID)
    assert [row["state"] for row in json.loads(case.fix("list", "--json")[1])] == ["not built yet"]


def test_list_of_a_ledger_that_is_not_there_is_an_error(case):
    """Who names one wants to see it."""
    code, out, err = case.fix("list")
    assert (code, out, "no such corrections file" in err) == (1, "", True)


@pytest.mark.parametrize(
    ("words", "says"),
    [
        (("date", SUMMIT, "gestern", *SAID), "no date"),
        (("date", "nobody", "2025", *SAID), "no such event"),
        (("publish", "txt", "2025", *SAID), "articles: "),
        (("publish", "none.txt", "2025", *SAID), "no such article"),
        (("merge", SUMMIT, SUMMIT, *SAID), "one event already"),
        (("split", SUMMIT, "Abkommen", *SAID), "0 mentions"),
        (("split", "Abkommen", "Abkommen", *SAID), "one mention only"),
        (("title", SUMMIT, "", *SAID), "no value"),
        (("title", SUMMIT, "x", "--reason", "", "--author", "Ada"), "no reason"),
    ],
)
def test_what_makes_no_sense_is_not_noted(case, words, says):
    """One clear line, and no ledger is written."""
    code, out, err = case.fix(*words)
    assert (code, out, says in err, len(err.splitlines())) == (1, "", True, 1)
    assert not case.ledger.exists()


def test_the_ledger_lies_beside_the_articles(asked, tmp_path):
    """Without --corrections it is where the next build looks; where the articles are gone a line says so."""
    (tmp_path / "in").mkdir()
    path = put(tmp_path, inputs=[str(tmp_path / "in")])
    assert asked("fix", "title", SUMMIT, "x", *SAID, "--store", path)[0] == 0
    assert (tmp_path / "in" / "corrections.toml").exists()
    put(tmp_path, inputs=["/nowhere/at/all"])
    code, _, err = asked("fix", "title", SUMMIT, "x", *SAID, "--store", path)
    assert (code, "--corrections" in err) == (1, True)


def test_the_ledger_of_the_last_build_is_gone_on_with(asked, case):
    """Where a build took its corrections from another file, the next correction is noted there."""
    case.fix("title", SUMMIT, "Treffen", *SAID)
    case.build()
    assert asked("fix", "hide", "Abkommen", *SAID, "--store", case.path)[0] == 0
    assert [f.fix for f in corrections.load(case.ledger).fixes] == ["title", "hide"]


def test_an_author_is_always_noted(case, monkeypatch):
    """Who is logged in is the author where nobody is named."""
    monkeypatch.setenv("LOGNAME", "grace")
    case.fix("title", SUMMIT, "x", "--reason", "r")
    assert corrections.load(case.ledger).fixes[0].author == "grace"
    assert Path(case.ledger).read_text().count("opening = ") == 2


@pytest.mark.parametrize("text", HOSTILE[:6], ids=range(6))
def test_hostile_words_can_be_corrected_and_asked_for(asked, tmp_path: Path, text):
    """A title that looks like SQL goes into the ledger, through the build, and out again."""
    line = text.replace("\n", " ")
    path = put(tmp_path, [archive.article("a.txt", f"2025-09-04 | occurred | Rat tagt {line}")])
    ledger = tmp_path / "corrections.toml"
    words = ("--reason", text or "r", "--author", text or "a", "--store", path, "--corrections", ledger)
    event = json.loads(asked("list", "--store", path, "--json")[1])[0]["event_id"]
    assert asked("fix", "title", event, text or "t", *words)[0] == 0
    put(tmp_path, [archive.article("a.txt", f"2025-09-04 | occurred | Rat tagt {line}")], ledger=ledger)
    [row] = json.loads(asked("list", "--store", path, "--json")[1])
    assert (row["title"], row["corrected"]) == (text, ["title"])
    assert asked("why", event, "--store", path)[0] == 0


def test_who_has_no_name_is_asked_for_one(case, monkeypatch):
    """In a container the system may know no name for who is logged in: nothing is noted without an author."""

    def unknown() -> str:
        raise KeyError("getpwuid(): uid not found: 54321")

    monkeypatch.setattr("getpass.getuser", unknown)
    code, out, err = case.fix("hide", SUMMIT, "--reason", "wrong")
    assert (code, out, len(err.splitlines())) == (1, "", 1)
    assert "--author" in err
    assert not case.ledger.exists()
