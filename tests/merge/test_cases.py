"""Every case of the gold comes to the events that its letters say."""

from collections import defaultdict

import pytest

from tests.merge.cases import build, cases
from tests.merge.told import merged

CASES = cases()


@pytest.mark.parametrize("name", CASES)
def test_mentions_of_one_event_become_one_event(name):
    """Mentions with one letter are one event, those with two are two; date and status agree."""
    mentions, drafts, datings, letter = build(CASES[name])
    events = merged(mentions, drafts, datings)
    wanted = defaultdict(set)
    for m in mentions:
        wanted[letter[m.mention_id]].add(m.mention_id)
    assert {frozenset(e.mentions) for e in events} == set(map(frozenset, wanted.values()))
    for event, (edtf, status) in CASES[name].get("agreed", {}).items():
        found = next(e for e in events if set(e.mentions) == wanted[event])
        assert (found.edtf, found.status) == (edtf, status)
