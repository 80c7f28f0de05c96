"""Stories: articles that tell the same events belong together, and each story has a short readable name."""

from __future__ import annotations

from collections import Counter, defaultdict
from collections.abc import Sequence
from itertools import pairwise

from timeline.merge.articles import Stories
from timeline.merge.traces import Trace
from timeline.values import Mention

_LARGEST = 200  # articles of one story; a larger one would tell a reader nothing
_LIKE = 0.2  # likeness of two articles that share an event
_NAMES = 2  # names in a label
_MOST = 0.6  # share of a story's articles that begin with its subject


def labels(
    members: Sequence[Sequence[int]], told: Sequence[Mention], stories: Stories, compared: Sequence[Trace]
) -> list[str]:
    """The name of each event's story ("Macron · Putin"); an article without mates is a story of its own."""
    roots = _joined(members, stories, compared)
    where = [Counter(roots[compared[i].doc] for i in group).most_common(1)[0][0] for group in members]
    names = _names(told, compared, roots, stories)
    return [names[root] for root in where]


def _joined(members: Sequence[Sequence[int]], stories: Stories, compared: Sequence[Trace]) -> dict[int, int]:
    """The story of each article: articles with an event in common are joined, the likest first."""
    edges: set[tuple[float, int, int]] = set()
    for group in members:
        docs = sorted({compared[i].doc for i in group})[:_LARGEST]
        for a, b in pairwise(docs):
            edges.add((-stories.likeness(a, b), a, b))
    parent = {t.doc: t.doc for t in compared}
    size = Counter(parent)

    def root(doc: int) -> int:
        while parent[doc] != doc:
            parent[doc] = parent[parent[doc]]
            doc = parent[doc]
        return doc

    for unlike, a, b in sorted(edges):
        first, second = sorted((root(a), root(b)))
        if first != second and -unlike >= _LIKE and size[first] + size[second] <= _LARGEST:
            parent[second] = first
            size[first] += size[second]
    return {doc: root(doc) for doc in parent}


def _names(
    told: Sequence[Mention], compared: Sequence[Trace], roots: dict[int, int], stories: Stories
) -> dict[int, str]:
    """For each story its subject, and the actors (or else the places, or a title) that its mentions name most."""
    named: dict[int, Counter[str]] = defaultdict(Counter)
    titles: dict[int, list[str]] = defaultdict(list)
    for m, t in zip(told, compared, strict=True):
        story = roots[t.doc]
        titles[story].append(m.claim.title)
        for actor in m.claim.actors:
            named[story][actor] += 2
        if m.claim.place:
            named[story][m.claim.place] += 1
    subjects = _subjects(roots, stories, named)
    out = {}
    for story, found in titles.items():
        best = sorted(named[story], key=lambda n: (-named[story][n], n))
        subject = subjects.get(story, "")
        rest = [_short(n) for n in best if subject not in n.split(" ")]
        out[story] = " · ".join([subject, *rest][not subject :][:_NAMES]) or min(
            found, key=lambda t: (len(t), t)
        )
    return out


def _subjects(roots: dict[int, int], stories: Stories, named: dict[int, Counter[str]]) -> dict[int, str]:
    """The name, or word in quotation marks, that most articles of a story begin with, and few others."""
    docs: dict[int, list[int]] = defaultdict(list)
    for doc, story in roots.items():
        docs[story].append(doc)
    found = {}
    for story, mates in docs.items():
        heard = Counter(w for doc in mates for w in stories.capitals(doc)) if len(mates) > 1 else Counter()
        names = {part for name in named[story] for part in name.split(" ")}
        names |= {w for doc in mates for w in stories.quoted(doc)}
        common = [w for w, n in heard.items() if w in names and n >= max(2, _MOST * len(mates))]
        if common:
            found[story] = max(common, key=lambda w: (heard[w] * stories.strangeness(w), w))
    return found


def _short(name: str) -> str:
    """A person's family name, any other name whole: what a lane's label has room for."""
    words = name.split(" ")
    return words[-1] if len(words) == 2 and len(name) > 18 else name
