"""The words of a language as classes: a token of text becomes one letter of a small alphabet.

Forms (`forms.py`) are written over classes; a word can belong to several (a part of the day, and
the day after). Every set of classes that occurs gets a letter of its own, so that a form is matched
(`matching.py`) against a handful of letters and never sees the language.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping
from decimal import Decimal
from functools import lru_cache
from typing import Any, NamedTuple

_WORDS = r"\d+|[^\W\d_]+|[^\w\s]|_"
TOKENS = {
    ",": re.compile(rf"\d{{1,3}}(?:\.\d{{3}})+(?![\d.])|\d+,\d+|{_WORDS}"),
    ".": re.compile(rf"\d{{1,3}}(?:,\d{{3}})+(?![\d,])|\d+\.\d(?![\d.])|{_WORDS}"),  # 6.30 is a time of day
}
"""Numbers and words, by the sign before the fraction of a number."""
FIRST_LETTER = 0xE000  # private use: no text can hold a letter that a form means

Values = Mapping[str, Any]


class Token(NamedTuple):
    """One word, number or sign: its span in the stretch of text, its letter, and what it means in each
    class."""

    start: int
    end: int
    letter: str
    values: Values
    word: str


class Lexicon:
    """The vocabulary of one language, compiled from its `words` table and the literals that its forms use."""

    def __init__(self, table: Mapping[str, Any], literals: frozenset[str]) -> None:
        self.endings: tuple[str, ...] = tuple(table.get("endings", "").split())
        self.joins: tuple[tuple[str, str], ...] = tuple(tuple(j.split()) for j in table.get("joins", ()))
        self.links: tuple[str, ...] = ("", *table.get("links", "").split())
        self.words: dict[str, dict[str, Any]] = {}
        for name, values in table.get("classes", {}).items():
            for value, words in values.items():
                for word in self.inflected(words):
                    self.words.setdefault(word, {})[name] = meaning(value)
        for word, number in numerals(table.get("numerals", {})):
            self.words.setdefault(word, {})["NUMBER"] = number
        for word in literals:
            self.words.setdefault(word, {})["=" + word] = word
        self._classes: dict[str, list[str]] = {}
        for word, values in self.words.items():
            for name in values:
                self._classes.setdefault(name, []).append(word)
        self.lefts = frozenset[str]().union(*(self.of(left) for left, _ in self.joins))
        self.letters: dict[frozenset[str], str] = {}
        for word, values in self.words.items():
            self.letter(values)
            small = self.words.get(word[:1].lower() + word[1:])
            if small is not None and small is not values:  # a capital may add a meaning, and so a letter
                self.letter({**small, **values})
        for name in {name for join in self.joins for name in join}:
            self.letter({name: None})
        self.decimal: str = table.get("decimal", ",")
        for digits in samples():
            self.letter(number_values(digits, self.decimal))
        self.core = self.named(table.get("core", "")) | frozenset(table.get("corewords", "").split())
        self.inside = frozenset(table.get("inside", "").split())
        self.behind = self.named(table.get("behind", ""))
        self.tails = frozenset(table.get("tails", "").split())
        self.patterns: tuple[str, ...] = tuple(table.get("patterns", ()))
        self.clockwords = frozenset(table.get("clockwords", "").split())
        self.others = frozenset(self.words) - self.core
        self._seen: dict[str, tuple[tuple[str, Values], ...]] = {}
        self.members: dict[str, str] = {}
        for names, letter in self.letters.items():
            for name in names:
                self.members[name] = self.members.get(name, "") + letter

    def inflected(self, words: str) -> Iterator[str]:
        """The words of a blank-separated list; one that ends in "~" stands for itself with every ending."""
        for word in words.split():
            yield from (word[:-1] + e for e in self.endings) if word.endswith("~") else (word,)

    def of(self, name: str) -> frozenset[str]:
        """All words of a class."""
        return frozenset(self._classes.get(name, ()))

    def named(self, line: str) -> frozenset[str]:
        """The words of a line that names classes and words."""
        return frozenset(w for part in line.split() for w in (self.of(part) or {part}))

    def letter(self, values: Values) -> str:
        """The letter of a set of classes."""
        key = frozenset(values)
        return self.letters.setdefault(key, chr(FIRST_LETTER + len(self.letters)))

    def of_class(self, name: str) -> str:
        """All letters whose words can be of a class."""
        return self.members.get(name, "")

    def tokens(self, text: str) -> tuple[Token, ...]:
        """The tokens of a stretch of text; a compound gives one token for each of its parts, on the same
        span."""
        found = []
        for m in TOKENS[self.decimal].finditer(text):
            start, end = m.span()
            word = m[0]
            low = word.lower()
            found += [Token(start, end, letter, v, low) for letter, v in self.lettered(word)]
        return tuple(found)

    def lettered(self, word: str) -> tuple[tuple[str, Values], ...]:
        """What a word means, each meaning with its letter."""
        known = self._seen.get(word)
        if known is None:
            known = tuple((self.letter(values), values) for values in self.look_up(word))
            if len(self._seen) < 100_000:
                self._seen[word] = known
        return known

    def look_up(self, word: str) -> tuple[Values, ...]:
        """What a word means in each class: one mapping, or two for a compound; an empty one for an unknown
        word."""
        return (number_values(word, self.decimal),) if word[0].isdecimal() else self.read(word)

    def read(self, word: str) -> tuple[Values, ...]:
        """Look a word up as it stands, in lower case where it opens a sentence, and in both where it is
        shouted."""
        for form in spellings(word):
            if values := self.spelt(form):
                return values
        return ({},)

    def spelt(self, word: str) -> tuple[Values, ...]:
        """A word or a compound in just this spelling (its first letter may be small)."""
        small, capital = word[:1].lower() + word[1:], word[:1].upper() + word[1:]
        if found := {**self.words.get(small, {}), **self.words.get(word, {})}:
            return (found,)
        cuts = [n for n in range(2, len(word) - 2) if small[:n] in self.lefts or capital[:n] in self.lefts]
        for left, right in self.joins if cuts else ():
            for cut in cuts:
                first = {**self.words.get(small[:cut], {}), **self.words.get(capital[:cut], {})}
                if left in first and (second := self.linked(word[cut:], right)):
                    return ({left: first[left]}, {right: second})
        return ()

    def linked(self, rest: str, name: str) -> Any:
        """The value of a compound's second part in a class, behind any of the language's linking letters."""
        for link in self.links:
            if rest.startswith(link):
                tail = rest[len(link) :]
                for form in (tail, tail[:1].upper() + tail[1:]):
                    if name in self.words.get(form, {}):
                        return self.words[form][name]
        return None


def spellings(word: str) -> Iterator[str]:
    """The spellings under which a word may be listed."""
    yield word
    if len(word) > 2 and word.isupper():
        yield word.capitalize()
        yield word.lower()
    elif any(c.isupper() for c in word[1:]):
        yield word.capitalize()


def meaning(value: str) -> Any:
    """A table's key as a value: a number where it is one, else the string."""
    return int(value) if re.fullmatch(r"-?\d+", value) else value


def numerals(table: Mapping[str, Any]) -> Iterator[tuple[str, Decimal]]:
    """The number words that a language composes: units, tens, units joined to tens, and halves."""
    units = {int(n): words.split() for n, words in table.get("units", {}).items()}
    tens = {int(n): word for n, word in table.get("tens", {}).items()}
    for n, words in units.items():
        yield from ((w, Decimal(n)) for w in words)
        for pattern in table.get("halves", ()):
            yield pattern.format(unit=words[0]), n + Decimal("0.5")
    for ten, word in tens.items():
        yield word, Decimal(ten)
        for n in range(1, 10):
            yield table["joined"].format(unit=units[n][0], ten=word), Decimal(ten + n)
    for n, words in table.get("others", {}).items():
        yield from ((w, Decimal(n)) for w in words.split())


@lru_cache(maxsize=4096)
def number_values(digits: str, decimal: str) -> Values:
    """The classes that a number in digits can be of, by its length and its size; `decimal` is the sign before a
    fraction, the other sign parts thousands."""
    if "," in digits or "." in digits:
        whole, _, rest = digits.partition(decimal)
        plain = re.sub("[.,]", "", whole)
        return {"NUMBER": Decimal(f"{plain}.{rest}" if rest else plain), "DIGITS": digits}
    n = int(digits[:9])
    values: dict[str, Any] = {"NUMBER": Decimal(n), "DIGITS": digits}
    if len(digits) <= 2:
        limits = {"DAY": (1, 31), "MONTHNUMBER": (1, 12), "HOUR": (0, 24), "WEEKNUMBER": (1, 53)}
        values |= {name: n for name, (least, most) in limits.items() if least <= n <= most}
        if len(digits) == 2:
            values["YY"] = n
            values |= {"MINUTE": n} if n < 60 else {}
            values |= {"TENS": n} if n % 10 == 0 else {}
    elif len(digits) == 4 and 1000 <= n <= 2999:
        values["YEAR"] = n
        values |= {"ROUNDYEAR": n} if n % 10 == 0 else {}
    elif len(digits) == 3:
        values["OLDYEAR"] = n
    return values


def samples() -> Iterator[str]:
    """Digits of every shape that `number_values` tells apart."""
    yield from (str(n) for n in range(100))
    yield from (f"0{n}" for n in range(10))
    yield from ("100", "999", "0999", "1000", "1001", "2999", "3000", "10000", "1,5", "1.000")
