"""What of one article can be compared with another: pure, from its words alone, so the workers compute it.

Words travel as numbers (the CRC-32 of their stems): the merge needs to know which are the same, never what they
are. Nobody here knows a day or another article.
"""

from __future__ import annotations

import re
from array import array
from collections.abc import Iterable, Iterator, Sequence, Set
from functools import cache, lru_cache
from hashlib import blake2b
from itertools import chain, filterfalse
from operator import attrgetter
from typing import NamedTuple
from zlib import crc32

from timeline.entities import UPPER
from timeline.merge.families import WORD, aside, definite, is_aspect, named, stem
from timeline.merge.lines import Lines
from timeline.values import Article, Claim, Expression, Traits

ROW = 9  # numbers for each claim: paragraph, heading?, noun?, words inside and beside, sentence, families
ALSO = 2  # families of event nouns that a claim may be about beside its trigger, at most; one more it is not about
_CAPITAL = re.compile(rf"[{UPPER}](?<!\w.)\w{{3,}}")
_TOKEN = re.compile(r"\S+")
_QUOTED = re.compile(rf"[„“\"»‚‘]([{UPPER}]\w{{3,}})[“”\"«‘’]")
_MARKS = (". ", "! ", "? ", "\n")  # what ends a sentence, well enough for counting words
_REACH = 160  # characters of a sentence before and behind a clause that are looked at
_OPENING = 300  # characters that name an article's subject
_STOPS = ".,;:!?"
_AROUND = _STOPS + '„“”"‚‘’»«()'
_ARTICLE = 48  # characters before a noun in which its article stands
_NEAR = 4  # words behind "after", "because of" that may belong to it: articles, adjectives, the noun
_LEAD = 1500  # characters of an article that say what it is about
_KNOWN = 1 << 18  # written words whose numbers are kept

PLACE = attrgetter("start", "trigger_start")


def traits(article: Article, claims: Iterable[Claim], expressions: Iterable[Expression] = ()) -> Traits:
    """The traits of an article; the rows of its claims are in order of their clause's start and their trigger's.

    Words of its temporal `expressions` are left out: they are compared as days.
    """
    text, code = article.text, article.language
    near, lines = _Words(text, code, expressions), Lines(text)
    rows, words = array("i"), array("I")
    ordered = sorted(claims, key=PLACE)
    triggers = {c.trigger_start for c in ordered}
    for claim in ordered:
        inside, beside, sentence = near.bags(claim)
        heading, paragraph = lines.at(claim.start)
        noun = _noun(text, claim.trigger_start, code)
        rows.extend((paragraph, heading, noun, len(inside), len(beside), sentence))
        rows.extend(near.also(claim, triggers))
        words.extend(inside)
        words.extend(beside)
    opening = f"{article.title or ''} {text[:_OPENING]}"
    lead = sorted(set(near.known.of(f"{article.title or ''} {text[:_LEAD]}")))
    return Traits(
        digest(text),
        array("I", lead).tobytes(),
        rows.tobytes(),
        words.tobytes(),
        tuple(dict.fromkeys(filter(near.known.tells, _CAPITAL.findall(opening)))),
        tuple(dict.fromkeys(_QUOTED.findall(opening))),
    )


def _noun(text: str, at: int, code: str) -> int:
    """0 where the word at an offset is no noun, 2 where an article or pronoun before it makes it known, else 1."""
    if not text[at : at + 1].isupper():
        return 0
    known = definite(code)
    for word in reversed(text[max(0, at - _ARTICLE) : at].lower().split()[-_NEAR:]):
        if word in known:
            return 2
        if word[-1] in _STOPS:
            break
    return 1


def digest(text: str) -> str:
    """What tells copies of an article: a hash of its text."""
    return blake2b(text.encode("utf-8", "surrogatepass"), digest_size=8).hexdigest()


class Codes(dict[str, tuple[int, ...]]):
    """The numbers of the telling words in a stretch of text without blanks, kept from one article to the next."""

    def __init__(self, code: str) -> None:
        """Begin with nothing known of a language."""
        self.code = code
        self.nouns: dict[str, tuple[str, int]] = {}
        self._words: dict[str, tuple[tuple[int, ...], int]] = {}

    def trimmed(self) -> Codes:
        """Itself; emptied first, where it holds too much."""
        if len(self) >= _KNOWN:
            self.clear()
            self.nouns.clear()
            self._words.clear()
        return self

    def __missing__(self, token: str) -> tuple[int, ...]:
        found: tuple[int, ...] = ()
        noun: tuple[str, int] | None = None
        core = token.strip(_AROUND)  # most are one word
        for word in [core] if len(core) > 2 and core.isalpha() else WORD.findall(token):
            numbers, family = self._words.get(word) or self._read(word)
            found += numbers
            if family:
                noun = word, family
        if found and noun:
            self.nouns[token] = noun
        self[token] = found
        return found

    def _read(self, word: str) -> tuple[tuple[int, ...], int]:
        """The number of a word, if it tells anything, and that of its family, if it is an event noun; else 0."""
        name, told = named(word, self.code), stem(word, self.code)
        read = self._words[word] = (_crc(told),) if told else (), serial(name) if name else 0
        return read

    def tells(self, word: str) -> bool:
        """Whether a word is no everyday one."""
        return bool((self._words.get(word) or self._read(word))[0])

    def of(self, text: str) -> Iterable[int]:
        """The numbers of a text's telling words, in order."""
        return chain.from_iterable(map(self.__getitem__, text.split()))

    def met(self, text: str) -> Set[str]:
        """The stretches without blanks of a text that hold an event noun."""
        tokens = text.split()
        for token in tokens:
            if token not in self:
                self[token]
        return self.nouns.keys() & tokens


@cache
def _codes(code: str) -> Codes:
    return Codes(code)


def serial(family: str) -> int:
    """The number of a family: never 0, which stands for none."""
    return crc32(family.encode()) >> 1 or 1


def number(word: str, code: str) -> int:
    """The number of one word."""
    return _crc(stem(word, code))


def _crc(told: str) -> int:
    return crc32(told.encode("utf-8", "surrogatepass"))


class Noun(NamedTuple):
    """An event noun in a text: where it begins, its family's number, whether it stands behind "after" or the like."""

    at: int
    family: int
    aside: bool


class _Words:
    """The words of clauses and of what stands around them in the sentence; a sentence is read once."""

    def __init__(self, text: str, code: str, dates: Iterable[Expression]) -> None:
        self.text, self.code, self.known = text, code, _codes(code).trimmed()
        self.undated = _blanked(text, dates)
        self.span, self.sentence = (0, 0), dict[int, None]()

    def bags(self, claim: Claim) -> tuple[Sequence[int], Sequence[int], int]:
        """The telling words of the clause, and those that its sentence has beside it: names and trigger apart.

        The third is where the sentence begins, as far as it is looked at.
        """
        text, start, end = self.text, claim.start, claim.end
        first, last = max(0, start - _REACH), end + _REACH
        begins = max([text.rfind(mark, first, start) for mark in _MARKS]) + 1
        ends = min([at for mark in _MARKS if (at := text.find(mark, end - 1, last)) >= 0], default=last)
        if self.span != (span := (max(first, begins), ends)):
            self.span, self.sentence = span, dict.fromkeys(self.known.of(self.undated[slice(*span)]))
        own = _own(text[claim.trigger_start : claim.trigger_end], claim.actors, claim.place or "", self.code)
        inside = dict.fromkeys(self.known.of(self.undated[start:end]))
        beside = list(filterfalse((inside.keys() | own).__contains__, self.sentence))
        return list(filterfalse(own.__contains__, inside)), beside, span[0]

    def also(self, claim: Claim, triggers: Set[int]) -> list[int]:
        """The families of event nouns in the clause: what it may be about as well, and at last what it is not about.

        That is what another claim tells, or what stands behind a word such as "after". What a verb such as "begin"
        tells without a noun ("It began on Friday") is told last before it.
        """
        found = [n for n in self._nouns(claim.start, claim.end) if n.at != claim.trigger_start]
        own = [n for n in found if not (n.aside or n.at in triggers)]
        if not own and is_aspect(claim.trigger, self.code):
            own = [n for n in self._nouns(self._before(claim.start), claim.start) if not n.aside][-1:]
        about = list(dict.fromkeys(n.family for n in own))
        apart = next((n.family for n in found if n.family not in about), 0)
        return [*(about + [0] * ALSO)[:ALSO], apart]

    def _before(self, at: int) -> int:
        """Where the words begin that a pronoun may stand for: those of the sentence, or of the one before it."""
        first = max(0, at - _REACH)
        own = max(self.text.rfind(mark, first, at) for mark in _MARKS) + 1
        if self.text[own:at].strip():
            return max(own, first)
        return max([self.text.rfind(mark, first, max(own - 1, 0)) for mark in _MARKS]) + 1 or first

    def _nouns(self, start: int, end: int) -> Iterator[Noun]:
        """The event nouns in a stretch of text."""
        apart, nouns = aside(self.code), self.known.met(self.text[start:end])
        if not nouns:
            return
        behind = _NEAR
        for token in _TOKEN.finditer(self.text, start, end):
            word = token[0]
            behind = 0 if word.lower() in apart else behind + 1
            if word in nouns:
                name, family = self.known.nouns[word]
                yield Noun(token.start() + word.index(name), family, behind <= _NEAR)
                behind = _NEAR
            if word[-1] in _STOPS:
                behind = _NEAR


def _blanked(text: str, dates: Iterable[Expression]) -> str:
    """A text with blanks for its dates."""
    parts, at = [], 0
    for e in sorted(dates, key=attrgetter("start")):
        parts += [text[at : e.start], " " * (e.end - max(at, e.start))]
        at = max(at, e.end)
    return "".join((*parts, text[at:]))


@lru_cache(maxsize=1 << 14)
def _own(trigger: str, actors: tuple[str, ...], place: str, code: str) -> frozenset[int]:
    """The words that are compared as trigger, actor or place."""
    return frozenset(_codes(code).of(" ".join((trigger, *actors, place))))
