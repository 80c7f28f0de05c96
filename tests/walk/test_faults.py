"""A fault of the program costs one article what it says: the others are read, and a problem tells where it happened."""

from __future__ import annotations

import json
from collections.abc import Callable, Sequence
from pathlib import Path

import pytest

from timeline import build, claims, columns, date, dating, expressions, merge, open_store, page, tag
from timeline.drafting import draft
from timeline.tagging import lines
from timeline.values import Article, Draft, Expression, Problem

BURNT = "Am 4. März 2024 brannte die Werft."
NOTHING_BURNT = "Am 4. März 2024 brannte die Mühle."


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    """Three articles: one that the program fails at and that states its day, one that it reads, one that it fails at
    once all are dated together."""
    made = tmp_path / "articles"
    made.mkdir()
    (made / "a.txt").write_text(f"2024-03-05\n\n{BURNT}", encoding="utf-8")
    (made / "b.txt").write_text(f"2024-03-06\n\n{NOTHING_BURNT}", encoding="utf-8")
    (made / "c.txt").write_text("Am Montag, 4. März 2024, brannte auch eine Werft.", encoding="utf-8")
    return made


@pytest.fixture
def failing(monkeypatch: pytest.MonkeyPatch) -> Callable[..., None]:
    """Make a function of a room fail where what it is given tells of a shipyard."""

    def fail(room: object, name: str, told: Callable[..., str] = lambda *given: repr(given)) -> None:
        right = getattr(room, name)

        def wrong(*given: object, **more: object) -> object:
            return {}["missing"] if "Werft" in told(*given) else right(*given, **more)

        monkeypatch.setattr(room, name, wrong)

    return fail


def built(folder: Path) -> tuple[list[tuple[str, str]], list[str]]:
    """A build of a folder by one process: its problems (path, message), the articles with mentions."""
    store = folder.parent / "t.duckdb"
    found = build(folder, store, folder.parent / "t.html", processes=1)
    with open_store(store) as opened:
        problems = opened.query("SELECT path, message FROM problems ORDER BY path").rows()
        named = opened.query("SELECT DISTINCT d.name FROM mentions JOIN documents d USING (doc_id)").rows()
        assert found.problems == len(problems)
        assert found.stated + found.inferred + found.undated == 3
    return problems, [name for (name,) in named]


def texts(drafted: Draft, *_: object) -> str:
    """The text of a draft's article."""
    return drafted.article.text


def one_only(said: Sequence[Expression], *_: object) -> str:
    """A shipyard where an article names one day: that is the last of the three, the others have a first line too."""
    return "Werft" if len(said) == 1 else ""


@pytest.mark.parametrize(
    ("room", "name", "told"),
    [
        (claims, "claims", lambda outline, *_: outline.text),
        (expressions, "find", lambda text, *_: text),
        (claims, "mention", lambda claim, drafted, *_: texts(drafted)),
        (dating, "contradictions", texts),
    ],
    ids=["claims", "expressions", "mentions", "contradictions"],
)
def test_a_fault_at_one_article_is_a_problem_of_it(failing, folder, room, name, told):
    """Dated or not, twice over: the same problem, and the events of the others."""
    failing(room, name, told)
    for _ in range(2):
        (folder / "b.txt").open("a", encoding="utf-8").write(" Verletzt wurde niemand.")
        problems, told_of = built(folder)
        assert [path for path, _ in problems] == ["a.txt", "c.txt"]
        assert all(
            m.startswith("a fault of this program: KeyError in drafting.py, line ") for _, m in problems
        )
        assert "b.txt" in told_of
        assert name == "contradictions" or told_of == ["b.txt"]


def test_days_that_cannot_be_resolved_cost_one_article_its_mentions(failing, folder):
    """Also where that comes to light once all articles are dated."""
    failing(expressions, "resolve", one_only)
    problems, told_of = built(folder)
    assert [path for path, _ in problems] == ["c.txt"]
    assert sorted(told_of) == ["a.txt", "b.txt"]


@pytest.mark.parametrize(
    ("room", "name", "told", "lost"),
    [
        (expressions, "find", lambda text, *_: text, ["a.txt", "c.txt"]),
        (dating, "alone", texts, ["a.txt"]),
        (expressions, "resolve", one_only, ["c.txt"]),
    ],
    ids=["find", "alone", "resolve"],
)
def test_tagging_goes_on_behind_an_article_that_the_program_fails_at(failing, folder, room, name, told, lost):
    """From Python and as JSON Lines, before all are dated together and after."""
    if name == "alone":
        (folder / "c.txt").write_text(f"2024-03-07\n\n{NOTHING_BURNT}", encoding="utf-8")
    failing(room, name, told)
    problems: list[Problem] = []
    assert {article.name for article, _, _ in tag(folder, 1, problems)} == {"a.txt", "b.txt", "c.txt"} - {
        *lost
    }
    assert [p.path for p in problems] == lost
    assert all(
        p.message.startswith("a fault of this program: KeyError in tagging.py, line ") for p in problems
    )
    again: list[Problem] = []
    said = b"".join(lines(folder, 1, again)).splitlines()
    assert {json.loads(line)["doc"] for line in said} == {"a.txt", "b.txt", "c.txt"} - {*lost}
    assert again == problems


def test_the_day_that_such_an_article_states_is_told_with_its_problem(failing, tmp_path):
    """Its claims are asked for only to see whether they contradict that day."""
    failing(claims, "claims", lambda outline, *_: outline.text)
    (tmp_path / "a.txt").write_text(f"2024-03-05\n\n{BURNT}", encoding="utf-8")
    problems: list[Problem] = []
    assert [article.name for article, _ in date(tmp_path, processes=1, problems=problems)] == ["a.txt"]
    assert [p.path for p in problems] == ["a.txt"]


@pytest.mark.parametrize(
    ("room", "name", "stage"),
    [
        (columns, "rows", "reading"),
        (dating, "date", "dating"),
        (merge, "merge", "merging"),
        (page, "draw", "drawing"),
    ],
)
def test_a_fault_at_all_articles_leaves_the_files_of_the_last_build(monkeypatch, folder, room, name, stage):
    """It tells at which stage it happened; the next build begins as if there had been none."""
    built(folder)
    store, chart = folder.parent / "t.duckdb", folder.parent / "t.html"
    before = store.read_bytes(), chart.read_bytes()
    (folder / "b.txt").open("a", encoding="utf-8").write(" Verletzt wurde niemand.")
    with monkeypatch.context() as patch:
        patch.setattr(room, name, lambda *_, **__: {}["missing"])
        with pytest.raises(KeyError) as raised:
            build(folder, store, chart, processes=1)
    assert raised.value.__notes__ == [f"while {stage}; {store} and {chart} stay as they were"]
    assert (store.read_bytes(), chart.read_bytes()) == before
    assert {f.name for f in folder.parent.iterdir()} == {"articles", "t.duckdb", "t.html"}
    assert "b.txt" in built(folder)[1]


def test_no_memory_is_no_fault_of_an_article(monkeypatch: pytest.MonkeyPatch) -> None:
    """What would fail at the next article too ends the walk."""

    def full(*_: object) -> object:
        raise MemoryError

    monkeypatch.setattr(claims, "claims", full)
    with pytest.raises(MemoryError):
        draft(Article("d", "n", "p", BURNT, "de"))
