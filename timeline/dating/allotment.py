"""How long each answer of a build is: sharp where that pays, while most of all its answers hold the true day.

Pure: distributions over days in, answers out. A right answer is worth more the fewer days it names, a wrong one costs
the same for all. What it costs is set so that the build's answers miss, by their own confidence, no more than a share
of the true days: the most that is worth having within a budget (a knapsack, by Lagrange's multiplier).
"""

from __future__ import annotations

from collections.abc import Callable, Sequence

import numpy as np

from timeline.dating.answer import Answer, best, months, year
from timeline.dating.calendar import Days
from timeline.dating.postings import Floats

LENGTHS = (1, 7, 31, 366)
"""Days that an answer may name, at most; the longest options name more."""
WORTH = (9.0, 6.0, 3.5, 1.2, 0.0)
"""What a right answer of each of these lengths is worth, and a longer one."""
FULL, NEARLY_ALL = 0.98, 0.99
"""The mass that is enough, so that no more days need be named; and the mass that the longest answer holds."""
DEAREST, STEPS = 100.0, 40
"""The most that a wrong answer may cost; how often that span is halved."""


Options = tuple[Answer | None, ...]
"""The best answer of each length, and a longer one; None where there is none."""


def options(days: Days, mass: Floats) -> Options:
    """The best answer of each length; None where there is none. `days` are consecutive, `mass` sums to 1."""
    return (*best(days, mass, LENGTHS[:-1], FULL), year(days, mass, FULL), months(days, mass, NEARLY_ALL))


def allotted(
    offered: Sequence[Options], sure: Callable[[Answer], float], misses: float
) -> list[Answer | None]:
    """One of the options of every article, or None where it has none; `sure` says how likely an answer is right, and
    `misses` is the share of all answers that may miss the true day.
    """
    right = np.array([[sure(a) if a else np.nan for a in some] for some in offered]).reshape(-1, len(WORTH))
    answered = ~np.isnan(right).all(1)
    right = right[answered]
    worth = np.array(WORTH)

    def chosen(cost: float) -> Days:
        gain = worth * right - cost * (1 - right)
        return np.asarray(np.argmax(np.where(np.isnan(gain), -np.inf, gain), axis=1))

    cheap, dear = 0.0, DEAREST
    for _ in range(STEPS):
        cost = (cheap + dear) / 2
        missed = (1 - right[np.arange(len(right)), chosen(cost)]).sum()
        cheap, dear = (cost, dear) if missed > misses * len(right) else (cheap, cost)
    best = iter(chosen(dear).tolist())
    return [some[next(best)] if one else None for some, one in zip(offered, answered, strict=True)]
