"""How the phrases of a headline are put in a row, and which go where there is no room. Lives in claims/titles."""

from __future__ import annotations

from itertools import pairwise

from timeline.claims.titles.parts import Part, led, noun, upper
from timeline.claims.titles.wording import MORE, Wording

_NEAR = 150
"""Characters before a pronoun in which somebody is named whom it may mean."""


def fitted(
    wording: Wording,
    begun: str,
    parts: list[Part],
    tail: str,
    room: int,
    name: str,
    needed: frozenset[str] = frozenset(),
) -> tuple[str, list[Part], int]:
    """A headline that has room, the phrases that are left of it, and the doubts about those that are lost; those that
    begin with a `needed` preposition stay as long as they can."""
    short, doubts = False, 0
    while True:
        row = _joined(wording, parts, name, short=short)
        whole = " ".join(filter(None, (begun, row, tail)))
        if len(whole) <= room + MORE or not parts:
            return whole, parts, doubts
        if not short:
            short = True
            continue
        gone = loose(wording, parts, needed=needed)
        if (
            not gone
            and len(whole) > room + 2 * MORE
            and (heads := [head(wording, p) for p in parts]) != parts
        ):
            parts = heads
            continue
        if not gone and len(whole) <= room + 2 * MORE:
            return whole, parts, doubts
        doubts += _bound(wording, parts, gone[0]) if gone else 2
        parts = [p for i, p in enumerate(parts) if i not in (gone or [len(parts) - 1])]


def _bound(wording: Wording, parts: list[Part], at: int) -> bool:
    """Whether a phrase that goes may be what the verb is about: it hangs on no noun before it, and its preposition does
    not only tell why, when or where."""
    if at and upper(parts[at - 1][-1]):
        return False
    known, first = wording.known.words, parts[at][0].text.lower()
    moved = (
        len(parts[at]) > 1 and parts[at][1].text in known["many"] | known["oblique"] - known["dative_only"]
    )
    return first not in known["adjunct"] and (first not in known["staying"] or moved)


def head(wording: Wording, part: Part) -> Part:
    """A phrase without what hangs on its noun; of a list the first."""
    first = next((i for i, t in enumerate(part) if noun(t)), len(part))
    genitive = wording.known.words["genitive"]
    waiting = wording.known.words["completed"]
    for i in range(first + 1, len(part)):
        cut = part[i].word.preposition and part[i - 1].text.lower() not in waiting
        if cut or part[i].text in genitive or wording.listed(part[i - 1], part[i]):
            return part[:i]
    return part


def loose(
    wording: Wording,
    parts: list[Part],
    *,
    careful: frozenset[str] | None = None,
    needed: frozenset[str] = frozenset(),
) -> list[int]:
    """Which phrases may go first: the first with a preposition and what hangs on it, but for the last of all; else the
    last of those that hang on an object. None that begins with one of the prepositions
    given as `careful`, nor one that may hold an object, too; nor one that begins with a `needed` one."""
    known = wording.known
    leading = [led(p, known) for p in parts]
    hangs = [i > 0 and leading[i] and upper(parts[i - 1][-1]) for i in range(len(parts))]
    free = [i for i in range(len(parts) - 1) if leading[i] and not hangs[i]]
    wanted = {
        p[0].text.lower(): i for i, p in enumerate(parts) if p[0].text.lower() in needed
    }  # the last of each
    if wanted:
        free = [i for i in free if i not in wanted.values()]
    if careful is not None:
        free = [i for i in free if not (_double(wording, parts[i]) or parts[i][0].text.lower() in careful)]
    free.sort(key=lambda i: parts[i][0].text.lower() not in known.words["adjunct"])
    if free:
        after = free[0] + 1
        while after < len(parts) - 1 and after not in wanted.values():
            if parts[after][0].text.lower() not in known.words["nested"] | needed:
                break
            after += 1
        return list(range(free[0], after))
    late = [i for i in reversed(range(len(parts))) if hangs[i]]
    late = [i for i in late if parts[i][0].text.lower() not in (careful or ())]
    late.sort(key=lambda i: i in wanted.values())
    return [i for i in late if i != min(wanted.values(), default=-1)][:1]


def _double(wording: Wording, part: Part) -> bool:
    """Whether two nouns stand side by side in a phrase, no name: the second may be an object."""
    for a, b in pairwise(part):
        if a.noun and b.noun and not any(e.start <= b.start < e.end for e in wording.entities):
            return True
    return False


def _joined(wording: Wording, parts: list[Part], name: str, *, short: bool) -> str:
    """Phrases in a row, with the names that "him" stands for; `short` leaves people their names alone."""
    return " ".join(_him(wording, p, name) or wording.told(p, short=short) for p in parts).strip()


def _him(wording: Wording, part: Part, name: str) -> str:
    """A phrase whose pronoun means the last man named before who is not the subject; "" where it holds none."""
    last = part[-1]
    if last.text.lower() not in wording.known.words["him"]:
        return ""
    people = [
        e
        for e in wording.entities
        if e.type == "person" and 0 <= last.start - e.end < _NEAR and e.name != name
    ]
    return f"{wording.words(part[:-1])} {people[-1].name}".strip() if people else ""
