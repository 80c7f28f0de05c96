"""How sharp an answer of a small build is: what each length of it must hold of the mass. Pure; days and mass in."""

from __future__ import annotations

import numpy as np

from timeline.dating.answer import Answer, answer, length, likeliest
from timeline.dating.calendar import Days, Floats

WANTED = {1: 0.05, 7: 0.4, 31: 0.4, 0: 0.2}
"""Mass that an answer of at most so many days must hold; 0 stands for a month."""
MONTHS, NEARLY = 0.5, 0.9
"""Mass that a run of months must hold; the share of a month's that some of its days must."""
AROUND, ALONE = 365, 0.34
"""Days around the likeliest day that must be the likeliest too, and what it must hold where they are not."""
SPREAD, NEVER = 31, 2.0
"""Days over which an answer may list single ones; a mass that no answer holds."""
LONGEST = 3 * 366
"""Days that an answer may name; a longer one says nothing."""


def sharpest(days: Days, mass: Floats) -> Answer | None:
    """The sharpest answer that holds what its length wants; of a month only the days that hold nearly all of it."""
    wanted, single = _wanted(mass), mass.astype(np.float32)
    found = answer(days, single, wanted)
    if found and _scattered(found):
        found = answer(days, single, wanted | {31: NEVER})
    if found is None or length(found) > 31:
        found = answer(days, single, wanted | {0: MONTHS})
        return found if found and length(found) <= LONGEST else None
    (first, _), (_, last) = found.intervals[0], found.intervals[-1]
    if len(found.intervals) > 1 or last - first < 27:
        return found
    within = (mass * ((days >= first) & (days <= last))).astype(np.float32)
    return likeliest(days, within, 31, 1, NEARLY * found.mass) or found


def _scattered(found: Answer) -> bool:
    """Whether an answer lists days of more than a month, which nobody would name one by one."""
    return len(found.intervals) > 1 and found.intervals[-1][1] - found.intervals[0][0] > SPREAD


def _wanted(mass: Floats) -> dict[int, float]:
    """What answers must hold; a day holds much where it is not of the likeliest days around."""
    around = np.convolve(mass, np.ones(AROUND), "same")
    apart = abs(int(np.argmax(around)) - int(np.argmax(mass)))
    return WANTED if apart <= AROUND // 2 else WANTED | {1: ALONE}
