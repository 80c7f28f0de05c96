"""Events whose articles all stay are taken over as they were made; whatever else happens, they are made anew."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import date
from pathlib import Path
from random import Random

import duckdb
import pytest

from tests.store.test_staying import built, content
from timeline import corrections
from timeline.corrections import Fix, Place
from timeline.merge.events import Maker
from timeline.values import Event, Mention

PLACES = ("Ulm", "Kiel", "Jena", "Gera", "Trier")
TELLINGS = (
    "Am {day}. März 2024 unterzeichneten Olaf Scholz und Emmanuel Macron in {place} das Abkommen über das Nordkabel.",
    "Emmanuel Macron und Olaf Scholz haben das Abkommen über das Nordkabel am {day}. März 2024 unterzeichnet.",
    "Der Gipfel in {place} am {day}. April 2024 wurde verschoben. Der Gipfel soll am {day}. Mai 2024 beginnen.",
    "Der Gipfel in {place} beginnt am {day}. Mai 2024, der am {day}. April 2024 ist abgesagt.",
    "Bei dem Brand der Werft in {place} am {day}. März 2024 starben drei Menschen.",
    "Drei Menschen kamen am {day}. März 2024 bei einem Brand in {place} ums Leben, sagte Olaf Scholz.",
)


def article(draw: Random, name: str) -> dict[str, str]:
    """An article that tells some of a few events; one in ten does not state its day."""
    told = [t.format(day=draw.randrange(2, 8), place=draw.choice(PLACES)) for t in draw.sample(TELLINGS, 3)]
    dated = {"published": f"2024-03-{draw.randrange(10, 14)}"} if draw.random() < 0.9 else {}
    return {"id": name, "text": "\n\n".join(told), **dated}


def changed(draw: Random, found: list[dict[str, str]]) -> list[dict[str, str]]:
    """Some articles gone, some new, one copied, one on another day, one with other words."""
    left = draw.sample(found, len(found) - 2)
    kept = [dict(a) for a in left]
    kept[0]["published"] = "2024-03-20"
    kept[1]["text"] = "\n\n".join(reversed(kept[1]["text"].split("\n\n")))
    kept[2]["title"] = "Olaf Scholz in Kiel"
    return [*kept, {**kept[3], "id": f"copy {draw.random()}"}, article(draw, f"new {draw.random()}")]


@pytest.fixture
def made(monkeypatch: pytest.MonkeyPatch) -> list[frozenset[str]]:
    """The mentions of every event of several that is made, and not taken over."""
    seen: list[frozenset[str]] = []
    event = Maker.event

    def watched(self: Maker, told: Sequence[Mention]) -> Event:
        seen.append(frozenset(m.mention_id for m in told))
        return event(self, told)

    monkeypatch.setattr(Maker, "event", watched)
    return seen


@pytest.mark.parametrize("seed", range(3))
def test_however_articles_change_the_events_are_those_of_a_whole_build(
    tmp_path: Path, seed: int, made: list[frozenset[str]]
) -> None:
    """Events gain and lose mentions, copies and days: those taken over are what would be made of them now."""
    draw = Random(seed)
    found = [article(draw, f"a{n}") for n in range(24)]
    built(tmp_path / "steps", found)
    some = every = 0
    for n in range(2):
        found = changed(draw, found)
        made.clear()
        stepped = content(built(tmp_path / "steps", found))
        some += len(made)
        made.clear()
        assert stepped == content(built(tmp_path / f"whole{n}", found))
        every += len(made)
    assert some < every


def test_one_changed_article_makes_its_own_events_anew_and_no_other(
    tmp_path: Path, made: list[frozenset[str]]
) -> None:
    """An event of two articles that stay is taken over."""
    told = [TELLINGS[n].format(day=5, place="Ulm") for n in (0, 1, 4, 5)]
    found = [{"id": f"a{n}", "published": "2024-03-10", "text": text} for n, text in enumerate(told)]
    path = built(tmp_path, found)
    first = len(made)
    made.clear()
    found[3]["text"] += " Der Rat tagt."
    built(tmp_path, found)
    with duckdb.connect(str(path)) as con:
        again = con.execute("SELECT doc_id FROM documents WHERE name = 'a3'").fetchone()
        own = {
            m for (m,) in con.execute("SELECT mention_id FROM mentions WHERE doc_id = ?", again).fetchall()
        }
    assert first > len(made) > 0
    assert all(event & own for event in made)


def test_an_event_that_was_changed_by_hand_is_made_anew(tmp_path: Path) -> None:
    """A row that is not as it was sealed is not taken over."""
    told = [TELLINGS[n].format(day=5, place="Ulm") for n in (0, 1, 4)]
    found = [{"id": f"a{n}", "published": "2024-03-10", "text": text} for n, text in enumerate(told)]
    path = built(tmp_path / "old", found)
    with duckdb.connect(str(path)) as con:
        assert con.execute("UPDATE events SET title = 'never said' WHERE n_mentions > 1").fetchone() == (1,)
    found[2]["text"] += " Der Rat tagt."
    assert content(built(tmp_path / "old", found)) == content(built(tmp_path / "new", found))


@pytest.mark.parametrize(
    ("kind", "value"), [("title", "Nordkabel"), ("hide", None), ("note", "see"), ("split", None)]
)
def test_what_a_person_set_and_sets_no_more_is_made_anew(
    tmp_path: Path, kind: str, value: str | None
) -> None:
    """The ledger is gone with the next build, and so is what it said."""
    told = [TELLINGS[n].format(day=5, place="Ulm") for n in (0, 1, 1, 4)]
    found = [{"id": f"a{n}", "published": f"2024-03-1{n}", "text": text} for n, text in enumerate(told)]
    where = Place("Emmanuel Macron und Olaf Scholz haben das Abkommen", None, "a1")
    ledger = tmp_path / "fixes.toml"
    corrections.add(ledger, Fix(kind, value, "Ada", "seen", date(2026, 1, 2), (where,)))
    path = built(tmp_path / "old", found, ledger=str(ledger))
    with duckdb.connect(str(path)) as con:
        assert con.execute("SELECT count(*) FROM corrections WHERE applies").fetchone() == (1,)
    found[3]["text"] += " Der Rat tagt."
    assert content(built(tmp_path / "old", found)) == content(built(tmp_path / "new", found))
