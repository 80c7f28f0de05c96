"""Sentences and clauses, with tense, mood and negation. Knows no calendar."""

from __future__ import annotations

from timeline.language import Pack
from timeline.values import Clause


def clauses(text: str, pack: Pack) -> tuple[Clause, ...]:
    """The clauses of a text, in order."""
    return ()
