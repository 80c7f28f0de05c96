"""Which clauses say nothing by themselves: they wait for the one behind, ask, or tell what is not.

Lives in claims/titles.
"""

from __future__ import annotations

from timeline.claims.titles.complements import waited
from timeline.claims.titles.wording import Wording
from timeline.clauses import Token
from timeline.values import Clause


def waits(wording: Wording, tokens: list[Token], after: Clause | None) -> bool:
    """Whether words say nothing without the clause behind them."""
    told = after is not None and (after.subordinate == "how" or waited(wording, after))
    return told or any(t.text.lower() in wording.known.words["unfinished"] for t in tokens[-1:])


def tells_on(after: Clause | None) -> bool:
    """Whether the clause behind another is a main one in the subjunctive: what was said."""
    if after is None or after.finite is None or after.finite == after.start:
        return False
    return not after.subordinate and after.mood != "indicative"


def unreal(clause: Clause) -> bool:
    """Whether a clause tells what would be or would have been, in a form that a headline has none for."""
    return clause.mood == "conditional" and clause.modal in ("", "be", "have") and not clause.subordinate


def asks(wording: Wording, clause: Clause) -> bool:
    """Whether a clause asks: in a sentence that ends so, or behind a word that opens a question inside another."""
    scene = wording.scene
    if not clause.subordinate:
        return scene.asks(clause)
    first = next((t.text.lower() for t in wording.tokens(clause)), "")
    if first in scene.known.words["whether"]:
        return True
    told = [t for v in clause.verbs if (t := scene.known.verbs.get(v.lemma)) is not None]
    return clause.subordinate == "how" and not any(t.kind in ("statement", "decision") for t in told)


def behind(wording: Wording, clause: Clause) -> Clause | None:
    """The clause that begins right behind the comma that ends a clause."""
    for other in wording.scene.clauses:
        if other.start >= clause.end:
            return other if wording.scene.text(clause.end, other.start).strip() == "," else None
    return None


def turned(wording: Wording, clause: Clause) -> bool:
    """Whether a clause says who told what stands before it in the sentence: ", the agency said"."""
    if clause.start == wording.scene.start:
        return False
    if clause.subordinate:
        return clause.subordinate == "how"
    before = [c for c in wording.scene.clauses if c.start < clause.start]
    return clause.finite == clause.start and not all(c.subordinate for c in before)
