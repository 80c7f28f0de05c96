"""What the mentions of one event agree on: its day, whether it happened, its title, how sure all is."""

from __future__ import annotations

from bisect import bisect_left, bisect_right
from collections import Counter
from collections.abc import Mapping, Sequence
from datetime import date

import numpy as np
import pyarrow as pa
import pyarrow.compute as pc

from timeline.merge.bags import Floats
from timeline.values import Kind, Mention, Status

FIRST, LAST = 0, 4_000_000  # ordinals of the open sides
EPOCH = 719_163  # the ordinal of 1 January 1970, from which columns of dates count
NAMED = ("expression", "ago")  # told by words of the text, not by the article's day or the tense
ORDER: tuple[Status, ...] = ("occurred", "ongoing", "denied", "planned", "hypothetical")
_DAYS = (1, 7, 31, 366)  # a date that spans so many at most …
_TRUST = (1.0, 0.9, 0.8, 0.65, 0.5)  # … can be trusted so far, a vaguer one least
_OPEN = 1_000_000  # days of a date with an open side


def span(m: Mention) -> int:
    """How many days a mention's date names."""
    return (m.latest - m.earliest).days + 1 if m.earliest and m.latest else _OPEN


def possible(m: Mention) -> tuple[int, int]:
    """The first and last day that a mention's words leave open, as ordinals; "about" leaves as much again beside it."""
    lo = m.earliest.toordinal() if m.earliest else FIRST
    hi = m.latest.toordinal() if m.latest else LAST
    if m.edtf and m.edtf[-1] == "~":
        return lo - (hi - lo + 1), hi + (hi - lo + 1)
    return lo, hi


def compatible(a: Mention, b: Mention) -> bool:
    """True where some day is possible for both."""
    (first, last), (begin, end) = possible(a), possible(b)
    return first <= end and begin <= last


def current(mentions: Sequence[Mention], written: Mapping[str, date]) -> Sequence[Mention]:
    """The mentions of the day that holds now: all, or, where a plan moved, those of its newest day."""
    firsts = [m for m in mentions if m.edtf and m.claim.told in NAMED]
    if len({m.edtf for m in firsts}) <= 1:
        return mentions
    left = [possible(m) for m in firsts]
    if max((lo for lo, _ in left), default=0) <= min((hi for _, hi in left), default=0):
        return mentions  # intervals of which every two meet have a day in common
    newest = max(firsts, key=lambda m: (_lives(m), m.earliest or date.min, written[m.doc_id], m.mention_id))
    return [m for m in firsts if compatible(m, newest)]


def _lives(m: Mention) -> bool:
    return m.status != "denied"


def agreed_date(mentions: Sequence[Mention]) -> tuple[str | None, date | None, date | None]:
    """The sharpest date that most mentions bear out; an article's own day yields to a day that is named."""
    dated = [m for m in mentions if m.edtf]
    if not dated:
        return None, None, None
    votes = Counter(m.edtf for m in dated)
    if len(votes) == 1:
        return dated[0].edtf, dated[0].earliest, dated[0].latest
    left = [possible(m) for m in dated]
    begins, ends = sorted(lo for lo, _ in left), sorted(hi for _, hi in left)
    sharp = any(o.claim.told in NAMED and span(o) <= _WEEK for o in dated)

    def rank(m: Mention) -> tuple[int, int, int, int, str]:
        lo, hi = possible(m)
        borne = bisect_right(begins, hi) - bisect_left(
            ends, lo
        )  # those that neither begin later nor end before
        return (m.claim.told not in NAMED and sharp, -borne, span(m), -votes[m.edtf], m.edtf or "")

    best = min(dated, key=rank)
    lo, hi = best.earliest, best.latest
    if hi and not lo:  # what the others say closes its open side
        lo = max((m.earliest for m in dated if m.earliest and m.earliest <= hi), default=None)
    if lo == best.earliest:
        return best.edtf, lo, hi
    return str(lo) if lo == hi else f"{lo}/{hi}", lo, hi


_WEEK = 7


def agreed_status(mentions: Sequence[Mention], written: Mapping[str, date]) -> Status:
    """The newest article's word; within one article what happened beats what was planned."""
    newest = max(written[m.doc_id] for m in mentions)
    latest = [m for m in mentions if written[m.doc_id] == newest]
    counted = Counter(m.status for m in latest)
    happened: Counter[Status] = Counter(m.status for m in mentions)
    if happened["occurred"] and not counted["denied"]:
        return "occurred"
    return min(counted, key=lambda s: (-counted[s], ORDER.index(s)))


def agreed_kind(mentions: Sequence[Mention]) -> Kind:
    """The commonest kind that says something."""
    kinds = Counter(m.claim.kind for m in mentions)
    return min(kinds, key=lambda k: (k in ("other", "statement"), -kinds[k], k))


def best_title(mentions: Sequence[Mention], status: Status, edtf: str | None) -> str:
    """The title that leaves the fewest doubts and says most: of the event's status and day, with a noun for it,
    naming who and where, not long.

    What is only thought of never gives its title to what happened, whatever else it names; a noun alone says least.
    """

    def rank(m: Mention) -> tuple[bool, int, bool, bool, bool, int, int, str]:
        title = m.claim.title
        named = sum(a.rsplit(" ", 1)[-1] in title for a in m.claim.actors) + bool(
            m.claim.place and m.claim.place in title
        )
        nominal = m.claim.trigger.capitalize() in title
        return (
            m.status != status,
            m.claim.doubts,
            " " not in title,
            m.edtf != edtf,
            not nominal,
            -min(named, 3),
            abs(len(title) - _LENGTH),
            title,
        )

    return min(mentions, key=rank).claim.title


_LENGTH = 42  # characters of a title that reads well


def agreed_actors(mentions: Sequence[Mention]) -> tuple[str, ...]:
    """Everybody who acts in a mention, those whom most mentions name first."""
    counts = Counter(a for m in mentions for a in dict.fromkeys(m.claim.actors))
    first = {a: i for i, a in reversed(list(enumerate(a for m in mentions for a in m.claim.actors)))}
    return tuple(sorted(counts, key=lambda a: (-counts[a], first[a])))


def agreed_place(mentions: Sequence[Mention]) -> str | None:
    """The place that most mentions name."""
    places = Counter(m.claim.place for m in mentions if m.claim.place)
    return min(places, key=lambda p: (-places[p], p)) if places else None


def confidence(mentions: Sequence[Mention], sources: int, status: Status, edtf: str | None) -> float:
    """How sure an event is, from 0 to 1: more independent sources, more agreement, a sharper date.

    Each further source halves the doubt; agency copies are one source. Agreement is the share of the mentions
    that the chosen date and status do not contradict.
    """
    chosen = next((m for m in mentions if m.edtf == edtf), mentions[0])
    said = [m for m in mentions if m.status == status or m.status in _SILENT]
    agree = sum(m.edtf == chosen.edtf or compatible(m, chosen) for m in said)
    return round(_sure(sources) * (0.5 + 0.5 * agree / len(mentions)) * _trust(chosen), 3)


def alone(told: pa.Table) -> Floats:
    """The same of events that one mention each tells of alone; the mentions as columns."""
    first, last = (told[side].cast(pa.int32()) for side in ("earliest", "latest"))
    days = pc.fill_null(pc.add(pc.subtract(last, first), 1), _OPEN).to_numpy()
    sure = [round(_sure(1) * trust, 3) for trust in _TRUST]
    found: Floats = np.array(sure)[np.searchsorted(_DAYS, days)]
    return found


def _sure(sources: int) -> float:
    """One source is worth 0.65, each further one halves the doubt."""
    return 1.0 - float(0.5 ** (sources + 0.5))


def _trust(m: Mention) -> float:
    return _TRUST[bisect_left(_DAYS, span(m))]


_SILENT = frozenset({"planned", "hypothetical"})  # an earlier plan does not contradict the report
