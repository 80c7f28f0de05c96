"""The fields of a clause, for titles: the phrases before its finite verb and behind it, without dates and fillers.

Lives in claims/titles. Phrases keep the order of the text: whoever puts one of them first, the rest stays right.
"""

from __future__ import annotations

from dataclasses import replace
from typing import NamedTuple

from timeline.claims.titles.parts import Part, counts, led, noun
from timeline.claims.titles.phrases import chunks
from timeline.claims.titles.shares import core, own, parted
from timeline.claims.titles.undating import undated
from timeline.claims.titles.wording import Wording
from timeline.clauses import Token
from timeline.values import Clause, Verb


class Fields(NamedTuple):
    """The phrases before and behind the finite verb (in a subordinate clause all stand behind), and the other verbs."""

    front: list[Part]
    middle: list[Part]
    verbs: list[Token]


def fields(wording: Wording, clause: Clause, verb: Verb | None = None, *, dated: bool = False) -> Fields:
    """The phrases that go with one verb of a clause (else with its first), found once; its dates stay where `dated`."""
    verb = verb or next(iter(clause.verbs), None)
    key = ("fields", clause.start, clause.end, clause.subordinate, verb and verb.start, dated)
    found: Fields | None = wording.memo.get(key)
    if found is None:
        found = wording.memo[key] = _fields(wording, clause, verb, dated=dated)
    return found


def _fields(wording: Wording, clause: Clause, verb: Verb | None, *, dated: bool) -> Fields:
    """The phrases that go with one verb of a clause."""
    finite, words, verbs = _told(wording, clause, verb)
    closes = finite is not None and not any(t.start > finite.start for t in (*words, *verbs))
    holds = any(a < clause.end and clause.start < b for a, b in wording.scene.spans)
    words, stops = undated(wording, words, clause) if holds and not dated else (words, wording.stops)
    if finite is None or clause.subordinate:
        return Fields([], _phrases(wording, words, clause, stops), verbs)
    front = [t for t in words if t.start < finite.start]
    behind = [t for t in words if t.start > finite.start]
    first = _phrases(wording, front, clause, stops)
    if len(first) > 1 and closes:
        return Fields([], first, verbs)  # the verb stands last, whatever opened the clause
    whole = [[t for p in first for t in p]] if first else []
    if whole and not dated and _adverb(wording, whole[0]):
        low, placing = whole[0][0].text.lower(), wording.known.words["placing"]
        where = low not in placing and low.endswith(tuple(placing))
        whole = [[replace(whole[0][0], text=low)]] if where else []
    return Fields(whole, _phrases(wording, behind, clause, stops), verbs)


def _told(
    wording: Wording, clause: Clause, verb: Verb | None
) -> tuple[Token | None, list[Token], list[Token]]:
    """The finite verb of a clause, the words that go with one verb, with their dates, and the other verbs."""
    tokens = wording.unplaced(clause)
    finite = next((t for t in tokens if t.start == clause.finite), None)
    words = own(wording, core(wording, tokens, clause), clause, verb, finite)
    words, verbs = parted(wording, _unquoted(wording, words, verb), clause, verb)
    return finite, _opened(_pithy(wording, words), clause, wording.known.words["purpose"]), verbs


def _unquoted(wording: Wording, tokens: list[Token], verb: Verb | None) -> list[Token]:
    """Words without those of a quotation that the verb stands outside of."""
    trigger = wording.known.verbs.get(verb.lemma) if verb else None
    if verb is None or trigger is None or trigger.kind != "statement":
        return tokens
    around = [(a, b) for a, b in wording.scene.quotes if not a <= verb.start < b]
    return [t for t in tokens if not any(a <= t.start < b for a, b in around)] if around else tokens


def _opened(words: list[Token], clause: Clause, purpose: frozenset[str]) -> list[Token]:
    """Words without the conjunction, the relative pronoun or the word for a purpose that opens the clause."""
    while words and words[0].word.coordination:
        words = words[1:]
    if not clause.subordinate or not words:
        return words
    first = words[0].word
    if clause.subordinate == "to":
        return words[1:] if words[0].text.lower() in purpose else words
    if clause.subordinate == "relative":
        led = first.preposition and len(words) > 1 and words[1].word.final == "relative"
        return words[2:] if led else words[1:] if first.final == "relative" else words
    return words[1:] if first.sure or first.final not in ("", "relative") else words


def _pithy(wording: Wording, tokens: list[Token]) -> list[Token]:
    """Words without those that may go: adverbs of a list, "above all" and its like; but none at the
    end that may point at what the verb is about."""
    known = wording.known.words
    filler, approximate = known["filler"], known["approximate"]
    hollow, hollowed = known["hollow"], known["hollowed"]
    kept, before, last = [], "", len(tokens) - 1
    for i, t in enumerate(tokens):
        low = t.text.lower()
        if low in filler:
            paired = low in known["paired"] and i > 0 and tokens[i - 1].word.like
            ends = i == last and i > 0 and low in known["announced"]
            gone = not (t.noun or wording.dated(t) or paired or ends)
        elif low in approximate and i < last:
            gone = counts(tokens[i + 1], wording.known)
        elif low in hollow and before in hollowed:
            gone = True
        else:
            gone = low in hollowed and i < last and tokens[i + 1].text in hollow
        if not gone:
            kept.append(t)
        before = low
    return kept


def _phrases(wording: Wording, tokens: list[Token], clause: Clause, stops: frozenset[int]) -> list[Part]:
    """Words cut into phrases; what clings to the noun before it ("of", "between") stays with it."""
    known = wording.known
    agent = known.words["of"] if clause.modal in ("become", "be") else frozenset()
    quotations = wording.quotations()
    found: list[Part] = []
    for part in chunks(tokens, known, stops):
        last = found[-1][-1] if found else None
        if (
            last is not None
            and noun(last)
            and (_clings(wording, last, part, agent) or _goes_on(wording, last, part))
        ) or (quotations and last is not None and _quoted(quotations, last, part[0])):
            found[-1] = [*found[-1], *part]
        else:
            found.append(part)
    return found


def _quoted(quotations: list[tuple[int, int]], last: Token, first: Token) -> bool:
    """Whether two words stand in one pair of quotation marks, as those of a name do."""
    return any(a < last.start and first.end < b for a, b in quotations)


def _goes_on(wording: Wording, last: Token, part: Part) -> bool:
    """Whether a phrase goes on with a list behind a comma."""
    return wording.gap(last, part[0]) == ", " and noun(part[-1]) and not led(part, wording.known)


def _clings(wording: Wording, last: Token, part: Part, agent: frozenset[str]) -> bool:
    """Whether a phrase belongs to the noun before it, by its first word (none of an `agent`) or as where that is
    from, or because that noun waits for one ("with regard to")."""
    if len(part) < 2 or part[1].text[:1].isdigit():
        return False
    known, first = wording.known.words, part[0].text.lower()
    if last.text.lower() in known["completed"]:
        return True
    if (first in known["clinging"] and first not in agent) or first in known["like"]:
        return True
    return first in known["from"] and any(
        e.type in ("place", "country") for e in wording.inside(part[0].start, part[-1].end)
    )


def _adverb(wording: Wording, part: Part) -> bool:
    """Whether what stands before the finite verb is an adverb, written large only because it begins the sentence."""
    if len(part) > 1 or part[0].noun:
        return False
    words, low = wording.known.words, part[0].text.lower()
    return low in words["fronting"] or low.endswith(tuple(words["adverbial"]))
