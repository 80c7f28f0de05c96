"""Whether a title holds together: a check over its words alone. Lives in claims/titles; knows no clause."""

from __future__ import annotations

import re
from collections.abc import Mapping

from timeline.claims.lexicon import Lexicon
from timeline.clauses import Word, present, words
from timeline.language import Pack

_WORD = re.compile(r"[^\W_]+(?:[-’'.,:/][^\W_]+)*")
_MARKS = frozenset('„“»"')
_QUOTED = re.compile('[„“»"][^„“”»«"]*[“”«"]')
_LONG = 160
"""Characters beyond which a title is too long."""
_COMPOUND = 13
"""Letters from which a lone noun says more than its kind."""


def doubts(text: str, known: Lexicon, pack: Pack) -> int:
    """How many things speak against a title: 0 where it holds together.

    A pronoun that points at nothing, a conjunction at the beginning, a word at the end that needs another, a lone
    word, too many characters. What stands in quotation marks may point at its speaker.
    """
    said = text if _MARKS.isdisjoint(text) else _QUOTED.sub(" 0 ", text)
    row = _WORD.findall(said)
    if not row:
        return 4
    begin, end = row[0].lower(), row[-1]
    pointless, small = known.words["pointless"], known.words["first_person"]
    found = 2 * (begin in pointless)
    if not pointless.isdisjoint(row[1:]):
        found += 2 * sum([w in pointless and w not in known.words["asking"] for w in row[1:]])
    found += 2 * (known.compounds and (begin in small or not small.isdisjoint(row)))
    readings = words(pack)
    first = readings[begin]
    if end == end.lower() and (end in known.words["dangling"] or _open(readings[end])):
        found += 2 * (not _belongs(row, known, readings))
    if first.sure or begin in known.words["conjunction"]:
        found += 2
    verb = known.compounds and first.known and first.verbal
    if verb and not any(w[0].isupper() or w[0].isdigit() for w in row[1:]):
        found += 3  # no noun at all
    elif known.compounds and (first.auxiliary or _finite(first, begin, pack)):
        found += 2  # no subject before the verb
    if len(row) == 1 and said == text:
        found += 1 if len(text) >= _COMPOUND and not first.participle else 3
    return found + int(len(text) > _LONG)


def _belongs(row: list[str], known: Lexicon, readings: Mapping[str, Word]) -> bool:
    """Whether the last word is a preposition that belongs to the verb right before it: "broke down"."""
    if known.compounds or len(row) < 2 or row[-1] in known.words["link"] | known.words["dangling"]:
        return False
    return readings[row[-1]].preposition and bool(readings[row[-2].lower()].finite)


def _open(last: Word) -> bool:
    """Whether a word waits for another behind it."""
    held = last.preposition or (last.determiner and not last.helper)
    return (held and not last.particle) or last.coordination


def _finite(word: Word, text: str, pack: Pack) -> bool:
    """Whether a word can be nothing but a verb in the present, of its third person."""
    forms = present(word.lemma, pack, False) if word.finite == "present" and not word.participle else None
    return forms is not None and forms[0] == text
