"""Identity: mentions of one real event become one event, across articles and languages."""

from __future__ import annotations

from collections.abc import Sequence

from timeline.values import Dating, Draft, Event, Mention


def merge(
    mentions: Sequence[Mention], drafts: Sequence[Draft], datings: Sequence[Dating]
) -> tuple[Event, ...]:
    """The events that the mentions tell of."""
    return ()
