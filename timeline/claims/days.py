"""The day and the final status of a claim, once the article has its own day. Lives in the claims room."""

from __future__ import annotations

import hashlib
from collections.abc import Sequence
from datetime import date, timedelta

from timeline.values import Claim, Dating, Draft, Mention, Status, Value


def mention(claim: Claim, draft: Draft, dating: Dating, values: Sequence[Value]) -> Mention:
    """A claim with its day and with the status that it has on that day."""
    value = values[claim.expression] if claim.expression is not None else None
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
        status=settle(claim, value, dating),
        steps=value.steps,
    )


def _id(claim: Claim, draft: Draft) -> str:
    key = f"{draft.article.doc_id}:{claim.start}:{claim.end}:{claim.trigger_start}:{claim.trigger_end}"
    return hashlib.sha256(key.encode()).hexdigest()[:16]


def _told(claim: Claim, draft: Draft, dating: Dating, values: Sequence[Value]) -> Value:
    """The day of a claim that no expression dates."""
    day = dating.published
    if day is None:
        return Value("DATE", "")
    plain = not any(sign in day for sign in "/[{")
    last = day if plain else str(dating.latest)
    first = day if plain else str(dating.earliest)
    if claim.told == "before":
        return Value("DATE", "", edtf=f"../{last}", latest=dating.latest, steps=(f"told as past: before {last}",))
    if claim.told == "after" or claim.status in ("planned", "hypothetical"):
        return Value("DATE", "", edtf=f"{first}/..", earliest=dating.earliest, steps=(f"a plan of {first}",))
    if claim.told == "story" and (story := story_day(draft, dating, values)):
        day = story.isoformat()
        return Value("DATE", day, edtf=day, earliest=story, latest=story, steps=("the day that the story stands on",))
    return Value("DATE", "", "", day, dating.earliest, dating.latest, ("news of the day of publication",))


def story_day(draft: Draft, dating: Dating, values: Sequence[Value]) -> date | None:
    """The day that a story stands on: the first day it names within the week before it was published."""
    if dating.earliest is None or dating.latest is None or len(dating.days) > 1:
        return None
    floor = dating.earliest - timedelta(days=6)
    for expression, value in zip(draft.expressions, values, strict=True):
        if value.type in ("DATE", "TIME") and expression.tense != "future" and value.earliest is not None:
            if value.earliest == value.latest and floor <= value.earliest <= dating.latest:
                return value.earliest
    return None


def settle(claim: Claim, value: Value, dating: Dating) -> Status:
    """The status of a claim against the day of publication: what lies ahead has not happened."""
    first, last, published = value.earliest, value.latest, dating.latest
    if claim.status not in ("occurred", "ongoing", "planned") or published is None:
        return claim.status
    ahead = first is not None and first > published
    behind = last is not None and dating.earliest is not None and last < dating.earliest
    if claim.status == "planned":
        return "occurred" if behind and claim.tense == "future" and claim.told == "x" else "planned"
    if ahead:
        return "planned"
    if claim.status == "occurred":
        return "occurred"
    if behind or (first is not None and first == last):
        return "occurred"
    return "ongoing"
