"""Matches forms against the letters of a text: trees of parts (`forms`) become functions that call one another.

A step takes letters, where it stands in them, what has been taken on the way, and what to do when its group is
complete; it gives what that does, or None where nothing fits. It goes back as regular expressions do: the first of
several alternatives that leads to the end, and what may be there if it is. A rule that stands in many phrases becomes
steps once, and each phrase when a text first asks for it: most are rare.
"""

from __future__ import annotations

from collections.abc import Callable, Sequence
from typing import NamedTuple

from timeline.expressions.forms import Choice, Group, Maybe, Part, Word

END = "\0"  # behind the last letter: no form means it


class Taken(NamedTuple):
    """What a group or a word has matched: what was taken before it, where it begins and ends, and what was taken last
    inside of it."""

    before: Taken | None
    part: Group | Word
    start: int
    end: int
    inside: Taken | None = None


class Match(NamedTuple):
    """The letters that a phrase fits: where they end, and what it has taken last."""

    end: int
    taken: Taken | None


Done = Callable[[int, Taken | None], Match | None]
Step = Callable[[str, int, Taken | None, Done], Match | None]


def in_order(taken: Taken | None) -> list[Taken]:
    """What has been taken, the first first."""
    found = []
    while taken:
        found.append(taken)
        taken = taken.before
    return found[::-1]


def is_bracket(taken: Taken) -> bool:
    """Whether a bracket was taken, rather than a word or a rule's form."""
    return isinstance(taken.part, Group) and not taken.part.name


class Phrase:
    """A form with brackets, and its tree."""

    def __init__(self, form: str, tree: Group, steps: Steps) -> None:
        self.form, self.rule, self.tree, self.steps = form, tree.rule, tree, steps

    def match(self, letters: str) -> Match | None:
        """The longest beginning of some letters that has this form."""
        return self.steps.inside(self.tree)(letters + END, 0, None, Match)


class Steps:
    """The steps through the forms of a language, those of each group made when they are first asked for."""

    def __init__(self) -> None:
        self.made: dict[int, Step] = {}

    def inside(self, group: Group) -> Step:
        """The steps inside of a group."""
        step = self.made.get(id(group))
        if step is None:
            step = self.made[id(group)] = self.through(group.parts, leave)
        return step

    def through(self, parts: Sequence[Part], then: Step) -> Step:
        """The steps through parts that stand behind one another, and on."""
        for part in reversed(parts):
            if isinstance(part, Word):
                then = word(part, then)
            elif isinstance(part, Group):
                then = self.group(part, then)
            elif isinstance(part, Choice):
                then = self.choice(part, then)
            else:
                then = self.maybe(part, then)
        return then

    def group(self, part: Group, then: Step) -> Step:
        """Through a group, whose steps are made when it is first reached."""
        inner: Step | None = None

        def step(letters: str, at: int, taken: Taken | None, done: Done) -> Match | None:
            nonlocal inner

            def on(end: int, inside: Taken | None) -> Match | None:
                return then(letters, end, Taken(taken, part, at, end, inside), done)

            if inner is None:
                inner = self.inside(part)
            return inner(letters, at, None, on)

        return step

    def choice(self, part: Choice, then: Step) -> Step:
        """Through the first way that leads on, of those that can begin with the letter."""
        ways: dict[str, list[Step]] = {letter: [] for letter in part.first}
        others: list[Step] = []
        for first, empty, parts in part.ways:
            way = self.through(parts, then)
            for letter in part.first if empty else first:
                ways[letter].append(way)
            if empty:
                others.append(way)

        def step(letters: str, at: int, taken: Taken | None, done: Done) -> Match | None:
            for way in ways.get(letters[at], others):
                if (got := way(letters, at, taken, done)) is not None:
                    return got
            return None

        return step

    def maybe(self, part: Maybe, then: Step) -> Step:
        """Through a part that may be missing."""
        first, inner = part.first, self.through((part.part,), then)

        def step(letters: str, at: int, taken: Taken | None, done: Done) -> Match | None:
            if letters[at] in first and (got := inner(letters, at, taken, done)) is not None:
                return got
            return then(letters, at, taken, done)

        return step


def word(part: Word, then: Step) -> Step:
    """Through one letter; a class is kept, for its meaning."""
    first = part.first
    if not part.name:
        return lambda letters, at, taken, done: (
            then(letters, at + 1, taken, done) if letters[at] in first else None
        )
    return lambda letters, at, taken, done: (
        then(letters, at + 1, Taken(taken, part, at, at + 1), done) if letters[at] in first else None
    )


def leave(_letters: str, at: int, taken: Taken | None, done: Done) -> Match | None:
    """The last step of a group."""
    return done(at, taken)
