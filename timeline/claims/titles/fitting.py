"""How the phrases of a headline are put in a row, and which go where there is no room. Lives in claims/titles."""

from __future__ import annotations

from timeline.claims.titles.parts import Part, led, noun, upper
from timeline.claims.titles.wording import LONGEST, MORE, Wording


def fitted(
    wording: Wording,
    begun: str,
    parts: list[Part],
    tail: str,
    needed: frozenset[str],
) -> tuple[str, list[Part], int]:
    """A headline that has room, the phrases that are left of it, and the doubts about those that are lost; those that
    begin with a `needed` preposition stay as long as they can."""
    short, doubts = False, 0
    while True:
        row = " ".join(wording.told(p, short=short) for p in parts).strip()
        whole = " ".join(filter(None, (begun, row, tail)))
        if len(whole) <= LONGEST + MORE or not parts:
            return whole, parts, doubts
        if not short:
            short = True
            continue
        gone = loose(wording, parts, needed)
        if (
            not gone
            and len(whole) > LONGEST + 2 * MORE
            and (heads := [head(wording, p) for p in parts]) != parts
        ):
            parts = heads
            continue
        if not gone and len(whole) <= LONGEST + 2 * MORE:
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


def loose(wording: Wording, parts: list[Part], needed: frozenset[str]) -> list[int]:
    """Which phrases may go first: the first with a preposition and what hangs on it, but for the last of all; else the
    last of those that hang on an object. None that begins with a `needed` preposition."""
    known = wording.known
    leading = [led(p, known) for p in parts]
    hangs = [i > 0 and leading[i] and upper(parts[i - 1][-1]) for i in range(len(parts))]
    free = [i for i in range(len(parts) - 1) if leading[i] and not hangs[i]]
    lows = [p[0].text.lower() for p in parts]
    wanted = {low: i for i, low in enumerate(lows) if low in needed}.values()  # the last of each
    free = [i for i in free if i not in wanted]
    if free:
        after = free[0] + 1
        while after < len(parts) - 1 and after not in wanted:
            if lows[after] not in known.words["nested"] | needed:
                break
            after += 1
        return list(range(free[0], after))
    late = [i for i in reversed(range(len(parts))) if hangs[i]]
    return [i for i in late if i != min(wanted, default=-1)][:1]
