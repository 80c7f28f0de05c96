"""A fault of the program costs one article its events: the others are read, and a problem says where it happened."""

from __future__ import annotations

from pathlib import Path

import pytest

from timeline import build, claims, date, open_store
from timeline.drafting import draft
from timeline.values import Article, Problem


@pytest.fixture
def faulty(monkeypatch: pytest.MonkeyPatch) -> None:
    """Claims that fail at one article."""
    right = claims.claims

    def wrong(article: Article, *rest: object) -> object:
        return {}["missing"] if "Werft" in article.text else right(article, *rest)  # type: ignore[arg-type]

    monkeypatch.setattr(claims, "claims", wrong)


@pytest.mark.usefixtures("faulty")
def test_a_fault_at_one_article_is_a_problem_of_it(tmp_path: Path) -> None:
    """Dated or not, twice over: the same problem, and the events of the others."""
    folder = tmp_path / "articles"
    folder.mkdir()
    (folder / "a.txt").write_text("2024-03-05\n\nAm 4. März 2024 brannte die Werft.", encoding="utf-8")
    (folder / "b.txt").write_text("2024-03-06\n\nAm 4. März 2024 brannte die Mühle.", encoding="utf-8")
    (folder / "c.txt").write_text("Am Montag, 4. März 2024, brannte auch eine Werft.", encoding="utf-8")
    for _ in range(2):
        (folder / "b.txt").open("a", encoding="utf-8").write(" Verletzt wurde niemand.")
        found = build(folder, tmp_path / "t.duckdb", tmp_path / "t.html", processes=1)
        with open_store(tmp_path / "t.duckdb") as store:
            problems = store.query("SELECT path, message FROM problems ORDER BY path").rows()
            assert [path for path, _ in problems] == ["a.txt", "c.txt"]
            assert {message.partition(",")[0] for _, message in problems} == {
                "a fault of this program: KeyError in test_faults.py"
            }
            assert store.query(
                "SELECT DISTINCT d.name FROM mentions JOIN documents d USING (doc_id)"
            ).rows() == [("b.txt",)]
        assert found.problems == 2


@pytest.mark.usefixtures("faulty")
def test_the_day_that_such_an_article_states_is_told_with_its_problem(tmp_path: Path) -> None:
    """Its claims are asked for only to see whether they contradict that day."""
    (tmp_path / "a.txt").write_text("2024-03-05\n\nAm 4. März 2024 brannte die Werft.", encoding="utf-8")
    problems: list[Problem] = []
    assert [article.name for article, _ in date(tmp_path, processes=1, problems=problems)] == ["a.txt"]
    assert [p.path for p in problems] == ["a.txt"]


def test_no_memory_is_no_fault_of_an_article(monkeypatch: pytest.MonkeyPatch) -> None:
    """What would fail at the next article too ends the walk."""

    def full(*_: object) -> object:
        raise MemoryError

    monkeypatch.setattr(claims, "claims", full)
    with pytest.raises(MemoryError):
        draft(Article("d", "n", "p", "Am 4. März 2024 brannte die Werft.", "de"))
