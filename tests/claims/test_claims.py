"""What is logged, when, and how sure: short texts with one difficulty each, in tests/gold/claims."""

import tomllib
from datetime import date
from pathlib import Path

import pytest

from timeline import claims, clauses, entities, expressions, language
from timeline.values import Article, Dating, Draft, Mention

CASES = tomllib.loads((Path(__file__).parents[1] / "gold/claims/de.toml").read_text(encoding="utf-8"))["case"]


def drafted(text: str, code: str = "de") -> Draft:
    """The draft of a text."""
    pack = language.pack(code)
    article = Article("d", "d", "d", text, code)
    outline = clauses.outline(text, pack)
    dated = expressions.find(text, pack, outline)
    named = entities.find(text, pack)
    return Draft(article, dated, claims.claims(article, outline, dated, named, pack))


def mentions(text: str, published: str, code: str = "de") -> list[Mention]:
    """The mentions of a text that was published on a day."""
    draft, day = drafted(text, code), date.fromisoformat(published)
    dating = Dating(published, day, day, "stated: field", 1.0, (), ((day, day),))
    values = expressions.resolve(draft.expressions, dating)
    return [claims.mention(c, draft, dating, values) for c in draft.claims]


def trigger(mention: Mention, text: str) -> str:
    """The trigger as it stands in the text."""
    return text[mention.claim.trigger_start : mention.claim.trigger_end]


@pytest.mark.parametrize("case", CASES, ids=lambda c: c["name"].replace(" ", "-"))
def test_gold(case):
    """Each text yields its claims with day and status, their kinds and titles, and nothing from the silent words."""
    text = case["text"]
    found = {trigger(m, text): m for m in mentions(text, case["published"])}
    told = [[word, found[word].edtf, found[word].status] for word, *_ in case.get("claims", []) if word in found]
    assert told == case.get("claims", [])
    assert not set(case.get("silent", [])) & found.keys()
    assert {w: found[w].claim.kind for w in case.get("kinds", {})} == case.get("kinds", {})
    assert {w: found[w].claim.title for w in case.get("titles", {})} == case.get("titles", {})


def test_there_are_enough_cases():
    """At least thirty texts, no two of the same name."""
    names = [c["name"] for c in CASES]
    assert len(names) >= 30
    assert len(set(names)) == len(names)
