"""Titles as a person would write them: short texts with one difficulty each, in tests/gold/claims/titles.toml."""

import tomllib
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from tests.claims.test_claims import drafted
from timeline.claims.titles.standing import cut

CASES = tomllib.loads((Path(__file__).parents[1] / "gold/claims/titles.toml").read_text(encoding="utf-8"))[
    "case"
]


@pytest.mark.parametrize("case", CASES, ids=lambda c: c["name"].replace(" ", "-"))
def test_title(case):
    """The trigger's claim has this title."""
    text = case["text"]
    draft = drafted(text, case.get("language", "de"))
    found = {text[c.trigger_start : c.trigger_end]: c.title for c in draft.claims}
    assert {word: found.get(word) for word in case["titles"]} == case["titles"]


@given(st.text(alphabet="ab AB,-", max_size=40), st.integers(1, 20))
def test_what_is_cut_keeps_a_word_and_ends_with_dots(said, room):
    """However long the first words are, a cut text is its beginning, and no longer than its room and the dots."""
    short = cut(said, room)
    assert short.endswith(" …")
    assert said.startswith(short.removesuffix(" …"))
    assert len(short) <= room + 2
