"""Who and where: people, organisations, countries and places that a text names."""

from __future__ import annotations

from timeline.language import Pack
from timeline.values import Entity


def find(text: str, pack: Pack) -> tuple[Entity, ...]:
    """The entities of a text, in order, each under its canonical name."""
    return ()
