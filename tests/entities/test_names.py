"""What holds of entities in any text, and the keys under which languages meet."""

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from timeline import entities, language

PIECES = """Der Die Präsident Kanzlerin Angela Merkel von der Leyen Kiew Moskaus in In US-Regierung AG Bank
Nordwerk Gemeinde Koalition Willigen BBC russische Armee Mai 30. „Calypso“ sagte und , . Élysée-Palast"""
WORDS = st.sampled_from(PIECES.split(" "))


@settings(max_examples=300)
@given(
    st.one_of(st.text(max_size=80), st.lists(WORDS, max_size=20).map(" ".join)),
    st.sampled_from(["de", "en", "xx"]),
)
def test_entities_are_spans_in_order_without_overlap(text, code):
    """Whatever the text and the language, nothing raises, and every span lies in the text."""
    found = entities.find(text, language.pack(code))
    end = 0
    for e in found:
        assert end <= e.start < e.end <= len(text)
        assert e.name
        end = e.end


@pytest.mark.parametrize(
    ("german", "english"),
    [
        ("Russland", "Russia"),
        ("USA", "United States"),
        ("Moskau", "Moscow"),
        ("Mailand", "Milan"),
        ("Wolodymyr Selenskyj", "Volodymyr Zelensky"),
        ("Wladimir Putin", "Putin"),
        ("Nordwerk AG", "Nordwerk"),
    ],
)
def test_a_name_has_one_key_in_every_language(german, english):
    """Exonyms, transliterations, short forms and legal forms come to one key."""
    place = german in ("Moskau", "Mailand")
    keyed = entities.place_key if place else entities.key
    assert keyed(german, "de") == keyed(english, "en")


@pytest.mark.parametrize(
    ("one", "other"), [("Russland", "Belarus"), ("Jens Kolbe", "Jens Kohl"), ("Esa", "Nasa")]
)
def test_two_names_have_two_keys(one, other):
    """Sound folding keeps apart what sounds apart."""
    assert entities.key(one, "de") != entities.key(other, "de")
