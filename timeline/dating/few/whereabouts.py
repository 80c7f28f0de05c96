"""Where the days lie that another article tells, as far as it is known where that article stands. No words in here."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date
from functools import cached_property

import numpy as np

from timeline.dating.calendar import Days, Floats, on, weekday, years
from timeline.dating.few import odds
from timeline.dating.few.tellings import DATED, Telling
from timeline.dating.few.yearly import occurrences

LEAST = 1e-4
"""Mass of a day that is worth carrying."""
SHARP = 31
"""Days that a time with a year may last for others to meet it."""


@dataclass(frozen=True)
class Mass:
    """A mass over a few days, in order of the days; sums to 1."""

    days: Days
    mass: Floats

    @cached_property
    def _sums(self) -> Floats:
        return np.asarray(np.r_[0.0, np.cumsum(self.mass)])

    @property
    def likeliest(self) -> date:
        """The day with the most mass, the first of several."""
        return date.fromordinal(int(self.days[np.argmax(self.mass)]))

    def within(self, first: Days, last: Days) -> Floats:
        """How much of it lies from each `first` to its `last`, both inclusive."""
        before = np.searchsorted(self.days, first, side="left")
        upto = np.searchsorted(self.days, last, side="right")
        return np.asarray(self._sums[np.maximum(upto, before)] - self._sums[before])


def mass_of(days: Days, mass: Floats) -> Mass:
    """The mass over days that may be told in any order and more than once, next to nothing left out."""
    kept = mass > LEAST
    when, at = np.unique(days[kept], return_inverse=True)
    held = np.bincount(at, weights=mass[kept], minlength=len(when))
    return Mass(when, np.asarray(held / max(held.sum(), LEAST)))


def together(masses: Sequence[Mass], weights: Floats) -> Mass:
    """Several masses as one, each by its weight; the weights sum to 1."""
    every = np.concatenate([m.days for m in masses])
    when, at = np.unique(every, return_inverse=True)
    parts = [w * m.mass for w, m in zip(weights, masses, strict=True)]
    return Mass(
        when, np.asarray(np.bincount(at, weights=np.concatenate(parts), minlength=len(when)), dtype=float)
    )


def told_day(t: Telling, stands: Mass) -> Mass | None:
    """Where a time lies that an article tells which stands at `stands`; None where it is no day or month."""
    if t.kind in DATED and t.at[1] - t.at[0] < SHARP:
        every = np.arange(t.at[0], t.at[1] + 1)
        return Mass(every, np.full(len(every), 1 / len(every)))
    if not len(stands.days):
        return None
    if t.kind == "date":
        last, following = occurrences(t, stands.days)
        behind = odds.behind(t.kind, t.side, t.sure)
        return mass_of(np.r_[last, following], np.r_[stands.mass * behind, stands.mass * (1 - behind)])
    if t.kind == "off":
        by, month, day = t.at
        return mass_of(on(years(stands.days) + by, month, day), stands.mass)
    if t.kind == "weekday":
        gap = (weekday(stands.days) - t.at[0]) % 7
        return mass_of(stands.days - gap + (7 * (gap > 0) if t.side == 1 else 0), stands.mass)
    return None
