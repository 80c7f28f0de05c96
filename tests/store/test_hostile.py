"""Whatever an article says stays text: no name, title or quote becomes SQL, a path, a crash or a lie."""

from __future__ import annotations

from pathlib import Path

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from tests.store import archive
from tests.store.conftest import put
from timeline import store
from timeline.store import proof

HOSTILE = [
    "Robert'); DROP TABLE events; --",
    "\"; ATTACH '/tmp/x' AS x; \"",
    "$event_id ? :1 %s {0} \\",
    "\U0001f600 \U00020000 \u0301 \u202e \ufeff",
    "a\0b",
    "\x1b[31m\x07\x7f\x80",
    "<script>alert(1)</script><!-- -->",
    "NULL",
    "",
    "ß" * 5000,
]


@pytest.mark.parametrize("text", HOSTILE, ids=range(len(HOSTILE)))
def test_hostile_text_stays_text(tmp_path: Path, text: str) -> None:
    """In names, paths, titles, sources, addresses, quotes, reasons: stored as it is, proven, asked for as it is."""
    line = text.replace("\n", " ") or "x"
    a = archive.article(
        f"{text}.txt", f"{text}\n2025-09-04 | occurred | {line}\n{text}", title=text, source=text, url=text
    )
    path = put(tmp_path, [a, *archive.SMALL])
    with store.open_store(path) as opened:
        assert list(proof.findings(opened)) == []
        row = opened.query("SELECT * FROM documents WHERE name = $name", {"name": a.name}).to_dicts()[0]
        assert (row["text"], row["title"], row["source"], row["url"]) == (a.text, text, text, text)
        found = opened.query("FROM about($words)", {"words": line})
        assert found.height >= 1 or not line.strip()
        assert opened.all_events().height == 4
    put(tmp_path, [a, *archive.SMALL])
    with store.open_store(path) as opened:
        assert opened.builds()["read_again"].to_list() == [4, 0]


def test_half_a_character_becomes_a_sign_of_its_own(tmp_path: Path) -> None:
    """No file holds a lone surrogate: U+FFFD takes its place one for one, so that every offset holds."""
    a = archive.article("\udcff.txt", "\ud800\n2025-09-04 | occurred | Rat \udfff tagt", title="\ud800")
    with store.open_store(put(tmp_path, [a])) as opened:
        [row] = opened.mentions().to_dicts()
        [doc] = opened.documents().to_dicts()
    assert doc["text"][row["start_char"] : row["end_char"]] == row["quote"] == "Rat \ufffd tagt"
    assert doc["title"] == "\ufffd"


def test_a_line_of_a_megabyte_is_a_line(tmp_path: Path) -> None:
    """Long lines, and many claims on long texts, keep their offsets."""
    long = "Wort " * 200_000
    a = archive.article("lang.txt", f"{long}\n2025-09-04 | occurred | {long}\n2025-09-05 | planned | kurz")
    with store.open_store(put(tmp_path, [a])) as opened:
        assert list(proof.findings(opened)) == []
        assert sorted(map(len, opened.mentions()["quote"])) == [4, len(long)]


@settings(
    max_examples=8,
    suppress_health_check=[HealthCheck.too_slow, HealthCheck.function_scoped_fixture],
)
@given(st.lists(st.text(st.characters(exclude_categories=["Cs"]), max_size=80), min_size=1, max_size=4))
def test_any_text_is_stored_as_it_is(tmp_path: Path, texts: list[str]) -> None:
    """Every code point but the surrogates comes back."""
    articles = [archive.article(f"{n}.txt", text) for n, text in enumerate(texts)]
    with store.open_store(put(tmp_path, articles)) as opened:
        assert opened.documents()["text"].to_list() == texts
        assert list(proof.findings(opened)) == []
