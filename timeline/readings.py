"""The anchor-free algebra of temporal expressions: what a wording says before it has a date."""

from __future__ import annotations

from dataclasses import dataclass


@dataclass(frozen=True, slots=True)
class Reading:
    """The base of all readings."""
