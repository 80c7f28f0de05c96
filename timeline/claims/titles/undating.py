"""The words of a clause without its dates, for titles. Lives in claims/titles.

A date goes with the preposition before it and what closes it behind; where that would tear something, it stays.
"""

from __future__ import annotations

from collections.abc import Sequence

from timeline.claims.lexicon import Words
from timeline.claims.titles.parts import noun
from timeline.claims.titles.shares import COMMA
from timeline.claims.titles.wording import Wording
from timeline.clauses import Token
from timeline.values import Clause


def undated(wording: Wording, tokens: list[Token], clause: Clause) -> tuple[list[Token], frozenset[int]]:
    """Words without the dates among them, and where phrases end, those cut by a date among them."""
    if not any(map(wording.dated, tokens)):
        return tokens, wording.stops
    moved = any(v.lemma in wording.known.moving for v in clause.verbs)
    kept: list[Token] = []
    stops = set(wording.stops)
    i = 0
    while i < len(tokens):
        end = _through(wording, tokens, i)
        if end == i:
            kept.append(tokens[i])
            i += 1
            continue
        cut = _lead(wording, kept, tokens[i].start)
        fronted = not clause.subordinate and tokens[i].start < (clause.finite or 0)
        hangs = (
            fronted
            and 0 < cut < len(kept)
            and noun(kept[cut - 1])
            and kept[cut].start == kept[cut - 1].end + 1
        )
        if hangs or _stays(
            wording, kept[:cut], kept[cut:], tokens[i:end], tokens[end : end + 2], moved=moved
        ):
            kept += tokens[i:end]
        else:
            end = _closed(wording, kept[cut:], tokens, end)
            del kept[cut:]
            if kept:
                stops.add(kept[-1].end)
        i = end
    return kept, frozenset(stops)


def _through(wording: Wording, tokens: list[Token], at: int) -> int:
    """Where the date ends that begins here; the same place where none does."""
    while at < len(tokens) and wording.dated(tokens[at]):
        at += 1
    return at


def _stays(
    wording: Wording,
    before: list[Token],
    lead: list[Token],
    date: list[Token],
    after: list[Token],
    *,
    moved: bool,
) -> bool:
    """Whether a date stays: one that something is compared with or moved to, one inside a noun phrase, a length of
    time without a preposition that makes it a date, a date that is itself spoken of."""
    known = wording.known.words
    last = before[-1].text.lower() if before else ""
    if last in known["likening"] or last in known["compared"]:
        return True
    if before and wording.dated(before[-1]) and (lead or date)[0].start == before[-1].end + 1:
        return True  # it goes on with one that stays
    led = any(t.word.preposition for t in lead)
    if before and before[-1].word.preposition and not led and (lead or date[0].start == before[-1].end + 1):
        return True  # "below that of the year before", "through autumn and winter"
    leads = {t.text.lower() for t in lead}
    lasts = wording.lasts(date[0])
    inner = (
        bool(after)
        and noun(after[0])
        and not after[0].text[:1].isdigit()
        and after[0].start - date[-1].end == 1
    )
    if leads & (known["never_dating"] | known["degree"]) or (
        before and before[-1].text.lower() in known["degree"]
    ):
        return True  # "with regard to autumn", "right at the end of the year"
    told = lead and lead[-1].word.preposition and date[0].text.islower() and after
    if told and after[0].text[:1].isdigit() and after[0].start - date[-1].end == 1:
        return True  # "of now 9 euros"
    closes = date[-1].text.lower() in known["closing"]
    if closes and any(t.text in known["likening"] for t in after):
        return True  # "four weeks later than"
    if inner and not closes and (lasts or date[-1].text[:1].islower()):
        return True
    if after and noun(date[-1]) and after[0].start - date[-1].end == 1 and _owned(known, after[0]):
        return True
    ends = {date[-1].text.lower(), *(t.text.lower() for t in after[:1])}
    counted = not ends.isdisjoint(known["beyond"] | known["closing"])
    within = not leads.isdisjoint(known["within"])
    if lasts and (within or leads.isdisjoint(known["timing"])) and not counted:
        return True
    return (bool(leads) and leads <= known["definite"]) or (moved and not leads.isdisjoint(known["for"]))


def _owned(known: Words, after: Token) -> bool:
    """Whether a genitive hangs on the date before it ("on the day of the talks"), and no subject begins."""
    return after.text in known["genitive_only"] and after.text not in known["subject_too"]


def _closed(wording: Wording, lead: list[Token], tokens: list[Token], end: int) -> int:
    """Where a date ends with what closes it ("from Monday on"), and with another joined to it by "and"."""
    known = wording.known.words
    begun = any(t.text.lower() in known["since"] or t.text.lower() in known["of"] for t in lead)
    while end < len(tokens) and tokens[end].text.lower() in known["closing"]:
        if tokens[end].word.preposition and not begun:
            break
        end += 1
    if end + 1 < len(tokens) and tokens[end].word.coordination and wording.dated(tokens[end + 1]):
        return _through(wording, tokens, end + 1)
    return end


def _lead(wording: Wording, kept: Sequence[Token], date: int) -> int:
    """Where the words begin that lead to a date at an offset: prepositions, articles, adverbs, adjectives."""
    known = wording.known
    link = known.words["leading"]
    at = len(kept)
    if at and kept[-1].text.lower() in known.words["as_of"]:
        return at - 2 if at > 1 and kept[at - 2].word.preposition else at - 1  # "as of 5 May"
    while at and date - kept[at - 1].end <= COMMA:
        owned = at == len(kept) or kept[at].text in known.words["genitive_only"]
        if noun(kept[at - 1]) and not (owned and kept[at - 1].text.lower() in link):
            break  # but for "in the years" right before them, and "in the course of"
        if kept[at - 1].text.lower() in link:
            at -= 1
            date = kept[at].start
        elif at > 1 and kept[at - 1].text[-1] in known.inflected and kept[at - 2].text.lower() in link:
            at -= 2
            date = kept[at].start
        else:
            break
    return at
