"""What a clause only introduces: the title of "it became known that a bridge is closed" is the bridge. Claims room.

Only where the clause says that it came to light: what is feared or denied keeps the words that say so.
"""

from __future__ import annotations

from collections.abc import Iterator

from timeline.claims.find import Find
from timeline.claims.titles.complements import following
from timeline.claims.titles.headlines import headline
from timeline.claims.titles.parts import led, upper
from timeline.claims.titles.subjects import subject
from timeline.claims.titles.wording import LONGEST, MORE, Wording, said_by
from timeline.values import Clause


def introduced(wording: Wording, find: Find) -> Iterator[tuple[str, int]]:
    """What stands with "that" or behind a colon, where a main clause only says that it came to light; behind who or
    what shows it, if the clause tells."""
    clause, known = find.clause, wording.known
    if clause.subordinate or clause.finite in (None, clause.start) or not _reveals(wording, clause):
        return
    after = following(wording, clause)
    after = after if after and _that(wording, after) else _behind_colon(wording, clause)
    if after is None:
        return
    found = subject(wording, clause, find.verb)
    who = found.text if found.part else ""
    if any(not led(p, known) and upper(p[-1]) for p in found.rest):
        return  # it has an object
    reflexive = any(p[0].text.lower() in known.words["reflexive"] for p in found.rest)
    vague = known.words["pointing"] | known.words["anybody"] | known.words["indefinite"]
    if who.lower() in vague or (who and reflexive):
        return
    told = headline(wording, after, next(iter(after.verbs), None), room=LONGEST + MORE - len(who))
    if told.subject not in ("", who) and not told.doubts + told.lack:
        yield (said_by(who, told.whole) if who else told.whole), 0


def _that(wording: Wording, clause: Clause) -> bool:
    """Whether a clause opens with "that", not with "whether"."""
    first = wording.tokens(clause)[:1]
    return clause.subordinate == "that" and wording.known.words["whether"].isdisjoint(
        [t.text.lower() for t in first]
    )


def _behind_colon(wording: Wording, clause: Clause) -> Clause | None:
    """The main clause behind the colon that ends another."""
    after = next((c for c in wording.scene.clauses if c.start >= clause.end), None)
    if after is None or after.subordinate or after.finite in (None, after.start):
        return None
    return after if wording.scene.text(clause.end, after.start).strip() == ":" else None


def _reveals(wording: Wording, clause: Clause) -> bool:
    """Whether a clause says that something is so and came to light, and does not deny it: "it turned out that"."""
    known = wording.known.words
    if clause.negated or clause.mood == "conditional" or clause.modal not in ("", "have", "be", "become"):
        return False
    lemmas = {v.lemma for v in clause.verbs}
    if not known["revealing"].isdisjoint(lemmas):
        return True
    return lemmas <= known["turning"] and any(t.text in known["revealed"] for t in wording.tokens(clause))
