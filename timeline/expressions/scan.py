"""Finds the stretches of a text that are worth reading: one pass of one linear-time pattern over its bytes.

The text becomes one byte for each code point, in small ASCII letters, so that offsets stay and words are
found in any case. What the fold confuses ("Mai" and "mai"), the grammar tells apart, which sees the text
itself.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from functools import cache
from typing import Any

import re2

from timeline.expressions.lexicon import Lexicon

NEVER = r"\b\B"  # a pattern that nothing fits
LONGEST = 400  # code points of a stretch; a longer run is read in pieces
ACCENTED = "àáâãäåçèéêëìíîïñòóôõöøùúûüýÿß"
PLAIN = "aaaaaaceeeeiiiinoooooouuuuyys"


def fold_table() -> bytes:
    """Latin-1 to small ASCII letters; other signs stay."""
    table = bytearray(range(256))
    for code in range(256):
        letter = chr(code).lower()
        table[code] = ord(dict(zip(ACCENTED, PLAIN, strict=True)).get(letter, letter)) & 0xFF
    table[0xA0] = ord(" ")
    return bytes(table)


FOLD = fold_table()


def folded(text: str) -> bytes:
    """A text as one byte for each code point; "?" for what Latin-1 does not have."""
    return text.encode("latin-1", "replace").translate(FOLD)


def any_of(words: Iterable[str]) -> str:
    """A pattern for any of some words, longest first."""
    plain = {folded(w.replace("_", " ")).decode("ascii", "ignore") for w in words} - {""}
    ordered = sorted(plain, key=lambda w: (-len(w), w))
    return "|".join(w if w.isalnum() else re2.escape(w).replace(r"\ ", r"\s") for w in ordered) or NEVER


def written(lexicon: Lexicon) -> str:
    """The pattern of a stretch."""
    core, behind = lexicon.core, lexicon.behind
    joined = "|".join(
        f"(?:{any_of(lexicon.of(left))})(?:{any_of(lexicon.links)})?(?:{any_of(lexicon.of(right))})"
        for left, right in lexicon.joins
    )
    tails = any_of(lexicon.tails)
    word = rf"\b(?:{joined or NEVER}|{any_of(core)}|[12]\d\d\d(?:{tails})?|\d0(?:{tails}))\b"
    dates = (
        rf"\b(?:{'|'.join(lexicon.patterns) or NEVER}"
        r"|\d{1,2}\. ?\d{1,2}\.(?: ?\d\d(?:\d\d)?\b)?|\d{4}-\d\d-\d\d\b|\d\d?[/-]\d\d?[/-]\d{4}\b"
        rf"|(?:{any_of(lexicon.clockwords)}) \d\d?[.:]\d\d\b|\d\d?:\d\d\b)"
    )
    number = rf"\b\d{{1,6}}(?:{tails})?\b\.?(?:[.,]\d{{1,3}}\b)*"
    signs = any_of(w for w in lexicon.inside if not w.isalpha())
    other = rf"(?:\b(?:{any_of(lexicon.others - lexicon.inside)})\b\.?|{number}|§+)"
    link = rf"(?:\b(?:{any_of(w for w in lexicon.inside if w.isalpha())})\b|{signs})"
    counts = {w for name in ("ORDINAL", "NUMBER", "SIDE", "SHORTDAY") for w in lexicon.of(name)}
    count = rf"\b(?:{any_of(counts)})\b"
    between = rf"(?:{link}|{other})"
    gap = r"[ \t]*(?:\r?\n)?[ \t]*"
    hit = rf"(?:{dates}|{word}\.?)"
    return (
        rf"(?:(?:{number}|{count}){gap}(?:{link}{gap})+|{other}{gap})*{hit}(?:{gap}(?:{between}{gap})*(?:{hit}|{number}))*"
        rf"(?:{gap}(?:\b(?:{any_of(w for w in behind if w.isalpha())})\b|[%?]))*"
    )


@cache
def pattern(lexicon: Lexicon) -> Any:
    """The compiled pattern of a language."""
    options = re2.Options()
    options.encoding = re2.Options.Encoding.LATIN1
    options.max_mem = 1 << 28
    options.log_errors = False
    return re2.compile(written(lexicon).encode("latin-1"), options=options)


def stretches(text: str, lexicon: Lexicon) -> Iterator[tuple[int, str]]:
    """The stretches of a text that may hold temporal expressions, each with its offset."""
    for m in pattern(lexicon).finditer(folded(text)):
        start, end = m.span()
        while end - start > LONGEST:
            cut = text.rfind(" ", start + 1, start + LONGEST)
            cut = cut if cut > start else start + LONGEST
            yield start, text[start:cut]
            start = cut
        yield start, text[start:end]
