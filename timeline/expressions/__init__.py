"""Finds temporal expressions, reads them, and resolves readings to days. The door to dateparser is in here.

`scan` finds stretches of text worth reading, `grammar` reads a stretch by the language's words and phrases (`forms`
reads what these look like, `automaton` tells which begin where, `matching` what they take), `silence` keeps still where
the words around say that it is no time, `candidates` asks for the values on each day that an article may be of, `story`
follows the days that a text tells, and `resolving` turns readings into values.
"""

from __future__ import annotations

from collections.abc import Sequence

from timeline.clauses import Glimpses, Outline
from timeline.expressions import candidates, scan, silence, surnames, tenses
from timeline.expressions.grammar import grammar
from timeline.language import Pack
from timeline.values import Dating, Expression, Value


def find(text: str, pack: Pack, outline: Outline | Glimpses) -> tuple[Expression, ...]:
    """The temporal expressions of a text, in order, none overlapping another; `outline` is that of the text.

    Offsets are code points, ends exclusive. Never raises, whatever the text.
    """
    language = grammar(pack)
    found, people = [], set()
    for offset, stretch in scan.stretches(text, language.lexicon):
        for f in language.read(stretch):
            start, end = offset + f.start, offset + f.end
            if f.guard and silence.is_silent(f.guard, text, start, end, pack):
                if surnames.is_full_name(text, start, f.reading, pack):
                    people.add(text[start:end])
                continue
            tense, aside = f.tense, False
            if tenses.is_open(f.reading):
                tense, aside = tenses.told(outline.near(start), start, f.reading, tense)
            found.append(Expression(start, end, text[start:end], f.type, f.reading, tense or "", aside))
    return surnames.without(found, frozenset(people), text, pack)


def resolve(expressions: Sequence[Expression], dating: Dating) -> tuple[Value, ...]:
    """The value of every expression, in the same order, for an article written when `dating` says.

    Where `dating` names several days, a relative expression comes to the EDTF set of what it could be; where
    it names none, to no EDTF at all.
    """
    return candidates.values(expressions, dating)
