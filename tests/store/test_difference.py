"""`diff` tells events that came, went, moved, merged or split, though an edited article has other ids."""

from __future__ import annotations

from pathlib import Path

import pytest

from tests.store import archive
from timeline import corrections, store
from timeline.corrections import Fix, Ledger, Place
from timeline.store.difference import differences
from timeline.values import Article

SUMMIT = "Präsidenten trafen sich in Paris"


def built(folder: Path, articles: list[Article], *fixes: Fix) -> Path:
    """A store of articles and corrections."""
    folder.mkdir()
    made = archive.archive(articles)
    events, applied = corrections.apply(
        Ledger(None, fixes), articles, made.mentions, made.events, archive.event
    )
    with store.rebuild(folder / "t.duckdb", folder / "t.html") as work:
        made.enter(work, (), events, (), applied)
        work.commit(lambda _: "")
    return folder / "t.duckdb"


def fix(kind: str, value: str | None, quote: str, other: str | None = None) -> Fix:
    """An entry that hangs on a quote."""
    there = (Place(other),) if other else ()
    return Fix(kind, value, "Ada", "r", None, (Place(quote),), there)


def edit(text: str) -> list[Article]:
    """The small archive with another first article."""
    return [archive.article("gipfel.txt", text), *archive.SMALL[1:]]


BASE = archive.SMALL[0].text


@pytest.mark.parametrize(
    ("articles", "fixes", "expected"),
    [
        (list(archive.SMALL), (), []),
        ([archive.article(a.name, "Neu!\n" + a.text, a.published) for a in archive.SMALL], (), []),
        (edit(BASE + "\n2025-12-24 | planned | Feier"), (), [("came", "Feier")]),
        (list(archive.SMALL[:1]), (), [("went", "Abkommen unterzeichnet")]),
        (list(archive.SMALL), (fix("date", "2025-09-05", SUMMIT),), [("moved", SUMMIT)]),
        (list(archive.SMALL), (fix("status", "denied", SUMMIT),), [("status", SUMMIT)]),
        (list(archive.SMALL), (fix("title", "Treffen", SUMMIT),), [("title", "Treffen")]),
        (list(archive.SMALL), (fix("hide", None, SUMMIT),), [("hidden", SUMMIT)]),
        (
            list(archive.SMALL),
            (fix("merge", None, SUMMIT, "Abkommen unterzeichnet"),),
            [("merged", SUMMIT)],
        ),
    ],
)
def test_each_change_is_told(
    tmp_path: Path, articles: list[Article], fixes: tuple[Fix, ...], expected: list[tuple[str, str | None]]
) -> None:
    """From the small archive to another: every change once, by name."""
    old = built(tmp_path / "old", list(archive.SMALL))
    new = built(tmp_path / "new", articles, *fixes)
    with store.open_store(old) as before, store.open_store(new) as after:
        changes = differences(before, after)
        back = differences(after, before)
    assert sorted(c.what for c in changes) == sorted(what for what, _ in expected)
    assert {t for _, t in expected if t} <= {c.title for c in changes}
    turned = {"came": "went", "went": "came", "hidden": "shown", "merged": "split"}
    assert sorted(c.what for c in back) == sorted(turned.get(what, what) for what, _ in expected)
