"""What a relative clause or a participle set off by commas hangs on, as a title may begin with it.

Lives in claims/titles. The phrase stands in the case of the clause before; here it is put into the nominative.
"""

from __future__ import annotations

from itertools import pairwise

from timeline.claims.titles.cases import upright
from timeline.claims.titles.chains import continued
from timeline.claims.titles.parts import Part, compares, led, upper
from timeline.claims.titles.phrases import chunks
from timeline.claims.titles.wording import Wording
from timeline.clauses import Token
from timeline.values import Clause


def antecedent(wording: Wording, clause: Clause, *, plural: bool) -> str:
    """The noun phrase that a clause hangs on, in the nominative as far as endings tell it; "" if there is none."""
    parts = _candidates(wording, clause, plural=plural)
    if not parts:
        return ""
    last = _unled(parts[-1])
    if _placed(wording, parts):
        return f"{parts[-2][-1].text} {wording.words(parts[-1])}"
    people = [e for e in wording.inside(last[0].start, last[-1].end) if e.type == "person"]
    if len(people) == 1 and people[0].end == last[-1].end:
        return people[0].name
    return wording.words(upright(wording.known, parts[-1], plural=plural))


def chain(wording: Wording, clause: Clause, *, plural: bool) -> tuple[str, bool]:
    """All that a clause may hang on, from the first noun that the last phrase before it hangs on, and whether that is
    more than one."""
    parts = _candidates(wording, clause, plural=plural)
    if not parts:
        return "", False
    begin = len(parts) - 1
    while begin and led(parts[begin], wording.known) and upper(parts[begin - 1][-1]):
        begin -= 1
    if led(parts[begin], wording.known):
        begin = len(parts) - 1  # they hang on no noun
    row = [wording.words(upright(wording.known, parts[begin], plural=plural))]
    row += [wording.words(p) for p in parts[begin + 1 :]]
    last = _unled(parts[-1])
    several = begin < len(parts) - 1 and not _placed(wording, parts)
    if not several:
        genitive = wording.known.words["genitive"] | wording.known.words["attribute"]
        several = not plural and any(t.text in genitive for t in last[1:])
    return " ".join(row), several


def unclear(wording: Wording, clause: Clause, own: Part, *, kept: bool, plural: bool) -> int:
    """The doubts about what a relative clause hangs on: with a subject of its `own` only whose that is, else which noun
    it means, or whether as its subject (`kept`); all that "what" stands for."""
    if clause.subordinate != "relative" or continued(wording, clause):
        return 0
    known, first = wording.known.words, wording.tokens(clause)[0].text.lower()
    return int(first in known["whose"] if own else kept or chain(wording, clause, plural=plural)[1])


def _unled(part: Part) -> Part:
    """A phrase without the preposition that leads it."""
    return part[1:] if part[0].word.preposition else part


def _placed(wording: Wording, parts: list[Part]) -> bool:
    """Whether the last of some phrases tells where the one before is."""
    last = _unled(parts[-1])
    place = [e for e in wording.inside(last[0].start, last[-1].end) if e.type in ("place", "country")]
    return bool(place) and len(parts) > 1 and upper(parts[-2][-1]) and parts[-1][0].word.preposition


def _candidates(wording: Wording, clause: Clause, *, plural: bool) -> list[Part]:
    """The phrases before a clause, of which the last is what it hangs on by number and gender; found once for each
    title."""
    key = ("hangs", wording.scene.index, clause.start, clause.end, plural)
    found: list[Part] | None = wording.memo.get(key)
    if found is None:
        found = wording.memo[key] = _hung(wording, clause, plural=plural)
    return found


def _hung(wording: Wording, clause: Clause, *, plural: bool) -> list[Part]:
    """The phrases before a clause, as far as number and gender let it hang on the last."""
    known = wording.known
    before = [c for c in wording.scene.clauses if c is not clause and c.start < clause.start]
    outer = [
        (c, words) for c in before if (words := _words(wording, c, clause)) and c.subordinate != "attribute"
    ]
    if not outer:
        return []
    around, words = max(outer, key=lambda found: found[1][-1].end)
    verbs = {v.start for v in around.verbs} | {around.finite}
    attributes = [c for c in before if c.subordinate == "attribute"]
    led_to = {a.start for a, b in pairwise(words) if a.word.preposition and wording.dated(b)}
    words = [t for t in words if not (wording.dated(t) or t.start in led_to)]
    words = [t for t in words if not any(c.start <= t.start < c.end for c in attributes)]
    idle = known.words["filler"] | known.words["determinative"]
    words = [t for t in words if t.text.lower() not in idle]
    cuts = [i for i, t in enumerate(words) if t.start in verbs or t.word.helper]
    while cuts and not any(upper(t) for t in words[cuts[-1] + 1 :]):
        words = words[: cuts.pop()]
    words = words[cuts[-1] + 1 :] if cuts else words
    words = [t for t in words if not t.word.sure]
    parts = chunks(words, known, wording.stops)
    while parts and not upper(parts[-1][-1]):
        parts.pop()
    unlike = known.unlike.get(next((t.text.lower() for t in wording.tokens(clause)), ""), frozenset())
    while len(parts) > 1 and upper(parts[-2][-1]) and _unlike(wording, parts[-1], unlike, plural=plural):
        parts.pop()
    if not parts:
        return []
    if len(parts[-1]) > 1 and compares(parts[-1][0], known):
        parts[-1] = parts[-1][1:]
    if not plural:
        parts[-1] = _last_of(wording, parts[-1])
    return parts if _unled(parts[-1]) else []  # a preposition alone, written large


def _words(wording: Wording, outer: Clause, clause: Clause) -> list[Token]:
    """The words of a clause before another."""
    return [t for t in wording.tokens(outer) if t.end <= clause.start]


def _unlike(wording: Wording, part: Part, unlike: frozenset[str], *, plural: bool) -> bool:
    """Whether a phrase behind a preposition has an article that is `unlike` a pronoun, or is two where that is one; not
    one that ends with somebody's name."""
    if not part[0].word.preposition:
        return False
    joining = wording.known.words["joining"]
    several = not plural and any(a.text in joining and not b.word.determiner for a, b in pairwise(part))
    return several or any(t.text.lower() in unlike for t in part[:2])


def _last_of(wording: Wording, part: Part) -> Part:
    """Of nouns in a row with an article each the last."""
    words = wording.known.words
    ends = [i for i, (a, b) in enumerate(pairwise(part)) if a.text in words["joining"] and b.word.determiner]
    return part[ends[-1] + 1 :] if ends else part
