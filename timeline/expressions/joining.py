"""Makers at work: the reading of one bracket, of several together, and of one with the words before it."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace

from timeline import readings as r
from timeline.expressions.dates import Slots
from timeline.expressions.forms import Rule
from timeline.expressions.making import MAKERS
from timeline.values import TimexType

OWN = frozenset({"day", "weekday", "number", "hour", "minute", "side", "index", "wording", "mod"})
"""What an expression in a list or range never borrows from the last one."""


def made(rule: Rule, slots: Slots) -> r.Reading:
    """The reading that a rule's maker gives. Raises ValueError where it refuses."""
    return MAKERS[rule.make]({**rule.constants, **slots})


def joined(rule: Rule, brackets: Sequence[Slots]) -> tuple[r.Reading, ...]:
    """The readings of a phrase's brackets: what an earlier one leaves out, it borrows from the last, or each
    from the first ("forward"); the ends of a range know one another."""
    lender = brackets[0 if rule.joined.endswith("forward") else -1]
    last = {k: v for k, v in lender.items() if k not in OWN}
    if rule.joined == "apposition":
        return (made(rule, {k: v for b in brackets for k, v in b.items()}),) * len(brackets)
    found = tuple(made(rule, {**last, **b}) for b in brackets)
    if rule.joined.startswith("range"):
        begin, end = found
        begin = in_year(begin, end)
        return r.Range("first", begin, end), r.Range("last", begin, end)
    if rule.joined == "since":
        return tuple(r.Range("first", f, None) for f in found)
    return found


def in_year(first: r.Reading, last: r.Reading) -> r.Reading:
    """The first end of a range in the year that its last end names: "early May to late June 2012"."""
    if isinstance(first, r.Part):
        return replace(first, of=in_year(first.of, last))
    match first, last.of if isinstance(last, r.Part) else last:
        case r.Calendar(year=None, month=int(month)), r.Calendar(year=int(year), month=int(until)):
            return replace(first, year=year - (month > until))
    return first


def led(reading: r.Reading, effect: str) -> r.Reading:
    """A reading with what the words before it add."""
    if isinstance(reading, r.Counterpart) or (isinstance(reading, r.Counted) and reading.since):
        return reading
    if isinstance(reading, r.Duration):
        if reading.since or reading.side:
            return reading
        behind, ahead = replace(reading, side=-1), replace(reading, side=1)
        since, within = r.Range("first", behind, None), replace(ahead, since=True)
        return {"ago": behind, "ahead": ahead, "since": since, "within": within}.get(effect, reading)
    match effect:
        case "about":
            if isinstance(reading, r.Clock):
                return replace(reading, mod="APPROX")
            return reading if isinstance(reading, r.Part) else r.Part("APPROX", reading)
        case "since" | "from":
            return r.Range("first", reading, None)
        case "until":
            return r.Range("last", None, reading)
        case "before":
            return r.Range("last", None, r.Part("BEFORE", reading))
    return r.Range("first", r.Part("AFTER", reading), None)


def type_of(reading: r.Reading | None) -> TimexType:
    """The TIMEX3 type of a reading."""
    match reading:
        case r.Duration() | r.Counted(since=True):
            return "DURATION"
        case r.Recurring():
            return "SET"
        case r.DayPart() | r.Clock():
            return "TIME"
        case r.Part(of=of) | r.Half(of=of):
            return type_of(of)
        case r.Range(end, first, last):
            return type_of(first if end == "first" else last)
    return "DATE"
