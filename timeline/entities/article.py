"""The names of one article: what runs leave open is decided by their neighbours and by what was said before."""

from __future__ import annotations

import re
from dataclasses import dataclass, field

from timeline.entities.lexicon import Lexicon
from timeline.entities.runs import RUN, UPPER, Find, read, role_of
from timeline.values import Entity

_PREVIOUS = re.compile(r"[^\W\d_][\w-]*(?=[ \u00a0]+[„“”\"'»«‚‘(]?$)")
_DATELINE = re.compile(
    rf"(?:^|\n)[ \t]*([{UPPER}][\w.-]+(?:[ ][{UPPER}][\w.-]+){{0,2}}(?:/[{UPPER}][\w-]+(?:[ ][{UPPER}][\w-]+)?){{0,2}})"
    r"(?:[ ]?\([\w./ -]{2,20}\))?(?:\.[ ]|[ ]?[-–—:][ ]|[ ]?\([a-z]{2,6}\)[ ])"
)
_TOP = 600  # a dateline stands in an article's first characters
_WINDOW = 24  # characters that hold the word before a run


@dataclass
class _Person:
    """Who was introduced by name: the fullest form, the offices held, and where the last naming ended."""

    name: str
    roles: set[tuple[str, str]] = field(default_factory=set)
    last: int = 0


@dataclass
class Reader:
    """Reads one article once; `entities` is its only product."""

    text: str
    lex: Lexicon
    people: dict[str, list[_Person]] = field(default_factory=dict)
    aliases: dict[str, str] = field(default_factory=dict)
    towns: set[str] = field(default_factory=set)
    headed: set[int] = field(default_factory=set)

    def entities(self) -> tuple[Entity, ...]:
        """All entities of the text, in order."""
        code, text = self.lex.code, self.text
        runs = [(m.start(), m.group()) for m in RUN.finditer(text)]
        read_runs = [(start, run, read(run, code)) for start, run in runs]
        self._introduce(read_runs)
        found: list[Entity] = []
        found += self._datelines()
        offices: list[tuple[int, Find]] = []
        silent: list[tuple[int, str]] = []
        for start, run, finds in read_runs:
            if not finds:
                silent.append((start, run))
            for f in finds:
                if f.by == "office":
                    offices.append((start, f))
                elif f.by == "given" and not self.lex.particles.match(text, start + f.end):
                    silent.append((start, run))
                elif entity := self._entity(start, f):
                    found.append(entity)
        found += self._again(silent)
        found += self._adjectives()
        found += self._offices(offices)
        return _without_overlap(found)

    # -- people

    def _introduce(self, read_runs: list[tuple[int, str, tuple[Find, ...]]]) -> None:
        """Note everybody who is named in full, before anyone is looked up by the family name alone."""
        named = [
            (start, f)
            for start, _, finds in read_runs
            for f in finds
            if f.type == "person"
            and f.name
            and (f.by != "given" or self.lex.particles.match(self.text, start + f.end))
        ]
        words = {run for _, run, _ in read_runs}
        full = {f.name for _, f in named if " " in f.name}
        for start, f in named:
            name = self._whole(start, f)[0]
            name = _bare(name, self.lex.genitive, words, full)
            surname = name.rsplit(" ", 1)[-1]
            known = self.people.setdefault(surname, [])
            person = next((p for p in known if p.name == name), None)
            if not person and " " not in name and known:
                person = known[0]
            if not person:
                lone = next((p for p in known if " " not in p.name), None)
                person = lone or _Person(name)
                person.name = name
                if not lone:
                    known.append(person)
            if f.role and f.role != "title":
                person.roles.add((f.role, f.of or self._adjective_before(start + f.start)))
            if name.split(" ", 1)[0] in self.lex.family and " " in name:
                self.people.setdefault(name.split(" ", 1)[0], known)
        for _, _, finds in read_runs:
            for f in finds:
                if f.type == "organisation" and f.by == "form" and " " in f.name:
                    self._alias(f.name)
        for _, run, _ in read_runs:
            for word in run.split(" ") if "-" in run else ():
                self._owner(word, words)

    def _whole(self, start: int, f: Find) -> tuple[str, int]:
        """A person's name with the parts behind a lower-case particle ("Ursula" + "von der Leyen"), and its end."""
        end = start + f.end
        m = None if " " in f.name else self.lex.particles.match(self.text, end)
        run = RUN.match(self.text, m.end()) if m else None
        if not m or not run:
            return f.name, end
        last = run.group().split(" ")[0]
        return f.name + m.group() + last, m.end() + len(last)

    def _owner(self, word: str, words: set[str]) -> None:
        """ "X-Chef" and "X-Aktie" say that X, which the article also names alone, is an organisation."""
        before, _, head = word.rpartition("-")
        name = before.replace("-", " ")
        if not before or name in self.lex.names or name in self.aliases or name in self.people:
            return
        if head.lower() not in self.lex.owned or name.lower() in self.lex.opening | self.lex.everyday:
            return
        if role_of(name, self.lex)[0] or self.lex.bearers.fullmatch(name.lower()):
            return
        if any(w == name or w.startswith(name + " ") for w in words):
            self.aliases[name] = name

    def _alias(self, name: str) -> None:
        """Let the short form stand for an organisation: "Kontor Rhein" for "Kontor Rhein AG"."""
        words = name.split(" ")
        short = " ".join(w for w in words if w not in self.lex.legal and w not in self.lex.heads)
        if not short or short == name or words[0] in self.lex.leads or short in self.lex.names:
            return
        if short.lower() not in self.lex.opening:
            self.aliases.setdefault(short, name)

    def _person(self, word: str, at: int) -> str | None:
        """The full name of the person that a family name alone refers to: the one named last before it."""
        known = self.people.get(word)
        if known is None and self.lex.genitive == "s" and word.endswith("s"):
            known = self.people.get(word[:-1])
        if not known:
            return None
        return known[0].name if len(known) == 1 else max(known, key=lambda p: (p.last <= at, p.last)).name

    def _again(self, silent: list[tuple[int, str]]) -> list[Entity]:
        """Runs that say nothing by themselves: family names, short forms, towns behind "in"."""
        found: list[Entity] = []
        people, aliases, generic = self.people, self.aliases, self.lex.generic
        for start, run in silent:
            for word, at in _words(run, start) if people or aliases else ():
                bare = word[:-1] if word.endswith("s") else word
                if (word in people or bare in people) and not self._everyday(bare, at):
                    begin = self._particle_begin(word, at)
                    found.append(Entity(begin, at + len(word), self._person(word, at) or word, "person"))
                elif short := aliases and self._short(run, at - start):
                    found.append(
                        Entity(
                            at,
                            at + len(short),
                            aliases[short.rstrip("s")] if short not in aliases else aliases[short],
                            "organisation",
                        )
                    )
            if self.text.endswith(generic, max(0, start - len(generic)), start) and self._town(run):
                found.append(Entity(start, start + len(run), run, "place"))
        return found

    def _short(self, run: str, at: int) -> str:
        """The longest short form of an organisation that begins at an offset of a run, or nothing."""
        words = run[at:].split(" ")
        for length in range(len(words), 0, -1):
            short = " ".join(words[:length])
            if short in self.aliases or (short.endswith("s") and short.rstrip("s") in self.aliases):
                return short
        return ""

    def _everyday(self, word: str, at: int) -> bool:
        """True where a family name is an ordinary noun here: behind a number, article, adjective or preposition."""
        if word.lower() not in self.lex.everyday:
            return False
        if _NUMBER.search(self.text, max(0, at - 4), at):
            return True
        before = self._before(at)
        return before.lower() in self.lex.determiners or before.endswith(("en", "em", "er", "es"))

    def _particle_begin(self, word: str, at: int) -> int:
        """Where "von der Leyen" begins when the run is "Leyen"."""
        name = self._person(word, at) or word
        for part in reversed(name.split(" ")[:-1]):
            if not part[0].islower() or not self.text.endswith(part + " ", 0, at):
                break
            at -= len(part) + 1
        return at

    # -- offices

    def _offices(self, offices: list[tuple[int, Find]]) -> list[Entity]:
        """ "Der Staatschef": the only person of the article who holds such an office, of that country if one is named."""
        found = []
        everybody = {id(p): p for known in self.people.values() for p in known}.values()
        for start, f in offices:
            if f.role == "title":
                continue
            of = f.of or self._adjective_before(start + f.start)
            wanted = self.lex.synonyms.get(f.role, frozenset()) | {f.role}
            exact = [p for p in everybody if any(r == f.role and (not of or c == of) for r, c in p.roles)]
            loose = [p for p in everybody if any(r in wanted and (not of or c == of) for r, c in p.roles)]
            held = exact if len(exact) == 1 else loose
            if len(held) == 1:
                found.append(Entity(start + f.start, start + f.end, held[0].name, "person"))
        return found

    def _adjective_before(self, at: int) -> str:
        """The country whose adjective stands before an office ("der französische Präsident"), or nothing."""
        return self._country_of(self._before(at))

    def _country_of(self, word: str) -> str:
        lex = self.lex
        for length in range(len(word), max(len(word) - 3, 3), -1):
            if country := lex.adjectives.get(word[:length]) or lex.adjectives.get(word[:length].lower()):
                return country
        entry = lex.names.get(word) or lex.names.get(word[:-1] if word.endswith("s") else "")
        return entry.country if entry and entry.type == "country" else ""

    # -- countries, organisations and places

    def _entity(self, start: int, f: Find) -> Entity | None:
        """The entity of a find, or None where its neighbours forbid it."""
        if f.type == "person":
            name, end = self._whole(start, f)
            surname = name.rsplit(" ", 1)[-1]
            full = self._person(surname, start) or name
            for p in self.people.get(surname, ()):
                p.last = start if p.name == full else p.last
            return Entity(start + f.start, end, full, "person")
        if f.known and (f.known.place or f.known.ambiguous):
            return self._gazetteer(start + f.start, start + f.end, f)
        if f.by == "adjective" and not self._acts(start + f.end):
            return None
        if f.by == "head":
            return self._led_on(start + f.start, start + f.end)
        return Entity(start + f.start, start + f.end, f.name, f.type)

    def _led_on(self, start: int, end: int) -> Entity | None:
        """A body whose name a preposition leads on ("Koalition der Willigen"), or None where none does."""
        m = self.lex.joint.match(self.text, end)
        run = RUN.match(self.text, m.end()) if m else None
        last = run.group().split(" ")[0] if run else ""
        if not m or not last or role_of(last, self.lex)[0] or self.lex.names.get(last):
            return None
        return Entity(start, m.end() + len(last), self.text[start : m.end() + len(last)], "organisation")

    def _gazetteer(self, start: int, end: int, f: Find) -> Entity | None:
        """A capital is its government unless a preposition of place precedes it; an ambiguous name needs one."""
        entry = f.known
        assert entry
        before = self._before(start).lower()
        surname = self.text[start:end].rsplit(" ", 1)[-1]
        if surname in self.people and before not in self.lex.inside:
            return Entity(start, end, self._person(surname, start) or f.name, "person")
        if entry.type == "country" and entry.place and entry.place != entry.name:
            if before in self.lex.before or start in self.headed:
                return Entity(start, end, entry.place, "place")
            return Entity(start, end, entry.name, "country")
        if entry.ambiguous and before not in self.lex.inside:
            return None
        return Entity(start, end, entry.name, entry.type)

    def _acts(self, end: int) -> bool:
        """True where the word behind a country's adjective is one of its organs."""
        m = _NEXT.match(self.text, end)
        return bool(m and self.lex.actors.fullmatch(m.group(1).lower()))

    def _adjectives(self) -> list[Entity]:
        """Lower-case adjectives of countries before one of their organs: "die russische Armee"."""
        found = []
        for m in _ADJECTIVE.finditer(self.text):
            at = self.text.rfind(" ", max(0, m.start() - 24), m.start()) + 1
            word = self.text[at : m.end()].lstrip("„“”\"'(»«")
            country = self._country_of(word) if word[:1].islower() else ""
            if country and self._acts(m.end()):
                follows = _NEXT.match(self.text, m.end())
                assert follows
                shown = self.lex.shown.get(country, country)
                found.append(Entity(m.end() - len(word), follows.end(), shown, "country"))
        return found

    def _town(self, run: str) -> bool:
        """True for a name behind "in" that is no common noun."""
        first = run.split(" ", 1)[0]
        if first.lower() in self.lex.leading or self.lex.never_place.fullmatch(run):
            return False
        if role_of(first, self.lex)[0]:
            return False
        if run in self.towns or self.lex.towns.fullmatch(run.lower()):
            return True
        return any(f" {p} {run}" in self.text for p in self.lex.before if f" {p} " != self.lex.generic)

    def _datelines(self) -> list[Entity]:
        """The places in front of the first sentence: "BREMEN (dpa) -", "Paris/Kourou.", "FREDERICTON -"."""
        found = []
        for m in _DATELINE.finditer(self.text, 0, _TOP):
            at = m.start(1)
            for part in m.group(1).split("/"):
                name = part.title() if part.isupper() else part
                entry = self.lex.names.get(name)
                if (entry and entry.place) or (part.isupper() and len(part) > 5):
                    shown = entry.place if entry else name
                    self.towns.add(shown)
                    self.headed.add(at)
                    found.append(Entity(at, at + len(part), shown, "place"))
                at += len(part) + 1
        return found

    def _before(self, at: int) -> str:
        """The word before an offset, across spaces and an opening quotation mark; empty at the beginning of a line."""
        m = _PREVIOUS.search(self.text[max(0, at - _WINDOW) : at])
        return m.group() if m else ""


_NUMBER = re.compile(r"\d\.?[ \u00a0]$")
_NEXT = re.compile(r"[ \u00a0]([^\W\d_][\w-]*)")
_ADJECTIVE = re.compile(r"(?:isch|deutsch)(?:e[nmrs]?)?(?=[ \u00a0])")


def _words(run: str, start: int) -> list[tuple[str, int]]:
    """The words of a run with their offsets into the article."""
    out = []
    for word in run.split(" "):
        out.append((word, start))
        start += len(word) + 1
    return out


def _bare(name: str, genitive: str, words: set[str], full: set[str]) -> str:
    """A name without the genitive's s, where the article also has it bare."""
    if genitive != "s" or not name.endswith("s"):
        return name
    bare = name[:-1]
    return bare if bare in full or bare.rsplit(" ", 1)[-1] in words else name


def _without_overlap(found: list[Entity]) -> tuple[Entity, ...]:
    """The entities in order; of two that overlap the longer one stays."""
    out: list[Entity] = []
    for e in sorted(found, key=lambda e: (e.start, -e.end, e.name)):
        if out and e.start < out[-1].end:
            if e.end - e.start <= out[-1].end - out[-1].start:
                continue
            out.pop()
        out.append(e)
    return tuple(out)
