"""The day and the final status of a claim, once the article has its own day. Lives in the claims room."""

from __future__ import annotations

import hashlib
import re
from collections.abc import Sequence
from dataclasses import replace
from datetime import date, timedelta

from timeline import edtf
from timeline.claims.distance import beyond
from timeline.claims.lexicon import Lexicon, lexicon
from timeline.language import pack
from timeline.readings import Calendar, DayPart, Part, Range, Shift, Vague, Weekday
from timeline.values import Claim, Dating, Draft, Expression, Mention, Status, Value

_NEAR = 250  # characters
_BEHIND = re.compile(r"\W*(\w+)")


def mention(claim: Claim, draft: Draft, dating: Dating, values: Sequence[Value]) -> Mention:
    """A claim with its day and with the status that it has on that day."""
    value = _named(claim, draft, dating, values)
    if value is None or value.edtf is None:
        value = _told(claim, draft, dating, values)
    return Mention(
        mention_id=_id(claim, draft),
        doc_id=draft.article.doc_id,
        claim=claim,
        quote=draft.article.text[claim.start : claim.end],
        edtf=value.edtf,
        earliest=value.earliest,
        latest=value.latest,
        status="planned" if _to_come(claim, value, draft, dating) else settle(claim, value, dating),
        steps=value.steps,
    )


def _named(claim: Claim, draft: Draft, dating: Dating, values: Sequence[Value]) -> Value | None:
    """The days of a claim that an expression dates; None where none does, or where no calendar has them."""
    if claim.expression is None:
        return None
    value = values[claim.expression]
    try:
        if claim.told != "expression":
            return beyond(claim, value, dating, values)
        if value.edtf is not None:
            return _framed(claim, _and_next(claim, value, draft, values), draft, dating)
    except (ValueError, OverflowError):  # beyond the years 1 to 9999
        return None
    return value


def _id(claim: Claim, draft: Draft) -> str:
    key = f"{draft.article.doc_id}:{claim.start}:{claim.end}:{claim.trigger_start}:{claim.trigger_end}"
    return hashlib.sha256(key.encode()).hexdigest()[:16]


def _and_next(claim: Claim, value: Value, draft: Draft, values: Sequence[Value]) -> Value:
    """The days of two dates that "and" joins where the second begins when the first ends: "in May and June"."""
    at = claim.expression
    assert at is not None
    if at + 1 >= len(values) or value.edtf is None or "/" in value.edtf or value.latest is None:
        return value
    after, read = values[at + 1], draft.expressions
    if after.edtf is None or after.earliest != value.latest + timedelta(days=1) or "/" in after.edtf:
        return value
    between = draft.article.text[read[at].end : read[at + 1].start].split()
    words = lexicon(pack(draft.article.language)).words
    if (
        not 0 < len(between) < 3
        or between[0] not in words["adding"]
        or between[-1] not in words["adding"] | words["at"]
    ):
        return value
    return replace(value, edtf=f"{value.edtf}/{after.edtf}", latest=after.latest)


def _framed(claim: Claim, value: Value, draft: Draft, dating: Dating) -> Value:
    """A value as the word before it frames it: "of" closes an open end, "at the latest" opens the beginning.

    A stretch of past months ends with publication.
    """
    assert value.edtf is not None
    assert claim.expression is not None
    expression = draft.expressions[claim.expression]
    start = value.edtf.removesuffix("/..")
    known = lexicon(pack(draft.article.language))
    if _begun(expression, known):
        return replace(value, edtf=str(value.earliest), latest=value.earliest)
    if first := _first_day(claim, value, draft, expression, known):
        return replace(value, edtf=f"{first}/..", earliest=edtf.covers(first)[0][0], latest=None)
    lead = draft.article.text[max(0, expression.start - 12) : expression.start].lower().split()[-1:]
    if not known.words["latest"].isdisjoint(lead):
        return replace(value, edtf=f"../{value.edtf.split('/')[-1]}", earliest=None)
    if start == value.edtf:
        return value
    explained = claim.start >= expression.end  # "since the spring, when a court ..."
    if explained or not known.words["of"].isdisjoint(lead):
        days = edtf.covers(start)
        return replace(value, edtf=start, earliest=days[0][0], latest=days[-1][1])
    plain = dating.published is not None and not any(sign in dating.published for sign in "/[{")
    if claim.tense == "past" and claim.status == "occurred" and expression.type == "DURATION" and plain:
        assert dating.published is not None
        end = dating.published[: len(start)]
        return replace(value, edtf=f"{start}/{end}", latest=dating.latest)
    return value


def _begun(expression: Expression, known: Lexicon) -> bool:
    """Whether what a night brings counts for the day on which it begins: "on Tuesday night"."""
    reading = expression.reading
    named = isinstance(reading, DayPart) and isinstance(reading.day, Weekday | Shift | Calendar)
    return named and expression.text.lower().split()[-1] in known.words["evening"]


def _first_day(claim: Claim, value: Value, draft: Draft, expression: Expression, known: Lexicon) -> str:
    """The day from which on something is to be: what a clause says is not to be before it ("not before May"), or what a
    word behind the day tells ("from May on"); "" where it says neither."""
    text, reading = draft.article.text, expression.reading
    assert value.edtf is not None
    if value.edtf.startswith("../"):
        words = re.findall(r"\w+", text[claim.start : expression.start].lower())
        tied = not known.words["then"].isdisjoint(words[-2:])
        if tied and not known.words["negation"].isdisjoint(words):
            past = isinstance(reading, Range) and isinstance(reading.last, Part)
            return str(value.latest + timedelta(days=1)) if past and value.latest else value.edtf[3:]
    behind = _BEHIND.match(text, expression.end, expression.end + 12)
    onward = behind is not None and behind[1].lower() in known.words["onward"]
    return str(value.latest) if onward and value.latest else ""


def _told(claim: Claim, draft: Draft, dating: Dating, values: Sequence[Value]) -> Value:
    """The day of a claim that no expression dates."""
    day = dating.published
    if day is None:
        return Value("DATE", "")
    plain = not any(sign in day for sign in "/[{")
    last = day if plain else str(dating.latest)
    first = day if plain else str(dating.earliest)
    past = claim.status == "occurred" and claim.tense in ("past", "pluperfect")
    lost = past and claim.told == "expression"
    if lost or (claim.told == "before" and claim.status != "hypothetical"):
        return Value(
            "DATE", "", edtf=f"../{last}", latest=dating.latest, steps=(f"told as past: before {last}",)
        )
    if claim.told == "after" or claim.status in ("planned", "hypothetical"):
        return Value("DATE", "", edtf=f"{first}/..", earliest=dating.earliest, steps=(f"a plan of {first}",))
    if (
        claim.expression is None
        and claim.told == "story"
        and (story := story_day(claim, draft, dating, values))
    ):
        day = story.isoformat()
        return Value(
            "DATE", day, edtf=day, earliest=story, latest=story, steps=("the day that the story stands on",)
        )
    return Value("DATE", "", "", day, dating.earliest, dating.latest, ("news of the day of publication",))


def story_day(claim: Claim, draft: Draft, dating: Dating, values: Sequence[Value]) -> date | None:
    """The day that a story stands on: the first day named not far behind, within a week of publication."""
    if dating.earliest is None or dating.latest is None or len(dating.days) > 1:
        return None
    floor = date.fromordinal(max(dating.earliest.toordinal() - 6, 1))
    for expression, value in zip(draft.expressions, values, strict=True):
        day = value.earliest
        if not claim.start - _NEAR < expression.start < claim.start + 2 * _NEAR:
            continue
        told = expression.tense not in ("", "future") or isinstance(expression.reading, Shift)
        if value.type not in ("DATE", "TIME") or not told or day is None:
            continue
        if day == value.latest and floor <= day <= dating.latest:
            return day
    return None


def _to_come(claim: Claim, value: Value, draft: Draft, dating: Dating) -> bool:
    """Whether a clause tells in the present what the day of publication brings: "today", "tonight"."""
    if claim.status != "ongoing" or claim.expression is None or value.earliest != dating.latest:
        return False
    reading = draft.expressions[claim.expression].reading
    if isinstance(reading, DayPart):
        return reading.day is not None and reading.part in ("EV", "NI")
    return isinstance(reading, Vague)


def settle(claim: Claim, value: Value, dating: Dating) -> Status:
    """The status of a claim against the day of publication: what lies ahead has not happened."""
    first, last, published = value.earliest, value.latest, dating.latest
    gone = last is not None and dating.earliest is not None and last < dating.earliest
    if claim.status == "planned" and claim.tense in ("", "past", "pluperfect") and gone:
        return "denied"
    if claim.status not in ("occurred", "ongoing") or published is None:
        return claim.status
    if first is not None and first > published:
        return "planned"
    if first is None and last is not None and last > published and claim.tense in ("", "present", "future"):
        return "planned"
    if value.mod == "END" and last is not None and last > published:  # the end of the month that has begun
        return "planned" if claim.tense == "present" and claim.kind != "statement" else claim.status
    if claim.status == "occurred":
        return "occurred"
    if (last is not None and last < published) or (first is not None and first == last):
        return "occurred"
    return "ongoing"
