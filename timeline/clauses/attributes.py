"""Participles that belong to a noun and carry words of their own. Lives in the clauses room.

Before their noun ("the in March signed contract") where the verb stands last, behind it ("the contract signed in
March") elsewhere.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from timeline.clauses import morphology
from timeline.clauses.groups import Group
from timeline.clauses.morphology import NOTHING
from timeline.clauses.stretches import Stretch
from timeline.clauses.tokens import Token, open_article
from timeline.language import Pack
from timeline.values import Clause, Verb


def of(group: Group, sentence: int, pack: Pack) -> Iterator[Clause]:
    """The attributes of a clause, each a clause of its own."""
    for s in group.stretches:
        for i in s.telling:
            t = s.tokens[i]
            if t.behind:
                yield _clause(s.tokens[i : _end(s, i)], t, sentence, pack)
            elif t.attribute and t.word.attributive and 0 <= (article := open_article(s.tokens, i)) < i - 1:
                yield _clause(s.tokens[article + 1 : i + 1], t, sentence, pack)


def mark(stretches: Sequence[Stretch]) -> None:
    """Mark the participles that stand behind their noun, and belong to no auxiliary."""
    for s in stretches:
        helped = free = False
        for i, t in enumerate(s.tokens):
            w = t.word
            if w.auxiliary or w.helper:
                helped = free = True
            elif w.coordination:
                free = helped
            elif w.participle and not (t.noun or t.attribute or t.doubt) and i != s.finite:
                told = i - 2 == s.finite and not s.tokens[i - 1].noun  # "becomes fully binding"
                if not free and i and s.finite >= 0 and not told and _hangs(s.tokens, i):
                    t.attribute = t.behind = True
                free = False


def _hangs(tokens: list[Token], i: int) -> bool:
    """Whether a participle follows on its noun, with a preposition behind it."""
    before = tokens[i - 1]
    plain = before.noun or before.word is NOTHING or before.doubt
    return plain and any(t.word.preposition for t in tokens[i + 1 : i + 2])


def _end(s: Stretch, i: int) -> int:
    """Where the words of a participle behind its noun end: before the verb of the clause."""
    return s.finite if s.finite > i else len(s.tokens)


def _clause(tokens: list[Token], participle: Token, sentence: int, pack: Pack) -> Clause:
    """The words of a participle as a clause."""
    base = morphology.base(participle.text.lower(), pack)
    ahead = base.ahead or base.moved
    start, end = tokens[0].start, tokens[-1].end
    return Clause(
        start,
        end,
        sentence,
        "future" if ahead else "past",
        "indicative",
        any(t.word.negation for t in tokens),
        "attribute",
        "",
        ahead,
        (Verb(participle.start, participle.end, base.other or base.lemma, "participle"),),
        ((start, end),),
    )
