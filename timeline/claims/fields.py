"""The fields of a clause, for titles: the phrases before its finite verb and behind it, without dates and fillers.

Lives in the claims room. Phrases keep the order of the text: whoever puts one of them first, the rest stays right.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

from timeline.claims.phrases import Part, chunks, counts, led, noun
from timeline.claims.shares import core, own, parted
from timeline.claims.undating import undated
from timeline.claims.wording import Wording
from timeline.clauses import Token
from timeline.values import Clause, Verb


@dataclass(frozen=True, slots=True)
class Fields:
    """The phrases before and behind the finite verb (in a subordinate clause all stand behind), and the other verbs."""

    front: list[Part]
    middle: list[Part]
    verbs: list[Token]


def fields(wording: Wording, clause: Clause, verb: Verb | None = None, *, dated: bool = False) -> Fields:
    """The phrases that go with one verb of a clause (else with its first); its dates stay where `dated`."""
    verb = verb or next(iter(clause.verbs), None)
    tokens = wording.unplaced(clause)
    finite = next((t for t in tokens if t.start == clause.finite), None)
    words = own(wording, core(wording, tokens, clause), clause, verb, finite)
    words, verbs = parted(wording, _unquoted(wording, words, verb), clause, verb)
    words = _opened([t for i, t in enumerate(words) if not _filler(wording, words, i)], clause)
    words, stops = (words, wording.stops) if dated else undated(wording, words, clause)
    if finite is None or clause.subordinate:
        return Fields([], _phrases(wording, words, clause, stops), verbs)
    front = [t for t in words if t.start < finite.start]
    behind = [t for t in words if t.start > finite.start]
    first = _phrases(wording, front, clause, stops)
    if len(first) > 1 and not behind and not any(v.start > finite.start for v in verbs):
        return Fields([], first, verbs)  # the verb stands last, whatever opened the clause
    whole = [[t for p in first for t in p]] if first else []
    if whole and not dated and _adverb(wording, whole[0]):
        whole = []
    return Fields(whole, _phrases(wording, behind, clause, stops), verbs)


def _unquoted(wording: Wording, tokens: list[Token], verb: Verb | None) -> list[Token]:
    """Words without those of a quotation that the verb stands outside of."""
    trigger = wording.scene.known.verbs.get(verb.lemma) if verb else None
    quotes = wording.scene.quotes if trigger and trigger.kind == "statement" else ()
    around = [(a, b) for a, b in quotes if verb and not a <= verb.start < b]
    return [t for t in tokens if not any(a <= t.start < b for a, b in around)] if around else tokens


def _opened(words: list[Token], clause: Clause) -> list[Token]:
    """Words without the conjunction or the relative pronoun that opens the clause."""
    while words and words[0].word.coordination and not words[0].noun:
        words = words[1:]
    if not clause.subordinate or not words:
        return words
    first = words[0].word
    if clause.subordinate == "relative":
        led = first.preposition and len(words) > 1 and words[1].word.final == "relative"
        return words[2:] if led else words[1:] if first.final == "relative" else words
    return words[1:] if first.sure or first.final not in ("", "relative") else words


def _filler(wording: Wording, tokens: list[Token], at: int) -> bool:
    """Whether a word may go: an adverb of a list, or "above all" and its like."""
    known, low = wording.scene.known.words, tokens[at].text.lower()
    if low in known["filler"]:
        return not tokens[at].noun and not wording.dated(tokens[at])
    if low in known["approximate"] and at + 1 < len(tokens):
        return counts(tokens[at + 1], wording.scene.known)
    if low in known["hollow"] and at and tokens[at - 1].text.lower() in known["hollowed"]:
        return True
    more = at + 1 < len(tokens) and low in known["hollowed"]
    return more and tokens[at + 1].text in known["hollow"]


def _phrases(wording: Wording, tokens: Sequence[Token], clause: Clause, stops: frozenset[int]) -> list[Part]:
    """Words cut into phrases; what clings to the noun before it ("of", "between") stays with it."""
    known = wording.scene.known.words
    lexicon = wording.scene.known
    agent = known["of"] if clause.modal in ("become", "be") else frozenset()
    found: list[Part] = []
    for part in chunks(tokens, wording.scene.known, stops):
        first = part[0].text.lower()
        clings = (first in known["clinging"] and first not in agent) or first in known["like"]
        from_there = first in known["from"] and any(
            e.type in ("place", "country") for e in wording.inside(part[0].start, part[-1].end)
        )
        clings = (clings or from_there) and len(part) > 1
        goes_on = found and noun(found[-1][-1]) and noun(part[-1]) and not led(part, lexicon)
        goes_on = goes_on and wording.gap(found[-1][-1], part[0]) == ", "
        if goes_on or (found and clings and noun(found[-1][-1]) and not part[1].text[:1].isdigit()):
            found[-1] = [*found[-1], *part]
        else:
            found.append(part)
    return found


def _adverb(wording: Wording, part: Part) -> bool:
    """Whether what stands before the finite verb is an adverb, written large only because it begins the sentence."""
    words = wording.scene.known.words
    low = part[0].text.lower()
    adverbial = low.endswith(tuple(words["adverbial"])) or low in words["fronting"]
    return len(part) == 1 and not part[0].noun and adverbial
