"""A build that reads only what is new makes the same store as one that reads everything."""

from __future__ import annotations

import tempfile
from dataclasses import dataclass, replace
from decimal import Decimal
from pathlib import Path

import duckdb
import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from tests.store import archive
from tests.store.conftest import put
from timeline import store
from timeline.columns import drafts
from timeline.errors import TimelineError
from timeline.store import proof, rules
from timeline.values import Article, Draft

RELATIONS = ("documents", "evidence", "expressions", "mentions", "events", "corrections", "problems")
LINES = (
    "2025-09-04 | occurred | Rat tagt",
    "2025-10-01 | planned | Rat tagt",
    "? | denied | Nichts",
    "nur Text",
)
ARTICLE = st.builds(
    lambda n, lines, day: archive.article(f"{n}.txt", "\n".join(lines), day),
    st.integers(0, 4), st.lists(st.sampled_from(LINES), max_size=3), st.sampled_from(["2025-09-06", None]),
)  # fmt: skip
FOLDER = st.lists(ARTICLE, max_size=5, unique_by=lambda a: a.name)


def content(path: Path) -> dict[str, list[tuple[object, ...]]]:
    """Every row of every relation of content."""
    with store.open_store(path) as opened:
        return {r: sorted(opened.query(f"FROM {r}").rows(), key=repr) for r in RELATIONS}


def mark(path: Path) -> str:
    """The fingerprint of a store."""
    with store.open_store(path) as opened:
        return proof.fingerprint(opened)


@settings(max_examples=5, suppress_health_check=[HealthCheck.too_slow])
@given(st.lists(FOLDER, min_size=2, max_size=3))
def test_any_series_of_edits_ends_where_a_full_build_ends(folders: list[list[Article]]) -> None:
    """Row for row and by fingerprint, however many builds led there and in whatever order files were
    found."""
    with tempfile.TemporaryDirectory() as step, tempfile.TemporaryDirectory() as full:
        for articles in folders:
            stepped = put(Path(step), articles)
        fresh = put(Path(full), list(folders[-1]))
        assert content(stepped) == content(fresh)
        assert mark(stepped) == mark(fresh)


def test_the_order_of_articles_does_not_enter_the_fingerprint(tmp_path: Path) -> None:
    """A file system may list a folder in any order."""
    (tmp_path / "a").mkdir()
    (tmp_path / "b").mkdir()
    one, two = put(tmp_path / "a", archive.SMALL), put(tmp_path / "b", archive.SMALL[::-1])
    assert mark(one) == mark(two)


def test_only_what_is_new_is_read(built: Path) -> None:
    """Of four articles one is new, one has changed, one has moved and got another date: two are read."""
    first, second, _ = archive.SMALL
    changed = archive.article(second.name, second.text + "\n", second.published)
    moved = archive.article(
        f"b/{first.name}", first.text, "2020-01-01", title=first.title, source=first.source
    )
    articles = [first, changed, archive.article("neu.txt", "neu"), moved]
    with store.rebuild(built, built.with_name("t.html")) as work:
        tasks = list(work.tasks(articles))
    assert [t.article.name for t in tasks if t.kept is None] == ["bericht.txt", "neu.txt"]
    assert [archive.known(t) for t in tasks] == [archive.draft(a) for a in articles]


def test_new_rules_read_everything_again(built: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """What other rules have read is no longer what the text says."""
    monkeypatch.setattr(rules, "version", lambda: "another")
    with store.rebuild(built, built.with_name("t.html")) as work:
        assert [t.kept for t in work.tasks(archive.SMALL)] == [None] * 3


def test_rules_are_others_with_every_byte_that_reads_a_text(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    """Code and words of the rooms that draft; what comes after them makes another program, and the same drafts."""
    monkeypatch.setattr(rules, "FOLDER", tmp_path)
    files = {"claims/a.py": True, "language/de/words.toml": True, "walk.py": True, "merge/a.py": False}
    for name in files:
        (tmp_path / name).parent.mkdir(parents=True, exist_ok=True)
        (tmp_path / name).write_text("a = 1\n")
    for name, reads in files.items():
        before = rules.version.__wrapped__(), rules.program.__wrapped__()
        (tmp_path / name).write_text("a = 2\n")
        after = rules.version.__wrapped__(), rules.program.__wrapped__()
        assert [a != b for a, b in zip(before, after, strict=True)] == [reads, True], name


def test_builds_are_told(built: Path) -> None:
    """The store says how it came to be; an earlier build's row stays."""
    put(built.parent, archive.many(2))
    with store.open_store(built) as opened:
        rows = opened.builds().to_dicts()
    assert [(r["n"], r["articles"], r["read_again"]) for r in rows] == [(1, 3, 3), (2, 2, 2)]
    assert dict(rows[1]["counts"])["documents"] == 2


def test_an_unchanged_build_is_known_by_its_signature(built: Path) -> None:
    """Same signature, and the page at its place is of the same build: nothing to do. Else there is."""
    page = built.with_name("t.html")
    made = archive.archive(archive.SMALL)
    with store.rebuild(built, page, signature="s1") as work:
        assert work.unchanged() is None
        made.enter(work)
        work.commit(lambda _: "<html></html>")
    with store.rebuild(built, page, signature="s1") as work:
        known = work.unchanged()
        assert known == {
            "stated": 2,
            "inferred": 0,
            "undated": 1,
            "expressions": 5,
            "events": 3,
            "problems": 0,
        }
    with store.rebuild(built, page, signature="s2") as work:
        assert work.unchanged() is None
    with store.rebuild(built, page.with_name("other.html"), signature="s1") as work:
        assert work.unchanged() is None
    page.write_text("")
    with store.rebuild(built, page, signature="s1") as work:
        assert work.unchanged() is None


def test_a_file_that_is_no_page_of_ours_stays(built: Path) -> None:
    """An article, a letter, another program's page: the build ends with one line before it reads anything."""
    page = built.with_name("letter.html")
    page.write_text("somebody else's page")
    with (
        pytest.raises(TimelineError, match=r"letter\.html: not a page of timeline"),
        store.rebuild(built, page),
    ):
        pass
    assert page.read_text() == "somebody else's page"


@dataclass(frozen=True)
class Foreign:
    """No value of ours."""


def encoded(draft: Draft) -> str:
    """A draft as it is kept."""
    return next(drafts.encoded([draft])) or ""


def test_a_draft_comes_back_as_it_was() -> None:
    """Every field of every value, tuples as tuples, decimals as decimals."""
    d = archive.draft(archive.SMALL[0])
    assert drafts.decoded(encoded(d), d.article) == d
    text = '"\ud800\0\U0001f600'
    odd = Draft(
        replace(d.article, text=text), (d.expressions[0]._replace(start=0, end=4, text=text),), (), ()
    )
    assert drafts.decoded(encoded(odd), odd.article) == odd
    assert drafts.unfolded(drafts.folded((Decimal("3.5"), ((), (1, None, True))), {})) == (
        Decimal("3.5"),
        ((), (1, None, True)),
    )


def test_a_value_that_json_does_not_hold_is_no_draft() -> None:
    """Such a draft is not kept: the article is read again, which is slower but never wrong."""
    d = archive.draft(archive.SMALL[0])
    odd = Draft(d.article, (Foreign(),), (), ())  # type: ignore[arg-type]
    assert [text is None for text in drafts.encoded([d, odd, d])] == [False, True, False]


@pytest.mark.parametrize(
    "text",
    [
        "", "null", "[]", "[1,2,3]", '[["()"],["()"]]', '["os.system","x",""]', "[" * 5000,
        '[["system","x"],["()"],["()"]]', '[["Path","x"],["()"],["()"]]', '[{"x":1},["()"],["()"]]',
        '[["()",["date","x"]],["()"],["()"]]', '[["()",["decimal","x"]],["()"],["()"]]',
        '[{"=":"x"},["()"],["()"]]', '[["()",["Expression"]],["()"],["()"]]', "[1,1,1]", "[null,null,null]",
        '[["()",["Expression","a",{},null,null,null,null]],["()"],["()"]]',
        '[["()",["Expression",0,3,"Gip","DATE",null,""]],["()",7],["()"]]',
        '[["()",["Expression",0,4,"Gip","DATE",null,""]],["()"],["()"]]',
    ],
)  # fmt: skip
def test_nothing_but_our_own_values_comes_out_of_a_store(text: str) -> None:
    """A store may come from anywhere: whatever stands there makes no object but ours, and runs nothing."""
    assert drafts.decoded(text, archive.SMALL[0]) is None


def test_a_store_of_another_version_is_built_anew(built: Path) -> None:
    """Its drafts and builds say nothing that this version could read: everything is read, nothing fails."""
    with duckdb.connect(built) as con:
        con.execute("DROP TABLE machine.drafts; ALTER TABLE builds DROP COLUMN signature")
    with store.open_store(built) as opened, pytest.raises(TimelineError, match="build it again"):
        opened.rows("ask/summary")
    with store.rebuild(built, built.with_name("t.html"), signature="s") as work:
        assert work.unchanged() is None
    put(built.parent)
    with store.open_store(built) as opened:
        assert opened.builds()["read_again"].to_list() == [3]
