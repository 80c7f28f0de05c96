"""What the mentions of one event come to: confidence, title, story."""

from dataclasses import replace
from datetime import date

from tests.merge.cases import build, cases
from tests.merge.told import merged
from timeline.merge import agreement, traits
from timeline.merge.articles import independent
from timeline.values import Article

MEETING = "one_meeting_under_three_names"
DISPATCH = (
    "Auf dem Gipfel in Prag warb der Gast für den Beitritt. Die Runde vertagte sich auf den Herbst. "
    "Zum Abschied gab es Knödel und Bier für alle. Ein Bus brachte die Gäste zum Flughafen zurück."
)


def lead(text):
    """The words that a text begins with."""
    return traits(Article("d", "d", "d", text, "de"), ()).lead


def test_a_second_independent_source_makes_an_event_surer():
    """Two articles of their own words are worth more than one."""
    mentions, drafts, datings, _ = build(cases()[MEETING])
    both = merged(mentions, drafts, datings)
    one = merged([m for m in mentions if m.doc_id == "doc0"], drafts[:1], datings[:1])
    assert [e.n_documents for e in both] == [2]
    assert both[0].confidence > one[0].confidence


def test_an_agency_copy_is_no_second_source():
    """The same article under another name adds a document, and no confidence."""
    mentions, drafts, datings, _ = build(cases()[MEETING])
    copies = [replace(m, mention_id="c" + m.mention_id, doc_id="z" + m.doc_id) for m in mentions]
    again = [replace(d, article=replace(d.article, doc_id="z" + d.article.doc_id)) for d in drafts]
    alone, copied = (
        merged(mentions, drafts, datings),
        merged([*mentions, *copies], [*drafts, *again], [*datings, *datings]),
    )
    assert [e.n_documents for e in copied] == [4]
    assert [e.confidence for e in copied] == [e.confidence for e in alone]


def test_texts_that_begin_with_the_same_words_are_one_source():
    """A dispatch with another first sentence is still the dispatch; an article of its own is not."""
    own = lead("Kein Wort davon stand in der Vorlage. Ganz anderes hat der Reporter gesehen und notiert.")
    assert independent([lead(DISPATCH), lead("PRAG (dpa) - Es regnete in Strömen. " + DISPATCH)]) == 1
    assert independent([lead(DISPATCH), own]) == 2


def test_a_story_is_named_after_who_acts_in_it():
    """Articles that share an event share a label made of the names that they name most and begin with."""
    mentions, drafts, datings, _ = build(cases()["a_report_without_a_day_takes_it_from_a_sibling"])
    assert {e.story for e in merged(mentions, drafts, datings)} == {"Südkabel · Nordwerk"}


def test_the_title_is_that_of_a_mention_with_the_events_own_day_and_status():
    """An old plan's title gives way to the report's."""
    mentions, drafts, datings, _ = build(cases()["a_plan_that_was_moved_is_one_with_its_history"])
    event = next(e for e in merged(mentions, drafts, datings) if len(e.mentions) == 3)
    assert event.title.startswith("Die Hauptversammlung von Ferrolux in Linz wählte")


def test_an_event_keeps_its_id_when_other_articles_come():
    """The id is a hash of the event's mentions, so another story's article leaves it alone."""
    mentions, drafts, datings, _ = build(cases()["a_cancelled_plan_is_denied"])
    more, drafted, dated, _ = build(cases()["same_day_same_kind_elsewhere_is_another"])
    more = [replace(m, mention_id="x" + m.mention_id, doc_id="x" + m.doc_id) for m in more]
    drafted = [replace(d, article=replace(d.article, doc_id="x" + d.article.doc_id)) for d in drafted]
    alone = {e.event_id for e in merged(mentions, drafts, datings)}
    assert alone < {e.event_id for e in merged([*mentions, *more], [*drafts, *drafted], [*datings, *dated])}


def test_what_ended_by_a_day_and_began_no_earlier_is_of_that_day():
    """Two open dates that meet in a day are that day, not an interval from it to itself."""
    mentions, *_ = build(cases()[MEETING])
    day = date(2024, 5, 3)
    by, since = (
        replace(mentions[0], edtf=edtf, earliest=first, latest=last)
        for edtf, first, last in (("../2024-05-03", None, day), ("2024-05-03/..", day, None))
    )
    assert agreement.agreed_date([by, since]) == ("2024-05-03", day, day)


def test_nothing_comes_of_nothing():
    """No mentions, no events."""
    assert merged([], [], []) == ()


def telling(**claim):
    """A mention whose claim says this."""
    (m, *_), *_ = build(cases()[MEETING])
    return replace(m, claim=replace(m.claim, trigger="treffen", place=None, doubts=0, **claim))


def test_everybody_acts_those_first_whom_most_name():
    """Of those whom as many name, who is named first."""
    told = [telling(actors=names) for names in (("Ida", "Udo"), ("Udo", "Rat"), ("Rat", "Udo"))]
    assert agreement.agreed_actors(told) == ("Udo", "Rat", "Ida")


def test_what_happened_is_not_planned_by_a_later_article():
    """An article that still speaks of the plan is no news; one that denies it is."""
    day = date(2024, 5, 3)
    for later, agreed in (("planned", "occurred"), ("hypothetical", "occurred"), ("denied", "denied")):
        old, new = (
            replace(telling(), status="occurred", doc_id="old"),
            replace(telling(), status=later, doc_id="new"),
        )
        assert agreement.agreed_status([old, new], {"old": day, "new": day.replace(day=9)}) == agreed


def test_the_title_says_who_acted():
    """Of two that leave no doubt, the one with more names, though the other is of the better length."""
    plain = telling(title="Nach langem Hin und Her steht der Vertrag")
    named = telling(title="Ida Korn und Udo Thies einig", actors=("Ida Korn", "Udo Thies"))
    assert agreement.best_title([plain, named], plain.status, plain.edtf) == named.claim.title


def test_where_a_plan_moved_its_newest_day_holds():
    """Mentions that some day fits all stay together; of days that exclude each other the newest article's is meant."""
    written = {"old": date(2024, 5, 1), "new": date(2024, 5, 2)}
    third, tenth = date(2024, 5, 3), date(2024, 5, 10)
    old = replace(telling(told="expression"), doc_id="old", edtf="2024-05-03", earliest=third, latest=third)
    new = replace(old, doc_id="new", edtf="2024-05-10", earliest=tenth, latest=tenth)
    month = replace(old, doc_id="new", edtf="2024-05", earliest=date(2024, 5, 1), latest=date(2024, 5, 31))
    assert list(agreement.current([old, new], written)) == [new]
    assert list(agreement.current([old, month], written)) == [old, month]
