"""What comes back after years and is known everywhere: elections of a continent, world championships, Olympic Games.

Who names one without its year means the last or the next one. The days are data (`occasions.toml`), their names too,
by language (`dating.toml`); no article's words in here.
"""

from __future__ import annotations

import re
import tomllib
from collections.abc import Iterator
from datetime import date
from functools import cache
from pathlib import Path

import numpy as np

from timeline import language
from timeline.dating.calendar import Days
from timeline.dating.few import odds
from timeline.dating.few.factors import Factor

_FILE = Path(__file__).with_name("occasions.toml")
AWAY: odds.Steps = ((0, 0.06), (7, 0.18), (31, 0.24), (92, 0.24), (183, 0.14), (365, 0.1), (1461, 0.04))
"""How far from an occasion those write that name it, in days."""
NEAR = 0.6
"""How often that is so."""


def occasions(text: str, code: str, days: Days) -> Iterator[Factor]:
    """Occasions named without their year."""
    for m in _names(code).finditer(text):
        name = str(m.lastgroup)
        held = _held(name)
        known = (days >= held[0, 0] - AWAY[-1][0]) & (days <= held[-1, 1] + AWAY[-1][0])
        if not known.any():
            continue
        share = odds.density(AWAY, _away(held, days))
        said = np.where(known, np.log(NEAR * share / max(share[known].mean(), odds.NEVER) + 1 - NEAR), 0.0)
        yield Factor(m.start(), m.end(), "an occasion of some years", said)


def _away(held: Days, days: Days) -> Days:
    """Days from each candidate to the nearest time, 0 while it goes on."""
    first, last = held[:, 0][:, None], held[:, 1][:, None]
    return np.asarray(np.min(np.maximum(np.maximum(first - days, days - last), 0), axis=0))


@cache
def _held(name: str) -> Days:
    """First and last day of every time that an occasion was held."""
    rows = (str(span).partition("/") for span in tomllib.loads(_FILE.read_text(encoding="utf-8"))[name])
    return np.array(
        [[date.fromisoformat(d).toordinal() for d in (a, b or a)] for a, _, b in rows], dtype=np.int64
    )


@cache
def _names(code: str) -> re.Pattern[str]:
    """The wordings of occasions without their year, each in the group of its name."""
    table = language.pack(code).table("dating").get("occasions", {})
    groups = (f"(?P<{name}>{'|'.join(wordings)})" for name, wordings in sorted(table.items()))
    return re.compile(
        rf"(?<![\w-])(?:{'|'.join(groups) or '(?!)'})(?![\w-]|(?:\s+\w+)?\s+['’]?(?:\d\d|[12]\d\d\d)(?![\d.]))"
    )
