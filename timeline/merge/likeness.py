"""How much two mentions speak for being one event: a sum of named weights, each with its reason.

All pairs are weighed at once: a column says how far each reason holds of each pair.
"""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass, fields

import numpy as np
from numpy.typing import NDArray

from timeline.merge.bags import Flags, Floats, shared
from timeline.merge.candidates import heads, named, vague
from timeline.merge.rows import Rows
from timeline.merge.traces import FIRST, LAST, STATUS

_SLACK = 2  # days that an article's own day leaves open
_FORTNIGHT = 14
HINT = 0.15  # a cosine of sentences that may tell one event
_KIN, _WORD = 0.3, 0.2  # likeness of articles of one story, and of sentences of one event
_FEW = 2  # mentions of one kind in an article that make it clear which of them is meant
_CLOSE = 0.4  # likeness of articles and sentences together that makes a far day count in full
_PLANNED, _HYPOTHETICAL, _DENIED = (STATUS.index(s) for s in ("planned", "hypothetical", "denied"))

Column = NDArray[np.bool_] | Floats


@dataclass(frozen=True, slots=True)
class Weights:
    """What each agreement is worth. Two mentions whose sum reaches `enough` are one event."""

    same_day: float = 1.8  # both name the same day
    same_days: float = 1.6  # both name the same month, year or stretch
    near_day: float = 0.9  # one names a day, the other days or a month around it
    far_day: float = 0.3  # … a year around it, or a side is open
    adrift: float = -1.0  # … and two articles tell it that are of different stories
    actor: float = 1.2  # somebody rare acts in both
    strangers: float = -0.5  # both name actors, and nobody is common to them
    rivals: float = -2.0  # … in two verbs of one article
    place: float = 1.7  # the same place
    elsewhere: float = -3.0  # two places
    words: float = 3.5  # shared rare words, by cosine
    story: float = 4.0  # the articles tell one story, by cosine
    article: float = 1.6  # the article is the same
    heading: float = 1.2  # one is the heading above the other
    wording: float = 0.1  # the very same trigger
    kindred: float = (
        1.2  # kind and story agree, and a rare word or that there is no other, whatever the dates leave open
    )
    unlike: float = -1.8  # the triggers are of different kinds
    vague: float = 0.5  # … but the day is sharp, a rare word is common and the one trigger says little
    named: float = (
        -0.4
    )  # the trigger of the one, or what it names beside it, is named beside that of the other
    apart: float = -4.0  # what the one tells stands beside the other as another event
    sooner: float = -1.0  # one is long ago, and the other stands before it without a day
    clause: float = -9.0  # both stand in one clause, which tells of two kinds of things
    object: float = 2.0  # … but of one where the verb does what its object is ("signed the treaty")
    hypothesis: float = -1.6  # one is only thought of, the other happened
    ahead: float = -0.8  # one is ahead, the other over, and no day joins them
    denied: float = -2.0  # one happened, the other did not
    cancelled: float = 0.8  # one plans in so many words what the other says is off
    undated: float = 2.2  # both are thought of, and neither has a day
    elsewhen: float = 2.0  # the same days, and far from the day of either article
    telling: float = -3.0  # both are utterances, of which a day has many
    said: float = 3.1  # what shared words count more among utterances
    act: float = 2.0  # somebody did the same by it in two articles: refused, demanded, praised
    lone: float = 1.4  # … the only one of its kind in either article of one story, on days that agree
    general: float = -0.7  # a word as general as "begin", and no rare word in common
    unknown: float = -1.2  # a word that no table knows, and no rare word in common
    again: float = 1.3  # one article names it again without a day: added where that is asked for
    enough: float = 2.8


WEIGHTS = Weights()


def likeness(columns: dict[str, Column], w: Weights = WEIGHTS) -> Floats:
    """The sum of all that speaks for and against one event, for each pair."""
    first = next(iter(columns.values()))
    score = np.zeros(len(first))
    for f in fields(w):
        if f.name in columns:
            score += getattr(w, f.name) * columns[f.name]
    return score


def reasons(a: Rows, b: Rows, story: Floats) -> dict[str, Column]:
    """How far each reason of `Weights` holds of each pair. `story` is the likeness of the two articles."""
    alone = a.doc == b.doc
    headed, clause = only(alone, heads, a, b), only(alone, _clause, a, b)
    itself = only(alone, _sentence, a, b)  # a sentence has its words in common with itself
    common = np.where(itself, 0.0, a.traces.words.cosines(a.rows, b.rows))
    family, tells = a.family == b.family, a.telling | b.telling
    kin = only(~family, named, a, b)
    general = a.general & b.general
    near = a.near & b.near
    sole = np.maximum(a.crowd, b.crowd) <= _FEW
    closely = (story >= _KIN) & (
        (common >= _WORD) | (sole & (near | (~alone & (a.dated | b.dated | (common > 0)))))
    )
    equal = (a.lo == b.lo) & (a.hi == b.hi)
    done = only(clause & equal, _done, a, b)
    twice = clause & equal & family & a.dated & b.dated & a.listed & ~tells & ~a.general
    names = _names(a, b)
    lone = family & (general | (a.act & ~equal)) & ~alone & near & a.dated & b.dated
    lone &= (np.maximum(a.crowd, b.crowd) == 1) & (story >= _KIN)
    told = tells & ~headed & ~lone
    act = only(told & (names["actor"] > 0.0), _act, a, b)
    days = _days(a, b, equal, near)
    distant = equal & a.far & b.far
    return (
        days
        | names
        | {
            "adrift": days["far_day"] & ~equal & ~alone & (story < HINT),
            "words": common,
            "story": story * ~alone,
            "article": alone,
            "heading": headed,
            "elsewhen": distant * _elsewhen(a, b, story * ~alone + common * near),
            "rivals": only(alone & names["strangers"], _verbs, a, b),
            "unlike": ~family & ~kin & ~act,
            "vague": only(~family & ~kin & (common >= HINT), vague, a, b),
            "named": kin,
            "apart": only(~family & ~done, _apart, a, b),
            "sooner": only(alone & family, sooner, a, b),
            "clause": clause & ~done & ~twice,
            "object": done,
            "telling": told,
            "said": common * told,
            "act": act & ~alone,
            "wording": (a.trigger == b.trigger) & ~told,
            "kindred": a.listed & ~tells & ~a.general & family & closely,
            "lone": lone,
            "general": general & ~headed & (common < HINT),
            "unknown": family & ~a.listed & (common < HINT),
        }
        | _status(a, b)
    )


def only(asked: Flags, held: Callable[[Rows, Rows], Flags], a: Rows, b: Rows) -> Flags:
    """The pairs of which something holds that is asked of some alone."""
    found = asked.copy()
    some = np.flatnonzero(asked)
    found[some] = held(a.of(some), b.of(some))
    return found


def _clause(a: Rows, b: Rows) -> Flags:
    """Pairs of an article whose clauses overlap."""
    found: Flags = (a.at < b.end) & (b.at < a.end)
    return found


def _sentence(a: Rows, b: Rows) -> Flags:
    """Pairs of an article in one sentence."""
    found: Flags = a.sentence == b.sentence
    return found


def _done(a: Rows, b: Rows) -> Flags:
    """Pairs of which the one trigger tells that what the other names is done."""
    found: Flags = (a.kin == b.family) | (b.kin == a.family)
    return found


def _apart(a: Rows, b: Rows) -> Flags:
    """Pairs of which the one is named beside the other as another event."""
    found: Flags = (a.apart == b.family) | (b.apart == a.family)
    return found


def _verbs(a: Rows, b: Rows) -> Flags:
    """Pairs of two verbs."""
    found: Flags = ~a.noun & ~b.noun
    return found


def _act(a: Rows, b: Rows) -> Flags:
    """Pairs of utterances that do one thing, by their verb or by a noun beside it ("renewed his refusal")."""
    first = np.column_stack((np.where(a.act, a.family, -1), a.also))
    second = np.column_stack((np.where(b.act, b.family, -1), b.also))
    found: Flags = a.telling & b.telling & shared(first, second).any(axis=(1, 2))
    return found


def _elsewhen(a: Rows, b: Rows, close: Floats) -> Floats:
    """How far a day far from both articles tells an event: as far as they are `close`, but half at least where both
    have a noun for what happened that day, as if everybody knew it ("the attacks of 11 September")."""
    nouns = a.noun & b.noun & (a.family == b.family) & (a.lo == a.hi)
    known = nouns & a.listed & ~a.general & ~a.telling
    found: Floats = np.maximum(0.5 * known, np.minimum(1.0, close / _CLOSE))
    return found


def _days(a: Rows, b: Rows, equal: Flags, near: Flags) -> dict[str, Column]:
    """How compatible dates agree: the sharper, the more it is worth."""
    open_ = (a.lo == FIRST) | ((a.hi == LAST) & a.thought)
    stretch = (a.hi > a.lo) & ~a.soft
    news = (a.hi == b.hi) & (a.soft | b.soft) & (a.hi - np.minimum(a.lo, b.lo) <= _SLACK)
    other = ~equal & ~news
    return {
        "same_day": (equal & ~open_ & ~stretch) | (~equal & news),
        "same_days": equal & ~open_ & stretch,
        "near_day": other & near,
        "far_day": (equal & open_) | (other & ~near),
    }


def _names(a: Rows, b: Rows) -> dict[str, Column]:
    """Who acts, and where."""
    named = a.named & b.named
    actor = np.zeros(len(named))
    actor[named] = a.traces.actors.greatest(a.rows[named], b.rows[named])
    placed = (a.place >= 0) & (b.place >= 0)
    here = a.place == b.place
    return {
        "actor": actor,
        "strangers": named & (actor == 0.0),
        "place": placed & here,
        "elsewhere": placed & ~here & a.town & b.town,
    }


def _status(a: Rows, b: Rows) -> dict[str, Column]:
    """What two statuses say: thoughts meet thoughts, and a plan meets its report where a day joins them."""
    first, second = a.thought, b.thought
    near = (a.hi == LAST) & (b.hi == LAST) & (np.abs(a.lo - b.lo) <= _FORTNIGHT)
    begins = (a.lo == b.lo) | ~a.dated | ~b.dated  # from Monday on is not from Thursday on
    undated = first & second & near & begins & a.listed & ~a.telling
    off = (np.minimum(a.status, b.status) == _PLANNED) & (np.maximum(a.status, b.status) == _DENIED)
    wide = ~(a.near & b.near)
    denied = a.status == _DENIED
    return {
        "undated": undated * np.where(a.named == b.named, 1.0, 0.5),
        "hypothesis": ((a.status == _HYPOTHETICAL) != (b.status == _HYPOTHETICAL)) & ~undated,
        "denied": (denied & ~second & (b.status != _DENIED)) | ((b.status == _DENIED) & ~first & ~denied),
        "cancelled": off & (a.trigger == b.trigger) & a.listed,
        "ahead": (first != second) & wide & ~off & ~undated,
    }


def sooner(a: Rows, b: Rows) -> Flags:
    """Pairs of which the first in the text has no day, and the second, a far one, is named for itself."""
    found: Flags = ~a.dated & b.dated & b.far & (a.at < b.at)
    return found
