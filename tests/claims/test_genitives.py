"""Nouns lose the ending of the genitive where a title puts them upright."""

import pytest

from timeline import language
from timeline.claims.lexicon import lexicon
from timeline.claims.titles.cases import upright
from timeline.clauses.tokens import tokens_of


@pytest.mark.parametrize(
    ("phrase", "bare"),
    [
        ("des Flusses", "Fluss"),
        ("des Bündnisses", "Bündnis"),
        ("des Wagens", "Wagen"),
        ("des Daches", "Dach"),
        ("des Gebäudes", "Gebäude"),
    ],
)
def test_a_noun_in_the_genitive_stands_without_its_ending(phrase, bare):
    """What doubles its last letter loses that too, and what keeps its "e" keeps it."""
    pack = language.pack("de")
    [row] = tokens_of(phrase, 0, len(phrase), pack)
    part = [t for t in row if t.text]
    assert [t.text for t in upright(lexicon(pack), part, plural=False)] == [bare]
