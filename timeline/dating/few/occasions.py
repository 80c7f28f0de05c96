"""What comes back after years and is known everywhere: elections of a continent, world championships, Olympic Games.

Who names one without its year means the last or the next one. The days are data (`occasions.toml`), their names too,
by language (`dating.toml`); no article's words in here.
"""

from __future__ import annotations

import re
import tomllib
from bisect import bisect_right
from collections.abc import Iterator, Sequence
from datetime import date
from functools import cache
from pathlib import Path

import numpy as np

from timeline import language
from timeline.dating.calendar import Days, Floats, weekday, years
from timeline.dating.few import odds
from timeline.dating.few.factors import Factor
from timeline.dating.few.tellings import Telling, sentences
from timeline.dating.few.yearly import occurrences

_FILE = Path(__file__).with_name("occasions.toml")
AWAY: odds.Steps = ((0, 0.06), (7, 0.18), (31, 0.24), (92, 0.24), (183, 0.14), (365, 0.1), (1461, 0.04))
"""How far from an occasion those write that name it, in days."""
HOST = 40
"""Characters behind an occasion in which its place is named."""
NEAR, ITS_DAY = 0.6, 0.4
"""How often that is so; how often a time of the year in the sentence of an occasion is its own."""


def occasions(text: str, code: str, told: Sequence[Telling], days: Days) -> Iterator[Factor]:
    """Occasions named without their year, and the times of the year told in one sentence with them."""
    ends = sentences(text)
    for m in _names(code).finditer(text):
        name = str(m.lastgroup)
        held = _held(name)
        if place := _hosts(name, code).search(text, m.end(), m.end() + HOST):
            held = held[np.isin(years(held[:, 0]), _hosted(name, code)[place[1]])]
        known = (days >= held[0, 0] - AWAY[-1][0]) & (days <= held[-1, 1] + AWAY[-1][0])
        if not known.any():
            continue
        share = odds.density(AWAY, _away(held, days))
        said = np.where(known, np.log(NEAR * share / max(share[known].mean(), odds.NEVER) + 1 - NEAR), 0.0)
        yield Factor(m.start(), m.end(), "an occasion of some years", said)
        for t in told:
            if t.sentence == bisect_right(ends, m.start()) and (true := _on(t, held, days)) is not None:
                share = true / max(true[known].mean(), 1 / len(days))
                both = np.where(known, np.log(ITS_DAY * share + 1 - ITS_DAY), 0.0)
                yield Factor(min(t.start, m.start()), max(t.end, m.end()), "an occasion with its day", both)


def _away(held: Days, days: Days) -> Days:
    """Days from each candidate to the nearest time, 0 while it goes on."""
    first, last = held[:, 0][:, None], held[:, 1][:, None]
    return np.asarray(np.min(np.maximum(np.maximum(first - days, days - last), 0), axis=0))


def _on(t: Telling, held: Days, days: Days) -> Floats | None:
    """Whether a time of the year or a weekday, told on each candidate, is of an occasion; None for other times."""
    if t.kind == "weekday":
        gap = (weekday(days) - t.at[0]) % 7
        return np.asarray(_away(held, days - gap + (7 if t.side == 1 else 0)) == 0, dtype=float)
    if t.kind not in ("date", "months"):
        return None
    last, following = occurrences(t, days)
    length = 1 if t.kind == "date" else round(30.44 * t.at[1])
    first = (
        last
        if t.side == -1
        else following
        if t.side == 1
        else np.where(days - last < following - days, last, following)
    )
    return np.asarray(_away(np.stack([held[:, 0] - length + 1, held[:, 1]], axis=1), first) == 0, dtype=float)


@cache
def _held(name: str) -> Days:
    """First and last day of every time that an occasion was held."""
    rows = (str(span).partition("/") for span in tomllib.loads(_FILE.read_text(encoding="utf-8"))[name])
    return np.array(
        [[date.fromisoformat(d).toordinal() for d in (a, b or a)] for a, _, b in rows], dtype=np.int64
    )


@cache
def _hosted(name: str, code: str) -> dict[str, list[int]]:
    """The years in which each place was the host of an occasion."""
    rows = language.pack(code).table("dating").get("hosts", {}).get(name, [])
    found: dict[str, list[int]] = {}
    for place, _, year in (str(row).rpartition(" ") for row in rows):
        found.setdefault(place, []).append(int(year))
    return found


@cache
def _hosts(name: str, code: str) -> re.Pattern[str]:
    """A place that was the host of an occasion, behind its name in the same sentence."""
    places = "|".join(map(re.escape, sorted(_hosted(name, code), key=len, reverse=True)))
    return re.compile(rf"[^.!?\n]*?\b({places})\b" if places else "(?!)")


@cache
def _names(code: str) -> re.Pattern[str]:
    """The wordings of occasions without their year, each in the group of its name."""
    table = language.pack(code).table("dating").get("occasions", {})
    groups = (f"(?P<{name}>{'|'.join(wordings)})" for name, wordings in sorted(table.items()))
    return re.compile(
        rf"(?<![\w-])(?:{'|'.join(groups) or '(?!)'})(?![\w-]|(?:\s+\w+)?\s+['’]?(?:\d\d|[12]\d\d\d)(?![\d.]))"
    )
