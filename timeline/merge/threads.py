"""Stories: articles that tell the same events belong together, and each story has a short readable name."""

from __future__ import annotations

from collections import Counter, defaultdict
from collections.abc import Sequence
from itertools import pairwise

import numpy as np
import pyarrow as pa
import pyarrow.compute as pc

from timeline.merge.articles import Stories
from timeline.merge.bags import Ints
from timeline.merge.shelf import Shelf, numbered

_LARGEST = 200  # articles of one story; a larger one would tell a reader nothing
_LIKE = 0.2  # likeness of two articles that share an event
_NAMES = 2  # names in a label
_MOST = 0.6  # share of a story's articles that begin with its subject


def labels(members: Sequence[Sequence[int]], shelf: Shelf, stories: Stories) -> list[str]:
    """The name of each event's story ("Macron · Putin"); an article without mates is a story of its own."""
    where = shelf.docs.tolist()
    roots = _joined(
        [sorted({where[i] for i in group}) for group in members if len(group) > 1], where, stories
    )
    names = _names(shelf, roots, stories)
    return [names[roots[_home([where[i] for i in group])]] for group in members]


def _home(docs: Sequence[int]) -> int:
    """The article that most mentions of an event stand in, the first of several."""
    return docs[0] if len(docs) == 1 else Counter(docs).most_common(1)[0][0]


def _joined(shared: Sequence[Sequence[int]], where: Sequence[int], stories: Stories) -> dict[int, int]:
    """The story of each article: articles with an event in common are joined, the likest first."""
    edges = sorted({pair for docs in shared for pair in pairwise(docs[:_LARGEST])})
    a, b = np.array(edges, np.int64).reshape(-1, 2).T
    like = stories.likeness(a, b)
    parent = {doc: doc for doc in where}
    size = dict.fromkeys(parent, 1)

    def root(doc: int) -> int:
        while parent[doc] != doc:
            parent[doc] = parent[parent[doc]]
            doc = parent[doc]
        return doc

    for n in np.argsort(-like, kind="stable").tolist():
        first, second = sorted(map(root, edges[n]))
        if first != second and like[n] >= _LIKE and size[first] + size[second] <= _LARGEST:
            parent[second] = first
            size[first] += size[second]
    return {doc: root(doc) for doc in parent}


def _names(shelf: Shelf, roots: dict[int, int], stories: Stories) -> dict[int, str]:
    """For each story its subject, and the actors (or else the places, or a title) that its mentions name most."""
    home = np.zeros(len(shelf.openings), np.int64)
    home[list(roots)] = list(roots.values())
    named = _named(shelf.mentions, home[shelf.docs])
    subjects = _subjects(roots, stories, named, shelf.languages)
    out = {}
    for story in set(roots.values()):
        best = sorted(named[story], key=lambda n: (-named[story][n], n))
        subject = subjects.get(story, "")
        rest = [_short(n) for n in best if subject not in n.split(" ")][:_NAMES]
        out[story] = " · ".join([subject, *rest][not subject :][:_NAMES])
    return out | _titles(shelf.mentions, home[shelf.docs], {story for story, name in out.items() if not name})


def _named(told: pa.Table, story: Ints) -> dict[int, dict[str, int]]:
    """How much each story's mentions name each actor, and half as much each place."""
    owner = np.repeat(story, pc.list_value_length(told["actors"]).to_numpy())
    place = told["place"].combine_chunks()
    names = pa.concat_arrays([pc.list_flatten(told["actors"]).combine_chunks(), place.drop_null()])
    worth = np.repeat([2, 1], [len(owner), len(names) - len(owner)])
    which, values = numbered(names)
    both = np.concatenate((owner, story[place.is_valid().to_numpy(zero_copy_only=False)]))
    pairs, same = np.unique(both * max(len(values), 1) + which, return_inverse=True)
    found: dict[int, dict[str, int]] = defaultdict(dict)
    counts = np.bincount(same, worth, len(pairs)).astype(np.int64)
    for pair, count in zip(pairs.tolist(), counts.tolist(), strict=True):
        at, name = divmod(pair, len(values))
        found[at][values[name]] = count
    return found


def _titles(told: pa.Table, story: Ints, nameless: set[int]) -> dict[int, str]:
    """The shortest title of each story that names nobody."""
    rows = np.flatnonzero(np.isin(story, list(nameless)))
    titles: dict[int, list[str]] = defaultdict(list)
    for at, title in zip(story[rows].tolist(), told["title"].take(pa.array(rows)).to_pylist(), strict=True):
        titles[at].append(title)
    return {at: min(found, key=lambda t: (len(t), t)) for at, found in titles.items()}


def _subjects(
    roots: dict[int, int], stories: Stories, named: dict[int, dict[str, int]], languages: Sequence[str]
) -> dict[int, str]:
    """The name, or word in quotation marks, that most articles of a story begin with, and few others."""
    docs: dict[int, list[int]] = defaultdict(list)
    for doc, story in roots.items():
        docs[story].append(doc)
    found = {}
    for story, mates in docs.items():
        if len(mates) < 2:
            continue
        heard = Counter(w for doc in mates for w in stories.openings[doc].names)
        names = {part for name in named[story] for part in name.split(" ")}
        names |= {w for doc in mates for w in stories.openings[doc].quoted}
        common = [w for w, n in heard.items() if w in names and n >= max(2, _MOST * len(mates))]
        if common:
            code = languages[mates[0]]
            found[story] = max(common, key=lambda w: (heard[w] * stories.strangeness(w, code), w))
    return found


def _short(name: str) -> str:
    """A person's family name, any other name whole: what a lane's label has room for."""
    words = name.split(" ")
    return words[-1] if len(words) == 2 and len(name) > 18 else name
