"""What articles tell as the merge takes it, from mentions, drafts and days that a test has made up."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace

from timeline import columns, merge
from timeline.values import Dating, Draft, Event, Mention, Settled


def told(mentions: Sequence[Mention], drafts: Sequence[Draft], days: Sequence[Dating]) -> columns.Told:
    """The mentions of some articles as columns; a mention names its article by `doc_id`."""
    return columns.told_by([_settled(mentions, d, day) for d, day in zip(drafts, days, strict=True)])


def _settled(mentions: Sequence[Mention], draft: Draft, day: Dating) -> Settled:
    own = tuple(m for m in mentions if m.doc_id == draft.article.doc_id)
    traits = merge.traits(draft.article, [m.claim for m in own], draft.expressions)
    return Settled(replace(draft, traits=traits), day, (), own)


def merged(mentions: Sequence[Mention], drafts: Sequence[Draft], days: Sequence[Dating]) -> tuple[Event, ...]:
    """The events that the mentions of some articles come to."""
    return tuple(columns.events_of(merge.merge(told(mentions, drafts, days))))
