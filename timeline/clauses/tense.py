"""What the verbs of a clause say: tense, mood, negation. Lives in the clauses room."""

from __future__ import annotations

from collections.abc import Sequence
from itertools import pairwise
from typing import Any, cast

from timeline.clauses.morphology import NOTHING
from timeline.clauses.tokens import Token, marked
from timeline.language import Pack
from timeline.values import Mood, Tense, Verb

SIGNS = (2, 3)
"""Characters between two words with a comma or colon between them, and perhaps a quotation mark, but no clause."""


def read(
    tokens: Sequence[Token], telling: Sequence[int], finites: Sequence[Token], subordinate: str, pack: Pack
) -> tuple[Tense, Mood, bool, str, bool, tuple[Verb, ...]]:
    """Tense and mood of a clause, its negation, the class of its auxiliary, whether it lies ahead, and the verbs that
    bear meaning; from its own words, the places of the telling ones, and those that are finite.
    """
    plain = [tokens[i] for i in telling if not tokens[i].noun]
    free = [t for t in plain if not t.attribute]
    negations = [i for i in telling if tokens[i].word.negation]
    helped, ahead = any(t.word.helper for t in plain), any(t.word.ahead for t in free)
    table = pack.table("clauses")
    chosen = [t for t in finites if t.word.auxiliary]
    verbs = _verbs(tokens, telling, finites, bool(chosen) or (helped and subordinate == "to"), subordinate)
    begun = finites[0].start if finites else None
    negated = not all(
        _limits(tokens, i, table) or _contrasts(tokens, i, begun, verbs, table) for i in negations
    )
    if chosen:
        due = any(tokens[i].word.infinitive and (tokens[i].word.marked or marked(tokens, i)) for i in telling)
        tense, mood, modal = _composed(chosen[0], free, verbs, ahead, due, table)
        if (modal, tense) == ("be", "present") and any(v.form == "participle" for v in verbs):
            completed = table["words"].get("completed", "").split()
            tense = "past" if tokens[0].text.lower() in completed else tense
    else:
        tense, mood, modal = _simple(finites, verbs, subordinate)
    if subordinate == "if":
        mood, tense = ("conditional" if mood in ("indicative", "") else mood), tense or "future"
    return tense, mood, negated, modal, ahead, verbs


def _limits(tokens: Sequence[Token], at: int, table: dict[str, Any]) -> bool:
    """Whether a negation only limits what comes behind it ("not before autumn"), or compares ("as never", and in German
    "as since 1987 not")."""
    if any(t.word.like for t in tokens[max(0, at - 2) : at]):
        return True
    since = table["words"].get("since", "").split()
    if since and any(a.word.like and b.text in since for a, b in pairwise(tokens[:at])):
        return True
    if at and tokens[at - 1].text.lower() in table["words"].get("no_more", "").split():
        return True
    return at + 1 < len(tokens) and tokens[at + 1].text.lower() in table["words"].get("limited", "").split()


def _contrasts(
    tokens: Sequence[Token], at: int, finite: int | None, verbs: Sequence[Verb], table: dict[str, Any]
) -> bool:
    """Whether a negation stands behind all that a clause says, and only tells what it was not: "has passed a budget and
    no law", "three were hurt, not one"; or before what is said instead: "opens not on Friday, but on Sunday"."""
    rather = table["words"].get("rather", "").split()
    if rather and any(t.text in rather for t in tokens[at + 1 :]):
        return True
    if finite is None or at == 0:
        return False
    closed = [v for v in verbs if v.start > finite]
    if table["verb_second"] and closed and tokens[at].start >= closed[-1].end:
        return True
    apart = tokens[at].start - tokens[at - 1].end in SIGNS
    return apart and finite < tokens[at].start and all(v.end <= tokens[at].start for v in verbs)


def _verbs(
    tokens: Sequence[Token],
    telling: Sequence[int],
    finites: Sequence[Token],
    auxiliary: bool,
    subordinate: str,
) -> tuple[Verb, ...]:
    """The verbs that bear meaning, in order."""
    found: list[Verb] = []
    for i in telling:
        t = tokens[i]
        w = t.word
        if not w.verbal or t.noun or t.attribute or w.auxiliary or w.helper:
            continue
        if t in finites:
            found.append(_finite(t, _particle(tokens)))
        elif t.doubt:
            continue
        elif (
            w.infinitive
            and (
                w.marked or ((w.known or t.last) and ((auxiliary and not w.participle) or marked(tokens, i)))
            )
            and not _inflected(tokens, i)
            and not _nominal(tokens, i)
        ):
            found.append(Verb(t.start, t.end, w.lemma, "infinitive"))
        elif i and tokens[i - 1].word.keeping:
            continue
        elif w.participle and _holds(w.known, auxiliary, bool(subordinate) or not finites, found):
            found.append(Verb(t.start, t.end, w.other or w.lemma, "participle"))
    return tuple(found)


def _finite(t: Token, particle: Token | None) -> Verb:
    """A finite verb, with the prefix that it has left at the end of its clause."""
    if particle is None or particle.start <= t.start:
        return Verb(t.start, t.end, t.word.lemma, "finite")
    return Verb(
        t.start, t.end, particle.text.lower() + t.word.lemma, "finite", (particle.start, particle.end)
    )


def _inflected(tokens: Sequence[Token], at: int) -> bool:
    """Whether what looks like an infinitive is an adjective between a preposition or article and its noun."""
    led = at > 0 and (tokens[at - 1].word.preposition or tokens[at - 1].word.determiner)
    if not led or tokens[at - 1].word.mark or at + 1 == len(tokens):
        return False
    after = tokens[at + 1]
    if after.start - tokens[at].end > 1:
        return False
    return after.noun or (after.word is NOTHING and at + 2 < len(tokens) and tokens[at + 2].noun)


def _nominal(tokens: Sequence[Token], at: int) -> bool:
    """Whether what looks like an infinitive opens the clause with a capital, as a noun that something hangs on."""
    if at or not tokens[0].text[:1].isupper() or len(tokens) < 2:
        return False
    return tokens[1].word.determiner or (tokens[1].word.preposition and not tokens[1].word.adverb)


def _holds(known: bool, auxiliary: bool, alone: bool, before: list[Verb]) -> bool:
    """Whether what may be a participle is one: beside an auxiliary, or where no finite verb stands."""
    if known:
        return auxiliary or alone
    return auxiliary and not any(v.form == "participle" for v in before)


def _particle(tokens: Sequence[Token]) -> Token | None:
    """The prefix that its verb has left at the end of the clause."""
    for t in reversed(tokens):
        if t.last and t.word.particle and not t.noun:
            return t
    return None


def _composed(
    finite: Token, free: Sequence[Token], verbs: Sequence[Verb], ahead: bool, due: bool, table: dict[str, Any]
) -> tuple[Tense, Mood, str]:
    """Tense, mood and auxiliary class of a clause with an auxiliary or modal verb; `due` says that an infinitive bears
    its mark ("has to decide").
    """
    assert finite.word.auxiliary
    kind, tense, mood = finite.word.auxiliary
    helpers = [t.word.helper for t in free if t.word.helper and t is not finite]
    forms = [v.form for v in verbs]
    participle = "participle" in forms or "participle" in helpers
    infinitive = "infinitive" in forms or "infinitive" in helpers
    beside = "participle" if participle else "infinitive" if infinitive else "nothing"
    if kind == "become" and infinitive and not participle:
        beside = "infinitive"
    rows: dict[str, Any] = table["irreal"] if mood == "conditional" else table["tenses"]
    row = rows.get(kind, {}).get(tense, {})
    if due and beside == "infinitive" and "due" in row:
        beside = "due"
    found: Tense = row.get(beside, tense)
    if kind == "become" and participle and "infinitive" in helpers and tense == "present":
        found = "future"
    if kind == "be" and tense == "present" and found == "past" and not _change(free):
        found = "present"
    if kind in ("be", "become") and ahead and found in ("past", "pluperfect"):
        found = ""
    if kind in ("shall", "must", "can", "may", "want") and participle and _perfect(free, finite):
        found = "past"
    if kind == "have" and infinitive:
        doubled = [t.word.auxiliary[0] for t in free if t is not finite and t.word.auxiliary]
        if wished := [k for k in doubled if k in ("want", "shall")]:
            kind, found = wished[0], "past"
    return found, cast(Mood, mood), kind


def _change(free: Sequence[Token]) -> bool:
    """Whether "be" and a participle tell a change: a verb of motion, or a passive with its own helper."""
    return any(t.word.helper == "participle" or t.word.change for t in free)


def _perfect(free: Sequence[Token], finite: Token) -> bool:
    """Whether "have", or "be" by a verb of change or behind a helping participle, stands as an infinitive ("is said to
    have stolen", "to have been stolen")."""
    helpers = [t.word for t in free if t is not finite and t.word.helper == "infinitive"]
    if any(w.auxiliary is not None and w.auxiliary[0] == "have" for w in helpers):
        return True
    return _change(free) and any(w.perfect for w in helpers)


def _simple(finites: Sequence[Token], verbs: Sequence[Verb], subordinate: str) -> tuple[Tense, Mood, str]:
    """Tense and mood of a clause whose finite verb bears its own tense, or that has none."""
    if finites:
        w = finites[0].word
        tense: Tense = "past" if w.finite == "past" else "present"
        mood: Mood = (
            "reported" if w.mood == "reported" else "conditional" if w.mood == "conditional" else "indicative"
        )
        return tense, mood, ""
    if subordinate == "to":
        return ("past" if any(v.form == "participle" for v in verbs) else "future"), "", ""
    if subordinate == "participle":
        return "past", "indicative", ""
    if any(v.form == "participle" for v in verbs):
        return "past", "", ""
    return "", "", ""
