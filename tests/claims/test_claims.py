"""What is logged, when, and how sure: short texts with one difficulty each, in tests/gold/claims."""

import tomllib
from datetime import date
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from timeline import claims, clauses, dating, entities, expressions, language
from timeline.values import Article, Dating, Draft, Mention

GOLD = Path(__file__).parents[1] / "gold/claims"
CASES = [
    {**case, "language": code}
    for code in ("de", "en")
    for case in tomllib.loads((GOLD / f"{code}.toml").read_text(encoding="utf-8"))["case"]
]


def drafted(text: str, code: str = "de") -> Draft:
    """The draft of a text."""
    pack = language.pack(code)
    article = Article("d", "d", "d", text, code)
    outline = clauses.outline(text, pack)
    dated = expressions.find(text, pack, outline)
    named = entities.find(text, pack)
    return Draft(article, dated, claims.claims(outline, dated, named))


def mentions(text: str, published: str, code: str = "de") -> list[Mention]:
    """The mentions of a text that was published on a day."""
    draft, day = drafted(text, code), date.fromisoformat(published)
    dating = Dating(published, day, day, "stated: field", 1.0, (), ((day, day),))
    values = expressions.resolve(draft.expressions, dating)
    return [claims.mention(c, draft, dating, values) for c in draft.claims]


def trigger(mention: Mention, text: str) -> str:
    """The trigger as it stands in the text."""
    return text[mention.claim.trigger_start : mention.claim.trigger_end]


@pytest.mark.parametrize("published", ["0001-01-01", "2020-05-05", "9999-12-31"])
def test_days_that_no_calendar_has_leave_an_event_without_them(published: str) -> None:
    """Before the year 1 and after 9999 what happened is logged all the same, by publication at best."""
    text = """
Der Bürgermeister trat zurück. Zehn Jahre vor der Wahl brannte das Rathaus. Zehn Jahre nach der Wahl begann der Prozess.
Vor 3000 Jahren wurde die Stadt gegründet. Gestern traf sich der Rat. In 9000 Jahren wird der Stern explodieren. Drei
Jahre nach dem Brand vor 2500 Jahren zerfiel sie. Am Montag trat er zurück. Eine Woche nach Silvester 9999 schließt das
Werk. Der Bau wird nicht vor Ende Dezember 9999 beginnen. Eine Woche vor der Wahl am 1. Januar 0001 brannte es."""
    found = mentions(text, published)
    assert {"trat", "brannte", "gegründet", "explodieren"} <= {trigger(m, text) for m in found}
    assert all(m.earliest is None or m.latest is None or m.earliest <= m.latest for m in found)


@pytest.mark.parametrize("case", CASES, ids=lambda c: f"{c['language']}-{c['name']}".replace(" ", "-"))
def test_gold(case):
    """Each text yields its claims with day and status, their kinds and titles, and nothing from the silent words."""
    text = case["text"]
    found = {trigger(m, text): m for m in mentions(text, case["published"], case["language"])}
    told = [
        [word, found[word].edtf, found[word].status] for word, *_ in case.get("claims", []) if word in found
    ]
    assert told == case.get("claims", [])
    assert not set(case.get("silent", [])) & found.keys()
    assert {w: found[w].claim.kind for w in case.get("kinds", {})} == case.get("kinds", {})
    assert {w: found[w].claim.title for w in case.get("titles", {})} == case.get("titles", {})


def test_there_are_enough_cases():
    """At least thirty texts in each language, no two of the same name."""
    names = [(c["language"], c["name"]) for c in CASES]
    assert all(sum(code == of for of, _ in names) >= 30 for code in ("de", "en"))
    assert len(set(names)) == len(names)


@pytest.mark.parametrize(
    ("published", "length", "edtf"),
    [
        ("2024-03-08", "Zwei Tage", "2024-03-06"),
        ("2024-03", "Zwei Tage", "2024-02-28/2024-03-29"),
        ("[2024-03-05,2024-03-09]", "Eine Woche", "2024-02-27/2024-03-02"),
        ("2024-03", "Drei Monate", "2023-12~"),
        ("2024", "Drei Monate", "2023-10/2024-09"),
        ("2024", "Zwei Jahre", "2022"),
    ],
)
def test_a_length_counts_from_every_day_that_its_article_may_be_of(published, length, edtf):
    """What is so far off is no surer than the day of publication."""
    draft, day = drafted(f"{length} nach dem Brand kündigte der Müller."), dating.pinned(published)
    values = expressions.resolve(draft.expressions, day)
    (fire,) = [m for c in draft.claims if (m := claims.mention(c, draft, day, values)).claim.told == "ago"]
    assert fire.edtf == edtf


def test_without_a_publication_day_nothing_is_dated_that_hangs_on_it():
    """An article without a day keeps its claims; those told by the day itself have none."""
    draft = drafted("Der Chor hat den Preis gewonnen.")
    (claim,) = draft.claims
    found = claims.mention(claim, draft, Dating(), expressions.resolve(draft.expressions, Dating()))
    assert (found.edtf, found.status) == (None, "occurred")


def test_where_the_publication_day_is_open_its_days_are_kept():
    """A day of publication that may be one of two gives the news both."""
    days = ((date(2025, 9, 5), date(2025, 9, 5)), (date(2025, 9, 6), date(2025, 9, 6)))
    dating = Dating("[2025-09-05,2025-09-06]", days[0][0], days[1][1], "inferred", 0.5, (), days)
    draft = drafted("Der Chor hat den Preis gewonnen.")
    found = claims.mention(draft.claims[0], draft, dating, ())
    assert found.edtf == "[2025-09-05,2025-09-06]"
    assert (found.earliest, found.latest) == (date(2025, 9, 5), date(2025, 9, 6))


def test_who_and_where():
    """Actors and places come from the clause of the event."""
    text = "Bundeskanzlerin Angela Merkel traf am Montag in Paris Frankreichs Präsidenten Emmanuel Macron."
    (found,) = mentions(text, "2020-06-30")
    assert {"Angela Merkel", "Emmanuel Macron"} <= set(found.claim.actors)
    assert found.claim.place == "Paris"


@given(st.text(max_size=60), st.text(max_size=20), st.text(max_size=60))
def test_nothing_raises_on_odd_text(before, within, behind):
    """Whatever stands around and within an event: every claim quotes the text at its offsets, its trigger inside."""
    text = f"{before}\n\nAm Montag wurde {within} die Werft geräumt. Der Chor hat den Preis gewonnen.\n\n{behind}"
    found = mentions(text, "2020-06-30")
    assert "gewonnen" in {trigger(m, text) for m in found}
    for m in found:
        assert m.quote == text[m.claim.start : m.claim.end]
        assert m.claim.start <= m.claim.trigger_start < m.claim.trigger_end <= m.claim.end
        assert m.claim.title.strip() == m.claim.title != ""


WORDS = """
Der Rat die Stadt hat am Montag den Vertrag, der unterzeichnet wurde und nicht soll bis 2020
„ “ beraten weil . : Gipfel in Rom
"""


@given(st.lists(st.sampled_from(WORDS.split()), max_size=40).map(" ".join))
def test_nothing_raises_on_shuffled_words(text):
    """Whatever the order of German words: claims stay inside the text, titles on one line."""
    for m in mentions(text, "2020-06-30"):
        assert m.quote == text[m.claim.start : m.claim.end]
        assert "\n" not in m.claim.title
        assert m.claim.start <= m.claim.trigger_start < m.claim.trigger_end <= m.claim.end


def test_titles_are_short_and_end_with_a_whole_word():
    """A long clause loses phrases, not letters."""
    text = (
        "Die Stadtverwaltung von Rodach hat am Montag nach langer Debatte mit den Anliegern der Uferstraße, "
        "dem Handelsverband und der Feuerwehr wegen der Baustelle die Sperrung der Brücke beschlossen."
    )
    (found,) = [m for m in mentions(text, "2020-06-30") if trigger(m, text) == "beschlossen"]
    assert len(found.claim.title) <= 100
    assert set(found.claim.title.split()) <= set(text.replace(",", "").split()) | {
        "beschließt",
        "Stadtverwaltung",
    }
