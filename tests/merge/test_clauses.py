"""Claims of one clause: two events, but where the verb does what its object is, or both words are of one kind."""

import pytest

from tests.merge.told import merged
from timeline import dating, drafting
from timeline.values import Article


def events(text):
    """The events of one German article of 10 June 2021, and its claims."""
    article = Article("d", "d", "d", text, "de", published="2021-06-10", basis="field")
    draft = drafting.draft(article)
    days = dating.date([draft])
    mentions = drafting.settled(draft, days[0]).mentions
    return merged(mentions, [draft], days), mentions


@pytest.mark.parametrize(
    ("text", "rows"),
    [
        (
            "Die Reederei hofft, dass der Kaufvertrag bis zum Erntedankfest am 3. Oktober unterzeichnet wird.",
            1,
        ),
        ("Bei dem Brand am 8. Juni verletzte der Wirt zwei Gäste.", 2),
        ("Der Deichverband will auf seiner Sitzung am 22. Juni über die Schleuse beraten.", 1),
    ],
)
def test_a_clause_tells_of_two_things_or_of_what_its_object_is(text, rows):
    """A treaty that is signed is one event, so is a session that debates; a fire in which somebody was hurt is two."""
    found, mentions = events(text)
    assert len(mentions) == 2
    assert len(found) == rows
