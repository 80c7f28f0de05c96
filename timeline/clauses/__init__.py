"""Sentences and clauses, with tense, mood and negation. Knows no calendar."""

from __future__ import annotations

from dataclasses import dataclass

from timeline.language import Pack
from timeline.values import Clause


@dataclass(frozen=True, slots=True)
class Outline:
    """A text's sentences, found at once; the clauses of a sentence are worked out when somebody asks for them."""

    text: str
    pack: Pack
    sentences: tuple[tuple[int, int], ...]

    def clauses(self, sentence: int) -> tuple[Clause, ...]:
        """The clauses of one sentence, in order, covering it."""
        return ()

    def clause_at(self, offset: int) -> Clause | None:
        """The innermost clause that an offset lies in."""
        return None


def outline(text: str, pack: Pack) -> Outline:
    """The outline of a text."""
    return Outline(text, pack, ((0, len(text)),))
