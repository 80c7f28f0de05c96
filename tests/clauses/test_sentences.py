"""Where sentences begin and end."""

import pytest
from hypothesis import example, given
from hypothesis import strategies as st

from timeline import language
from timeline.clauses import Glimpses, outline

DE = language.pack("de")


def split(text: str) -> list[str]:
    """The sentences of a German text."""
    return [text[a:b] for a, b in outline(text, DE).sentences]


@pytest.mark.parametrize(
    ("text", "count"),
    [
        pytest.param("Es regnet. Der Bus fehlt.", 2, id="full stop"),
        pytest.param("Am 3. Mai kam Dr. Kuhn mit rd. 20 Helfern.", 1, id="ordinals and abbreviations"),
        pytest.param("Das war 2019. Danach kam nichts.", 2, id="a year ends a sentence"),
        pytest.param("Er kam am 3. Der Zug fuhr am 4.", 2, id="an ordinal before an opener ends one"),
        pytest.param("J. S. Bach starb 1750 in Leipzig.", 1, id="initials"),
        pytest.param("„Kommt!“, rief sie. „Gleich.“ Dann Stille.", 3, id="quotations"),
        pytest.param("Drei Verletzte\nDer Unfall geschah nachts.", 2, id="a heading is a sentence"),
        pytest.param("Der Kurs fiel um 3.50 Euro.", 1, id="decimals"),
        pytest.param("Wer? Wann? Wo?", 3, id="questions"),
    ],
)
def test_count(text, count):
    """Sentences are counted as a reader counts them."""
    assert len(split(text)) == count


def test_a_text_wrapped_at_a_fixed_width_is_read_across_its_lines():
    """Line ends inside sentences do not cut them where most lines go on in lower case."""
    text = (
        "Der Fluss stieg in der\nNacht weiter an und\nerreichte gegen vier\nseinen Scheitel.\n\nDann fiel er."
    )
    assert len(split(text)) == 2


@given(st.text(max_size=200))
def test_sentences_lie_in_order_and_leave_out_blanks_only(text):
    """Whatever the text: spans ascend, do not overlap, and what lies between them is blank."""
    end = 0
    for a, b in outline(text, DE).sentences:
        assert end <= a < b <= len(text)
        assert not text[end:a].strip()
        end = b
    assert not text[end:].strip()


@given(st.text(st.sampled_from("aAZß3.!?–-„“’)\n\n\r\t  "), max_size=200))
@example("Es kam am 3. \n\n  Der Zug fuhr. “\nnicht.\nZu spät")
@example("Wort " * 1000 + "\n   " + "Wort " * 1000)
def test_a_line_has_the_sentences_that_the_text_has_there(text):
    """Whatever the text: who looks at one line finds the same sentence around a word."""
    whole, glimpses = outline(text, DE), Glimpses(text, DE)
    for a, b in whole.sentences:
        for offset in (a, b - 1):
            near = glimpses.near(offset)
            assert near.sentences[near.sentence_at(offset)] == (a, b)
