"""Titles as a person would write them: short texts with one difficulty each, in tests/gold/claims/titles.toml."""

import tomllib
from pathlib import Path

import pytest

from tests.claims.test_claims import drafted

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
