"""Articles that have not changed stay as they are in the store, and the store is that of a whole build."""

from __future__ import annotations

import json
import subprocess
import sys
from collections.abc import Callable, Iterator
from pathlib import Path
from typing import Any

import duckdb
import polars as pl
import pyarrow as pa
import pytest

from timeline import build, columns, drafting, merge, store
from timeline.articles import reading
from timeline.store import proof, writing
from timeline.values import Article, Dating, Draft, Mention, Problem, Settled

RELATIONS = ("documents", "evidence", "expressions", "mentions", "events", "corrections", "problems")
PLACES = ("Ulm", "Kiel", "Jena", "Gera", "Hof", "Trier", "Celle", "Aalen")


def articles() -> list[dict[str, str]]:
    """Some that state their day, of which three are of one event and two are copies; one that states none; one that
    contradicts the day that it states."""
    told = [
        {
            "id": f"a{n}",
            "published": f"2024-03-{10 + n}",
            "text": f"Am 8. März 2024 unterzeichnete Olaf Scholz in {PLACES[n // 3]} einen Vertrag.\n\n"
            f"Am Dienstag brannte in {place} das Rathaus. Im Mai soll dort die Brücke gesperrt werden.",
        }
        for n, place in enumerate(PLACES)
    ]
    return [
        *told,
        {**told[0], "id": "copy"},
        {"id": "undated", "text": "Am 9. März 2024 brannte in Ulm das Rathaus. Gestern wurde gewählt."},
        {
            "id": "late",
            "published": "2023-01-05",
            "text": "Am 20. April 2023 starb in Hof der Maler Jan Ott.",
        },
    ]


def built(folder: Path, found: list[dict[str, str]], **more: str) -> Path:
    """Build these articles in a folder."""
    folder.mkdir(exist_ok=True)
    lines = [json.dumps(article, ensure_ascii=False) + "\n" for article in found]
    (folder / "a.jsonl").write_text("".join(lines), encoding="utf-8")
    build(folder / "a.jsonl", folder / "t.duckdb", folder / "t.html", processes=1, **more)  # type: ignore[arg-type]
    return folder / "t.duckdb"


def content(path: Path) -> tuple[str, dict[str, list[str]], str]:
    """The fingerprint, every row of content, and the page without the line that signs it."""
    with store.open_store(path) as opened:
        rows = {r: sorted(map(repr, opened.query(f"FROM {r}").rows())) for r in RELATIONS}
        assert list(proof.findings(opened)) == []
        page = path.with_name("t.html").read_text(encoding="utf-8").partition("\n<!-- timeline ")[0]
        return proof.fingerprint(opened), rows, page


@pytest.fixture
def walked(monkeypatch: pytest.MonkeyPatch) -> list[str]:
    """The names of the articles that are walked through, in order."""
    seen: list[str] = []
    settled = drafting.settled

    def watched(drafted: Draft, day: Dating) -> Settled:
        seen.append(drafted.article.name)
        return settled(drafted, day)

    monkeypatch.setattr(drafting, "settled", watched)
    return seen


def test_unchanged_articles_stay_and_the_store_is_that_of_a_whole_build(
    tmp_path: Path, walked: list[str]
) -> None:
    """One edited, one gone, one new, one of another day; one that waits and one with a problem never stay."""
    found = articles()
    stepped = built(tmp_path / "steps", found)
    walked.clear()
    found[1]["text"] += " Am 1. April 2024 tagt der Rat."
    found[2]["published"] = "2024-03-30"
    del found[3]
    found.append({**found[4], "id": "new"})
    assert content(built(tmp_path / "steps", found)) == content(built(tmp_path / "whole", found))
    first = walked[: -len(found)]
    assert sorted(first) == ["a1", "a2", "late", "new", "undated"]
    with store.open_store(stepped) as opened:
        assert opened.builds()["read_again"].to_list() == [11, 1]


def folder(path: Path, articles: list[dict[str, str]]) -> Path:
    """The same articles as files of every kind, of which the last holds several without an id."""
    path.mkdir(parents=True, exist_ok=True)
    page = (
        '<html lang="de"><head><title>Rat</title><meta property="article:published_time" content="{published}">'
        "</head><body><article><p>{text}</p><p>{text} Das teilte die Stadt mit.</p></article></body></html>"
    )
    shapes = (
        ("a{n}.html", page),
        ("b{n}.md", "---\ndate: {published}\n---\n{text}\n"),
        ("c{n}.txt", "{published}\n\n{text}\n"),
    )
    for n, article in enumerate(articles[:6]):
        name, shape = shapes[n % 3]
        (path / name.format(n=n)).write_text(shape.format(**article), encoding="utf-8")
    rest = [{k: v for k, v in article.items() if k != "id"} for article in articles[6:]]
    (path / "d.jsonl").write_text("".join(json.dumps(a) + "\n" for a in rest), encoding="utf-8")
    pl.DataFrame(rest[:2]).with_columns(id=pl.lit("p") + pl.int_range(2).cast(str)).write_parquet(
        path / "e.parquet"
    )
    return path


def test_files_whose_bytes_are_as_they_were_are_not_read_again(
    tmp_path: Path, walked: list[str], monkeypatch: pytest.MonkeyPatch
) -> None:
    """A page, a file and a line that have changed are read, and lines that go by a number that is another now."""
    read: list[str] = []
    article = reading.article

    def watched(name: str, *more: Any) -> Iterator[Article | Problem]:
        read.append(name)
        return article(name, *more)

    monkeypatch.setattr(reading, "article", watched)
    found = [a for a in articles() if a.get("published", "") > "2024"]

    def step(changed: list[dict[str, str]], path: Path) -> tuple[str, dict[str, list[str]], str]:
        read.clear()
        build(folder(path / "in", changed), path / "t.duckdb", path / "t.html", processes=1)
        return content(path / "t.duckdb")

    step(found, tmp_path)
    assert len(read) == 6 + 3 + 2
    found[0] = {**found[0], "text": found[0]["text"] + " Am Montag regnete es in Ulm."}
    found[7] = {**found[7], "text": found[7]["text"] + " Am Montag regnete es in Hof."}
    again = step(found, tmp_path)
    assert read == ["a0.html", "d.jsonl:2", "p1"]
    assert again == step(found, tmp_path / "one")
    found.insert(6, {**found[6], "text": "Am Sonntag brannte in Jena ein Auto."})
    again = step(found, tmp_path)
    assert read == ["d.jsonl:1", "d.jsonl:2", "d.jsonl:3", "d.jsonl:4", "p0", "p1"]
    assert again == step(found, tmp_path / "two")


def test_where_somebody_sets_days_nobody_stays(tmp_path: Path, walked: list[str]) -> None:
    """Days that are set, and set no more, are seen by every article."""
    found = articles()
    for n, more in enumerate(({}, {"published": "2024-03-20"}, {})):
        walked.clear()
        stepped = content(built(tmp_path / "steps", found, **more))
        assert len(walked) == len(found)
        assert stepped == content(built(tmp_path / f"whole{n}", found, **more))


@pytest.mark.parametrize("relation", ["mentions", "machine.drafts", "machine.traits", "documents"])
def test_rows_that_somebody_took_away_are_made_anew(tmp_path: Path, relation: str) -> None:
    """An article of which not all is there does not stay."""
    found = articles()
    stepped = built(tmp_path / "steps", found)
    with duckdb.connect(stepped) as con:
        con.execute(
            f"DELETE FROM {relation} WHERE doc_id IN (SELECT doc_id FROM documents WHERE name = 'a5')"
        )
    found[1]["text"] += " Am 1. April 2024 tagt der Rat."
    assert content(built(tmp_path / "steps", found)) == content(built(tmp_path / "whole", found))


def test_what_was_changed_by_hand_is_made_anew(tmp_path):
    """A row that is not as it was sealed is not taken over, so that no build seals what nobody has read."""
    found = articles()
    path = built(tmp_path / "old", found)
    with duckdb.connect(str(path)) as con:
        con.execute(
            "UPDATE mentions SET quote = 'never said' WHERE doc_id = (SELECT min(doc_id) FROM mentions)"
        )
    found[3] = {**found[3], "text": found[3]["text"] + " Am Montag regnete es in Ulm."}
    assert content(built(tmp_path / "old", found)) == content(built(tmp_path / "new", found))


@pytest.mark.parametrize(
    "by_hand",
    [
        "DELETE FROM expressions WHERE doc_id = (SELECT min(doc_id) FROM expressions)",
        "INSERT INTO evidence SELECT doc_id, 9, NULL, NULL, 'never said', 1 FROM documents",
        "UPDATE events SET title = 'never told'",
        "DELETE FROM machine.seals WHERE relation = 'events'",
        "DROP TABLE evidence",
        "DROP TABLE machine.seals",
        "ALTER TABLE problems DROP stage",
        "DROP VIEW timeline; CREATE TABLE timeline (n INTEGER)",
        "CREATE VIEW more AS FROM events",
        "CREATE TABLE more (n INTEGER)",
        "ALTER TABLE evidence ALTER weight DROP NOT NULL",
        "COMMENT ON COLUMN events.title IS 'other'",
    ],
)
def test_a_store_that_was_changed_by_hand_is_written_from_its_beginning(
    tmp_path: Path, walked: list[str], by_hand: str
) -> None:
    """Rows that were added, taken away or changed, and tables and views that are not ours: nothing stays."""
    found = articles()
    stepped, whole = built(tmp_path / "steps", found), built(tmp_path / "whole", found)
    with duckdb.connect(stepped) as con:
        con.execute(by_hand)
    walked.clear()
    for path in (stepped, whole):
        found[3]["text"] = articles()[3]["text"] + " Am Montag regnete es in Ulm."
        built(path.parent, found)
    assert len(walked) == len(found) + 3
    assert content(stepped) == content(whole)
    assert laid_out(stepped) == laid_out(whole)


def test_views_and_macros_are_always_those_of_the_program(tmp_path: Path) -> None:
    """What somebody made of them does not outlast a build, whatever rows stay."""
    found = articles()
    stepped = built(tmp_path / "steps", found)
    with duckdb.connect(stepped) as con:
        con.execute("CREATE OR REPLACE VIEW timeline AS FROM events LIMIT 1")
        con.execute("CREATE OR REPLACE MACRO fold(said) AS said")
    found[3]["text"] += " Am Montag regnete es in Ulm."
    built(tmp_path / "steps", found)
    whole = built(tmp_path / "whole", found)
    assert content(stepped) == content(whole)
    assert laid_out(stepped) == laid_out(whole)


def laid_out(path: Path) -> list[tuple[object, ...]]:
    """What a store consists of but its rows."""
    with duckdb.connect(path, read_only=True) as con:
        return writing.catalog(con)


def test_many_small_builds_are_one_whole_build(tmp_path: Path, walked: list[str]) -> None:
    """Whatever comes, goes and comes again, rows, seals and page are those of a whole build."""
    found = articles()
    steps = built(tmp_path / "steps", found)
    for n in range(6):
        found = [*found[:n], *found[n + 1 :], articles()[(n + 3) % len(found)] | {"id": f"came{n}"}]
        found[0] = {**found[0], "published": f"2024-04-1{n}"}
        walked.clear()
        built(tmp_path / "steps", found)
        assert len(walked) < len(found) // 2
    assert content(steps) == content(built(tmp_path / "whole", found))
    assert laid_out(steps) == laid_out(tmp_path / "whole" / "t.duckdb")


def test_a_file_that_is_mostly_holes_is_written_from_its_beginning(tmp_path: Path) -> None:
    """Where a great part of an archive goes, the next build gives its place back."""
    found = articles()
    many = [
        {**found[0], "id": f"m{n}", "text": f"{found[0]['text']} {'Es regnete. ' * 2000} {n}."}
        for n in range(80)
    ]
    path = built(tmp_path, [*many, *found])
    whole = path.stat().st_size
    built(tmp_path, found[:-1])
    built(tmp_path, found)
    assert path.stat().st_size < whole / 3


def test_what_a_log_beside_the_store_says_is_looked_at_too(tmp_path: Path) -> None:
    """A program that ended without putting its rows into the file leaves them in a log: they are not taken over."""
    found = articles()
    path = built(tmp_path / "steps", found)
    code = (
        f"import duckdb, os; con = duckdb.connect({str(path)!r})\n"
        "con.execute(\"UPDATE mentions SET quote = 'never said'\"); os._exit(0)"
    )
    subprocess.run([sys.executable, "-c", code], check=True)
    assert path.with_name("t.duckdb.wal").exists()
    found[1]["text"] += " Am 1. April 2024 tagt der Rat."
    assert content(built(tmp_path / "steps", found)) == content(built(tmp_path / "whole", found))


@pytest.mark.parametrize("kilobytes", [100, 1_000_000])
def test_a_build_that_cannot_go_on_leaves_the_store_that_it_began_with(
    tmp_path: Path, kilobytes: int
) -> None:
    """A disk that is full before the copy is whole, and an end in the middle of writing: all is as it was."""
    found = articles()
    path = built(tmp_path, found)
    before = path.read_bytes()
    (tmp_path / "a.jsonl").write_text(json.dumps({**found[0], "id": "new"}) + "\n", encoding="utf-8")
    code = f"""
import os, resource
from timeline import build, errors
from timeline.store import writing
resource.setrlimit(resource.RLIMIT_FSIZE, ({kilobytes} * 1000,) * 2)
writing.Fresh.finish = lambda self: os._exit(9)
try:
    build("a.jsonl", "t.duckdb", "t.html", processes=1)
except errors.TimelineError as error:
    print(error)
"""
    done = subprocess.run([sys.executable, "-c", code], cwd=tmp_path, capture_output=True, text=True)
    assert (done.returncode, "cannot be written" in done.stdout) == (
        (0, True) if kilobytes == 100 else (9, False)
    )
    assert path.read_bytes() == before
    with store.rebuild(path, tmp_path / "t.html"):
        pass
    assert sorted(p.name for p in tmp_path.iterdir()) == ["a.jsonl", "t.duckdb", "t.html"]


def test_what_stays_comes_to_the_merge_as_it_was_when_it_was_read(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    """All that the joint stages see of an article and its mentions is the same, walked through or taken over."""
    seen: list[dict[str, object]] = []

    def watched(told: columns.Told, known: Callable[[], pa.Table]) -> columns.Agreed:
        rows = {str(row["doc_id"]): row for row in told.articles.to_pylist()}
        seen.append(rows | {m.mention_id: m for m in columns.mentions_of(told.mentions)})
        return merged(told, known)

    merged = merge.merge
    monkeypatch.setattr(merge, "merge", watched)
    found = articles()
    found[4]["text"] = (
        "Nach dem, was er sagte, wurde am 8. März 2024 das unterschrieben, was die zu Tagenden wollten."
    )
    built(tmp_path, found)
    found[0]["text"] += " Am 1. April 2024 tagt der Rat."
    built(tmp_path, found)
    first, second = seen
    assert any(m.claim.doubts for m in first.values() if isinstance(m, Mention))
    common = first.keys() & second.keys()
    assert len(common) > 20
    assert {key: first[key] for key in common} == {key: second[key] for key in common}


@pytest.mark.parametrize(
    "ledger", ["", '[[correction]]\nfix = "hide"\nauthor = "Ada"\nreason = "r"\nquote = "Der Rat tagte"\n']
)
def test_a_build_of_no_article_at_all_is_an_empty_store(tmp_path: Path, ledger: str) -> None:
    """A file without a record makes no event and no traceback, with corrections beside it or not."""
    (tmp_path / "a.jsonl").write_text("", encoding="utf-8")
    (tmp_path / "corrections.toml").write_text(ledger, encoding="utf-8")
    found = build(tmp_path / "a.jsonl", tmp_path / "t.duckdb", tmp_path / "t.html", processes=1)
    assert (found.stated, found.inferred, found.undated, found.events) == (0, 0, 0, 0)
    assert found.problems == bool(ledger)
    with store.open_store(tmp_path / "t.duckdb") as opened:
        assert opened.mentions().is_empty()
