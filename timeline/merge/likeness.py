"""How much two mentions speak for being one event: a sum of named weights, each with its reason.

All pairs are weighed at once: a column says how far each reason holds of each pair.
"""

from __future__ import annotations

from dataclasses import dataclass, fields

import numpy as np
from numpy.typing import NDArray

from timeline.merge.bags import Flags, Floats, Ints, shared
from timeline.merge.candidates import heads, named, vague
from timeline.merge.traces import FIRST, LAST, STATUS, Traces

MONTH = 31
_SLACK = 2  # days that an article's own day leaves open
_FORTNIGHT = 14
_FAR = 45
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
    clause: float = -9.0  # both stand in one clause, which tells of two things
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


def reasons(t: Traces, a: Ints, b: Ints, story: Floats) -> dict[str, Column]:
    """How far each reason of `Weights` holds of each pair. `story` is the likeness of the two articles."""
    headed, alone = heads(t, a, b), t.doc[a] == t.doc[b]
    itself = alone & (t.sentence[a] == t.sentence[b])  # a sentence has its words in common with itself
    common = np.where(itself, 0.0, t.words.cosines(a, b))
    family, tells = t.family[a] == t.family[b], t.telling[a] | t.telling[b]
    kin = named(t, a, b)
    clause = alone & (t.at[a] < t.end[b]) & (t.at[b] < t.end[a])
    general = t.general[a] & t.general[b]
    near = np.maximum(t.hi[a] - t.lo[a], t.hi[b] - t.lo[b]) <= MONTH
    sole = np.maximum(t.crowd[a], t.crowd[b]) <= _FEW
    closely = (story >= _KIN) & (
        (common >= _WORD) | (sole & (near | (~alone & (t.dated[a] | t.dated[b] | (common > 0)))))
    )
    equal = (t.lo[a] == t.lo[b]) & (t.hi[a] == t.hi[b])
    done = clause & equal & ((t.kin[a] == t.family[b]) | (t.kin[b] == t.family[a]))
    names = _names(t, a, b)
    lone = family & (general | (t.act[a] & ~equal)) & ~alone & near & t.dated[a] & t.dated[b]
    lone &= (np.maximum(t.crowd[a], t.crowd[b]) == 1) & (story >= _KIN)
    told = tells & ~headed & ~lone
    act = told & (names["actor"] > 0.0) & _act(t, a, b)
    days = _days(t, a, b)
    return (
        days
        | names
        | {
            "adrift": days["far_day"] & ~equal & ~alone & (story < HINT),
            "words": common,
            "story": story * ~alone,
            "article": alone,
            "heading": headed,
            "elsewhen": (equal & far(t, a) & far(t, b)) * _elsewhen(t, a, b, story * ~alone + common * near),
            "rivals": alone & names["strangers"] & ~t.noun[a] & ~t.noun[b],
            "unlike": ~family & ~kin & ~act,
            "vague": ~family & ~kin & vague(t, a, b) & (common >= HINT),
            "named": kin,
            "apart": ~family & ~done & ((t.apart[a] == t.family[b]) | (t.apart[b] == t.family[a])),
            "sooner": alone & family & sooner(t, a, b),
            "clause": clause & ~done,
            "object": done,
            "telling": told,
            "said": common * told,
            "act": act & ~alone,
            "wording": (t.trigger[a] == t.trigger[b]) & ~told,
            "kindred": t.listed[a] & ~tells & ~t.general[a] & family & closely,
            "lone": lone,
            "general": general & ~headed & (common < HINT),
            "unknown": family & ~t.listed[a] & (common < HINT),
        }
        | _status(t, a, b)
    )


def _act(t: Traces, a: Ints, b: Ints) -> Flags:
    """Pairs of utterances that do one thing, by their verb or by a noun beside it ("renewed his refusal")."""
    first = np.column_stack((np.where(t.act[a], t.family[a], -1), t.also[a]))
    second = np.column_stack((np.where(t.act[b], t.family[b], -1), t.also[b]))
    found: Flags = t.telling[a] & t.telling[b] & shared(first, second).any(axis=(1, 2))
    return found


def _elsewhen(t: Traces, a: Ints, b: Ints, close: Floats) -> Floats:
    """How far a day far from both articles tells an event: as far as they are `close`, but half at least where both
    have a noun for what happened that day, as if everybody knew it ("the attacks of 11 September")."""
    nouns = t.noun[a] & t.noun[b] & (t.family[a] == t.family[b]) & (t.lo[a] == t.hi[a])
    known = nouns & t.listed[a] & ~t.general[a] & ~t.telling[a]
    found: Floats = np.maximum(0.5 * known, np.minimum(1.0, close / _CLOSE))
    return found


def _days(t: Traces, a: Ints, b: Ints) -> dict[str, Column]:
    """How compatible dates agree: the sharper, the more it is worth."""
    equal = (t.lo[a] == t.lo[b]) & (t.hi[a] == t.hi[b])
    open_ = (t.lo[a] == FIRST) | ((t.hi[a] == LAST) & thought(t, a))
    stretch = (t.hi[a] > t.lo[a]) & ~t.soft[a]
    news = (t.hi[a] == t.hi[b]) & (t.soft[a] | t.soft[b]) & (t.hi[a] - np.minimum(t.lo[a], t.lo[b]) <= _SLACK)
    near = np.maximum(t.hi[a] - t.lo[a], t.hi[b] - t.lo[b]) <= MONTH
    other = ~equal & ~news
    return {
        "same_day": (equal & ~open_ & ~stretch) | (~equal & news),
        "same_days": equal & ~open_ & stretch,
        "near_day": other & near,
        "far_day": (equal & open_) | (other & ~near),
    }


def _names(t: Traces, a: Ints, b: Ints) -> dict[str, Column]:
    """Who acts, and where."""
    actor = t.actors.greatest(a, b)
    named = (t.actors.features[:, :1] >= 0).reshape(-1)
    placed = (t.place[a] >= 0) & (t.place[b] >= 0)
    here = t.place[a] == t.place[b]
    return {
        "actor": actor,
        "strangers": named[a] & named[b] & (actor == 0.0),
        "place": placed & here,
        "elsewhere": placed & ~here & t.town[a] & t.town[b],
    }


def _status(t: Traces, a: Ints, b: Ints) -> dict[str, Column]:
    """What two statuses say: thoughts meet thoughts, and a plan meets its report where a day joins them."""
    first, second = thought(t, a), thought(t, b)
    near = (t.hi[a] == LAST) & (t.hi[b] == LAST) & (np.abs(t.lo[a] - t.lo[b]) <= _FORTNIGHT)
    begins = (t.lo[a] == t.lo[b]) | ~t.dated[a] | ~t.dated[b]  # from Monday on is not from Thursday on
    undated = first & second & near & begins & t.listed[a] & ~t.telling[a]
    named = (t.actors.features[:, :1] >= 0).reshape(-1)
    off = (np.minimum(t.status[a], t.status[b]) == _PLANNED) & (
        np.maximum(t.status[a], t.status[b]) == _DENIED
    )
    wide = np.maximum(t.hi[a] - t.lo[a], t.hi[b] - t.lo[b]) > MONTH
    return {
        "undated": undated * np.where(named[a] == named[b], 1.0, 0.5),
        "hypothesis": ((t.status[a] == _HYPOTHETICAL) != (t.status[b] == _HYPOTHETICAL)) & ~undated,
        "denied": ((t.status[a] == _DENIED) & happened(t, b)) | ((t.status[b] == _DENIED) & happened(t, a)),
        "cancelled": off & (t.trigger[a] == t.trigger[b]) & t.listed[a],
        "ahead": (first != second) & wide & ~off & ~undated,
    }


def thought(t: Traces, rows: Ints) -> Flags:
    """Mentions of what is planned or possible."""
    found: Flags = (t.status[rows] == _PLANNED) | (t.status[rows] == _HYPOTHETICAL)
    return found


def happened(t: Traces, rows: Ints) -> Flags:
    """Mentions of what happened or goes on."""
    found: Flags = ~thought(t, rows) & (t.status[rows] != _DENIED)
    return found


def sooner(t: Traces, a: Ints, b: Ints) -> Flags:
    """Pairs of which the first in the text has no day, and the second, a far one, is named for itself."""
    found: Flags = ~t.dated[a] & t.dated[b] & far(t, b) & (t.at[a] < t.at[b])
    return found


def far(t: Traces, rows: Ints) -> Flags:
    """Mentions whose date lies far behind or ahead of their article, where few events crowd."""
    lo, hi, written = t.lo[rows], t.hi[rows], t.written[rows]
    begin = np.where(lo != FIRST, lo, hi)
    beyond = (begin < written - _FAR) | (begin > written + _FAR) | ((hi > written + _FAR) & (hi != LAST))
    found: Flags = (written > 0) & beyond
    return found
