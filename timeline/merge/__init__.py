"""Identity: mentions of one real event become one event, across articles and languages.

What can be compared of an article its worker has counted (`traits`); here the mentions, which come as columns, are
laid out by article (`shelf`) and made comparable (`tracing`), those that meet in a block are weighed against one
another (`candidates`, `likeness`), the likest are joined first and never through days that exclude each other
(`groups`), a plan that moved is joined to its new day (`moves`), and each event (`events`) gets what its mentions agree
on (`agreement`). Nothing depends on the order of the articles. An event owns nothing: its mentions are its proof.
"""

from __future__ import annotations

from collections.abc import Callable, Sequence

import pyarrow as pa

from timeline import columns
from timeline.columns import EVENTS, Agreed, Told
from timeline.merge.articles import Stories
from timeline.merge.candidates import candidates
from timeline.merge.events import Maker, Tellings, events
from timeline.merge.groups import grouped, linked
from timeline.merge.moves import moved
from timeline.merge.pairs import pairs
from timeline.merge.shelf import Shelf, shelf
from timeline.merge.threads import labels
from timeline.merge.tracing import traces
from timeline.merge.traits import traits
from timeline.values import Event, Mention

__all__ = ["maker", "merge", "traits"]


def merge(told: Told, known: Callable[[], pa.Table] = EVENTS.empty_table) -> Agreed:
    """The events that all articles tell of, in order of day and id; every mention belongs to exactly one.

    `known` gives events (columns as in sql/machine/agreed.sql) that an earlier build has made of articles which have
    not changed since, nor has their day: of the same mentions it would make the same again, but for the story. It is
    asked when the mentions have been compared, so that the two do not need their memory at once.
    """
    if not told.mentions:
        return columns.agreed_by(())
    tellings = _tellings(shelf(told))
    return events(Maker(told.articles), told.mentions, tellings, known())


def maker(told: Told) -> Callable[[Sequence[Mention]], Event]:
    """What makes one event of mentions that a person has put together, in the way that `merge` does."""
    return Maker(told.articles).event


def _tellings(found: Shelf) -> Tellings:
    """What becomes events, the mentions of copied articles too; what was compared is let go of."""
    compared = traces(found)
    stories = Stories(compared, found.openings)
    stages = grouped(compared, pairs(candidates(compared, stories.subjects), stories)).members()
    plans = linked(len(stages), moved(compared, stages, stories))
    chains = stages.of(plans)
    return Tellings(found.copies.of(chains), labels(chains, found, stories), plans.counts > 1)
