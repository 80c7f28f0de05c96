"""What holds of merging whatever the articles say."""

import sys
from contextlib import ExitStack
from dataclasses import replace
from datetime import date, timedelta
from unittest.mock import patch

from hypothesis import given, settings
from hypothesis import strategies as st

from tests.merge.cases import build
from tests.merge.told import merged
from tests.merge.told import told as as_columns
from timeline import merge
from timeline.merge.agreement import compatible

DAYS = [(date(2024, 3, 1) + timedelta(n)).isoformat() for n in range(0, 60, 6)]
VALUES = [*DAYS, "2024-03", "2024", "../2024-04-01", "2024-03-20/..", "2024-03-01/2024-03-20"]
WORDS = ("Vertrag", "Kabel", "Werft", "Hafen", "Brücke", "Aktionäre", "Wasser", "Strom", "Umbau", "Klage")

claims = st.tuples(
    st.just("?"),
    st.sampled_from(["Treffen", "Gipfel", "sagen", "verschieben", "Start", "Streik", "unterschreiben"]),
    st.sampled_from(VALUES),
    st.sampled_from(["occurred", "ongoing", "planned", "hypothetical", "denied"]),
    st.lists(st.sampled_from(["Olaf Scholz", "Verdi", "Russland"]), max_size=2, unique=True),
    st.sampled_from(["", "Paris", "Kiel"]),
    st.lists(st.sampled_from(WORDS), min_size=1, max_size=6).map(lambda w: "Das " + " ".join(w) + "."),
)
articles = st.lists(
    st.fixed_dictionaries(
        {"written": st.sampled_from(DAYS), "claims": st.lists(claims, min_size=1, max_size=6)}
    ),
    min_size=1,
    max_size=5,
)


def world(told):
    """Mentions, drafts and datings of articles in the gold's short form."""
    mentions, drafts, datings, _ = build({"articles": told})
    return mentions, drafts, datings


@settings(max_examples=30)
@given(articles, st.randoms(use_true_random=False))
def test_the_order_of_articles_and_mentions_changes_nothing(told, dice):
    """Shuffled articles and mentions give equal events in equal order."""
    mentions, drafts, datings = world(told)
    pairs, shuffled = list(zip(drafts, datings, strict=True)), list(mentions)
    dice.shuffle(pairs)
    dice.shuffle(shuffled)
    again = merged(shuffled, [d for d, _ in pairs], [d for _, d in pairs])
    assert again == merged(mentions, drafts, datings)


@settings(max_examples=30)
@given(articles, st.sampled_from([1, 7, 40]))
def test_how_many_pairs_are_looked_at_at_once_changes_nothing(told, some):
    """Nor do the number of mentions whose mates are sought together, and that of articles whose words are weighed."""
    mentions, drafts, datings = world(told)
    rooms = [sys.modules[f"timeline.merge.{name}"] for name in ("candidates", "articles", "groups")]
    with ExitStack() as stack:
        for room in rooms:
            stack.enter_context(patch.object(room, "_AT_ONCE", some))
        again = merged(mentions, drafts, datings)
    assert again == merged(mentions, drafts, datings)


@settings(max_examples=30)
@given(articles, st.integers(0, 4))
def test_the_same_article_twice_adds_mentions_and_no_event(told, which):
    """A copy under another name joins the events of its original, mention by mention."""
    mentions, drafts, datings = world(told)
    once = merged(mentions, drafts, datings)
    n = which % len(drafts)
    original = drafts[n].article.doc_id
    copies = [
        replace(m, mention_id=f"copy {m.mention_id}", doc_id="z") for m in mentions if m.doc_id == original
    ]
    copy = replace(drafts[n], article=replace(drafts[n].article, doc_id="z", name="z", path="z"))
    twice = merged([*mentions, *copies], [*drafts, copy], [*datings, datings[n]])
    kept = {frozenset(m for m in e.mentions if not m.startswith("copy ")) for e in twice}
    assert kept == {frozenset(e.mentions) for e in once}


@settings(max_examples=30)
@given(articles)
def test_every_mention_belongs_to_exactly_one_event_and_every_event_has_one(told):
    """The events are a partition of the mentions, and their ids are theirs alone."""
    mentions, drafts, datings = world(told)
    events = merged(mentions, drafts, datings)
    assert sorted(i for e in events for i in e.mentions) == sorted(m.mention_id for m in mentions)
    assert all(e.mentions and e.story and 0 <= e.confidence <= 1 for e in events)
    assert len({e.event_id for e in events}) == len(events)


@settings(max_examples=30)
@given(articles)
def test_an_event_of_one_mention_is_what_a_person_would_get_who_parts_it_from_others(told):
    """What is taken from the columns of all mentions that stand alone is what is made of one of them as a value."""
    mentions, drafts, datings = world(told)
    made = merge.maker(as_columns(mentions, drafts, datings))
    found = {m.mention_id: m for m in mentions}
    for event in merged(mentions, drafts, datings):
        if len(event.mentions) == 1:
            assert replace(event, story="") == made([found[event.mentions[0]]])


@settings(max_examples=30)
@given(articles)
def test_no_event_goes_through_days_that_exclude_each_other(told):
    """Only a plan that somebody moved or cancelled may stand on two days."""
    mentions, drafts, datings = world(told)
    found = {m.mention_id: m for m in mentions}
    for event in merged(mentions, drafts, datings):
        told_of = [found[i] for i in event.mentions]
        if not {m.status for m in told_of} & {"planned", "denied"}:
            assert all(compatible(a, b) for a in told_of for b in told_of)


@settings(max_examples=30)
@given(articles)
def test_an_events_date_lies_within_what_a_mention_says(told):
    """No date is sharper than the words: some mention's days, or what two open ones leave between them."""
    mentions, drafts, datings = world(told)
    found = {m.mention_id: m for m in mentions}
    for event in merged(mentions, drafts, datings):
        told_of = [found[i] for i in event.mentions]
        first, last = {m.earliest for m in told_of}, {m.latest for m in told_of}
        assert event.earliest in first
        assert event.latest in last
