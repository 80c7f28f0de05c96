"""Who and where: people, organisations, countries and places that a text names.

One scan finds the runs of capitalised words and a kept reading says what each run is by itself (`runs`). What
depends on neighbours the article decides: a capital is a government but behind a preposition of place,
a family name means the person introduced before, "the president" the only one there is; what stands before an unknown
name makes it a place (`places`). Nobody knows a day.
"""

from __future__ import annotations

from timeline.entities.article import Reader
from timeline.entities.keys import key, place_key
from timeline.entities.lexicon import UPPER, lexicon
from timeline.language import Pack
from timeline.values import Entity

__all__ = ["UPPER", "find", "key", "place_key"]


def find(text: str, pack: Pack) -> tuple[Entity, ...]:
    """The entities of a text, in order and without overlap, each under its canonical name.

    A person's span covers office and name ("Chancellor Jane Doe"), the name is the fullest that the
    article has. Offsets are code points, ends exclusive. A language without tables has only what all share.
    """
    return Reader(text, lexicon(pack.code)).entities()
