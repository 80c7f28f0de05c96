"""The store under the real walk: seeds in, built in one go or in steps, corrected, proven."""

from __future__ import annotations

import json
import shutil
from pathlib import Path

import pytest

from timeline import build, store
from timeline.corrections import NAME, Fix, Place, add
from timeline.store import export, proof

SEEDS = Path(__file__).parents[2] / "seeds"
RELATIONS = ("documents", "evidence", "expressions", "mentions", "events", "corrections", "problems")


def built(folder: Path) -> Path:
    """Build the articles in `folder/in`."""
    build(folder / "in", folder / "t.duckdb", folder / "t.html", processes=1)
    return folder / "t.duckdb"


def content(path: Path) -> tuple[str, dict[str, list[str]]]:
    """The fingerprint and every row of content."""
    with store.open_store(path) as opened:
        rows = {r: sorted(map(repr, opened.query(f"FROM {r}").rows())) for r in RELATIONS}
        return proof.fingerprint(opened), rows


@pytest.fixture(scope="module")
def whole(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """The seeds, built in one go."""
    folder = tmp_path_factory.mktemp("whole")
    shutil.copytree(SEEDS, folder / "in")
    return built(folder)


def test_steps_lead_where_one_build_leads(whole: Path, tmp_path: Path) -> None:
    """In another folder, in three steps (two articles less, one edited): the same rows, the same fingerprint."""
    shutil.copytree(SEEDS, tmp_path / "in")
    first, second, third, *_ = sorted((tmp_path / "in").glob("*.txt"))
    second.unlink()
    third.unlink()
    first.write_text(
        first.read_text(encoding="utf-8") + "\nAm Montag wurde das Abkommen unterzeichnet.", encoding="utf-8"
    )
    stepped = built(tmp_path)
    assert content(stepped)[0] != content(whole)[0]
    shutil.copytree(SEEDS, tmp_path / "in", dirs_exist_ok=True)
    assert content(built(tmp_path)) == content(whole)
    with store.open_store(stepped) as opened:
        assert opened.builds()["read_again"].to_list() == [3, 3]
        assert list(proof.findings(opened)) == []


def test_nothing_new_leaves_both_files_alone(whole: Path) -> None:
    """The same articles again: nothing is written, and the summary is the last build's."""
    before = whole.stat().st_mtime_ns, whole.with_name("t.html").stat().st_mtime_ns
    with store.open_store(whole) as opened:
        events = opened.all_events().height
    found = build(whole.parent / "in", whole, whole.with_name("t.html"), processes=1)
    assert (whole.stat().st_mtime_ns, whole.with_name("t.html").stat().st_mtime_ns) == before
    assert found.events == events > 0


def test_a_correction_holds_through_real_rules(whole: Path, tmp_path: Path) -> None:
    """A real event, corrected, in articles that were renamed and edited meanwhile."""
    with store.open_store(whole) as opened:
        event = opened.events().filter(n_mentions=1).to_dicts()[0]
        [source] = opened.sources(event["event_id"]).to_dicts()
    (tmp_path / "in").mkdir()
    for file in SEEDS.glob("*.txt"):
        text = file.read_text(encoding="utf-8") + "\nMehr dazu später.\n"
        (tmp_path / "in" / f"neu-{file.name}").write_text(text, encoding="utf-8")
    entry = Fix(
        "title", "Von Hand", "Ada", "r", None, (Place(source["quote"], None, source["doc_path"], None),)
    )
    add(tmp_path / "in" / NAME, entry)
    with store.open_store(built(tmp_path)) as opened:
        titled = opened.all_events().filter(title="Von Hand").to_dicts()
        assert [e["corrected"] for e in titled] == [["title"]]
        assert opened.corrections()["applies"].to_list() == [True]


def test_the_drafts_of_real_articles_are_kept(whole: Path) -> None:
    """Every reading that the rules make can be kept: no article is read twice."""
    with store.open_store(whole) as opened:
        [row] = opened.rows(
            "SELECT count(*) AS n, (SELECT count(*) FROM documents) AS articles FROM machine.drafts"
        )
        drafts = [json.loads(r["draft"]) for r in opened.rows("SELECT draft FROM machine.drafts")]
    assert row["n"] == row["articles"] == 5
    assert sum(len(expressions) for expressions, _, _ in drafts) > 20


def test_only_days_that_articles_state_are_exported_with_them(whole: Path) -> None:
    """Who reads the exported articles again infers what was inferred; everything else of an article comes along."""
    with store.open_store(whole) as opened:
        kept = {row["name"]: row for row in opened.documents().to_dicts()}
        lines = [json.loads(line) for line in export.articles(opened)]
    stated = {name: row["published"] if "stated" in row["basis"] else None for name, row in kept.items()}
    assert {line["id"]: line.get("published") for line in lines} == stated
    assert 0 < sum(day is None for day in stated.values()) < 5
    assert [(d["text"], d["language"]) for d in lines] == [
        (kept[d["id"]]["text"], kept[d["id"]]["language"]) for d in lines
    ]


def test_the_store_says_where_its_articles_lay(tmp_path: Path) -> None:
    """Every path that was named, so that `verify` and the ledger find them again."""
    paths = [tmp_path / name for name in ("a.txt", "b.txt")]
    for path in paths:
        path.write_text(f"Am 5. Mai 2021 tagte der Rat von {path.stem}.", encoding="utf-8")
    build(paths, tmp_path / "t.duckdb", tmp_path / "t.html", processes=1)
    with store.open_store(tmp_path / "t.duckdb") as opened:
        assert opened.builds()["inputs"].to_list() == [list(map(str, paths))]
