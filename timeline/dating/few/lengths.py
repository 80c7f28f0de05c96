"""Lengths of time beside what they count from: «vor drei Jahren, im Sommer 2014», an anniversary, an age."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from datetime import date

import numpy as np

from timeline.dating.calendar import Days, Floats, ordinal, returning, years
from timeline.dating.few import odds
from timeline.dating.few.factors import Factor
from timeline.dating.few.tellings import DATED, YEARLY, Telling
from timeline.dating.few.yearly import occurrences

BESIDE = 25
"""Characters within which a length of time counts from a time of its sentence."""
SURE, ROUND = 0.97, 0.8
"""How often it then does; ROUND is for anniversaries, whose beginning stands anywhere."""
LONG = 10.0
"""Years from which on a mere length is an anniversary, if it is round."""
DECADE = 3652.0
"""Days among which a length picks some, where what it counts from is told with its year."""
UNITS = {"day": 1.0, "week": 7.0, "month": 30.44, "year": 365.25, "decade": 3652.5}
_LESS, _MORE = ("LESS_THAN", "EQUAL_OR_LESS"), ("MORE_THAN", "EQUAL_OR_MORE")


def window(length: Telling) -> tuple[float, float] | None:
    """The least and the most days that a length may mean, as writers round; None for lengths of hours."""
    amount, grain, mod = length.at
    if grain not in UNITS:
        return None
    unit = UNITS[grain]
    around = {"day": 0.6, "week": 0.4}.get(grain, 0.5)
    if grain == "month" and amount >= 12:
        around = 1.5
    if amount != int(amount):
        around = 0.35
    less = 0.05 if mod in _MORE else around + (0.2 if mod else 0.0)
    more = 0.05 if mod in _LESS else around + (0.2 if mod else 0.1)
    return (amount - less) * unit, (amount + more) * unit


def counted(told: Sequence[Telling], days: Days) -> Iterator[Factor]:
    """What lengths say that count from the day of writing, back or ahead, to a time that the text tells too."""
    for length in (t for t in told if t.kind == "length"):
        pairs = [(often, t) for t in told if (often := counts_from(length, t)) > 0]
        surest = max((often for often, _ in pairs), default=0.0)
        found = [t for often, t in pairs if often == surest]
        found = [t for t in found if t.sentence == length.sentence] or found
        shares = [_share(length, t, days) for t in found]
        if any(share.any() for share in shares):
            against = np.log(surest * np.mean(shares, axis=0) + 1 - surest)
            start, end = min(length.start, found[0].start), max(length.end, found[0].end)
            yield Factor(start, end, "a length of time beside its beginning", np.maximum(against, -4.0))


def counts_from(length: Telling, t: Telling) -> float:
    """How surely a length of time counts from the day of writing to a time that is told, from 0 to 1."""
    between = max(t.start - length.end, length.start - t.end)
    beside = between <= BESIDE and t.sentence == length.sentence
    if _anniversary(length) and t.kind in DATED and t.side < 1:
        near = length.at[0] >= LONG or abs(t.sentence - length.sentence) <= 1
        return SURE if beside else ROUND if near else 0.0
    wrong = t.side == (-1 if length.manner == "ahead" else 1)
    if length.manner not in ("ago", "since", "ahead") or t.kind not in (*DATED, *YEARLY) or wrong:
        return 0.0
    return SURE if beside else 0.0


def _anniversary(length: Telling) -> bool:
    """Whether a length is told because it is round: then it counts from a beginning, wherever that stands."""
    amount, grain, mod = length.at
    told = grain == "year" and amount >= LONG and amount % 5 == 0 and not mod
    return length.manner == "returns" or (told and length.manner in ("", "told"))


def _share(length: Telling, t: Telling, days: Days) -> Floats:
    """How much likelier than by chance each day is if a length counts from a time, or leads to it."""
    limits = window(length)
    if limits is None:
        return np.zeros(len(days))
    ahead = length.manner == "ahead"
    if t.kind in DATED:
        first, last = (np.full(len(days), int(t.at[k])) for k in (0, 1))
    else:
        begun, following = occurrences(t, days)
        first = following if ahead else begun
        last = first + (round(30.44 * t.at[1]) if t.kind == "months" else 0)
    share = about(first - days, last - days, limits) if ahead else about(days - last, days - first, limits)
    if t.kind not in DATED:
        return share * 365.0
    if length.at[1] == "year" and length.at[0] == int(length.at[0]) and not ahead:
        whole = (years(days) - years(np.array([t.at[0]]))[0] == length.at[0]) / 365.25
        if _anniversary(length):
            share = 0.2 * whole + 0.8 * (whole > 0) * _feasted(t, days) if t.kind == "day" else whole
        else:
            share = 0.5 * share + 0.5 * whole
    return np.asarray(share * (len(days) if _anniversary(length) else DECADE))


def _feasted(t: Telling, days: Days) -> Floats:
    """How likely an anniversary is to be told of on each day, as a feast is."""
    day = date.fromordinal(int(t.at[0]))
    last, following = returning(days, lambda y: ordinal(y, day.month, day.day))
    ahead, behind = (
        odds.density(table["feast"], away)
        for table, away in ((odds.AHEAD, following - days), (odds.BEHIND, days - last))
    )
    return np.asarray(0.7 * ahead + 0.3 * behind)


def about(least: Days, most: Days, limits: tuple[float, float]) -> Floats:
    """The share of each day on which a length may be told, the greater the nearer to the middle of its limits.

    `least` and `most` are the days between it and the end and the beginning of what the length counts from.
    """
    middle, half = sum(limits) / 2, max((limits[1] - limits[0]) / 2, 0.5)
    away = np.maximum(np.maximum(least - middle, middle - most), 0.0)
    size = half + (most - least) + 1
    return np.asarray(np.maximum(1 - away / (half + 0.5), 0.0) / size)
