"""What an expression does in its clause: date the event, name its aim, or neither. Lives in the claims room.

Anchor-free: the reading and the words before it decide, never a day.
"""

from __future__ import annotations

import re
from collections.abc import Sequence

from timeline.claims.scene import Scene
from timeline.readings import (
    Calendar,
    Clock,
    Counterpart,
    DayPart,
    Duration,
    Feast,
    Period,
    Range,
    Reading,
    Recurring,
    Shift,
    Unplaced,
    Vague,
    Weekday,
)
from timeline.values import Clause

_DASH = re.compile(r" ?(?:\([^)\n]{1,25}\)|/[\w ]{1,25}/)? ?[-–—] ")  # behind a dateline
_PLACE = 40  # characters that the place of a dateline may have


def dating(scene: Scene, clause: Clause, inside: list[int]) -> list[int]:
    """The expressions of a clause that can date what it tells."""
    often = len(inside) > 1 and recurs(scene, inside)
    return [
        i
        for i in inside
        if places(scene.expressions[i].reading, clause)
        and not (often and hourly(scene.expressions[i].reading))
        and not _number(scene, clause, i)
        and not _explained(scene, i, inside)
        and not _dateline(scene, i)
        and not _compared(scene, clause, i)
        and not _likened(scene, clause, i)
        and not _replaced(scene, clause, i, inside)
        and not (
            isinstance(scene.expressions[i].reading, Vague)
            and clause.subordinate != "to"
            and scene.quoted(clause)
        )
    ]


def places(reading: Reading, clause: Clause | None = None) -> bool:
    """Whether a reading can say when something happened: no rhythm, no mere length, no vague "now"."""
    if isinstance(reading, Duration):
        brief = reading.since and reading.parts[-1][1] in ("hour", "minute", "second")
        tenses = ("past", "pluperfect", "present") if brief else ("past", "pluperfect")
        took = clause is not None and clause.tense in tenses and not clause.ahead
        if took and reading.side == 1 and reading.base == "published":
            return False  # how long it took
        return reading.side is not None and all(n is not None for n, _ in reading.parts)
    if isinstance(reading, Range):  # not "for years", not "until today"
        vague = isinstance(reading.first, Duration) and any(n is None for n, _ in reading.first.parts)
        return not vague and not isinstance(reading.last, Vague)
    if isinstance(reading, Vague):
        planned = (
            clause is not None and clause.tense == "future" and clause.modal not in ("can", "must", "may")
        )
        return reading.today or (reading.ref == "FUTURE_REF" and planned)
    return not isinstance(reading, Recurring) and not (isinstance(reading, Unplaced) and reading.of is None)


def daily(reading: Reading) -> bool:
    """Whether a reading names a day, not a longer time."""
    if isinstance(reading, Calendar):
        return reading.day is not None
    if isinstance(reading, Duration):
        return all(g in ("day", "hour", "minute") for _, g in reading.parts)
    return isinstance(reading, Weekday | Feast | DayPart | Clock) or (
        isinstance(reading, Shift) and reading.grain == "day"
    )


def recurs(scene: Scene, inside: list[int]) -> bool:
    """Whether one of some expressions says how often: "every Monday"."""
    return any(isinstance(scene.expressions[i].reading, Recurring) for i in inside)


def habitual(scene: Scene, clause: Clause, dates: Sequence[int]) -> bool:
    """Whether a clause tells what is done as a rule on such days: "mostly they meet at the weekend"."""
    if clause.tense != "present" or scene.known.words["as_a_rule"].isdisjoint(
        scene.before(clause.end, clause.start)
    ):
        return False
    return all(_returns(scene.expressions[i].reading) for i in dates)


def _returns(reading: Reading) -> bool:
    """Whether the words of a day or a time would do for each such day, too."""
    if isinstance(reading, Weekday | Period | Calendar):
        return reading.side is None and (not isinstance(reading, Calendar) or reading.year is None)
    return isinstance(reading, DayPart | Clock) and (reading.day is None or _returns(reading.day))


def hourly(reading: Reading) -> bool:
    """Whether a reading names an hour or two without their day: beside "every Monday" they are of every Monday."""
    if isinstance(reading, Range):
        return all(end is None or hourly(end) for end in (reading.first, reading.last))
    return isinstance(reading, Clock | DayPart) and reading.day is None


def aimed(scene: Scene, clause: Clause, date: int) -> bool:
    """Whether a date is what the verb aims at ("expected for the end of May"), not when it was done."""
    at = scene.expressions[date].start
    return scene.led("for", at, clause.start, 4 if scene.led("stretch", at, clause.start, 4) else 2)


def begun(scene: Scene, clause: Clause, date: int) -> bool:
    """Whether a date says since when."""
    return not scene.known.words["begun"].isdisjoint(_bare(scene, clause, date)[-1:])


def inner(scene: Scene, clause: Clause, date: int) -> bool:
    """Whether a date stands between an article and its noun: "the since Monday broken pump"."""
    article = _bare(scene, clause, date)[-2:-1]
    return clause.subordinate != "relative" and not scene.known.words["one"].isdisjoint(article)


def _bare(scene: Scene, clause: Clause, date: int) -> tuple[str, ...]:
    """The words before a date without its article."""
    before = scene.before(scene.expressions[date].start, clause.start)
    return before[:-1] if before and before[-1] in scene.known.words["oblique"] else before


def meant(scene: Scene, clause: Clause, date: int) -> bool:
    """Whether a date belongs to what is spoken of ("the figures for May"), and is no end."""
    at = scene.expressions[date].start
    return not scene.led("until", at, clause.start, 2) and aimed(scene, clause, date)


def destined(scene: Scene, clause: Clause, date: int) -> bool:
    """Whether a date is what something is for, not when it is done: behind a noun, or beside a verb of the past."""
    e, words = scene.expressions[date], scene.known.words
    lead = scene.text(clause.start, e.start).split()
    while lead and lead[-1].lower() in words["definite"]:
        lead.pop()
    if len(lead) < 2 or lead[-1] not in words["meant"]:
        return False
    return lead[-2][0].isupper() or clause.tense in ("past", "pluperfect")


def origin(scene: Scene, clause: Clause, date: int) -> bool:
    """Whether a time longer than a day tells how old the noun before it is: "a copy from 1903", "the law of 2015". What
    was done in or at something old was done then, too.
    """
    e, words = scene.expressions[date], scene.known.words
    lead = scene.text(clause.start, e.start).split()
    if len(lead) < 3 or lead[-1] not in words["made"] or e.type != "DATE" or isinstance(e.reading, Range):
        return False
    noun = lead[-2].strip('„“"»«)')
    at = not words["at"].isdisjoint(map(str.lower, lead[-5:-2]))
    then = at and clause.tense in ("past", "pluperfect")
    return noun[:1].isupper() and not then and not daily(e.reading)


def compares(scene: Scene, clause: Clause, inside: list[int]) -> bool:
    """Whether a clause holds a date only for comparison."""
    return any(_compared(scene, clause, i) for i in inside)


def _compared(scene: Scene, clause: Clause, date: int) -> bool:
    """Whether a date is the far end of a comparison ("fell to the lowest since 2020")."""
    words = scene.known.words
    if clause.tense != "past" or clause.subordinate in ("participle", "attribute"):
        return False
    if clause.modal in words["lasting"]:
        return False
    start = scene.expressions[date].start
    if clause.modal and len(scene.before(start, clause.finite)) < 4:
        return False  # right behind the helping verb
    before = scene.before(start, clause.start)
    return len(before) > 1 and not words["since"].isdisjoint(before[-2:])


def _likened(scene: Scene, clause: Clause, date: int) -> bool:
    """Whether a date is what the event is compared with: "as in 2017", "against the year before"."""
    words, e = scene.known.words, scene.expressions[date]
    before = scene.before(e.start, clause.start)
    back = isinstance(e.reading, Counterpart) or (isinstance(e.reading, Shift) and e.reading.by < 0)
    if before and before[-1] in words["to"] and back:
        return True
    while before and before[-1] in words["link"]:
        before = before[:-1]
    if not before or (before[-1] not in words["likening"] and before[-1] not in words["compared"]):
        return False
    if any(0 < v.start - e.end <= 1 and v.form == "participle" for v in clause.verbs):
        return False  # "stricter than on Wednesday agreed"
    first = all(w in words["conjunction"] for w in before[:-1])
    return not first or (clause.finite is not None and 0 < clause.finite - e.end <= 1)


def bracketed(scene: Scene, clause: Clause, date: int) -> bool:
    """Whether a date is years in brackets, those of a life or a work: "(1881–1949)"; no verb stands in there."""
    e, text = scene.expressions[date], scene.outline.text
    years = (e.reading.first, e.reading.last) if isinstance(e.reading, Range) else (e.reading,)
    if not all(isinstance(y, Calendar) and y.month is None for y in years):
        return False
    opening, closing = text.rfind("(", scene.start, e.start), text.find(")", e.end, scene.end)
    if opening < 0 or closing < 0 or ")" in text[opening : e.start]:
        return False
    return not any(opening < v.start < closing for v in clause.verbs)


def enclosed(scene: Scene, date: int) -> bool:
    """Whether a date is the last word in brackets."""
    end = scene.expressions[date].end
    return scene.text(end, end + 1) == ")"


def _replaced(scene: Scene, clause: Clause, date: int, inside: list[int]) -> bool:
    """Whether a date is not the one that holds: "instead of in March it opens in May", "not in March, but in May"."""
    e = scene.expressions[date]
    floor = max((scene.expressions[i].end for i in inside if i < date), default=clause.start)
    if scene.led("instead", e.start, floor, 6):
        return True
    negated = scene.led("negation", e.start, floor, 3) and not scene.led("solely", e.start, floor, 3)
    return negated and not scene.known.words["rather"].isdisjoint(scene.before(clause.end, e.end))


def _number(scene: Scene, clause: Clause, date: int) -> bool:
    """Whether a bare year is part of the name before it ("class of 2018")."""
    e = scene.expressions[date]
    return e.text.isdigit() and scene.led("numbered", e.start, clause.start)


def _explained(scene: Scene, date: int, inside: list[int]) -> bool:
    """Whether the calendar's name of a counted day stands right behind it: "on the fourth day, the 12th of May"."""
    if not isinstance(scene.expressions[date].reading, Unplaced) or date + 1 not in inside:
        return False
    between = scene.text(scene.expressions[date].end, scene.expressions[date + 1].start)
    return between.startswith(",")


def _dateline(scene: Scene, date: int) -> bool:
    """Whether a date is that of the article, between place and dash: "Ulm, 5 May 2021 (abc) - Thieves have ..."."""
    e = scene.expressions[date]
    if not isinstance(e.reading, Calendar) or e.reading.day is None or e.start - scene.start > _PLACE:
        return False
    place = scene.text(scene.start, e.start).split()
    return bool(place) and place[-1].endswith(",") and _DASH.match(scene.outline.text, e.end) is not None
