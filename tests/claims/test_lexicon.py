"""What the letters of a word rule out at once must be nothing that its reading would find."""

from __future__ import annotations

import pytest

from timeline import language
from timeline.claims.lexicon import lexicon
from timeline.clauses import forms, words


@pytest.mark.parametrize(("code", "first"), [("de", ("", "Morgen", "G20-")), ("en", ("", "mid-"))])
def test_no_event_noun_is_ruled_out_by_its_last_letters(code: str, first: tuple[str, ...]) -> None:
    """With any ending, with umlauts and without, in a compound: the noun is what reading it whole finds."""
    nouns = lexicon(language.pack(code)).nouns
    vowels = str.maketrans("aou", "äöü")
    inflected = {noun + ending for noun in nouns._table for ending in nouns._endings if "-" not in noun}
    inflected |= {word.translate(vowels) for word in inflected}
    read = {
        lead + word: nouns._read((lead + word).rsplit("-", 1)[-1].lower())
        for lead in first
        for word in inflected
    }
    assert sum(map(bool, read.values())) > 1_000
    assert [word for word, trigger in read.items() if nouns[word] != trigger] == []


def test_a_noun_listed_with_its_hyphen_is_an_event_as_it_stands() -> None:
    """In the plural too; of every other noun the part behind the last hyphen tells the event."""
    nouns = lexicon(language.pack("en")).nouns
    assert [nouns[word].lemma for word in ("Sit-in", "sit-ins", "kick-off")] == [
        "sit-in",
        "sit-in",
        "kick-off",
    ]
    assert nouns["peace-talks"] == nouns["talks"]
    assert nouns["stand-off"] is None


@pytest.mark.parametrize("code", ["de", "en"])
def test_every_participle_of_an_event_lets_its_sentence_tell(code: str) -> None:
    """No word that is the participle of an event's verb goes unread."""
    pack = language.pack(code)
    known, readings = lexicon(pack), words(pack)
    events = {v for v, t in known.verbs.items() if t.kind not in ("statement", "other")}
    listed = forms.lexicon(pack).forms.items()
    said = [form for form, (lemma, of) in listed if lemma in events and "participle" in of]
    said = [form for form in said if readings[form].lemma in known.telling._lemmas]
    assert len(said) > 100
    assert [form for form in said if not known.telling[form]] == []


def test_what_lets_a_sentence_without_a_date_tell() -> None:
    """Verbs of the past, the pluperfect, conditions, meetings and what goes on; not every word beside them."""
    telling = lexicon(language.pack("de")).telling
    told = [
        "hatte",
        "verhaftete",
        "ausgebrochen",
        "las",
        "Wenn",
        "Würde",
        "Gipfeltreffen",
        "Konferenzen",
        "Seitdem",
    ]
    other = ["wurde", "würde", "Regierung", "Haus", "seitdem", "gipfeltreffen", "am", "2025", "ß"]
    assert [word for word in (*told, *other) if telling[word]] == told


def test_words_of_the_first_person_are_found_whole_and_however_written() -> None:
    """Each by where it begins; a language that lists none has none."""
    speakers = lexicon(language.pack("de")).speakers
    text = "Wir sagten ihm, dass WIR uns Wirbel, Stich und Unsinn sparen: mir-nichts."
    assert [text[at:].split()[0] for at in speakers(text)] == ["Wir", "WIR", "uns", "mir-nichts."]
    assert lexicon(language.pack("und")).speakers(text) == []
