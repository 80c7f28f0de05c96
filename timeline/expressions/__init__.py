"""Finds temporal expressions, reads them, and resolves readings to days. The door to dateparser is in here."""

from __future__ import annotations

from collections.abc import Sequence

from timeline.clauses import Outline
from timeline.language import Pack
from timeline.values import Dating, Expression, Value


def find(text: str, pack: Pack, outline: Outline) -> tuple[Expression, ...]:
    """The temporal expressions of a text, in order, none overlapping another."""
    return ()


def resolve(expressions: Sequence[Expression], dating: Dating) -> tuple[Value, ...]:
    """The value of every expression, in the same order, for an article written when `dating` says."""
    return ()
