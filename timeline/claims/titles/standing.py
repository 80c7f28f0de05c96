"""A title in the words of the text, where nothing else is sure. Lives in claims/titles.

A main clause stays as it is, with the clause behind it that it waits for. A subordinate one, or one that begins with
its verb, gets it behind its first phrase, which is right whatever that phrase is; a relative one stays behind the noun
that it hangs on. What is too long loses what is inserted, and only then its end: a long title is forgiven, a torn one
is not.
"""

from __future__ import annotations

import re
from collections.abc import Iterator

from timeline.claims.find import Find
from timeline.claims.lexicon import Words
from timeline.claims.titles.antecedents import chain
from timeline.claims.titles.chains import begun
from timeline.claims.titles.predicates import plural
from timeline.claims.titles.sound import bare
from timeline.claims.titles.subjects import subject
from timeline.claims.titles.verbatim import WHOLE, bracketless, cut, named, second
from timeline.claims.titles.waiting import asks, behind, tells_on, turned, waits
from timeline.claims.titles.wording import LONGEST, Wording
from timeline.clauses import Token
from timeline.values import Clause, Verb

_SIGNS = " •.!?:;,–-„“”»«\"'"
"""What a sentence may begin or end with that is none of its words."""


def plain(wording: Wording, clause: Clause, verb: Verb | None) -> Iterator[tuple[str, int]]:
    """The words of a clause as the text has them, where they have room, and the doubts that they leave."""
    tokens = wording.unplaced(clause)
    while len(tokens) > 1 and tokens[0].word.coordination:
        tokens = tokens[1:]
    if clause.subordinate == "to":
        yield from _under(wording, clause)
    elif clause.subordinate in ("relative", "participle") and tokens[0].start == clause.start:
        hangs, _ = chain(wording, clause, plural=plural(wording, clause))
        told = f"{hangs}, {bracketless(wording, clause.start, clause.end)}"
        after = behind(wording, clause)
        if unfinished := waits(wording, tokens, after):
            told = f"{told}, {bracketless(wording, after.start, after.end)}" if after else told
        if hangs and len(told) <= WHOLE:
            yield told, 1 + 2 * (unfinished and after is None)
    elif asks(wording, clause):
        told = bracketless(wording, tokens[0].start, clause.end)
        if len(told) <= WHOLE:
            yield told + ("" if clause.subordinate else "?"), 1 - _idle(wording, clause)
    elif clause.finite is not None:
        yield from _main(wording, clause, verb, tokens)


def _last(clause: Clause, tokens: list[Token], known: Words) -> bool:
    """Whether a finite verb closes its clause behind another, as in a subordinate one, and no question is told."""
    closes = tokens[-1].start == clause.finite and any(v.end + 1 == clause.finite for v in clause.verbs)
    closes = closes or (tokens[-2:][0].start == clause.finite and bool(tokens[-1].word.auxiliary))
    return closes and not clause.subordinate and tokens[0].text.lower() not in known["asking"]


def _under(wording: Wording, clause: Clause) -> Iterator[tuple[str, int]]:
    """An infinitive behind the main clause that it hangs on."""
    above = begun(wording, clause)
    if above is None or above.subordinate or above.finite in (None, above.start):
        return
    tokens = wording.unplaced(above)
    told = named(wording, above, next(iter(above.verbs), None), tokens[0].start, max(clause.end, above.end))
    if not tokens[0].word.coordination:
        yield (told, 1) if len(told) <= WHOLE else (cut(told, WHOLE), 3)


def _main(
    wording: Wording, clause: Clause, verb: Verb | None, tokens: list[Token]
) -> Iterator[tuple[str, int]]:
    """A clause from its first token on, with the clause behind it that it waits for, and without."""
    told = second(wording, clause, verb, tokens)
    if not told:
        return
    said = _behind_colon(wording, clause)
    if said:
        yield (said if len(said) <= WHOLE else cut(said, WHOLE)), 1 + (len(said) > WHOLE)
    after = behind(wording, clause)
    beside = subject(wording, clause, verb).rest
    told_all = after is not None and after.subordinate == "relative"
    told_all = told_all and any(bare(p, wording.known) for p in beside)
    unfinished = (waits(wording, tokens, after) and not told_all) or (
        _says(wording, verb) and tells_on(after)
    )
    idle = _idle(wording, clause) - 2 * _last(clause, tokens, wording.known.words)
    if after is not None and unfinished:
        whole = f"{told}, {bracketless(wording, after.start, after.end)}"
        yield (whole, 1 - idle) if len(whole) <= WHOLE else (cut(whole, WHOLE), 3 - idle)
        return
    helps = wording.finite(clause)
    torn = after is not None and helps is not None and helps.word.auxiliary and not clause.verbs
    lacks = unfinished or said or torn or _headless(wording, clause, verb, tokens)
    if len(told) <= WHOLE:
        yield told, 1 - idle + 2 * bool(lacks)
    else:
        yield from _shorter(wording, clause, verb, tokens, told)


def _behind_colon(wording: Wording, clause: Clause) -> str:
    """A main clause that only says that somebody spoke, with what stands behind its colon in the sentence; "" where
    nothing does."""
    scene = wording.scene
    colon = scene.outline.text.find(":", clause.end - 1, clause.end + 1)
    speaks = any(_says(wording, v) for v in clause.verbs)
    if (
        colon < 0
        or not speaks
        or clause.subordinate
        or colon + 2 >= scene.end
        or clause.finite == clause.start
    ):
        return ""
    return bracketless(wording, wording.unplaced(clause)[0].start, scene.end).rstrip(". ")


def _shorter(
    wording: Wording, clause: Clause, verb: Verb | None, tokens: list[Token], told: str
) -> Iterator[tuple[str, int]]:
    """A main clause that is too long without what is inserted, up to its last verb or to that before "and"; else its
    beginning."""
    start = tokens[0].start
    if not (clause.subordinate or start == clause.finite or _says(wording, verb)):
        for end in sorted([v.end for v in clause.verbs if v.form != "finite"], reverse=True):
            parts = [(max(a, start), min(b, end)) for a, b in clause.parts if a < end and b > start]
            text = re.sub(r",? ,|,(?=\w)", ",", " ".join([bracketless(wording, *part) for part in parts]))
            if len(text) <= WHOLE:
                yield text, 2
                return
    yield cut(told, WHOLE), 4


def _says(wording: Wording, verb: Verb | None) -> bool:
    """Whether a verb says something."""
    return verb is not None and verb.lemma in wording.known.saying | wording.known.announcing


def _headless(wording: Wording, clause: Clause, verb: Verb | None, tokens: list[Token]) -> bool:
    """Whether a clause ends at its finite verb without a subject: the end of one that was torn."""
    if tokens[-1].start != clause.finite and not clause.subordinate:
        return False
    return not subject(wording, clause, verb).text


def _idle(wording: Wording, clause: Clause) -> int:
    """The doubts that an "it" which stands for nothing leaves, or a "one" that is anybody: none are due."""
    words = wording.known.words
    held = [t.text.lower() for t in wording.tokens(clause)]
    void = not words["expletive"].isdisjoint(held) and any(
        v.lemma in words["impersonal"] for v in clause.verbs
    )
    return 2 * (void + (not words["anybody"].isdisjoint(held)))


def sentence(wording: Wording, find: Find) -> tuple[str, int]:
    """The sentence of a claim and the doubts it leaves: what has room, from its beginning or from the clause on."""
    scene = wording.scene
    text = bracketless(wording, scene.start, scene.end).strip(_SIGNS)
    if len(text) <= WHOLE:
        return text, 1
    late = find.end - scene.start > LONGEST and not turned(wording, find.clause)
    if late:
        text = bracketless(wording, min(find.clause.start, find.start), scene.end).strip(_SIGNS)
    return (text, 3) if len(text) <= WHOLE else (cut(text, WHOLE), 4 + late)
