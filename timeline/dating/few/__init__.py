"""Small builds: each undated article as a careful reader would date it, from its own words first, then its siblings.

A discrete Bayesian model over candidate days. Every time told is a factor, in log-odds for each day: hard logic first
(what is past lies behind, a weekday beside its date is true), then how far from the day of writing writers tell such
times. Siblings choose among what the article's own words leave open. Reads drafts, hands on datings; no clock.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, replace
from datetime import date

import numpy as np

from timeline.dating.answer import Answer, calibrated
from timeline.dating.calendar import Days, Floats
from timeline.dating.few import names, siblings
from timeline.dating.few.ages import Age, ages
from timeline.dating.few.beside import dated_weekdays, lives, own_line
from timeline.dating.few.candidates import candidates
from timeline.dating.few.factors import Factor, heard
from timeline.dating.few.lengths import counted, counts_from
from timeline.dating.few.now import named_times, shifts, years_off
from timeline.dating.few.occasions import occasions
from timeline.dating.few.own import dated, weekdays
from timeline.dating.few.sharpest import sharpest
from timeline.dating.few.siblings import Sibling
from timeline.dating.few.tellings import DATED, Telling, tellings
from timeline.dating.few.whereabouts import mass_of, told_day
from timeline.dating.few.wordings import after
from timeline.dating.few.yearly import feast_days, yearly
from timeline.dating.names import NAME
from timeline.values import Dating, Draft, Evidence

INFERRED = 0.5
"""How much siblings count whose own day is only inferred."""
TOLD, LEAST = 12, 0.01
"""Pieces of evidence that a dating keeps, the weightiest first; and what one must weigh."""
CALIBRATION = ((0.12, 0.28), (0.4, 0.58), (0.7, 0.76), (0.96, 0.94))
"""Mass of answers, and how many of such prove right, by `benchmarks/measure_few.py` (docs/dating.md)."""
ANCHORED = 1.0
"""Log-odds by which something must tell one year from another before an answer is given."""


@dataclass
class One:
    """An article of the build: what it tells, what its own words say, and where it stands."""

    draft: Draft
    told: tuple[Telling, ...]
    names: frozenset[str]
    asked: bool
    ages: tuple[Age, ...] = ()
    own: tuple[Factor, ...] = ()
    lent: tuple[Factor, ...] = ()
    mass: Floats | None = None


def inferred(drafts: Sequence[Draft], known: Mapping[str, Dating]) -> dict[str, Dating]:
    """A dating for every draft that has none yet, by its id. Nothing depends on the order of the drafts."""
    drafts = sorted(drafts, key=lambda d: d.article.doc_id)
    times = [d.article.text[e.start : e.end] for d in drafts for e in d.expressions]
    named = names.named([d.article.text for d in drafts], times)
    every = [
        One(d, tellings(d), n, d.article.doc_id not in known, ages(d))
        for d, n in zip(drafts, named, strict=True)
    ]
    days = candidates([(one.draft, one.told) for one in every if one.asked], known)
    if days is None:
        return {one.draft.article.doc_id: Dating() for one in every if one.asked}
    for one in every:
        if one.asked:
            one.own = tuple(_own(one, days))
        else:
            one.mass = _placed(known[one.draft.article.doc_id], days)
    rounds(every, days)
    return {one.draft.article.doc_id: _dating(one, days) for one in every if one.asked}


def _own(one: One, days: Days) -> list[Factor]:
    return [*map(heard, _soft(one, days)), *_hard(one, days)]


def _soft(one: One, days: Days) -> list[Factor]:
    """How far from the day of writing the article tells what it tells: each of these may be misread."""
    text, code = one.draft.article.text, one.draft.article.language
    lengths = [t for t in one.told if t.kind == "length"]
    named = {name for shift, name in shifts(text, code, one.told) if years_off(shift)}
    beside = named.union(t for t in one.told if any(counts_from(length, t) for length in lengths))
    found = [*dated(one.told, days, frozenset(beside)), *yearly(one.told, days), *weekdays(one.told, days)]
    found += occasions(text, code, days)
    return [*found, *lives(text, code, one.told, days)]


def _hard(one: One, days: Days) -> list[Factor]:
    """What the article's words say together: a length and its beginning, a weekday or a feast and its date."""
    text, code = one.draft.article.text, one.draft.article.language
    found = [*counted(one.told, days), *feast_days(one.told, days), *dated_weekdays(one.told, days)]
    return [*found, *named_times(text, code, one.told, days), *own_line(one.draft, days)]


def _placed(dating: Dating, days: Days) -> Floats:
    mass = np.zeros(len(days))
    for first, last in dating.days:
        mass[(days >= first.toordinal()) & (days <= last.toordinal())] = 1
    mass /= max(mass.sum(), 1)
    return mass


def rounds(every: Sequence[One], days: Days) -> None:
    """Let every article hear its siblings: first those whose day is known, then also the others.

    What an undated article says is what it has from its own words and from the dated ones, never what it has heard
    from other undated ones: so none hears back what it has said itself, and no two talk each other into a year.
    """
    weight = names.weights([one.names for one in every])
    for _ in range(2):
        others = [None if one.mass is None else _sibling(one, days) for one in every]
        for one in every:
            if one.asked:
                kin = [
                    replace(
                        sibling,
                        likeness=names.resemblance(one.names, sibling.names, weight),
                        shared=names.weightiest(one.names & sibling.names, weight),
                    )
                    for other, sibling in zip(every, others, strict=True)
                    if other is not one and sibling is not None
                ]
                one.lent = tuple(siblings.lent(tuple(_since(one)), one.ages, kin, weight, days))
                one.mass = _mass(one)


def _sibling(one: One, days: Days) -> Sibling:
    """What an article is to others as it stands now; where nothing tells where, it is none."""
    assert one.mass is not None
    stands = mass_of(days, one.mass)
    told = ((t, told_day(t, stands)) for t in one.told)
    return Sibling(
        one.draft.article.name,
        one.names,
        one.mass,
        stands,
        tuple((t, day) for t, day in told if day is not None),
        one.told,
        one.ages,
        INFERRED if one.asked else 1.0,
    )


def _since(one: One) -> Iterator[Telling]:
    """The times that an article tells; a length that counts from an event has near it the words that name the event."""
    text, code = one.draft.article.text, one.draft.article.language
    for t in one.told:
        event = after(code).match(text, t.end) if t.kind == "length" and t.manner in ("", "told") else None
        yield t._replace(manner="after", near=one.names & frozenset(NAME.findall(event[1]))) if event else t


def _mass(one: One) -> Floats | None:
    """Where an article stands, or None where nothing tells one year from another."""
    if not _anchored(one):
        return None
    score: Floats = np.sum([f.odds for f in (*one.own, *one.lent)], axis=0)
    mass: Floats = np.exp(score - score.max())
    mass /= mass.sum()
    return mass


def _anchored(one: One) -> bool:
    """Whether the article's own words, or a sibling's, speak of a year at all."""
    own = any(t.kind in DATED for t in one.told) or any(
        f.says == "a year of birth and an age" for f in one.own
    )
    return own or any(f.odds.max() - f.odds.min() > ANCHORED for f in one.lent if "build" not in f.says)


def _dating(one: One, days: Days) -> Dating:
    """The answer for one article, with what spoke for and against it."""
    got = None if one.mass is None else sharpest(days, one.mass)
    if got is None:
        return Dating()
    spans = tuple((date.fromordinal(a), date.fromordinal(b)) for a, b in got.intervals)
    told, sure = tuple(_evidence(one, got, days)), calibrated(got.mass, CALIBRATION)
    return Dating(got.edtf, spans[0][0], spans[-1][1], "inferred: from the words", sure, told, spans)


def _evidence(one: One, got: Answer, days: Days) -> list[Evidence]:
    """What weighs most, for and against: the odds at the answer less their mean over two years around it."""
    middle = int(np.searchsorted(days, (got.intervals[0][0] + got.intervals[0][1]) // 2))
    around = slice(max(middle - 366, 0), middle + 367)
    spoken = [
        Evidence(
            f.start,
            f.end,
            f"{f.says}: {f.by}" if f.by else f.says,
            round(float(f.odds[middle] - f.odds[around].mean()), 3),
        )
        for f in (*one.own, *one.lent)
    ]
    told = [e for e in spoken if abs(e.weight) >= LEAST]
    told.sort(key=lambda e: (-abs(e.weight), e.start, e.says))
    return told[:TOLD]
