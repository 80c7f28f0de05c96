"""Which words of a clause go with one of its verbs, for titles. Lives in claims/titles.

Appositions go, and what belongs to another verb; a list between commas stays.
"""

from __future__ import annotations

from timeline.claims.titles.parts import noun, upper
from timeline.claims.titles.phrases import chunks
from timeline.claims.titles.wording import Wording
from timeline.clauses import Token
from timeline.values import Clause, Verb

COMMA = 2
"""Characters between two stretches of a clause that no other clause parts."""


def core(wording: Wording, tokens: list[Token], clause: Clause) -> list[Token]:
    """The words of a clause without appositions: of its stretches those with a verb, the first, and a list's.

    What stands between commas and holds no verb only explains what stands before it; behind it the clause goes on.
    """
    if len(clause.parts) == 1:
        return tokens
    stretches = _stretches(tokens)
    if len(stretches) == 1:
        return tokens
    verbs = {v.start for v in clause.verbs} | {clause.finite}
    verbs |= {v.particle[0] for v in clause.verbs if v.particle}
    closing = verbs - {clause.finite}
    inserted = [c.start for c in wording.scene.clauses if c.subordinate == "relative"]
    kept: list[Token] = []
    listing = aside = seen = False
    for i, stretch in enumerate(stretches):
        later = [t for s in stretches[i:] for t in s]
        verbal = any(t.start in verbs or t.word.helper for t in stretch if not t.noun)
        listed = bool(kept) and wording.listed(kept[-1], stretch[0])
        listed = listed and (kept[-1].end not in wording.stops or wording.named_at(stretch[0]))
        goes_on = listed and (listing or _enumerates(wording, later))
        cut_off = bool(kept) and not noun(kept[-1]) and _parted_off(stretch, stretches[i + 1 : i + 2])
        opens = stretch[0].word.preposition or stretch[0].word.determiner
        resumed = bool(i) and any(stretches[i - 1][-1].end <= at < stretch[0].start for at in inserted)
        resumed = resumed or (aside and opens and not any(t.start in closing for t in kept))
        if verbal or not kept or goes_on or cut_off or resumed or (clause.subordinate and not seen):
            kept += stretch
            aside = False
        else:
            aside = True
        listing = goes_on and not any(t.word.coordination for t in stretch)
        seen = seen or verbal
    return kept


def _parted_off(stretch: list[Token], after: list[list[Token]]) -> bool:
    """Whether another clause stands between a stretch and the next."""
    return bool(after) and after[0][0].start - stretch[-1].end > COMMA


def _stretches(tokens: list[Token]) -> list[list[Token]]:
    """Words parted at the commas between them."""
    found: list[list[Token]] = [[]]
    for t in tokens:
        found[-1].append(t)
        if t.last:
            found.append([])
    return [s for s in found if s]


def _enumerates(wording: Wording, tokens: list[Token]) -> bool:
    """Whether what begins behind a comma is a list: nouns between commas, up to an "and" or two of them at least."""
    commas = 0
    for i, t in enumerate(tokens):
        if t.text in wording.known.words["joining"]:
            return True
        if t.word.verbal and not t.noun:
            return commas > 0
        if t.last:
            if not (i + 1 < len(tokens) and wording.listed(t, tokens[i + 1])):
                return False
            commas += 1
    return False


def own(
    wording: Wording, tokens: list[Token], clause: Clause, verb: Verb | None, finite: Token | None
) -> list[Token]:
    """The words that go with one verb of a clause: up to a dash behind the finite verb, none of another verb."""
    found = tokens
    behind = finite.start if finite and not clause.subordinate else tokens[-1].start if tokens else 0
    cuts = [
        i
        for i in range(1, len(tokens))
        if tokens[i].start - tokens[i - 1].end > COMMA and tokens[i].start > behind
        if wording.dashed(tokens[i - 1], tokens[i])
    ]
    if cuts:
        found = tokens[: cuts[0]] + (
            tokens[cuts[1] :] if len(cuts) == 2 else []
        )  # or what stands between two
    if verb is None or verb.form == "finite":
        return found
    others = [v for v in clause.verbs if v.start != verb.start and v.form != "finite"]
    if not others:
        return found
    found = _apart(found, verb, others, finite)
    later = [v.start for v in others if v.start > verb.start]
    joint = [t.start for t in found if t.word.coordination and t.start > verb.end]
    if later and joint and joint[0] < later[0]:
        found = [t for t in found if t.start < joint[0]]
    earlier = [v.start for v in others if v.start < verb.start]
    joint = [t.start for t in found if t.word.coordination and t.start < verb.start]
    if earlier and joint and earlier[-1] < joint[-1]:
        at = _field_of(wording, found, finite, earlier[-1])
        found = [t for t in found if t.start < at or t.start > joint[-1]]
    return found


def _apart(tokens: list[Token], verb: Verb, others: list[Verb], finite: Token | None) -> list[Token]:
    """Words without the stretches between commas that hold another verb and neither this nor the finite one."""
    stretches = _stretches(tokens)
    if len(stretches) < 2 or finite is None:
        return tokens
    mine, foreign = {verb.start, finite.start}, {v.start for v in others}
    kept = []
    for stretch in stretches:
        starts = {t.start for t in stretch}
        if not starts.isdisjoint(mine) or starts.isdisjoint(foreign):
            kept += stretch
    return kept


def _field_of(wording: Wording, tokens: list[Token], finite: Token | None, verb: int) -> int:
    """Where the words of an earlier verb begin that a later one does not share: behind finite verb and subject."""
    behind = [t for t in tokens if finite is not None and finite.start < t.start <= verb]
    front = [t for t in tokens if finite is not None and t.start < finite.start and upper(t)]
    parts = chunks(behind, wording.known, wording.stops)
    if finite is None:
        return tokens[0].start
    if front and not front[0].word.preposition and not wording.dated(front[0]):
        return behind[0].start if behind else verb
    return parts[1][0].start if len(parts) > 1 else verb


def parted(
    wording: Wording, tokens: list[Token], clause: Clause, verb: Verb | None
) -> tuple[list[Token], list[Token]]:
    """Words without those of the predicate, and these but for the finite verb; participles before a noun that have
    words of their own are in neither."""
    gone = {
        v.start for v in clause.verbs if not (misread(wording, v) or (verb and _adverbial(tokens, v, verb)))
    }
    gone |= {v.particle[0] for v in clause.verbs if v.particle} | {clause.finite or -1}
    marked = verb.start - 1 if verb else -1
    inner = [c for c in wording.scene.clauses if c.subordinate == "attribute"]
    kept, verbs = [], []
    for i, t in enumerate(tokens):
        w, start = t.word, t.start
        helping = start in gone
        if not helping and (w.helper or w.auxiliary or w.mark):
            alone = i + 1 == len(tokens) or t.last or not upper(tokens[i + 1])
            helping = bool(w.auxiliary or (w.helper and alone) or (w.mark and clause.subordinate == "to"))
            helping = (helping and not upper(t)) or (w.mark and t.end == marked)
        if helping:
            verbs += [t] if start != clause.finite else []
        elif not inner or not any(c.start <= start < c.end for c in inner):
            kept.append(t)
    return kept, verbs


def misread(wording: Wording, verb: Verb) -> bool:
    """Whether an infinitive or participle stands right before a noun and belongs to it."""
    after = wording.scene.outline.text[verb.end : verb.end + 2]
    if after[:1] != " " or not after[1:].isupper() or not wording.known.compounds:
        return False
    return verb.form != "finite"


def _adverbial(tokens: list[Token], other: Verb, verb: Verb) -> bool:
    """Whether a participle says how: nothing joins it to the one that is told."""
    joined = any(t.word.coordination for t in tokens if other.end <= t.start < verb.start)
    return other.form == verb.form == "participle" and other.start < verb.start and not joined


def caused(wording: Wording, clause: Clause, verb: Verb) -> Token | None:
    """The verb in the perfect that has an infinitive right before it done by somebody else ("has had it built")."""
    if verb.form != "infinitive" or clause.modal != "have":
        return None
    causing = wording.known.words["causing"]
    return next((t for t in wording.tokens(clause) if t.start == verb.end + 1 and t.text in causing), None)
