"""The names of one article: what runs leave open, their neighbours and what was said before decide."""

from __future__ import annotations

import re
from functools import cache
from itertools import accumulate

from timeline.entities.finds import Find
from timeline.entities.gazetteer import Known
from timeline.entities.lexicon import Lexicon, lexicon
from timeline.entities.people import People, before, country_of
from timeline.entities.places import datelines, towns
from timeline.entities.runs import RUN, read
from timeline.values import Entity

_NEXT = re.compile(r"[ \u00a0]([^\W\d_][\w-]*)")
_LONG = 24  # letters of an adjective
_MOST = 1 << 18  # runs whose reading is kept


class Readings(dict[str, tuple[Find, ...]]):
    """What runs say by themselves, read as they are met, kept from one article to the next."""

    def __init__(self, lex: Lexicon) -> None:
        """Begin with nothing read."""
        self.lex = lex

    def trimmed(self) -> Readings:
        """Itself; emptied first, where it holds too much."""
        if len(self) > _MOST:
            self.clear()
        return self

    def __missing__(self, run: str) -> tuple[Find, ...]:
        found = self[run] = read(run, self.lex)
        return found


@cache
def _readings(code: str) -> Readings:
    return Readings(lexicon(code))


class Reader:
    """Reads one article once; `entities` is its only product."""

    def __init__(self, text: str, lex: Lexicon) -> None:
        """Find the runs, and read each by itself."""
        self.text, self.lex = text, lex
        parts = RUN.split(text)  # what is no run and what is one, by turns
        begins, self.runs = list(accumulate(map(len, parts)))[::2], parts[1::2]
        self.named: list[tuple[int, Find]] = []
        self.silent: dict[int, str] = {}
        readings = _readings(lex.code).trimmed()
        for start, run, finds in zip(begins, self.runs, map(readings.__getitem__, self.runs), strict=False):
            if finds:
                self.named += [(start, f) for f in finds]
            else:
                self.silent[start] = run
        self._settle()
        self.single = set(self.silent.values())
        self.people = People(text, lex, [n for n in self.named if n[1].type == "person"], self.single)
        self.aliases = self._aliases()
        self.datelines = datelines(text, lex)

    def _settle(self) -> None:
        """A first name that nothing leads on says nothing: its run may still hold a family name."""
        lone = [
            n
            for n in self.named
            if n[1].by == "given" and not self.lex.particles.match(self.text, n[0] + n[1].end)
        ]
        for start, f in lone:
            self.named.remove((start, f))
            self.silent[start + f.start] = f.name

    def entities(self) -> tuple[Entity, ...]:
        """All entities of the text, in order; of two that overlap the longer one."""
        found = list(self.datelines)
        for start, f in self.named:
            if entity := self._entity(start + f.start, start + f.end, f, start):
                found.append(entity)
        found += self._again()
        found += towns(self.text, self.silent, self.datelines, self.lex)
        found += self._adjectives()
        return _without_overlap(found)

    def _entity(self, at: int, end: int, f: Find, start: int) -> Entity | None:
        """The entity of a find, or None where its neighbours forbid it."""
        if f.by == "office":
            holder = self.people.holder(f, at)
            return Entity(at, end, holder.name, "person") if holder else None
        if f.type == "person":
            name, end = self.people.whole(start, f)
            person = self.people.called(name.rsplit(" ", 1)[-1], at)
            assert person is not None
            person.last = at
            return Entity(at, end, person.name, "person")
        if f.known and f.known.place:
            return self._known(at, end, f.known)
        if f.by == "head":
            return self._led_on(at, end)
        if f.by == "acronym" and self.text[max(0, at - 2) : at - 1].isdigit():
            return None
        if f.by == "adjective" and not self._acts(end):
            return None
        return Entity(at, end, f.name, f.type)

    def _known(self, at: int, end: int, entry: Known) -> Entity | None:
        """A capital is its government unless a preposition of place stands before it; some names need one."""
        previous = before(self.text, at).lower()
        person = self.people.called(self.text[at:end].rsplit(" ", 1)[-1], at)
        if person and previous not in self.lex.inside:
            return Entity(at, end, person.name, "person")
        if entry.type == "country" and entry.place != entry.name:
            placed = previous in self.lex.before
            return Entity(at, end, entry.place if placed else entry.name, "place" if placed else "country")
        if entry.ambiguous and previous not in self.lex.inside:
            return None
        return Entity(at, end, entry.name, entry.type)

    def _led_on(self, at: int, end: int) -> Entity | None:
        """A body whose name a preposition leads on ("coalition of the willing"), or None where none does."""
        m = self.lex.joint.match(self.text, end)
        run = RUN.match(self.text, m.end()) if m else None
        if m is None or run is None:
            return None
        last = run.group().split(" ")[0]
        return Entity(at, m.end() + len(last), self.text[at : m.end() + len(last)], "organisation")

    # -- organisations by their short forms

    def _aliases(self) -> dict[str, str]:
        """Short form → name: "Kontor Nord" for "Kontor Nord AG", and X where the article has "X share" as one word."""
        lex = self.lex
        found: dict[str, str] = {}
        for _, f in self.named:
            words = f.name.split(" ")
            if (
                f.type != "organisation"
                or f.by != "form"
                or len(words) < 2
                or words[0] in lex.organisations["leads"]
            ):
                continue
            short = " ".join(w for w in words if w not in lex.formal)
            if short and short != f.name and short not in lex.names and short.lower() not in lex.opening:
                found.setdefault(short, f.name)
        for word in " ".join([run for run in self.runs if "-" in run]).split(" "):
            if "-" in word and (name := self._owner(word)):
                found.setdefault(name, name)
        return found

    def _owner(self, word: str) -> str:
        """The X before a hyphen ("X chief"), where the article also names X alone and X is no everyday word."""
        first, _, head = word.rpartition("-")
        name, lex = first.replace("-", " "), self.lex
        if head.lower() not in lex.organisations["owned"] or name in lex.names:
            return ""
        return name if name in self.single and not lex.word(name).bearer else ""

    def _again(self) -> list[Entity]:
        """Runs that say nothing by themselves, where they hold a family name or a short form met before."""
        wanted = {*self.people.known, *(short.split(" ")[0] for short in self.aliases)}
        wanted |= {w + "s" for w in wanted} if self.lex.genitive == "s" else set()
        found: list[Entity] = []
        for start, run in self.silent.items():
            if run in wanted or (" " in run and not wanted.isdisjoint(run.split(" "))):
                found += self._inside(start, run)
        return found

    def _inside(self, start: int, run: str) -> list[Entity]:
        """The people and organisations that the words of a run name."""
        found, at = [], start
        for word in run.split(" "):
            person = self.people.called(word, at)
            if person and not self.people.everyday(
                self.lex.bare(word) if word not in self.people.known else word, at
            ):
                found.append(Entity(self.people.begin(person, at), at + len(word), person.name, "person"))
            elif short := self._short(run[at - start :]):
                name = self.aliases.get(short) or self.aliases[self.lex.bare(short)]
                found.append(Entity(at, at + len(short), name, "organisation"))
            at += len(word) + 1
        return found

    def _short(self, rest: str) -> str:
        """The longest short form of an organisation that a run's rest begins with, or nothing."""
        words = rest.split(" ") if self.aliases else []
        for length in range(len(words), 0, -1):
            short = " ".join(words[:length])
            if short in self.aliases or self.lex.bare(short) in self.aliases:
                return short
        return ""

    # -- countries by their adjectives

    def _adjectives(self) -> list[Entity]:
        """A country's adjective before one of its organs: "the Russian army"."""
        found = []
        for m in self.lex.adjective.finditer(self.text):
            if not m[1].lower().endswith(self.lex.actors):
                continue
            end = m.start(1) - 1
            at = self.text.rfind(" ", max(0, m.start() - _LONG), m.start()) + 1
            word = self.text[at:end].lstrip("„“”\"'(»«")
            if word[:1].islower() and (country := country_of(word, self.lex)):
                shown = self.lex.shown.get(country, country)
                found.append(Entity(end - len(word), m.end(1), shown, "country"))
        return found

    def _acts(self, end: int) -> bool:
        """True where the word behind a country's adjective is one of its organs."""
        m = _NEXT.match(self.text, end)
        return bool(m and m.group(1).lower().endswith(self.lex.actors))


def _without_overlap(found: list[Entity]) -> tuple[Entity, ...]:
    """The entities in order; of two that overlap the longer one stays."""
    out: list[Entity] = []
    for e in sorted(found, key=lambda e: (e.start, -e.end)):
        if out and e.start < out[-1].end:
            if e.end - e.start <= out[-1].end - out[-1].start:
                continue
            out.pop()
        out.append(e)
    return tuple(out)
