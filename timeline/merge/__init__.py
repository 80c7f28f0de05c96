"""Identity: mentions of one real event become one event, across articles and languages.

What can be compared of an article its worker has counted (`traits`); here the mentions become columns (`traces`),
those that meet in a block are weighed against one another (`candidates`, `likeness`), the likest are joined
first and never through days that exclude each other (`groups`), a plan that moved is joined to its new day
(`moves`), and each event gets what its mentions agree on (`agreement`). Nothing depends on the order of the
articles. An event owns nothing: its mentions are its proof.
"""

from __future__ import annotations

from collections.abc import Callable, Mapping, Sequence

from timeline.merge.articles import Stories
from timeline.merge.candidates import candidates
from timeline.merge.events import NONE, Maker
from timeline.merge.groups import Groups, grouped
from timeline.merge.moves import moved
from timeline.merge.pairs import pairs
from timeline.merge.shelf import shelf
from timeline.merge.threads import labels
from timeline.merge.traces import Traces, traces
from timeline.merge.traits import traits
from timeline.values import Dating, Draft, Event, Mention

__all__ = ["maker", "merge", "traits"]


def merge(
    mentions: Sequence[Mention],
    drafts: Sequence[Draft],
    datings: Sequence[Dating],
    known: Mapping[str, Event] = NONE,
) -> tuple[Event, ...]:
    """The events that the mentions tell of, in order of day and id; every mention belongs to exactly one.

    `drafts` and `datings` run in parallel; a mention refers to them by its `doc_id`. Where a draft has no
    traits, they are counted here. `known` are events by id that an earlier build has made of articles which have
    not changed since, nor has their day: of the same mentions it would make the same again, but for the story.
    """
    if not mentions:
        return ()
    found = shelf(mentions, drafts, datings)
    languages = [d.article.language for d in found.drafts]
    compared = traces(found.told, found.docs, languages, found.datings, found.traits)
    stories = Stories(compared, found.traits, languages)
    stages = _stages(compared, stories)
    members = [[i for group in chain for i in group] for chain in stages]
    threads = labels(members, found.told, found.docs, stories)
    made = Maker(found.drafts, found.datings, found.traits, known)
    told = ([c for i in group for c in found.copies.get(i) or (found.told[i],)] for group in members)
    events = [
        made.again(said, story) if len(chain) == 1 else made.event(said, story)
        for said, chain, story in zip(told, stages, threads, strict=True)
    ]
    return tuple(sorted(events, key=lambda e: (str(e.earliest or ""), e.event_id)))


def maker(drafts: Sequence[Draft], datings: Sequence[Dating]) -> Callable[[Sequence[Mention]], Event]:
    """What makes one event of mentions that a person has put together, in the way that `merge` does."""
    made = Maker(drafts, datings, [d.traits or traits(d.article, ()) for d in drafts])
    return lambda told: made.event(told, "")


def _stages(compared: Traces, stories: Stories) -> list[list[list[int]]]:
    """The mentions of each event in groups that have a day in common: one, or several where a plan moved."""
    first = grouped(compared, pairs(compared, candidates(compared, stories.subjects), stories)).members()
    chains = Groups(compared)
    for a, b in moved(compared, first, stories):
        chains.link(a, b)
    return [[first[n] for n in chain] for chain in chains.members(len(first))]
