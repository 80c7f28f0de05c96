"""Stories: articles that tell the same events belong together, and each story has a short readable name."""

from __future__ import annotations

from collections import Counter, defaultdict
from collections.abc import Sequence
from itertools import islice

import numpy as np
import pyarrow as pa
import pyarrow.compute as pc

from timeline.merge.articles import Stories
from timeline.merge.bags import Ints, distinct, joint
from timeline.merge.groups import Forest
from timeline.merge.lists import Lists
from timeline.merge.shelf import Shelf, numbered

_LARGEST = 200  # articles of one story; a larger one would tell a reader nothing
_LIKE = 0.2  # likeness of two articles that share an event
_NAMES = 2  # names in a label
_MOST = 0.6  # share of a story's articles that begin with its subject


def labels(events: Lists, shelf: Shelf, stories: Stories) -> list[str]:
    """The name of each event's story ("Macron · Putin"); an article without mates is a story of its own."""
    pairs, first, often = np.unique(
        joint(events.owners, shelf.docs[events.items]), return_index=True, return_counts=True
    )
    event, doc = pairs >> 32, pairs & 0xFFFFFFFF
    roots = _joined(event, doc, stories)
    names = _names(shelf, roots, stories)
    most = np.lexsort((first, -often, event))  # the article that most mentions stand in, the first of several
    home = doc[most[np.flatnonzero(np.diff(event, prepend=-1))]]
    return [names[root] for root in roots[home].tolist()]


def _joined(event: Ints, doc: Ints, stories: Stories) -> Ints:
    """The story of each article: articles with an event in common are joined, the likest first.

    `doc` are those of each `event`, in order of both. A story is known by its first article.
    """
    begins = np.flatnonzero(np.diff(event, prepend=-1))
    nth = np.arange(len(event)) - np.repeat(begins, np.diff(begins, append=len(event)))
    later = np.flatnonzero((nth > 0) & (nth < _LARGEST))
    edges = distinct(joint(doc[later - 1], doc[later]))
    a, b = edges >> 32, edges & 0xFFFFFFFF
    like = stories.likeness(a, b)
    order = np.argsort(-like, kind="stable")
    order = order[like[order] >= _LIKE]
    forest, size = Forest(len(stories.openings)), [1] * len(stories.openings)
    for one, other in zip(a[order].tolist(), b[order].tolist(), strict=True):
        first, second = sorted((forest.root(one), forest.root(other)))
        if first != second and size[first] + size[second] <= _LARGEST:
            forest.link(first, second)
            size[first] += size[second]
    return forest.roots()


def _names(shelf: Shelf, roots: Ints, stories: Stories) -> dict[int, str]:
    """For each story its subject, and the actors (or else the places, or a title) that its mentions name most."""
    home = roots[shelf.docs]
    named = _named(shelf.mentions, home)
    subjects = _subjects(roots, stories, named, shelf.languages)
    out = {}
    for story in distinct(home).tolist():
        best = sorted(named[story], key=lambda n: (-named[story][n], n))
        subject = subjects.get(story, "")
        rest = map(_short, islice((n for n in best if subject not in n.split(" ")), _NAMES))
        out[story] = " · ".join([subject, *rest][not subject :][:_NAMES])
    return out | _titles(shelf.mentions, home, {story for story, name in out.items() if not name})


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
    roots: Ints, stories: Stories, named: dict[int, dict[str, int]], languages: Sequence[str]
) -> dict[int, str]:
    """The name, or word in quotation marks, that most articles of a story begin with, and few others."""
    docs: dict[int, list[int]] = defaultdict(list)
    for doc, story in enumerate(roots.tolist()):
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
