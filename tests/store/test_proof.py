"""`verify` finds what was changed in a store or on disk, and names the content by a fingerprint."""

from __future__ import annotations

from pathlib import Path

import duckdb
import pytest

from tests.store import archive
from tests.store.conftest import put
from timeline import store
from timeline.store import proof
from timeline.values import Article, Problem


def found(path: Path) -> list[proof.Finding]:
    """What is wrong with a store."""
    with store.open_store(path) as opened:
        return list(proof.findings(opened))


def test_a_store_as_it_was_built_is_proven(small: Path) -> None:
    """Nothing to find, and the fingerprint is the same at every look."""
    assert found(small) == []
    with store.open_store(small) as opened:
        assert proof.fingerprint(opened) == proof.fingerprint(opened)
        assert len(proof.fingerprint(opened)) == 64


@pytest.mark.parametrize(
    ("tampering", "relation"),
    [
        ("UPDATE mentions SET quote = 'Alles erfunden' WHERE start_char > 0", "mentions"),
        ("UPDATE mentions SET start_char = start_char + 1", "mentions"),
        ("UPDATE mentions SET trigger_end = 99999", "mentions"),
        ("UPDATE mentions SET earliest = '1999-01-01', edtf = '1999-01-01'", "mentions"),
        ("UPDATE expressions SET text = 'gestern'", "expressions"),
        ("UPDATE expressions SET end_char = -1", "expressions"),
        ("UPDATE documents SET text = text || ' '", "documents"),
        ("UPDATE documents SET published = '1999-01-01' WHERE published IS NOT NULL", "documents"),
        ("UPDATE events SET title = 'Anders'", "events"),
        ("UPDATE events SET hidden = true", "events"),
        ("DELETE FROM mentions", "mentions"),
        ("DELETE FROM documents WHERE name = 'ohne.txt'", "documents"),
        ("DELETE FROM events", "events"),
        ("INSERT INTO problems VALUES ('x', 'y', 'z')", "problems"),
        ("INSERT INTO evidence SELECT doc_id, 99, NULL, NULL, 'x', 1 FROM documents LIMIT 1", "evidence"),
        ("INSERT INTO events SELECT 'new', * EXCLUDE event_id FROM events LIMIT 1", "events"),
    ],
)
def test_tampering_is_found_by_row(built: Path, tampering: str, relation: str) -> None:
    """Whatever is changed, taken away or added, a finding names the relation, and the fingerprint is
    another."""
    with store.open_store(built) as opened:
        before = proof.fingerprint(opened)
    with duckdb.connect(built) as con:
        con.execute(tampering)
    wrong = found(built)
    assert relation in {finding.relation for finding in wrong}
    assert all(finding.key and finding.what for finding in wrong)
    with store.open_store(built) as opened:
        assert (proof.fingerprint(opened) == before) == (relation == "problems")


def test_a_quote_that_was_altered_is_shown_beside_the_text(built: Path) -> None:
    """The finding says what the row claims and what its article says there."""
    with duckdb.connect(built) as con:
        con.execute("UPDATE mentions SET quote = 'Nie geschehen' WHERE quote LIKE 'Abkommen%'")
    [first, *_] = found(built)
    assert "'Nie geschehen'" in first.what
    assert "'Abkommen unterzeichnet'" in first.what


@pytest.mark.parametrize(
    ("here", "says"),
    [
        (list(archive.SMALL), []),
        (list(archive.SMALL[1:]), ["gipfel.txt: is no longer on disk"]),
        (
            [archive.article("gipfel.txt", "ganz anders"), *archive.SMALL[1:]],
            ["gipfel.txt: says something else on disk"],
        ),
        ([*archive.SMALL, archive.article("neu.txt", "neu")], ["neu.txt: is on disk, but not in the store"]),
    ],
)
def test_the_files_on_disk_are_compared(small: Path, here: list[Article], says: list[str]) -> None:
    """Changed, vanished and new files are found; what cannot be read is no matter of the store."""
    with store.open_store(small) as opened:
        assert [f.what for f in proof.on_disk(opened, [Problem("x", "read", "y"), *here])] == says


def test_the_fingerprint_forgets_how_the_store_came_to_be(tmp_path: Path) -> None:
    """Three builds in one folder, one in another: the same content, the same fingerprint."""
    for name in ("a", "b"):
        (tmp_path / name).mkdir()
    put(tmp_path / "a", archive.many(2))
    put(tmp_path / "a", archive.SMALL[:1])
    one, two = put(tmp_path / "a", archive.SMALL), put(tmp_path / "b", archive.SMALL)
    with store.open_store(one) as a, store.open_store(two) as b:
        assert proof.fingerprint(a) == proof.fingerprint(b)
        assert a.builds().height == 3
