"""What changed between two stores, told in events: they come, go, move, merge and split.

Ids hang on the articles' content, so an edited article has new ones; an event is known again by the words
that tell it.
"""

from __future__ import annotations

from collections import Counter
from dataclasses import dataclass
from typing import Any, Literal

from timeline.store.reading import Store

What = Literal["came", "went", "moved", "status", "title", "hidden", "shown", "merged", "split"]


@dataclass(frozen=True, slots=True)
class Change:
    """One change: the event's title now (or last), what it was and what it is; ids on either side."""

    what: What
    title: str
    edtf: str | None
    was: str | None
    now: str | None
    old: tuple[str, ...]
    new: tuple[str, ...]


def differences(old: Store, new: Store) -> list[Change]:
    """The changes from one store to another, in order of the events' dates."""
    before, after = ({row["event_id"]: row for row in s.rows("ask/tellings")} for s in (old, new))
    links = linked(before, after)
    back = {n: [o for o, ns in links.items() if n in ns] for n in {n for ns in links.values() for n in ns}}
    changes: list[Change] = []
    for o, row in before.items():
        found = links.get(o, [])
        if not found:
            changes.append(Change("went", row["title"], row["edtf"], row["edtf"], None, (o,), ()))
        elif len(found) > 1:
            titles = " | ".join(after[n]["title"] for n in found)
            changes.append(
                Change("split", row["title"], row["edtf"], row["title"], titles, (o,), tuple(found))
            )
    for n, row in after.items():
        were = back.get(n, [])
        if not were:
            changes.append(Change("came", row["title"], row["edtf"], None, row["edtf"], (), (n,)))
        elif len(were) > 1:
            titles = " | ".join(before[o]["title"] for o in were)
            changes.append(
                Change("merged", row["title"], row["edtf"], titles, row["title"], tuple(were), (n,))
            )
        for o in were:
            if len(were) == 1 and links[o] == [n]:
                changes += altered(before[o], row)
    return sorted(changes, key=lambda c: (c.edtf is None, c.edtf or "", c.title, c.what, c.old, c.new))


def linked(before: dict[str, Any], after: dict[str, Any]) -> dict[str, list[str]]:
    """Old event → the new events that are told by some of the same words of the same articles."""
    told: dict[str, list[str]] = {}
    for n, row in after.items():
        for words in row["told"]:
            told.setdefault(words, []).append(n)
    links: dict[str, list[str]] = {}
    for o, row in before.items():
        shared = Counter(
            n for words in dict.fromkeys(row["told"]) for n in dict.fromkeys(told.get(words, ()))
        )
        # one clause may tell of several events: where a new event has the very same words, it is the one
        same = [n for n in shared if after[n]["told"] == row["told"] and alike(row, after[n])]
        if shared:
            links[o] = same[:1] or sorted(shared)
    return links


def alike(one: dict[str, Any], two: dict[str, Any]) -> bool:
    """Do two events with the same words look like the same event?"""
    return bool(one["event_id"] == two["event_id"] or one["title"] == two["title"])


def altered(old: dict[str, Any], new: dict[str, Any]) -> list[Change]:
    """What is said otherwise of an event that both stores have."""
    ids = (old["event_id"],), (new["event_id"],)
    title, edtf = new["title"], new["edtf"]
    found: list[Change] = []
    names: tuple[tuple[What, str], ...] = (("moved", "edtf"), ("status", "status"), ("title", "title"))
    for what, field in names:
        if old[field] != new[field]:
            found.append(Change(what, title, edtf, old[field], new[field], *ids))
    if old["hidden"] != new["hidden"]:
        found.append(Change("hidden" if new["hidden"] else "shown", title, edtf, None, None, *ids))
    return found
