"""Clauses that begin with their verb because of the one before them, for titles. Lives in claims/titles."""

from __future__ import annotations

from timeline.claims.titles.wording import Wording
from timeline.values import Clause


def begun(wording: Wording, clause: Clause) -> Clause | None:
    """The last clause of the sentence that begins before another; None where that is the first."""
    return next((c for c in reversed(wording.scene.clauses) if c.start < clause.start), None)


def goes_on(wording: Wording, clause: Clause) -> bool:
    """Whether a main clause that begins with its verb goes on behind the comma of another, of what that is about."""
    if clause.subordinate or clause.finite != clause.start:
        return False
    before = begun(wording, clause)
    if before is None or before.subordinate or before.finite is None:
        return False
    known = wording.known
    if any(t.word.pronoun and not t.word.determiner for t in wording.tokens(clause)[1:2]):
        return False
    said = any(
        (t := known.verbs.get(v.lemma)) is not None and t.kind in ("statement", "decision")
        for v in clause.verbs
    )
    return not said and clause.mood != "conditional" and wording.scene.text(before.end, clause.start) == ", "


def continued(wording: Wording, clause: Clause) -> Clause | None:
    """The subordinate clause that another goes on with behind "and", without a pronoun or conjunction of its own; None
    if it does not."""
    tokens = wording.tokens(clause)[:2]
    if len(tokens) < 2 or not tokens[0].word.coordination:
        return None
    if tokens[1].word.sure or tokens[1].word.final == "relative":
        return None
    before = begun(wording, clause)
    return before if before is not None and before.subordinate == clause.subordinate else None
