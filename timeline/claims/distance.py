"""The days that a claim has beyond an expression, or as far from a day as it is long. Lives in the claims room."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import replace
from datetime import date, timedelta

from timeline import edtf
from timeline.values import Claim, Dating, Value

_LENGTH = re.compile(r"P(?:([\d.]+)Y)?(?:([\d.]+)M)?")
_DAYS = re.compile(r"P(?:(\d+)W)?(?:(\d+)D)?")


def beyond(claim: Claim, value: Value, dating: Dating, values: Sequence[Value]) -> Value | None:
    """The days beyond an expression, or as far off as it is long; None where that cannot be told."""
    if claim.told == "after" and value.latest is not None:
        step = f"a consequence: after {value.latest}"
        return replace(
            value, edtf=f"{value.latest}/..", earliest=value.latest, latest=None, steps=(*value.steps, step)
        )
    if claim.told == "since" and value.edtf is not None and value.earliest is not None:
        begun = value.edtf.split("/")[0]
        step = f"since then: from {begun}"
        return replace(value, edtf=f"{begun}/..", latest=None, steps=(*value.steps, step))
    if claim.told not in ("ago", "hence"):
        return None
    base = values[claim.base] if claim.base is not None else dating
    if base.earliest is None or base.latest is None:
        return None
    return _away(value, base.earliest, base.latest, -1 if claim.told == "ago" else 1)


def _away(value: Value, first: date, last: date, sign: int) -> Value | None:
    """The days as far from the `first` and the `last` day of a time as a length is long, before (-1) or after (1): of a
    length in years or months the months, or the years where the time is no month."""
    step = f"{value.value} {'before' if sign < 0 else 'after'} {first}"
    if m := _DAYS.fullmatch(value.value):
        span = sign * timedelta(days=7 * int(m[1] or 0) + int(m[2] or 0))
        first, last = first + span, last + span
        written = str(first) if first == last else f"{first}/{last}"
    elif m := _LENGTH.fullmatch(value.value):
        yearly = value.value.endswith("Y") and (last - first).days > 31
        by = sign * round(12 * float(m[1] or 0) + float(m[2] or 0))
        first, last = _month(first, by)[0], _month(last, by)[1]
        if yearly:
            first, last = date(first.year, 1, 1), date(last.year, 12, 31)
        written = edtf.of_days(first, last)
        if len(written) == len("YYYY-MM"):
            written += "~"
    else:
        return None
    return replace(value, edtf=written, earliest=first, latest=last, steps=(*value.steps, step))


def _month(day: date, by: int) -> tuple[date, date]:
    """The first and last day of the month some months off a day's."""
    whole = day.year * 12 + day.month - 1 + by
    return edtf.end_to_end(whole // 12, whole % 12 + 1, 1)
