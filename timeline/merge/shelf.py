"""The mentions as the merge takes them: by article and place in it, without those of copied articles."""

from __future__ import annotations

from collections import Counter
from collections.abc import Sequence
from dataclasses import dataclass, field

import numpy as np

from timeline.merge.bags import Ints
from timeline.merge.copies import left
from timeline.merge.traits import ROW, digest, traits
from timeline.values import Dating, Draft, Mention, Traits


@dataclass(frozen=True, slots=True)
class Shelf:
    """Articles by id, their mentions in order, for each mention the number of its article.

    `copies` holds, for a mention that copied articles repeat, itself and its repetitions: a copy has the same text, the
    same place in it, and comes to the same day. It is a mention, never an event.
    """

    drafts: Sequence[Draft]
    datings: Sequence[Dating]
    traits: list[Traits] = field(default_factory=list)
    told: list[Mention] = field(default_factory=list)
    docs: Ints = field(default_factory=lambda: np.empty(0, np.int64))
    copies: dict[int, list[Mention]] = field(default_factory=dict)


def shelf(mentions: Sequence[Mention], drafts: Sequence[Draft], datings: Sequence[Dating]) -> Shelf:
    """The shelf of a build; `drafts` and `datings` run in parallel, a mention names its article by `doc_id`."""
    order = sorted(range(len(drafts)), key=lambda i: drafts[i].article.doc_id)
    said: dict[str, list[Mention]] = {d.article.doc_id: [] for d in drafts}
    for m in mentions:
        said[m.doc_id].append(m)
    found = Shelf([drafts[i] for i in order], [datings[i] for i in order])
    hashes = [d.traits.text if d.traits else digest(d.article.text) for d in found.drafts]
    texts = Counter(hashes)
    firsts: dict[tuple[object, ...], int] = {}
    docs: list[int] = []
    for n, (draft, text) in enumerate(zip(found.drafts, hashes, strict=True)):
        own, known = sorted(said[draft.article.doc_id], key=_place), draft.traits
        if known is None or len(own) != len(known.rows) // (4 * ROW):
            known = traits(draft.article, [m.claim for m in own], draft.expressions)
        if texts[text] > 1:
            new = _new(own, text, firsts, found)
            own, known = [own[i] for i in new], left(known, new)
        found.traits.append(known)
        found.told.extend(own)
        docs.extend([n] * len(own))
    return Shelf(
        found.drafts, found.datings, found.traits, found.told, np.array(docs, np.int64), found.copies
    )


def _new(own: list[Mention], text: str, firsts: dict[tuple[object, ...], int], found: Shelf) -> list[int]:
    """Which mentions of an article no earlier copy of it has; the others are laid to the earlier ones."""
    new: list[int] = []
    for i, m in enumerate(own):
        c = m.claim
        place = (text, c.start, c.trigger_start, c.trigger, c.expression, m.edtf, m.status)
        first = firsts.setdefault(place, len(found.told) + len(new))
        if first == len(found.told) + len(new):
            new.append(i)
            found.copies[first] = [m]
        else:
            found.copies[first].append(m)
    return new


def _place(m: Mention) -> tuple[int, int, str]:
    return m.claim.start, m.claim.trigger_start, m.mention_id
