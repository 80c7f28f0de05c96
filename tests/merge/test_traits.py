"""What is compared of an article: its words without its dates, and what tells a noun that is known already."""

import numpy as np

from timeline.drafting import draft
from timeline.merge.traits import ROW, number
from timeline.values import Article


def drafted(text):
    """The draft of a German text."""
    return draft(Article("d", "d", "d", text, "de"))


def test_the_words_of_a_date_are_not_compared():
    """Easter is a day, the dome a word."""
    words = set(np.frombuffer(drafted("Der Chor sang an Ostern im Dom.").traits.words, np.uint32).tolist())
    assert number("Dom", "de") in words
    assert number("Ostern", "de") not in words


def test_an_article_makes_a_noun_known():
    """A second number of each claim is 2 where its noun has been told of, and 1 where it has not."""
    for text, known in (
        ("Am 3. Mai 2019 endete die Sitzung.", 2),
        ("Am 3. Mai 2019 gab es nach langer Pause eine Sitzung.", 1),
    ):
        found = drafted(text)
        rows = np.frombuffer(found.traits.rows, np.int32).reshape(-1, ROW)
        assert rows[:, 2].max() == known, (text, rows[:, 2], found.claims)


def test_claims_of_one_sentence_know_it():
    """Two clauses of a sentence have its beginning in common, the next sentence has another."""
    found = drafted(
        "Am Montag stürzte der Kran um, und am Dienstag brannte das Dach. Am Mittwoch starb der Wirt."
    )
    rows = np.frombuffer(found.traits.rows, np.int32).reshape(-1, ROW)
    assert len(rows) == 3
    assert rows[0, 5] == rows[1, 5] != rows[2, 5]


def test_an_article_is_about_what_it_begins_with():
    """The names and the words in quotation marks of its title and first lines, and none from further down."""
    text = "In Kiel tagt der Rat. " + "Es regnete lange. " * 20 + "Zuletzt fuhr die „Möwe“ nach Bremen."
    found = draft(Article("d", "d", "d", text, "de", title="Streit um das „Nordkabel“")).traits
    assert "Kiel" in found.names
    assert "Bremen" not in found.names
    assert found.quoted == ("Nordkabel",)
