"""Whether a title holds together: a check over its words alone. Lives in the claims room; knows no clause."""

from __future__ import annotations

import re

from timeline.claims.lexicon import Lexicon
from timeline.clauses import Word, present, words
from timeline.language import Pack

_WORD = re.compile(r"[^\W_]+(?:[-’'.,:/][^\W_]+)*")
_QUOTED = re.compile('[„“»"][^„“”»«"]*[“”«"]')
_LONG = 100
"""Characters beyond which a title is too long."""
_COMPOUND = 13
"""Letters from which a lone noun says more than its kind."""


def doubts(text: str, known: Lexicon, pack: Pack) -> int:
    """How many things speak against a title: 0 where it holds together.

    A pronoun that points at nothing, a conjunction at the beginning, a word at the end that needs another, a lone
    word, too many characters. What stands in quotation marks may point at its speaker.
    """
    said = _QUOTED.sub(" 0 ", text)
    row = _WORD.findall(said)
    low = [w.lower() for w in row]
    if not row:
        return 4
    found: int = 2 * sum(w in known.words["pointless"] and (i == 0 or w == row[i]) for i, w in enumerate(low))
    found += 2 * (known.compounds and not known.words["first_person"].isdisjoint((low[0], *row)))
    readings = words(pack)
    first, last = readings[low[0]], readings[low[-1]]
    open_end = ((last.preposition or last.determiner) and not last.particle) or last.coordination
    if row[-1] == low[-1] and (open_end or low[-1] in known.words["dangling"]):
        found += 2
    if first.sure or low[0] in known.words["conjunction"]:
        found += 2
    named = any(w[:1].isupper() or w[:1].isdigit() for w in row[1:])
    if known.compounds and not named and first.known and first.verbal:
        found += 3  # no noun at all
    elif known.compounds and (first.auxiliary or _finite(first, low[0], pack)):
        found += 2  # no subject before the verb
    if len(row) == 1 and said == text:
        found += 1 if len(text) >= _COMPOUND and not last.participle else 3
    return found + int(len(text) > _LONG)


def _finite(word: Word, text: str, pack: Pack) -> bool:
    """Whether a word can be nothing but a verb in the present, of its third person."""
    forms = present(word.lemma, pack, False) if word.finite == "present" and not word.participle else None
    return forms is not None and forms[0] == text
