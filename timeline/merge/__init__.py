"""Identity: mentions of one real event become one event, across articles and languages.

Mentions are reduced to what can be compared (`traces`), those that meet in a block are weighed against one
another (`candidates`, `likeness`), the likest are joined first and never through days that exclude each other
(`groups`), a plan that moved is joined to its new day (`moves`), and each event gets what its mentions agree
on (`agreement`). Nothing depends on the order of the articles. An event owns nothing: its mentions are its
proof.
"""

from __future__ import annotations

from collections.abc import Callable, Sequence
from hashlib import blake2b

from timeline.merge import agreement
from timeline.merge.articles import Stories, independent, sketch
from timeline.merge.candidates import candidates
from timeline.merge.groups import Groups, Pair, grouped
from timeline.merge.likeness import WEIGHTS, again, heads, likeness
from timeline.merge.moves import moved
from timeline.merge.threads import labels
from timeline.merge.traces import Trace, traces
from timeline.values import Dating, Draft, Event, Mention

__all__ = ["maker", "merge"]


def merge(
    mentions: Sequence[Mention], drafts: Sequence[Draft], datings: Sequence[Dating]
) -> tuple[Event, ...]:
    """The events that the mentions tell of, in order of day and id; every mention belongs to exactly one.

    `drafts` and `datings` run in parallel; a mention refers to them by its `doc_id`.
    """
    order = sorted(range(len(drafts)), key=lambda i: drafts[i].article.doc_id)
    ordered = [drafts[i] for i in order]
    written = {drafts[i].article.doc_id: datings[i] for i in order}
    told, copies = _originals(mentions, {d.article.doc_id: d.article.text for d in ordered})
    compared = traces(told, ordered, written)
    stories = Stories(compared, [d.article for d in ordered])
    members = _members(compared, stories)
    threads = labels(members, told, stories, compared)
    sketches = _Sketches(ordered)
    events = [
        _event([c for i in group for c in copies[i]], written, sketches, threads[n])
        for n, group in enumerate(members)
    ]
    return tuple(sorted(events, key=lambda e: (str(e.earliest or ""), e.event_id)))


def maker(drafts: Sequence[Draft], datings: Sequence[Dating]) -> Callable[[Sequence[Mention]], Event]:
    """What makes one event of mentions that a person has put together, in the way that `merge` does."""
    written = {d.article.doc_id: day for d, day in zip(drafts, datings, strict=True)}
    sketches = _Sketches(drafts)
    return lambda told: _event(told, written, sketches, "")


def _originals(
    mentions: Sequence[Mention], texts: dict[str, str]
) -> tuple[list[Mention], list[list[Mention]]]:
    """The mentions in a stable order without those of copied articles; each with its copies, itself first.

    A copy has the same text, the same place in it, and comes to the same day: it is a mention, never an
    event.
    """
    found: dict[tuple[object, ...], list[Mention]] = {}
    for m in sorted(mentions, key=lambda m: (m.doc_id, m.claim.start, m.claim.trigger_start, m.mention_id)):
        c = m.claim
        place = (texts[m.doc_id], c.start, c.trigger_start, c.trigger, c.expression, m.edtf, m.status)
        found.setdefault(place, []).append(m)
    return [same[0] for same in found.values()], list(found.values())


def _members(compared: Sequence[Trace], stories: Stories) -> list[list[int]]:
    """The mentions of each event: groups on one day, and groups that a plan's move joins."""
    first = grouped(compared, _pairs(compared, stories)).members()
    chains = Groups(compared[: len(first)])
    for a, b in moved(compared, first, stories.likeness):
        chains.link(a, b)
    return [[i for n in chain for i in first[n]] for chain in chains.members()]


def _pairs(compared: Sequence[Trace], stories: Stories) -> list[Pair]:
    """Pairs that are like enough. Some mentions are joined to the one mate alone that they fit best.

    These are a heading, which repeats one mention below it, and a later word for an event that the article has
    already dated ("the meeting").
    """
    found: list[Pair] = []
    single: dict[int, Pair] = {}
    for a, b in candidates(compared):
        alike = a.family == b.family or (a.telling and b.telling)
        head = heads(a, b)
        if not alike and not head:
            continue
        score = likeness(a, b, stories.likeness(a.doc, b.doc), stories.rarity)
        loose = again(a, b)
        if score + WEIGHTS.again * loose < WEIGHTS.enough:
            continue
        if alike and score >= WEIGHTS.enough and not (head and (a.telling or b.telling)):
            found.append((score, a.mention, b.mention))
        else:
            one = (b if a.dated or (not b.dated and a.at < b.at) else a) if loose else a if a.heading else b
            pair = (score, a.mention, b.mention)
            single[one.mention] = max(single.get(one.mention, pair), pair)
    return found + list(single.values())


class _Sketches:
    """The sketches of articles, made when an event of several articles asks for them."""

    def __init__(self, drafts: Sequence[Draft]) -> None:
        self.texts = {d.article.doc_id: d.article.text for d in drafts}
        self.made: dict[str, frozenset[int]] = {}

    def sources(self, docs: Sequence[str]) -> int:
        """How many independent sources a set of articles is."""
        if len(docs) < 2:
            return len(docs)
        for doc in docs:
            if doc not in self.made:
                self.made[doc] = sketch(self.texts[doc])
        return independent([self.made[doc] for doc in docs])


def _event(told: Sequence[Mention], written: dict[str, Dating], sketches: _Sketches, story: str) -> Event:
    """The event of a group of mentions; of a plan that moved, the newest word on its day counts."""
    docs = sorted({m.doc_id for m in told})
    current = agreement.current(told, written)
    edtf, earliest, latest = agreement.agreed_date(current)
    status = agreement.agreed_status(current, written)
    ids = tuple(m.mention_id for m in told)
    return Event(
        event_id="e" + blake2b("\n".join(sorted(ids)).encode(), digest_size=8).hexdigest(),
        title=agreement.best_title(current, status, edtf),
        kind=agreement.agreed_kind(told),
        status=status,
        edtf=edtf,
        earliest=earliest,
        latest=latest,
        place=agreement.agreed_place(current) or agreement.agreed_place(told),
        actors=agreement.agreed_actors(told),
        confidence=agreement.confidence(told, sketches.sources(docs), status, edtf),
        n_documents=len(docs),
        mentions=ids,
        story=story,
    )
