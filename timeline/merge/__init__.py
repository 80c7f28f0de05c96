"""Identity: mentions of one real event become one event, across articles and languages.

What can be compared of an article its worker has counted (`traits`); here the mentions, which come as columns, are
laid out by article (`shelf`) and made comparable (`tracing`), those that meet in a block are weighed against one
another (`candidates`, `likeness`), the likest are joined first and never through days that exclude each other
(`groups`), a plan that moved is joined to its new day (`moves`), and each event gets what its mentions agree on
(`agreement`). Nothing depends on the order of the articles. An event owns nothing: its mentions are its proof.
"""

from __future__ import annotations

from collections.abc import Callable, Iterator, Sequence

import pyarrow as pa

from timeline.columns import Told
from timeline.merge.articles import Stories
from timeline.merge.candidates import candidates
from timeline.merge.events import Group, Maker, events
from timeline.merge.groups import Groups, grouped
from timeline.merge.moves import moved
from timeline.merge.pairs import pairs
from timeline.merge.shelf import Shelf, shelf
from timeline.merge.threads import labels
from timeline.merge.traces import Traces
from timeline.merge.tracing import traces
from timeline.merge.traits import traits
from timeline.values import Event, Mention

__all__ = ["maker", "merge", "traits"]


def merge(told: Told, known: pa.Table | None = None) -> tuple[Event, ...]:
    """The events that all articles tell of, in order of day and id; every mention belongs to exactly one.

    `known` are events (columns as in sql/machine/agreed.sql) that an earlier build has made of articles which have not
    changed since, nor has their day: of the same mentions it would make the same again, but for the story.
    """
    if not told.mentions:
        return ()
    found = events(Maker(told.articles), told.mentions, _groups(shelf(told)), known)
    return tuple(sorted(found, key=lambda e: (str(e.earliest or ""), e.event_id)))


def maker(told: Told) -> Callable[[Sequence[Mention]], Event]:
    """What makes one event of mentions that a person has put together, in the way that `merge` does."""
    return Maker(told.articles).event


def _groups(found: Shelf) -> Iterator[Group]:
    """The mentions of each event, those of copied articles too."""
    stages, threads = _chains(found)
    places = found.places.tolist()
    for chain, story in zip(stages, threads, strict=True):
        rows = [row for group in chain for i in group for row in found.copies.get(places[i]) or (places[i],)]
        yield Group(rows, story, len(chain) > 1)


def _chains(found: Shelf) -> tuple[list[list[list[int]]], list[str]]:
    """The mentions of each event in groups that have a day in common, and its story; what was compared is let go of."""
    compared = traces(found)
    stories = Stories(compared, found.openings)
    stages = _stages(compared, stories)
    return stages, labels([[i for group in chain for i in group] for chain in stages], found, stories)


def _stages(compared: Traces, stories: Stories) -> list[list[list[int]]]:
    """The mentions of each event in groups that have a day in common: one, or several where a plan moved."""
    first = grouped(compared, pairs(candidates(compared, stories.subjects), stories)).members()
    chains = Groups(compared)
    for a, b in moved(compared, first, stories):
        chains.link(a, b)
    return [[first[n] for n in chain] for chain in chains.members(len(first))]
