"""A short title for a claim, as a headline would put it, in the article's language.

Nouns keep what hangs on them ("signing of the treaty"); verbs become subject, verb in the present, the rest; words
of others are told with a colon. Dates, articles and fillers go; what is too long loses phrases that only tell why or
where. Titles are tried best first until one leaves no doubt; where none does, the clause stands in its own words: a
title that is long is forgiven, one that is torn or false is not.

The inner room of the claims room: it is asked when an event is found, and nothing here changes what is found.
"""

from __future__ import annotations

from collections.abc import Iterator
from functools import partial
from typing import NamedTuple

from timeline.claims.find import Find
from timeline.claims.titles.cases import upright
from timeline.claims.titles.headlines import headline
from timeline.claims.titles.holding import doubts
from timeline.claims.titles.nominal import nominal
from timeline.claims.titles.parts import nominative
from timeline.claims.titles.phrases import phrase
from timeline.claims.titles.reported import only_speaks, reported, saying, speaker
from timeline.claims.titles.speech import quotation, quoted, spoken
from timeline.claims.titles.standing import plain, sentence
from timeline.claims.titles.straight import straight
from timeline.claims.titles.verbatim import share
from timeline.claims.titles.waiting import asks, turned, unreal
from timeline.claims.titles.wording import Wording, said_by
from timeline.clauses import participle
from timeline.values import Clause, Status

__all__ = ["Wording", "apart", "title"]


_PAIRED = frozenset('„“”»«()"')


class Title(NamedTuple):
    """A title on one line, and how many doubts are left about it."""

    text: str
    doubts: int


def title(wording: Wording, find: Find, status: Status) -> Title:
    """A title that a person would write, in about 80 characters; in words of the text up to twice as many."""
    best = _best(wording, _composed(wording, find, status), Title("", 99))
    if best.doubts:
        lone = find.noun and len(best.text.rsplit(": ", 1)[-1].split()) == 1
        worse = best.doubts + (lone if find.noun else _composing(find, best.doubts))
        told = _best(wording, _standing(wording, find, lone=lone), best._replace(doubts=worse))
        best = best if told.text == best.text else told
    return best


def apart(wording: Wording, find: Find) -> str:
    """A title of its own words for one of several events that the same words tell; "" where it has none."""
    return _capital(_balanced(share(wording, find.clause, find.verb))) if find.verb else ""


def _composing(find: Find, doubts: int) -> int:
    """How many doubts more a title has that is composed, for the words as they stand leave one at least."""
    return 2 if doubts > 1 and find.scene.known.compounds else 1


def _best(wording: Wording, candidates: Iterator[tuple[str, int]], best: Title) -> Title:
    """The candidate that leaves the fewest doubts, `best` among them, the first of equals."""
    known, pack = wording.known, wording.scene.outline.pack
    for text, left in candidates:
        if left >= best.doubts or not (text := " ".join(_balanced(text).split())):
            continue
        text = _capital(text)
        left += doubts(text, known, pack)
        if left < best.doubts:
            best = Title(text, left)
            if not left:
                break
    return best


def _capital(text: str) -> str:
    """A title with its first letter large, also behind a quotation mark."""
    at = 1 if text[:1] in "„“»" else 0
    return text[:at] + text[at : at + 1].upper() + text[at + 1 :]


def _composed(wording: Wording, find: Find, status: Status) -> Iterator[tuple[str, int]]:
    """Titles made for a claim, the best first, with the doubts that each leaves."""
    if find.noun:
        yield from _nominal(wording, find, status)
        yield nominative(find.scene.text(find.start, find.end), find.trigger.lemma), 2
    elif find.clause.subordinate == "attribute":
        text = _participial(wording, find)
        yield text, int(not wording.known.words["joining"].isdisjoint(text.split()))
    elif not wording.known.compounds:
        yield from straight(wording, find.clause)
    else:
        yield from spoken(wording, find)
        yield from quoted(wording, find)


def _nominal(wording: Wording, find: Find, status: Status) -> Iterator[tuple[str, int]]:
    """Titles of an event noun; where it is only possible, these say so, unless a main clause says it itself."""
    clause, known = find.scene.around(find.clause), wording.known
    possible = known.possible if status == "hypothetical" else ""
    exists = any(v.lemma in known.words["being"] for v in clause.verbs)
    whole = _whole(wording, clause)[0] if possible and not (clause.subordinate or exists) else ""
    told = partial(_whole, wording, clause)
    for text, left in nominal(wording, clause, find.start, find.trigger, told, held=find.held):
        unsaid = possible and " " in text and ":" not in text and text != whole
        yield (said_by(possible, text) if unsaid else text), left


def _standing(wording: Wording, find: Find, *, lone: bool) -> Iterator[tuple[str, int]]:
    """The words of a claim as they stand: of its clause, of its sentence. Only the whole clause is better than a noun
    that stands for itself (`lone`)."""
    clause = find.scene.around(find.clause)
    said = saying(find)
    speaks = only_speaks(wording, said)
    if find.scene.known.compounds:
        for text, left in reported(wording, said) if speaks or not find.noun else ():
            yield text, max(left, 0) + 2 if find.noun else left
        for text, left in plain(wording, clause, find.verb) if not (speaks and find.noun) else ():
            yield text, left + 2 * turned(wording, clause)
        if find.noun and speaks and (who := speaker(wording, said)):
            text, left = quotation(wording, said, who)
            yield text, left + 2
    text, left = sentence(wording, find)
    yield text, left + lone + 2 * (speaks and left > 1)


def _whole(wording: Wording, clause: Clause) -> tuple[str, int]:
    """The title of a clause, whatever it tells."""
    if not wording.known.compounds:
        return next(straight(wording, clause), ("", 0))
    if unreal(clause) or asks(wording, clause):
        return "", 0
    told = headline(wording, clause, next(iter(clause.verbs), None))
    return told.whole, told.doubts + told.lack


def _participial(wording: Wording, find: Find) -> str:
    """A participle before its noun, turned round: "reported leak" reads "leak reported"."""
    tokens = wording.tokens(find.scene.around(find.clause))
    after = next((i for i, t in enumerate(tokens) if t.start >= find.clause.end), None)
    if after is None:
        return find.scene.text(find.start, find.end)
    end = max(phrase(tokens, after, find.scene.known, wording.stops), after + 1)
    verb = participle(find.scene.text(find.start, find.end), find.scene.outline.pack)
    before = next(i for i in reversed(range(after)) if tokens[i].end <= find.clause.start)
    part = tokens[after:end]
    known = find.scene.known
    articles = known.words["masculine_genitive"] | known.strong.keys()
    if tokens[before].text.lower() in articles:
        part = list(upright(known, [tokens[before], *part], plural=False))
    return f"{wording.words(part)} {verb}"


def _balanced(text: str) -> str:
    """A title without quotation marks or brackets that have lost their partner."""
    if _PAIRED.isdisjoint(text):
        return text
    for opening, closing in ("„“" if "„" in text else "“”", "»«", "()"):
        if text.count(opening) != text.count(closing):
            text = text.replace(opening, "").replace(closing, "")
    return text if text.count('"') % 2 == 0 else text.replace('"', "")
