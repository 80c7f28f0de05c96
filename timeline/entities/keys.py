"""One key for one bearer of a name, however a language spells it: rooms compare keys, people read names."""

from __future__ import annotations

import re
import unicodedata
from functools import lru_cache

from timeline.entities.lexicon import lexicon
from timeline.entities.persons import is_given

_SOUNDS = (
    ("tsch", "c"), ("sch", "s"), ("tch", "c"), ("zh", "s"), ("sh", "s"), ("ch", "c"), ("kh", "c"),
    ("ph", "f"), ("th", "t"), ("ck", "k"), ("qu", "k"), ("x", "ks"), ("w", "v"), ("z", "s"), ("q", "k"),
    ("y", ""), ("j", ""),
)  # fmt: skip
_VOWELS = re.compile(r"(?<=.)[aeiouh]")
_DOUBLE = re.compile(r"(.)\1+")
_LEAST = 3  # consonants that tell one family name from another


@lru_cache(maxsize=1 << 16)
def key(name: str, code: str) -> str:
    """The key of a canonical name: "c:RU" for Russia in any language, "l:" and a key for a town, "n:…" for others.

    A person goes by the sound of the family name, so that Selenskyj meets Zelenskyy;
    an organisation by its name without its legal form, so that Kontor Nord meets Kontor Nord AG.
    """
    found = lexicon(code).names.get(name)
    if found and found.type == "country":
        return f"c:{found.country}"
    if found and found.type == "place":
        return place_key(found.place, code)
    lex = lexicon(code)
    words = [w for w in name.split(" ") if w not in lex.formal] or name.split(" ")
    if is_given(words[0], lex):
        words = words[-1:]
    return "n:" + "".join(map(_sound, words))


@lru_cache(maxsize=1 << 14)
def place_key(name: str, code: str) -> str:
    """The key of a name that is known to be a place, where a capital is the city and not its government."""
    return f"l:{_folded(lexicon(code).exonyms.get(name, name))}"


def _folded(name: str) -> str:
    plain = unicodedata.normalize("NFD", name.casefold())
    return "".join(c for c in plain if c.isalnum())


def _sound(word: str) -> str:
    """The consonants of a word, spellings of one sound made one; the folded word where they are too few."""
    folded = _folded(word)
    out = folded
    for spelling, sound in _SOUNDS:
        out = out.replace(spelling, sound)
    out = _DOUBLE.sub(r"\1", _VOWELS.sub("", out))
    return out if len(out) >= _LEAST else folded
