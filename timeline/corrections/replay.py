"""Replays the ledger: publication dates before the dating, everything else on the merged events."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Sequence
from dataclasses import dataclass, replace
from datetime import date

from timeline import edtf
from timeline.corrections import regroup
from timeline.corrections.finding import Shelf, by_article, mention_at
from timeline.corrections.ledger import NAME, Fix, Ledger, Place
from timeline.values import Applied, Article, Event, Mention, Problem

GONE = "the words that it hangs on are found no more"


def pins(ledger: Ledger) -> bool:
    """Has anybody set a publication date?"""
    return any(f.fix == "publish" for f in ledger.fixes)


def pinned(ledger: Ledger, articles: Iterable[Article]) -> dict[str, str]:
    """The publication dates that people have set: `doc_id` → EDTF. Of two entries for an article the later
    holds."""
    if not pins(ledger):
        return {}
    shelf = Shelf.of(list(articles))
    dated = ((f, one(f, shelf)) for f in ledger.fixes if f.fix == "publish" and not f.wrong)
    return {found.doc_id: f.value for f, found in dated if isinstance(found, Article) and f.value}


def one(fix: Fix, shelf: Shelf) -> Article | str:
    """The one article that an entry means, or why there is not one."""
    found = {a.doc_id: a for place in fix.where for a in shelf.find(place)}
    if len(found) > 1:
        return f"it fits {len(found)} articles: add words that only one of them has"
    return next(iter(found.values()), GONE)


def apply(
    ledger: Ledger,
    articles: Iterable[Article],
    mentions: Sequence[Mention],
    events: Sequence[Event],
    made: Callable[[Sequence[Mention]], Event],
) -> tuple[tuple[Event, ...], tuple[Applied, ...]]:
    """The events as people have corrected them, and what became of each entry, in the ledger's order.

    Merges and splits come first, then what is set of an event; of two entries that set the same the later
    holds. `made` makes an event of mentions that a person has put together.
    """
    if not ledger.fixes:
        return tuple(events), ()
    shelf = Shelf.of(list(articles))
    desk = Desk(shelf, dict(by_article(mentions)), regroup.Groups(mentions, events, made))
    done: dict[int, Applied] = {}
    order = sorted(range(len(ledger.fixes)), key=lambda n: ledger.fixes[n].fix not in ("merge", "split"))
    for n in order:
        done[n] = desk.put(ledger.fixes[n])
    return desk.groups.events(), tuple(done[n] for n in range(len(done)))


def problems(ledger: Ledger, applied: Iterable[Applied]) -> list[Problem]:
    """The entries that change nothing, as problems, so that nobody loses one without a word."""
    name = ledger.path.name if ledger.path else NAME
    return [
        Problem(f"{name}#{n}", "corrections", f"{a.fix or 'entry'} by {a.author or 'nobody'}: {a.message}")
        for n, a in enumerate(applied, 1)
        if a.message
    ]


@dataclass(frozen=True, slots=True)
class Desk:
    """Where entries are put on events: the articles, their mentions, and the events as they stand."""

    shelf: Shelf
    said: dict[str, list[Mention]]
    groups: regroup.Groups

    def put(self, fix: Fix) -> Applied:
        """Put one entry on what it means."""
        result = Applied(
            fix.fix, fix.value, fix.author, fix.made, fix.reason,
            tuple(p.quote for p in (*fix.where, *fix.other) if p.quote),
            next((p.article for p in fix.where if p.article), None),
            message=fix.wrong,
        )  # fmt: skip
        if fix.wrong:
            return result
        if fix.fix == "publish":
            found = one(fix, self.shelf)
            if isinstance(found, str):
                return replace(result, message=found)
            return replace(result, doc_id=found.doc_id, was=found.published)
        here = self.mentions(fix.where)
        if not here:
            return replace(result, message=GONE)
        if (n := max(map(self.fits, (*fix.where, *fix.other)))) > 1:
            return replace(result, message=f"it fits {n} events: quote more words, or name the article")
        if fix.fix == "merge":
            return self.merged(result, here, self.mentions(fix.other))
        if fix.fix == "split":
            return self.parted(result, here)
        return self.set(result, sorted({self.groups.of[m.mention_id] for m in here}))

    def mentions(self, places: Iterable[Place]) -> list[Mention]:
        """The mentions that some places quote, each once, in order."""
        found: dict[str, Mention] = {}
        for place in places:
            for article in self.shelf.find(place):
                m = mention_at(place, article, self.said.get(article.doc_id, []))
                if m and m.mention_id in self.groups.of:
                    found[m.mention_id] = m
        return list(found.values())

    def fits(self, place: Place) -> int:
        """How many events a quote by itself means; an article or its beginning makes it sharp."""
        sharp = place.article or place.opening
        return 1 if sharp else len({self.groups.of[m.mention_id] for m in self.mentions([place])})

    def merged(self, result: Applied, here: list[Mention], there: list[Mention]) -> Applied:
        """Make one event of all that holds either."""
        if not there:
            return replace(result, message=GONE)
        both = {self.groups.of[m.mention_id] for m in (*here, *there)}
        if len(both) == 1:
            return replace(result, event_id=self.groups.mark(both.pop(), "merge"))
        return replace(result, event_id=self.groups.merge(both), was=f"{len(both)} events")

    def parted(self, result: Applied, here: list[Mention]) -> Applied:
        """Take the quoted mentions out of their event, into one of their own."""
        return replace(result, event_id=self.groups.split([m.mention_id for m in here]), was="one event")

    def set(self, result: Applied, ids: Sequence[str]) -> Applied:
        """Set something of an event (of each, where new rules have made several of it)."""
        was = [self.groups.by_id[i] for i in ids]
        for event in was:
            self.groups.by_id[event.event_id] = changed(event, result)
        before = {"date": "edtf", "status": "status", "title": "title", "place": "place"}.get(result.fix)
        return replace(result, event_id=ids[0], was=getattr(was[0], before) if before else None)


def changed(event: Event, entry: Applied) -> Event:
    """An event with what a person has set of it."""
    value = entry.value or ""
    marked = replace(event, corrected=tuple(sorted({*event.corrected, entry.fix} - {"note"})))
    if entry.fix == "date":
        first, last = days(value)
        return replace(marked, edtf=value, earliest=first, latest=last, confidence=1.0)
    if entry.fix == "status":
        return replace(marked, status=value)  # type: ignore[arg-type]  # `ledger.wrong` has looked at it
    if entry.fix == "hide":
        return replace(marked, hidden=True)
    if entry.fix == "note":
        return replace(marked, notes=(*event.notes, value))
    return replace(marked, title=value) if entry.fix == "title" else replace(marked, place=value)


def days(value: str) -> tuple[date | None, date | None]:
    """The first and the last day of an EDTF value; an open side is None."""
    covered = edtf.covers(value)
    first, last = covered[0][0], covered[-1][1]
    return None if first == date.min else first, None if last == date.max else last
