"""Whatever bytes a file holds, reading it gives articles and problems, and raises nothing."""

import gzip
import json
import unicodedata
from pathlib import Path

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as some

from timeline import articles
from timeline.values import Article, Problem

KINDS = (".txt", ".md", ".jsonl", ".jsonl.gz", ".parquet")
often = settings(max_examples=60, suppress_health_check=[HealthCheck.function_scoped_fixture])
rarely = settings(often, max_examples=25)
values = some.recursive(
    some.none() | some.booleans() | some.integers() | some.floats() | some.text(),
    lambda inner: some.lists(inner, max_size=3) | some.dictionaries(some.text(max_size=5), inner, max_size=3),
    max_leaves=5,
)
ENCODINGS = ["utf-8", "utf-8-sig", "cp1252", "utf-16", "latin-1"]
PIECES = [
    "<p>",
    "</p>",
    "<article>",
    "<!--",
    "-->",
    "<script>",
    "Am 5. Mai. ",
    "\0",
    "&#x0;",
    "<meta charset=x>",
]
PIECES += ["<time datetime='9999-99-99'>", "<meta name='date' content='0000-00-00'>"]
fields = some.sampled_from(["id", "text", "published", "title", "source", "url", "language", "x"])
records = some.dictionaries(fields, values, max_size=6)


def check(file: Path) -> list[Article | Problem]:
    """Read a file; what comes out can be stored, and is the same once more."""
    got = list(articles.read([file]))
    for item in got:
        assert isinstance(item, Article | Problem)
        if isinstance(item, Article):
            stored = (item.doc_id, item.name, item.path, item.text, item.title, item.source, item.url)
            assert all("\0" not in s and s.encode() is not None for s in stored if s is not None)
            assert item.text.strip()
    assert got == list(articles.read([file]))
    return got


@often
@given(kind=some.sampled_from(KINDS), content=some.binary(max_size=400))
def test_any_bytes_under_any_name(tmp_path, kind, content):
    """Random bytes are a problem or a text, never an exception."""
    file = tmp_path / f"a{kind}"
    file.write_bytes(content)
    check(file)


@often
@given(text=some.text(max_size=200), encoding=some.sampled_from(ENCODINGS))
def test_any_text_in_any_encoding(tmp_path, text, encoding):
    """A text that is read is the text that was written."""
    file = tmp_path / "a.txt"
    file.write_bytes(text.encode(encoding, "ignore"))
    item = check(file)[-1]
    if encoding.startswith("utf-8"):
        assert isinstance(item, Article) or not text.isprintable() or not text.strip()
        if isinstance(item, Article):
            assert item.text == unicodedata.normalize("NFC", text.removeprefix("\ufeff"))


@often
@given(rows=some.lists(records | values, max_size=5), zipped=some.booleans())
def test_any_json_as_records(tmp_path, rows, zipped):
    """Fields of every type, missing, doubled or nested: each line is an article or a problem."""
    lines = "".join(json.dumps(row) + "\n" for row in rows).encode()
    file = tmp_path / ("a.jsonl.gz" if zipped else "a.jsonl")
    file.write_bytes(gzip.compress(lines) if zipped else lines)
    got = check(file)
    assert len(got) >= len(rows)


@rarely
@given(head=some.text(max_size=80), body=some.text(max_size=80))
def test_any_front_matter(tmp_path, head, body):
    """Whatever stands between the dashes, nothing is raised."""
    file = tmp_path / "a.md"
    file.write_bytes(f"---\n{head}\n---\n{body}".encode("utf-8", "ignore"))
    check(file)


@rarely
@given(parts=some.lists(some.sampled_from(PIECES) | some.text(max_size=20), max_size=30))
def test_any_html(tmp_path, parts):
    """Broken pages are problems or articles."""
    file = tmp_path / "a.html"
    file.write_bytes("".join(parts).encode("utf-8", "ignore"))
    check(file)


@pytest.mark.parametrize("kind", [".txt", ".md", ".html"])
def test_text_that_looks_like_code_stays_text(tmp_path, kind):
    """Quotes, markup and SQL in a text are text."""
    text = "Robert'); DROP TABLE documents;-- sagte am 5. Mai 2021: \"{{7*7}}\" & 'x' \u2028 😀 " * 8
    file = tmp_path / f"a{kind}"
    page = "<html><body><article><p>" + text.replace("&", "&amp;") + "</p></article></body></html>"
    file.write_text(page if kind == ".html" else text, encoding="utf-8")
    article = check(file)[-1]
    assert isinstance(article, Article)
    assert "Robert'); DROP TABLE documents;-- sagte" in article.text
