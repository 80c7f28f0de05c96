"""How much two mentions speak for being one event: a sum of named weights, each with its reason."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from dataclasses import dataclass

from timeline.merge.traces import FIRST, LAST, Trace

MONTH = 31
THOUGHT = frozenset({"planned", "hypothetical"})
_SLACK = 2  # days that an article's own day leaves open
_FORTNIGHT = 14
_FAR = 45
_KIN, _WORD = 0.3, 0.2  # likeness of articles of one story, and of sentences of one event
_SOME = 0.05  # a cosine that shows a rare word in common


@dataclass(frozen=True, slots=True)
class Weights:
    """What each agreement is worth. Two mentions whose sum reaches `enough` are one event."""

    same_day: float = 1.8  # both name the same day
    same_days: float = 1.6  # both name the same month, year or stretch
    near_day: float = 0.9  # one names a day, the other days or a month around it
    far_day: float = 0.3  # … a year around it, or a side is open
    actor: float = 1.2  # somebody rare acts in both
    strangers: float = -0.5  # both name actors, and nobody is common to them
    place: float = 1.7  # the same place
    elsewhere: float = -3.0  # two places
    words: float = 3.5  # shared rare words, by cosine
    story: float = 2.6  # the articles tell one story, by cosine
    article: float = 1.6  # the article is the same
    again: float = 1.3  # one article names it again without a day
    heading: float = 1.2  # one is the heading above the other
    wording: float = 0.1  # the very same trigger
    kindred: float = 0.8  # kind, story and a rare word agree, whatever the dates leave open
    unlike: float = -1.8  # the triggers are of different kinds
    hypothesis: float = -1.6  # one is only thought of, the other happened
    ahead: float = -0.8  # one is ahead, the other over, and no day joins them
    cancelled: float = 0.8  # one plans in so many words what the other says is off
    undated: float = 2.2  # both are thought of, and neither has a day
    elsewhen: float = 2.0  # the same days, and far from the day of either article
    telling: float = -3.0  # both are utterances, of which a day has many
    said: float = 3.1  # what shared words count more among utterances
    general: float = -0.7  # a word as general as "begin", and no rare word in common
    enough: float = 2.8


WEIGHTS = Weights()


def overlap(a: Trace, b: Trace) -> bool:
    """True where some day is possible for both."""
    return a.lo <= b.hi and b.lo <= a.hi


def days(a: Trace, b: Trace, w: Weights = WEIGHTS) -> float:
    """What the agreement of two compatible dates is worth: the sharper, the more."""
    if a.lo == b.lo and a.hi == b.hi:
        open_sided = a.lo == FIRST or (a.hi == LAST and a.status in THOUGHT)
        return w.far_day if open_sided else w.same_days if a.hi > a.lo and not a.soft else w.same_day
    if a.hi == b.hi and (a.soft or b.soft) and a.hi - min(a.lo, b.lo) <= _SLACK:
        return w.same_day
    widest = max(a.hi - a.lo, b.hi - b.lo)
    return w.near_day if widest <= MONTH else w.far_day


def cosine(a: Mapping[str, float], b: Mapping[str, float]) -> float:
    """The cosine of two bags of weighted words of length 1."""
    if len(a) > len(b):
        a, b = b, a
    return sum(v * b[k] for k, v in a.items() if k in b)


def likeness(a: Trace, b: Trace, story: float, rarity: Callable[[str], float], w: Weights = WEIGHTS) -> float:
    """The sum of all that speaks for and against one event. `story` is the likeness of the two articles."""
    shared = a.actors & b.actors
    common = cosine(a.words, b.words)
    score = days(a, b, w) + w.words * common
    if shared:
        score += w.actor * max(rarity(x) for x in shared)
    elif a.actors and b.actors:
        score += w.strangers
    if a.place and b.place:
        score += w.place if a.place == b.place else w.elsewhere if a.place[0] == b.place[0] == "l" else 0.0
    score += w.article if a.doc == b.doc else w.story * story
    headed = heads(a, b)
    score += w.heading if headed else 0.0
    if (a.lo, a.hi) == (b.lo, b.hi) and far(a) and far(b):
        score += w.elsewhen
    score += w.unlike if a.family != b.family else 0.0
    if not headed and (a.telling or b.telling):
        score += w.telling + w.said * common
    elif a.trigger == b.trigger:
        score += w.wording
    if (
        a.listed
        and not (a.telling or a.general)
        and a.family == b.family
        and story >= _KIN
        and common >= _WORD
    ):
        score += w.kindred
    if a.general and b.general and common < _SOME:
        score += w.general
    return score + status(a, b, w)


def status(a: Trace, b: Trace, w: Weights = WEIGHTS) -> float:
    """What two statuses say: thoughts meet thoughts, and a plan meets its report where a day joins them."""
    thought = [t.status in THOUGHT for t in (a, b)]
    near = a.hi == b.hi == LAST and abs(a.lo - b.lo) <= _FORTNIGHT
    if all(thought) and near and a.listed and not a.telling:
        return w.undated if bool(a.actors) == bool(b.actors) else w.undated / 2
    score = w.hypothesis if (a.status == "hypothetical") != (b.status == "hypothetical") else 0.0
    if {a.status, b.status} == {"planned", "denied"}:
        return score + (w.cancelled if a.trigger == b.trigger else 0.0)
    if thought[0] != thought[1] and max(a.hi - a.lo, b.hi - b.lo) > MONTH:
        score += w.ahead
    return score


def heads(a: Trace, b: Trace) -> bool:
    """True where one mention stands in a heading and the other in the paragraph that follows it."""
    return a.doc == b.doc and a.paragraph == b.paragraph and a.heading != b.heading


def again(a: Trace, b: Trace) -> bool:
    """True where an article names an event again without its day: "Das Treffen endete spät"."""
    if a.doc != b.doc or a.family != b.family or (a.dated and b.dated) or a.telling or a.general:
        return False
    first, later = (a, b) if a.dated or (not b.dated and a.at < b.at) else (b, a)
    if later.place not in ("", first.place) or (far(first) and later.at < first.at):
        return False
    return a.listed and later.noun


def far(t: Trace) -> bool:
    """True where a date lies far behind or ahead of its article, where few events crowd."""
    begin, end = (t.lo, t.hi) if t.lo != FIRST else (t.hi, t.hi)
    return bool(t.written) and (
        begin < t.written - _FAR or begin > t.written + _FAR or (end > t.written + _FAR and end != LAST)
    )
