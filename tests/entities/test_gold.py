"""Every text of the gold has exactly the entities that its brackets say."""

import re
import tomllib
from pathlib import Path

import pytest

from timeline import entities, language

GOLD = Path(__file__).parents[1] / "gold" / "entities"
TYPES = {"p": "person", "o": "organisation", "c": "country", "l": "place"}
MARK = re.compile(r"\[([^|\]]+)\|([^|\]]+)\|([pocl])\]")


def texts():
    """Yield each text of the gold as a test of its own name."""
    for file in sorted(GOLD.glob("*.toml")):
        for name, marked in tomllib.loads(file.read_text(encoding="utf-8"))["texts"].items():
            yield pytest.param(file.stem, marked, id=f"{file.stem}-{name}")


@pytest.mark.parametrize(("code", "marked"), [*texts()])
def test_a_text_has_the_entities_in_its_brackets_and_no_other(code, marked):
    """Namings, canonical names and types are those of the gold; an office is part of the naming."""
    plain = MARK.sub(lambda m: m[1], marked)
    wanted = [(m[1], m[2], TYPES[m[3]]) for m in MARK.finditer(marked)]
    found = [(plain[e.start : e.end], e.name, e.type) for e in entities.find(plain, language.pack(code))]
    assert found == wanted
