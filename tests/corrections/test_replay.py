"""A person's word holds: after new rules, renamed files and edited articles; and what holds no more is
told."""

from __future__ import annotations

from dataclasses import replace
from datetime import date
from pathlib import Path

import pytest

from tests.store import archive
from timeline import corrections, dating
from timeline.corrections import Fix, Ledger, Place, finding
from timeline.values import Applied, Article, Event

SUMMIT = "Präsidenten trafen sich in Paris"
AID = "Minister wollen über Hilfe beraten"
TREATY = "Abkommen unterzeichnet"
GIPFEL, BERICHT, OHNE = archive.SMALL


def at(quote: str | None, article: Article) -> Place:
    """A place as `timeline fix` writes it down."""
    start = " ".join(article.text.split())[:40]
    return Place(quote, quote.split()[0] if quote else None, article.name, start)


def fix(kind: str, value: str | None, *where: Place, other: tuple[Place, ...] = ()) -> Fix:
    """An entry of Ada's."""
    return Fix(kind, value, "Ada", "seen in the minutes", date(2026, 1, 2), where, other)


def replay(articles: list[Article], *fixes: Fix) -> tuple[dict[str, Event], list[Applied]]:
    """The corrected events by the first quote of each, and what became of the entries."""
    made = archive.archive(articles)
    quotes = {m.mention_id: m.quote for m in made.mentions}
    events, applied = corrections.apply(
        Ledger(None, fixes), [d.article for d in made.drafts], made.mentions, made.events, archive.event
    )
    assert sorted(m for e in events for m in e.mentions) == sorted(quotes)
    return {quotes[e.mentions[0]]: e for e in events}, list(applied)


def renamed(articles: tuple[Article, ...]) -> list[Article]:
    """Every article under another name."""
    return [archive.article(f"neu-{a.name}", a.text, a.published) for a in articles]


def edited(articles: tuple[Article, ...]) -> list[Article]:
    """Every article with a line before and one behind."""
    return [
        archive.article(a.name, f"Aktualisiert.\n{a.text}\nMehr dazu morgen.", a.published) for a in articles
    ]


def spaced(articles: tuple[Article, ...]) -> list[Article]:
    """Every article set with other spaces and quotation marks, under another name."""
    return [
        archive.article(
            f"x{a.name}", a.text.replace("sich in", "sich  in").replace("über", "»über«"), a.published
        )
        for a in articles
    ]


def reordered(articles: tuple[Article, ...]) -> list[Article]:
    """The articles the other way round."""
    return list(reversed(articles))


CHANGES = [list, renamed, edited, spaced, reordered]


@pytest.mark.parametrize("change", CHANGES)
@pytest.mark.parametrize(
    ("kind", "value", "field", "expected"),
    [
        ("date", "2025-09-05", "edtf", "2025-09-05"),
        ("status", "ongoing", "status", "ongoing"),
        ("title", "Pariser Treffen", "title", "Pariser Treffen"),
        ("place", "Versailles", "place", "Versailles"),
        ("hide", None, "hidden", True),
        ("note", "siehe Protokoll", "notes", ("siehe Protokoll",)),
    ],
)
def test_what_a_person_sets_of_an_event_survives(change, kind, value, field, expected) -> None:  # type: ignore[no-untyped-def]
    """However the articles around it change, the event that the words tell of carries what was set."""
    events, [done] = replay(change(archive.SMALL), fix(kind, value, at(SUMMIT, GIPFEL)))
    [event] = [e for e in events.values() if getattr(e, field) == expected]
    assert event.n_documents == 2
    assert done.message == ""
    assert done.event_id == event.event_id
    assert event.corrected == (() if kind == "note" else (kind,))


@pytest.mark.parametrize("change", CHANGES)
def test_a_date_brings_its_days(change) -> None:  # type: ignore[no-untyped-def]
    """First and last day follow the value that was set, and `was` tells what the rules say."""
    events, [done] = replay(change(archive.SMALL), fix("date", "2025-08", at(SUMMIT, GIPFEL)))
    [event] = [e for e in events.values() if e.corrected]
    assert (event.earliest, event.latest) == (date(2025, 8, 1), date(2025, 8, 31))
    assert event.confidence == 1.0
    assert done.was == "2025-09-04"


@pytest.mark.parametrize("change", CHANGES)
def test_two_events_merged_stay_one(change) -> None:  # type: ignore[no-untyped-def]
    """The merged event has the mentions of both."""
    both = fix("merge", None, at(SUMMIT, GIPFEL), other=(at(TREATY, BERICHT),))
    events, [done] = replay(change(archive.SMALL), both)
    assert len(events) == 2
    [event] = [e for e in events.values() if e.corrected == ("merge",)]
    assert len(event.mentions) == 3
    assert event.edtf == "2025-09-04"
    assert done.event_id == event.event_id


@pytest.mark.parametrize("change", CHANGES)
def test_a_mention_that_was_split_off_stays_apart(change) -> None:  # type: ignore[no-untyped-def]
    """The quoted mention has an event of its own, the rest stays together."""
    made = archive.archive(change(archive.SMALL))
    split = fix("split", None, at(AID, OHNE))
    events, _ = corrections.apply(
        Ledger(None, (split,)), [d.article for d in made.drafts], made.mentions, made.events, archive.event
    )
    parts = [e for e in events if e.corrected == ("split",)]
    assert sorted(len(e.mentions) for e in parts) == [1, 1]
    assert {e.status for e in parts} == {"planned", "hypothetical"}


@pytest.mark.parametrize("change", [list, renamed, edited, reordered])
def test_a_publication_date_that_a_person_set_survives(change) -> None:  # type: ignore[no-untyped-def]
    """The article is dated by the person's word, whatever it is called and wherever it has grown."""
    drafts = archive.archive(change(archive.SMALL)).drafts
    ledger = Ledger(None, (fix("publish", "2025-12-24", at(None, OHNE)),))
    pins = corrections.pinned(ledger, [d.article for d in drafts])
    [day] = [d for d in dating.date(drafts, pins) if d.basis.startswith("set")]
    assert day.published == "2025-12-24"
    [doc] = pins
    assert next(d for d in drafts if d.article.doc_id == doc).article.text.count(AID) == 1
    _, [done] = corrections.apply(ledger, [d.article for d in drafts], [], [], archive.event)
    assert (done.doc_id, done.message) == (doc, "")


def test_an_edited_clause_is_still_known() -> None:
    """A word more in the clause itself does not shake a correction off."""
    articles = [
        archive.article(
            a.name, a.text.replace("trafen sich in Paris", "trafen sich gestern in Paris"), a.published
        )
        for a in archive.SMALL
    ]
    events, [done] = replay(articles, fix("place", "Versailles", at(SUMMIT, GIPFEL)))
    assert [e.place for e in events.values()].count("Versailles") == 1
    assert done.message == ""


def test_a_clause_that_was_written_anew_is_another_one() -> None:
    """One word of five is not enough to take a sentence for the one that a person has corrected."""
    anew = archive.article(GIPFEL.name, GIPFEL.text.replace(SUMMIT, "Präsidenten blieben lange zu Hause"))
    assert anew.text != GIPFEL.text
    events, [done] = replay([anew], fix("title", "Gipfel", at(SUMMIT, GIPFEL)))
    assert "no more" in done.message
    assert not any(e.corrected for e in events.values())


def test_of_two_events_in_one_clause_the_word_decides() -> None:
    """„trafen sich und unterzeichneten“ tells two: the entry names the word that denotes its own."""
    made = archive.archive([GIPFEL])
    [article] = [d.article for d in made.drafts]
    first = next(m for m in made.mentions if m.quote == SUMMIT)
    end = first.claim.end
    second = replace(first, claim=replace(first.claim, trigger_start=end - len("Paris"), trigger_end=end))
    for word, meant in (("Präsidenten", first), ("Paris", second)):
        for both in ([first, second], [second, first]):
            assert finding.mention_at(Place(SUMMIT, word), article, both) is meant


def test_rules_that_cut_clauses_otherwise_do_not_shake_a_correction_off() -> None:
    """A correction hangs on words, so a clause that new rules cut shorter is still the one that was meant."""
    made = archive.archive(archive.SMALL)
    cut = [replace(m, claim=replace(m.claim, end=m.claim.end - 9), quote=m.quote[:-9]) for m in made.mentions]
    ledger = Ledger(None, (fix("title", "Treffen", at(SUMMIT, GIPFEL)),))
    events, [done] = corrections.apply(
        ledger, [d.article for d in made.drafts], cut, made.events, archive.event
    )
    assert [e.title for e in events].count("Treffen") == 1
    assert done.message == ""


@pytest.mark.parametrize(
    "kind", ["publish", "date", "status", "title", "place", "merge", "split", "hide", "note"]
)
def test_an_entry_whose_words_are_gone_is_reported(kind: str) -> None:
    """It changes nothing, its row says so, and it is a problem that names the entry and its author."""
    value = {"publish": "2025-01-01", "date": "2025-01-01", "status": "denied"}.get(kind, "x")
    gone = Place("Ein ganz anderer Satz", "Satz", "weg.txt", "Es war einmal ein anderer Artikel")
    entry = fix(kind, value, gone, other=(gone,) if kind == "merge" else ())
    plain, _ = replay(list(archive.SMALL))
    events, applied = replay(list(archive.SMALL), entry)
    assert events == plain
    assert "no more" in applied[0].message
    [problem] = corrections.problems(Ledger(Path("corrections.toml"), (entry,)), applied)
    assert (problem.path, problem.stage) == ("corrections.toml#1", "corrections")
    assert "Ada" in problem.message


def test_an_entry_that_makes_no_sense_changes_nothing_and_is_reported() -> None:
    """What is wrong with it is its message, also where its words are all there."""
    odd = replace(fix("status", "maybe", at(SUMMIT, GIPFEL)), wrong="'maybe' is no status")
    plain, _ = replay(list(archive.SMALL))
    events, [done] = replay(list(archive.SMALL), odd)
    assert (events, done.message, done.event_id) == (plain, "'maybe' is no status", None)


def test_a_merge_of_which_one_half_is_gone_changes_nothing() -> None:
    """The other half stays as it is, and the entry says that it applies no more."""
    plain, _ = replay(list(archive.SMALL))
    half = fix("merge", None, at(SUMMIT, GIPFEL), other=(at("Der Bund trat zurück", BERICHT),))
    events, [done] = replay(list(archive.SMALL), half)
    assert (events, "no more" in done.message) == (plain, True)


def test_a_merge_of_what_is_one_event_by_now_holds_all_the_same() -> None:
    """Better rules have come to the same: the event is as they made it, and marked."""
    made = fix("merge", None, at(SUMMIT, GIPFEL), other=(at(SUMMIT, BERICHT),))
    plain, _ = replay(list(archive.SMALL))
    events, [done] = replay(list(archive.SMALL), made)
    assert events == plain | {SUMMIT: replace(plain[SUMMIT], corrected=("merge",))}
    assert (done.message, done.event_id) == ("", plain[SUMMIT].event_id)


def test_an_article_by_itself_stands_for_its_only_event() -> None:
    """Where it tells of more than one, an entry has to say of which."""
    events, [done] = replay(list(archive.SMALL), fix("place", "Bonn", Place(article=OHNE.name)))
    assert [e.title for e in events.values() if e.place == "Bonn"] == [AID]
    assert done.message == ""
    events, [done] = replay(list(archive.SMALL), fix("place", "Bonn", Place(article=GIPFEL.name)))
    assert [e for e in events.values() if e.place == "Bonn"] == []
    assert "no more" in done.message


def test_an_entry_that_fits_two_articles_dates_neither() -> None:
    """Copies of one text may be of different days: the person is asked for words that only one of them
    has."""
    copies = [archive.article(n, OHNE.text, None) for n in ("a.txt", "b.txt")]
    drafts = archive.archive(copies).drafts
    ledger = Ledger(None, (fix("publish", "2025-12-24", at(None, OHNE)),))
    assert corrections.pinned(ledger, [d.article for d in drafts]) == {}
    _, [done] = corrections.apply(ledger, [d.article for d in drafts], [], [], archive.event)
    assert "2 articles" in done.message


def test_a_quote_that_fits_two_events_sets_neither() -> None:
    """Few words by hand, which stand in two stories: the person is asked for more, or for the article."""
    one = archive.article("a.txt", "2025-01-01 | occurred | Der Rat tagt in Ulm", None)
    two = archive.article("b.txt", "2025-03-01 | occurred | Der Rat tagt in Kiel", None)
    events, [done] = replay([one, two], fix("place", "Bonn", Place("Der Rat tagt")))
    assert "2 events" in done.message
    assert [e.place for e in events.values() if e.place == "Bonn"] == []
    _, [done] = replay([one, two], fix("place", "Bonn", Place("Der Rat tagt", article="b.txt")))
    assert (done.message, done.event_id is None) == ("", False)


def test_of_two_entries_the_later_holds() -> None:
    """A second thought replaces the first, which stays in the ledger."""
    events, applied = replay(
        list(archive.SMALL),
        fix("title", "erst", at(SUMMIT, GIPFEL)),
        fix("title", "dann", at(SUMMIT, BERICHT)),
    )
    assert [e.title for e in events.values() if e.corrected] == ["dann"]
    assert [a.was for a in applied] == [SUMMIT, "erst"]


def test_a_second_note_stands_beside_the_first() -> None:
    """Nobody's note takes the place of another's, and a note corrects nothing."""
    here = at(SUMMIT, GIPFEL)
    events, _ = replay(list(archive.SMALL), fix("note", "siehe Akte", here), fix("note", "Frist läuft", here))
    assert [(e.notes, e.corrected) for e in events.values() if e.notes] == [
        (("siehe Akte", "Frist läuft"), ())
    ]


@pytest.mark.parametrize(("stories", "story"), [(("Gipfel", "Gipfel"), "Gipfel"), (("Gipfel", ""), "Gipfel")])
def test_a_merged_event_stays_in_its_story(stories: tuple[str, str], story: str) -> None:
    """The one that its parts were of."""
    made = archive.archive(list(archive.SMALL))
    ids = [next(e.event_id for e in made.events if e.title == t) for t in (SUMMIT, TREATY)]
    told = dict(zip(ids, stories, strict=True))
    both = fix("merge", None, at(SUMMIT, GIPFEL), other=(at(TREATY, BERICHT),))
    events, _ = corrections.apply(
        Ledger(None, (both,)),
        [d.article for d in made.drafts],
        made.mentions,
        [replace(e, story=told.get(e.event_id, e.story)) for e in made.events],
        archive.event,
    )
    assert [e.story for e in events if e.corrected] == [story]


def test_what_is_set_of_a_merged_event_holds_in_whatever_order() -> None:
    """Merges come first: a title set before the merge was written is the merged event's title."""
    both = fix("merge", None, at(SUMMIT, GIPFEL), other=(at(TREATY, BERICHT),))
    events, _ = replay(list(archive.SMALL), fix("title", "Alles", at(TREATY, BERICHT)), both)
    [event] = [e for e in events.values() if e.corrected]
    assert (event.title, event.corrected, len(event.mentions)) == ("Alles", ("merge", "title"), 3)


def test_without_a_ledger_nothing_changes() -> None:
    """No entries, no work: the events are the very same."""
    made = archive.archive(archive.SMALL)
    assert corrections.apply(
        Ledger(), [d.article for d in made.drafts], made.mentions, made.events, archive.event
    ) == (
        tuple(made.events),
        (),
    )
    assert corrections.pinned(Ledger(), [d.article for d in made.drafts]) == {}
