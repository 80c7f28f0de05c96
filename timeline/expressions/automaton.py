"""Which phrases begin a string of letters: all of them walk through it together, a letter at a time.

A state holds what each phrase can still go on with; it is made when a text first comes to it, and they are few. A
phrase ends where `matching` ends it, which also tells what was taken on the way: the first of several alternatives that
leads to the end, and what may be there if it is.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from functools import cache

from timeline.expressions.forms import Choice, Group, Letters, Part, Word


@dataclass(slots=True, eq=False)
class Head:
    """What can come next in a phrase, told by its number: letters, and the parts behind them."""

    number: int
    letters: Letters
    behind: tuple[Part, ...]


class Automaton:
    """The phrases of a language as one automaton."""

    def __init__(self, phrases: Sequence[Group]) -> None:
        self.phrases = phrases
        self.beginning: dict[str, list[int]] = {}
        for number, phrase in enumerate(phrases):
            for letter in phrase.first:
                self.beginning.setdefault(letter, []).append(number)
        self.states: dict[tuple[tuple[Head, ...], tuple[int, ...]], State | None] = {}
        self.opening, self.heads = cache(self._opening), cache(self._heads)

    def fits(self, letters: str) -> list[tuple[int, int]]:
        """The phrases that begin some letters, and where they end: the longest first, then in their own order."""
        ends: dict[int, int] = {}
        state = self.opening(letters[0])
        for end, letter in enumerate(letters, 1):
            following = state[letter]
            if following is None:
                break
            state = following
            for number in state.ends:
                ends[number] = end
        return sorted(ends.items(), key=lambda fit: (-fit[1], fit[0])) if ends else []

    def state(self, going: Sequence[Head], ends: Sequence[int]) -> State | None:
        """The state in which phrases go on, as they are tried, and some end; None where none does either."""
        key = tuple(dict.fromkeys(going)), tuple(ends)
        if key not in self.states:
            self.states[key] = State(self, *key) if going or ends else None
        return self.states[key]

    def _opening(self, letter: str) -> State:
        """The state before the first letter, with the phrases that can begin with it."""
        begun = [self.heads(n, self.phrases[n].parts)[0] for n in self.beginning.get(letter, ())]
        return State(self, tuple([head for heads in begun for head in heads]), ())

    def _heads(self, number: int, parts: tuple[Part, ...]) -> tuple[tuple[Head, ...], bool]:
        """What can come next in a phrase where some parts are still to come, the first to be tried first, and whether
        it can end there: what would be tried after its end is left out."""
        if not parts:
            return (), True
        part, behind = parts[0], parts[1:]
        if isinstance(part, Word):
            return (Head(number, part.first, behind),), False
        if isinstance(part, Group):
            return self.heads(number, part.parts + behind)
        ways = [way for *_, way in part.ways] if isinstance(part, Choice) else [(part.part,), ()]
        found: list[Head] = []
        for way in ways:
            heads, done = self.heads(number, way + behind)
            found += heads
            if done:
                return tuple(found), True
        return tuple(found), False


class State(dict[str, "State | None"]):
    """How far phrases have come, and which of them end here; by the next letter the state behind it."""

    def __init__(self, automaton: Automaton, going: tuple[Head, ...], ends: tuple[int, ...]) -> None:
        self.automaton, self.going, self.ends = automaton, going, ends

    def __missing__(self, letter: str) -> State | None:
        going: list[Head] = []
        ends: list[int] = []
        for head in self.going:
            if letter in head.letters and head.number not in ends:
                heads, done = self.automaton.heads(head.number, head.behind)
                going += heads
                if done:
                    ends.append(head.number)
        found = self[letter] = self.automaton.state(going, ends)
        return found
