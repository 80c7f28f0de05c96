"""Events that several articles tell in their own words: found, told apart, and joined as far as a floor says."""

from collections import Counter

import pytest

from tests.merge.dossiers import dossiers, told
from tests.merge.told import merged

DOSSIERS = dossiers()
JOINED = 0.8
"""The share of its mates that a mention at least stands with, over all dossiers (B-cubed recall)."""


@pytest.fixture(scope="module")
def rows() -> dict[str, list[tuple[str, str]]]:
    """For each dossier the pairs (real event, row) of its marked mentions."""
    found = {}
    for name, dossier in DOSSIERS.items():
        mentions, drafts, days, event = told(dossier)
        row = {i: e.event_id for e in merged(mentions, drafts, days) for i in e.mentions}
        found[name] = [(letter, row[i]) for i, letter in event.items()]
    return found


@pytest.mark.parametrize("name", DOSSIERS)
def test_no_row_mixes_two_events(rows, name):
    """Whatever two articles of a story have in common, two marked events never share a row."""
    mixed = Counter(row for _, row in {(letter, row) for letter, row in rows[name]})
    assert [row for row, events in mixed.items() if events > 1] == []


def test_every_dossier_has_events_to_tell_apart(rows):
    """Of the marked words enough are taken for events, some of them told more than once, in every dossier."""
    told = {name: Counter(letter for letter, _ in pairs) for name, pairs in rows.items()}
    assert [name for name, letters in told.items() if letters.total() < 8 or max(letters.values()) < 2] == []


def test_most_reports_of_an_event_share_a_row(rows):
    """Retold, planned before, named by another word: still one event."""
    shares = [
        sum(pair == other for other in pairs) / sum(pair[0] == other[0] for other in pairs)
        for pairs in rows.values()
        for pair in pairs
    ]
    assert sum(shares) / len(shares) >= JOINED
