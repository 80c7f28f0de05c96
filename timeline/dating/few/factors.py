"""One factor of the model: what one wording says of every candidate day, in log-odds, and how loud it speaks.

Lives in the small builds' room; it knows the kinds of tellings, and of no telling what it makes likely.
"""

from __future__ import annotations

import tomllib
from collections.abc import Mapping
from functools import cache
from pathlib import Path
from typing import NamedTuple

import numpy as np

from timeline.dating.calendar import Floats
from timeline.dating.few.tellings import LEAD, REPORT, Telling

_VOICES = Path(__file__).with_name("voices.toml")
VOICE = 1.2
"""What an article's own words count beside its siblings', who are surer than they should be."""
MISREAD, SUREST = 0.02, 12.0
"""How often a time told is misread, or not what it seems; and the log-odds that none goes beyond."""
_KINDS = {
    "day": "a day", "month": "a month", "year": "a year", "part": "a part of a year", "quarter": "a quarter of a year",
    "born": "a year of birth", "feastname": "a feast", "date": "a day of a month",
    "months": "a part of the year without its year", "feast": "a feast", "weekday": "a weekday", "weekend": "a weekend",
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
    """A factor as loud as its kind is worth."""
    return f._replace(odds=VOICE * voices().get(f.says, 1.0) * doubted(f.odds))


def doubted(odds: Floats) -> Floats:
    """Log-odds that are never as sure as a table says: any one time may be misread."""
    return np.asarray(np.log((1 - MISREAD) * np.exp(np.minimum(odds, SUREST)) + MISREAD))


@cache
def voices() -> Mapping[str, float]:
    """What a factor counts, by what it says; fitted by `benchmarks/fit_few.py`."""
    table: Mapping[str, float] = tomllib.loads(_VOICES.read_text(encoding="utf-8"))["voices"]
    return table


def says(t: Telling) -> str:
    """What a factor says that rests on a telling: its kind, and on which side it lies."""
    kind = "a weekday with its date" if t.kind == "date" and t.at[2] is not None else _KINDS[t.kind]
    lead = " in the lead" if t.start < LEAD and t.kind in REPORT and t.side == -1 else ""
    return kind + lead + _SIDES[t.side]
