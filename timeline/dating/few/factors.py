"""One factor of the model: what one wording says of every candidate day, in log-odds, and how loud it speaks.

Lives in the small builds' room; it knows the kinds of tellings, and of no telling what it makes likely.
"""

from __future__ import annotations

from typing import NamedTuple

import numpy as np

from timeline.dating.calendar import Floats
from timeline.dating.few.tellings import Telling

MISREAD, SUREST = 0.02, 12.0
"""How often a time told is misread, or not what it seems; and the log-odds that none goes beyond."""
_KINDS = {
    "day": "a day", "month": "a month", "quarter": "a quarter of a year", "year": "a year",
    "born": "a year of birth", "feastname": "a feast", "date": "a day of a month",
    "months": "a part of the year without its year", "feast": "a feast", "weekday": "a weekday",
    "length": "a length of time", "shift": "a time counted from now",
}  # fmt: skip
_SIDES = {-1: ", behind", 0: "", 1: ", ahead"}


class Factor(NamedTuple):
    """What one wording says of every candidate day: log-odds, 0 where it says nothing; `by` tells where a sibling
    lends it."""

    start: int
    end: int
    says: str
    odds: Floats
    by: str = ""


def heard(f: Factor) -> Factor:
    """A factor as it counts: never as sure as a table says, for any one time may be misread."""
    odds = np.log((1 - MISREAD) * np.exp(np.minimum(f.odds, SUREST)) + MISREAD)
    return f._replace(odds=np.asarray(odds))


def says(t: Telling) -> str:
    """What a factor says that rests on a telling: its kind, and on which side it lies."""
    kind = "a weekday with its date" if t.kind == "date" and t.at[2] is not None else _KINDS[t.kind]
    return kind + _SIDES[t.side]
