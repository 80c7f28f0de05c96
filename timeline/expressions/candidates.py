"""Values where the day of publication is not known for sure: one for each day that it may be, and what they have in
common."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace
from datetime import date

from timeline.edtf import one_of
from timeline.expressions import story
from timeline.expressions.days import DAY
from timeline.values import Dating, Expression, Value

MOST = 7  # values in a one-of set
CANDIDATES = 31  # days of publication that are weighed one by one; beyond, only the first and the last


def values(expressions: Sequence[Expression], dating: Dating) -> tuple[Value, ...]:
    """The value of every expression, in the same order."""
    if not expressions:
        return ()
    candidates = published(dating)
    if len(candidates) == 1:
        return story.values_on(expressions, candidates[0])
    return tuple(
        merged(options)
        for options in zip(*(story.values_on(expressions, d) for d in candidates), strict=True)
    )


def published(dating: Dating) -> list[date | None]:
    """The days on which an article may have been written."""
    found: list[date | None] = []
    for first, last in dating.days:
        length = (last - first).days + 1
        found += [first + n * DAY for n in range(length)] if length <= CANDIDATES else [first, last]
    if len(found) > CANDIDATES:
        found = [found[0], found[-1]]
    return found or [None]


def merged(options: Sequence[Value]) -> Value:
    """One value out of those for every candidate day: the same where they agree, else all that it could
    be."""
    first = options[0]
    if all(o.value == first.value and o.edtf == first.edtf for o in options):
        return first
    value = blurred([o.value for o in options])
    known = sorted({o.edtf for o in options if o.edtf})
    lows = [o.earliest for o in options if o.earliest]
    highs = [o.latest for o in options if o.latest]
    low = min(lows) if len(lows) == len(options) else None
    high = max(highs) if len(highs) == len(options) else None
    written = None
    if all(o.edtf for o in options):
        if len(known) <= MOST and not any(c in edtf for edtf in known for c in "/["):
            written = one_of(known)
        elif low and high:
            written = f"[{low}..{high}]"
        elif low or high:
            written = f"{low or '..'}/{high or '..'}"
    if written is None:
        low = high = None
    return replace(first, value=value, edtf=written, earliest=low, latest=high)


def blurred(found: Sequence[str]) -> str:
    """TIMEX3 values with X wherever they differ."""
    if len({len(v) for v in found}) > 1:
        return "XXXX-XX-XX"
    return "".join(c[0] if len(set(c)) == 1 else "X" for c in zip(*found, strict=True))
