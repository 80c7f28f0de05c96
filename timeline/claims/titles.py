"""A short title for a claim, as a headline would put it, in the article's language. Lives in the claims room.

Nouns keep what hangs on them ("signing of the treaty"); verbs become subject, verb in the
present, object; words of others are told with a colon. Dates, articles and fillers go; what is too long loses
whole phrases.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

from timeline.claims.find import Find
from timeline.claims.phrases import bare, chunks, phrase, upper
from timeline.claims.scene import Scene
from timeline.clauses import Token, participle, present
from timeline.values import Clause, Entity, Verb

LONGEST = 80


def title(find: Find, entities: Sequence[Entity], stops: frozenset[int]) -> str:
    """A title that a person would write: at most about 80 characters, on one line.

    `stops` are the ends of the entities.
    """
    maker = _Headline(find.scene, entities, stops)
    if find.noun:
        text = maker.nominal(find)
    elif find.clause.subordinate == "attribute":
        text = maker.participial(find)
    elif not find.scene.known.compounds:
        text = maker.straight(find)
    else:
        text = maker.spoken(find)
    text = " ".join(_balanced(text).split()) or find.scene.text(find.start, find.end)
    return text[:1].upper() + text[1:]


def nominative(noun: str, lemma: str) -> str:
    """A noun without the ending of genitive or dative."""
    low = noun.lower()
    for ending in ("es", "s", "n"):
        if low.endswith(lemma + ending) and (ending != "n" or lemma.endswith("e")):
            return noun[: -len(ending)]
    return noun


def _balanced(text: str) -> str:
    """A title without quotation marks or brackets that have lost their partner."""
    for opening, closing in ("„“", "»«", "“”", "()"):
        if text.count(opening) != text.count(closing):
            text = text.replace(opening, "").replace(closing, "")
    return text if text.count('"') % 2 == 0 else text.replace('"', "")


@dataclass(frozen=True, slots=True)
class _Headline:
    """What a title is made from: the sentence, the names in the article, and where these end."""

    scene: Scene
    entities: Sequence[Entity]
    stops: frozenset[int]

    def nominal(self, find: Find) -> str:
        """The event noun with its genitive and prepositional attributes, else with who or where."""
        clause = self.scene.around(find.clause)
        tokens = self.scene.outline.words(clause)
        at = next((i for i, t in enumerate(tokens) if t.start == find.start), None)
        noun = nominative(self.scene.text(find.start, find.end), find.trigger.lemma)
        if at is None:
            return noun
        origin = self.scene.known.words["origin"]
        if (
            at
            and upper(tokens[at - 1])
            and not self._dated(tokens[at - 1])
            and tokens[at - 1].text[-2:] in origin
        ):
            noun = f"{tokens[at - 1].text} {noun}"
        end = at + 1
        for _ in range(3):
            after = self._attribute(tokens, end)
            if after == end or len(noun) + tokens[after - 1].end - tokens[end].start > LONGEST - 8:
                break
            noun = f"{noun} {self.scene.text(tokens[end].start, tokens[after - 1].end)}"
            end = after
        return noun if end > at + 1 else self._placed(noun, find, clause)

    def _placed(self, noun: str, find: Find, clause: Clause) -> str:
        """A lone noun with those who met, or whose it is, or where it was."""
        inside = [e for e in self.entities if clause.start <= e.start < clause.end]
        people = list(dict.fromkeys(e.name.split()[-1] for e in inside if e.type == "person"))
        if find.trigger.kind == "meeting" and len(people) > 1:
            return f"{noun} {people[0]}–{people[1]}"
        others = [e.name for e in inside if e.type != "place" and e.name not in noun]
        if others:
            return f"{others[0]}: {noun}"
        places = [e.name for e in inside if e.type == "place" and e.name not in noun]
        return f"{places[0]}: {noun}" if places else noun

    def _attribute(self, tokens: list[Token], at: int) -> int:
        """The end of a genitive or prepositional phrase at `at` that holds no date; `at` if there is none."""
        words = self.scene.known.words
        if at >= len(tokens) or tokens[at - 1].last:
            return at
        if tokens[at].text in words["genitive"]:
            end = phrase(tokens, at, self.scene.known, self.stops)
        elif tokens[at].text.lower() in words["attribute"]:
            end = phrase(tokens, at + 1, self.scene.known, self.stops)
            end = at if end == at + 1 else end
        else:
            return at
        broken = any(self._dated(t) for t in tokens[at:end]) or any(t.last for t in tokens[at : end - 1])
        return at if broken else end

    def participial(self, find: Find) -> str:
        """A participle before its noun, turned round: "gemeldetes Leck" reads "Leck gemeldet"."""
        tokens = self.scene.outline.words(self.scene.around(find.clause))
        after = next((i for i, t in enumerate(tokens) if t.start >= find.clause.end), None)
        if after is None:
            return self.scene.text(find.start, find.end)
        end = max(phrase(tokens, after, self.scene.known, self.stops), after + 1)
        verb = participle(self.scene.text(find.start, find.end), self.scene.outline.pack)
        return f"{self._words(tokens[after:end])} {verb}"

    def straight(self, find: Find) -> str:
        """The words of a clause as they stand, for a language that keeps verb and object together."""
        words = self.scene.known.words
        kept: list[Token] = []
        for t in self.scene.outline.words(find.clause):
            if self._dated(t):
                while kept and kept[-1].text.lower() in words["link"]:
                    kept.pop()
            elif t.text.lower() not in words["filler"]:
                kept.append(t)
        while len(kept) > 1 and (kept[0].word.coordination or kept[0].word.sure or kept[0].word.final):
            kept.pop(0)
        while len(kept) > 1 and kept[-1].end - kept[0].start > LONGEST:
            late = [i for i, t in enumerate(kept) if t.word.preposition and i > 1]
            del kept[late[-1] if late else -1 :]
        return self._words(bare(kept)) if kept else ""

    def spoken(self, find: Find) -> str:
        """A headline; where it only says that somebody spoke, with what was said behind a colon."""
        assert find.verb is not None
        subject, whole, full = self._clause(find.clause, find.verb)
        says = find.verb.lemma in self.scene.known.saying
        if find.trigger.kind != "statement" or not subject or (full and not says):
            return whole
        said = self._said(find.clause, says)
        fits = said and not said.startswith(subject) and len(subject) + len(said) <= LONGEST + 20
        return f"{subject}: {said}" if fits else whole

    def _said(self, clause: Clause, says: bool) -> str:
        """The headline of the clause that tells what was said: the one behind, else the one before.

        A main clause counts only where the verb is one of saying.
        """
        at = self.scene.clauses.index(clause)
        near = (*self.scene.clauses[at + 1 : at + 2], *self.scene.clauses[max(0, at - 1) : at])
        for other in near:
            if other.verbs and other.subordinate in ("that", "to", *([""] if says else [])):
                return self._clause(other, other.verbs[0])[1]
        return ""

    def _clause(self, clause: Clause, verb: Verb) -> tuple[str, str, bool]:
        """Subject and headline of a clause, and whether it says more than subject and verb."""
        tokens = self.scene.outline.words(clause)
        finite = next((t for t in tokens if t.start == clause.finite), None)
        words = self._kept(tokens, clause, verb, finite)
        subject, rest = self._subject(words, finite, clause)
        head, tail = self._verb(clause, verb, finite)
        parts = chunks(rest, self.scene.known, self.stops)
        full = any(not p[0].word.preposition and upper(p[-1]) for p in parts)
        while True:
            middle = " ".join(self._words(bare(p)) for p in parts)
            whole = " ".join(x for x in (subject, head, middle, tail) if x)
            if len(whole) <= LONGEST or len(parts) < 2:
                return subject, whole, full
            late = range(len(parts) - 1, 0, -1)
            parts.pop(next((i for i in late if parts[i][0].word.preposition), len(parts) - 1))

    def _kept(self, tokens: list[Token], clause: Clause, verb: Verb, finite: Token | None) -> list[Token]:
        """The words of a headline besides its verb: no dates, fillers, conjunctions, participle phrases."""
        words = self.scene.known.words
        gone = {v.start for v in clause.verbs} | {verb.particle[0] if verb.particle else -1}
        inner = [c for c in self.scene.clauses if c.subordinate == "attribute" and c is not clause]
        kept: list[Token] = []
        for i, t in enumerate(tokens):
            w = t.word
            alone = i + 1 == len(tokens) or not upper(tokens[i + 1])
            if self._dated(t):
                while kept and not upper(kept[-1]) and kept[-1].text.lower() in words["link"]:
                    kept.pop()
            elif not (
                t is finite
                or t.start in gone
                or any(c.start <= t.start < c.end for c in inner)
                or t.text.lower() in words["filler"]
                or (not upper(t) and ((w.helper and alone) or w.auxiliary))
                or (w.mark and clause.subordinate == "to" and not upper(t))
            ):
                kept.append(t)
        while kept and (
            kept[0].word.coordination or (clause.subordinate and (kept[0].word.sure or kept[0].word.final))
        ):
            kept = kept[1:]
        return kept

    def _subject(self, words: list[Token], finite: Token | None, clause: Clause) -> tuple[str, list[Token]]:
        """The subject as it is to read, and the words that are left."""
        known = self.scene.known
        if clause.subordinate == "participle":
            return self._antecedent(clause), words
        if clause.subordinate == "to" or finite is None:
            return "", words
        joined = self.scene.text(clause.start, finite.start).strip().lower()
        if not clause.subordinate and joined in known.words["conjunction"]:
            return self._before(clause), words
        front = [t for t in words if t.start < finite.start]
        back = [t for t in words if t.start > finite.start]
        nominal = front and not front[0].word.preposition and (upper(front[0]) or front[0].word.determiner)
        if nominal and not clause.subordinate:
            return self._named(front, clause), back
        pool = front if clause.subordinate and front else back
        skip = 0
        while skip < len(pool) and pool[skip].text.lower() in known.words["reflexive"]:
            skip += 1
        end = phrase(pool, skip, known, self.stops)
        if end == skip and skip < len(pool) and pool[skip].word.pronoun:
            end = skip + 1
        if end > skip:
            return self._named(pool[skip:end], clause), [*pool[:skip], *pool[end:]]
        return self._antecedent(clause) or self._before(clause), pool

    def _antecedent(self, clause: Clause) -> str:
        """The noun phrase that a relative clause or a participle set off by commas hangs on."""
        if clause.subordinate not in ("relative", "participle"):
            return ""
        outer = [c for c in self.scene.clauses if c is not clause and c.start < clause.start]
        words = [t for c in outer[-1:] for t in self.scene.outline.words(c) if t.end <= clause.start]
        at = len(words)
        while at and upper(words[at - 1]) and not self._dated(words[at - 1]):
            at -= 1
        return self._words(words[at:])

    def _before(self, clause: Clause) -> str:
        """The subject of the main clause before, where this one goes on without one of its own."""
        at = self.scene.clauses.index(clause)
        for other in reversed(self.scene.clauses[:at]):
            if not other.subordinate and other.verbs and not clause.subordinate:
                return self._clause(other, other.verbs[0])[0]
        return ""

    def _named(self, tokens: list[Token], clause: Clause) -> str:
        """A subject under its name: that of the person in it, or the phrase without its article."""
        start, end = tokens[0].start, tokens[-1].end
        inside = [e for e in self.entities if start <= e.start and e.end <= end]
        if len(inside) == 1 and inside[0].type == "person" and inside[0].end == end:
            return inside[0].name
        if len(tokens) == 1 and tokens[0].word.pronoun and not tokens[0].noun:
            before = [e for e in self.entities if e.end <= start and e.type in ("person", "organisation")]
            return before[-1].name if before and start - before[-1].end < 300 else self._before(clause)
        return self._words(bare(tokens))

    def _verb(self, clause: Clause, verb: Verb, finite: Token | None) -> tuple[str, str]:
        """The verb before and behind its object: in the present, as a participle, or with its modal."""
        tail = self.scene.text(verb.start, verb.end)
        if finite is None:
            return "", tail
        plural = finite.text.lower().endswith("n") or finite.text.lower() in self.scene.known.words["plural"]
        future = clause.modal == "become" and verb.form == "infinitive" and clause.mood != "conditional"
        if clause.modal in ("", "have") or future:
            forms = present(verb.lemma, self.scene.outline.pack, verb.particle is not None)
            if forms:
                return forms[1 if plural else 0], forms[2]
        if verb.form == "infinitive":
            return finite.text.lower(), tail
        if verb.form == "finite":
            return tail.lower(), self.scene.text(*verb.particle) if verb.particle else ""
        return "", tail

    def _dated(self, token: Token) -> bool:
        """Whether a word belongs to a temporal expression."""
        at = token.start
        return any(a <= at < b for a, b in self.scene.spans)

    def _words(self, tokens: Sequence[Token]) -> str:
        """Words as they stand in the text, with one blank between what was cut apart."""
        pieces = ""
        for i, t in enumerate(tokens):
            gap = self.scene.text(tokens[i - 1].end, t.start) if i else ""
            pieces += (gap if len(gap) <= 2 and "," not in gap else " ") + t.text
        return pieces.strip()
