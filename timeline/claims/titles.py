"""A short title for a claim, in the article's language. Lives in the claims room."""

from __future__ import annotations

from timeline.claims.finding import Find


def title(find: Find) -> str:
    """A title that a person would write."""
    return find.scene.text(find.clause.start, find.clause.end)[:70]
