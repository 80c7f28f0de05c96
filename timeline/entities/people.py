"""The people of one article: introduced by name and office, then meant by family name or office alone."""

from __future__ import annotations

import re
from collections.abc import Iterable
from dataclasses import dataclass, field

from timeline.entities.finds import Find
from timeline.entities.lexicon import Lexicon
from timeline.entities.runs import RUN

_NUMBER = re.compile(r"\d\.?[ \u00a0]$")
_OPENING = " \u00a0„“”\"'»«‚‘("
_WINDOW = 24  # characters that hold the word before a name


@dataclass
class Person:
    """Who was introduced: the fullest name, the offices held (class, country), where the last naming was."""

    name: str
    roles: set[tuple[str, str]] = field(default_factory=set)
    last: int = -1


class People:
    """Everybody whom an article names, by family name."""

    def __init__(self, text: str, lex: Lexicon, named: Iterable[tuple[int, Find]], words: set[str]) -> None:
        """Introduce all that are `named` (start of the run, find); `words` are the article's single runs."""
        self.text, self.lex = text, lex
        self.known: dict[str, list[Person]] = {}
        finds = [(start, f) for start, f in named if f.name]
        full = {f.name for _, f in finds}
        for start, f in finds:
            self._introduce(self._nominative(self.whole(start, f)[0], words, full), start, f)

    def _nominative(self, name: str, words: set[str], full: set[str]) -> str:
        """A name without the genitive's ending, where the article also has it bare."""
        bare = self.lex.bare(name)
        return bare if bare in full or bare.rsplit(" ", 1)[-1] in words else name

    def _introduce(self, name: str, start: int, f: Find) -> None:
        first, _, surname = name.rpartition(" ")
        people = self.known.setdefault(surname, [])
        person = next((p for p in people if p.name == name), None)
        if not person and (lone := next((p for p in people if " " not in p.name or not first), None)):
            person = lone
            person.name = name if first else person.name
        if not person:
            person = Person(name)
            people.append(person)
        if f.role and f.role != "title":
            person.roles.add((f.role, f.of or country_of(before(self.text, start + f.start), self.lex)))
        if first in self.lex.family:
            self.known.setdefault(first, people)

    def whole(self, start: int, f: Find) -> tuple[str, int]:
        """A find's name with what a particle adds (first name + particles and family name), and where it ends."""
        end = start + f.end
        m = None if " " in f.name else self.lex.particles.match(self.text, end)
        run = RUN.match(self.text, m.end()) if m else None
        if not m or not run:
            return f.name, end
        last = run.group().split(" ")[0]
        return f.name + m.group() + last, m.end() + len(last)

    def called(self, word: str, at: int) -> Person | None:
        """Whom a family name alone refers to: of several the one named last before `at`."""
        people = self.known.get(word) or self.known.get(self.lex.bare(word))
        if not people:
            return None
        return people[0] if len(people) == 1 else max(people, key=lambda p: (p.last <= at, p.last))

    def everyday(self, word: str, at: int) -> bool:
        """True where a family name is an ordinary noun: behind a number, an article, a declined word."""
        if word.lower() not in self.lex.everyday:
            return False
        previous = before(self.text, at)
        if previous.lower() in self.lex.determiners or previous.endswith(self.lex.declined):
            return True
        return bool(_NUMBER.search(self.text, max(0, at - 4), at))

    def begin(self, person: Person, at: int) -> int:
        """Where a naming begins whose last word is at `at`: with its particles, it begins before the last word."""
        for part in reversed(person.name.split(" ")[:-1]):
            begin = at - len(part) - 1
            if not part[0].islower() or self.text[max(0, begin) : at].lower() != part + " ":
                break
            at = begin
        return at

    def holder(self, f: Find, at: int) -> Person | None:
        """The head of state: the only one who holds such an office, of that country where one is named."""
        of = f.of or country_of(before(self.text, at), self.lex)
        everybody = {id(p): p for people in self.known.values() for p in people if p.roles}.values()
        for kinds in ({f.role}, self.lex.synonyms.get(f.role, frozenset()) | {f.role}):
            held = [p for p in everybody if any(kind in kinds and of in ("", c) for kind, c in p.roles)]
            if len(held) == 1:
                return held[0]
        return None


def before(text: str, at: int) -> str:
    """The word before an offset, across spaces and an opening quotation mark; empty where a line begins."""
    close = text[max(0, at - _WINDOW) : at]
    left = close.rstrip(_OPENING)
    if left == close or not left[-1:].isalpha():
        return ""
    return left.replace("\n", " ").replace("\u00a0", " ").rpartition(" ")[2].lstrip(_OPENING)


def country_of(word: str, lex: Lexicon) -> str:
    """The country that a word is the adjective of, whatever its ending; or nothing."""
    for length in range(len(word), max(len(word) - 3, 3), -1):
        if country := lex.adjectives.get(word[:length]) or lex.adjectives.get(word[:length].lower()):
            return country
    return ""
