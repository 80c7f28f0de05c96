"""Tense, mood and negation of clauses, and how they nest."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from timeline import language
from timeline.clauses import outline
from timeline.values import Clause

DE = language.pack("de")


def clause(text: str, word: str) -> Clause:
    """The clause that a word of a text lies in."""
    found = outline(text, DE).clause_at(text.index(word))
    assert found is not None
    return found


@pytest.mark.parametrize(
    ("text", "tense"),
    [
        ("Die Firma meldete am Freitag Gewinne.", "past"),
        ("Die Firma hat am Freitag Gewinne gemeldet.", "past"),
        ("Die Firma hatte am Freitag Gewinne gemeldet.", "pluperfect"),
        ("Die Firma meldet am Freitag Gewinne.", "present"),
        ("Die Firma wird am Freitag Gewinne melden.", "future"),
        ("Die Firma will am Freitag Gewinne melden.", "future"),
        ("Die Firma soll am Freitag verkauft werden.", "future"),
        ("Die Firma wird am Freitag verkauft.", "present"),
        ("Die Firma wurde am Freitag verkauft.", "past"),
        ("Die Firma ist am Freitag verkauft worden.", "past"),
        ("Die Firma ist am Freitag geschlossen.", "present"),
        ("Die Fähre ist am Freitag gesunken.", "past"),
        ("Die Firma sei am Freitag verkauft worden.", "past"),
        ("Der Koch soll am Freitag Geld genommen haben.", "past"),
        ("Der Koch soll am Freitag geflohen sein.", "past"),
        ("Der Koch kündigte am Freitag.", "past"),
        ("Der Koch sagt am Freitag ab.", "present"),
        ("Die Wahl ist am Freitag gefallen.", "past"),
        ("Der Zug ist am Freitag ausgefallen.", "past"),
        ("Die Züge sind am Freitag entgleist.", "past"),
        ("Die Helfer sind am Freitag eingetroffen.", "past"),
        ("Das Boot ist am Freitag untergegangen.", "past"),
        ("Die Schule ist am Freitag umgezogen.", "past"),
        ("Der Mann ist am Freitag seinen Wunden erlegen.", "past"),
        ("Das Lokal ist am Freitag überlaufen.", "present"),
        ("Der Saal ist am Freitag unterteilt.", "present"),
        ("Er könnte am Freitag verlieren.", "future"),
        ("Er wollte am Freitag kommen.", "past"),
        ("Der Rat hat am Freitag über die Mühle zu befinden.", "present"),
        ("Der Rat hatte am Freitag über die Mühle zu befinden.", "past"),
        ("Der Koch hat am Freitag zu klagen beschlossen.", "past"),
        ("Der Koch hat am Freitag kommen wollen.", "past"),
    ],
)
def test_tense(text, tense):
    """The verbs of a clause tell whether a weekday in it lies behind or ahead."""
    assert clause(text, "Freitag").tense == tense


@pytest.mark.parametrize(
    ("text", "word", "mood"),
    [
        ("Er komme am Montag, sagte sie.", "Montag", "reported"),
        ("Er würde am Montag kommen.", "Montag", "conditional"),
        ("Falls er am Montag kommt, gehen wir.", "Montag", "conditional"),
        ("Er kam am Montag.", "Montag", "indicative"),
    ],
)
def test_mood(text, word, mood):
    """Konjunktiv I is a report, Konjunktiv II and "if" are conditions."""
    assert clause(text, word).mood == mood


def test_negation_belongs_to_its_own_clause():
    """A negation in a subordinate clause does not deny the main clause."""
    text = "Der Minister trat am Montag zurück, weil er keine Mehrheit fand."
    assert not clause(text, "Montag").negated
    assert clause(text, "Mehrheit").negated


def test_not_before_only_limits():
    """ "nicht vor" sets a limit, it does not deny."""
    assert not clause("Das Bad öffnet nicht vor Mai.", "Mai").negated


def test_an_embedded_clause_is_the_innermost_one_at_its_words():
    """A relative clause inside a main clause has its own tense; the main clause goes on behind it."""
    text = "Der Bagger, der im März kam, soll im Juni abfahren."
    assert clause(text, "März").tense == "past"
    assert clause(text, "Juni").tense == "future"
    assert clause(text, "Bagger") == clause(text, "Juni")


def test_an_apposition_is_no_clause():
    """A date set off by commas stays in the clause of its verb."""
    text = "Sie heirateten am Montag, dem 3. Mai, in Bonn."
    assert clause(text, "Mai") == clause(text, "Bonn")


def test_a_participle_before_its_noun_has_the_past_unless_it_is_a_plan():
    """ "im Mai gebaut" lies behind, "für Mai geplant" ahead."""
    assert clause("Das im Mai gebaute Haus steht leer.", "Mai").tense == "past"
    assert clause("Das für Mai geplante Fest ist teuer.", "Mai").tense == "future"


def test_the_prefix_at_the_end_joins_its_verb():
    """ "sagte … ab" is one verb."""
    (verb,) = clause("Er sagte die Reise am Montag ab.", "Reise").verbs
    assert verb.lemma == "absagen"


def test_a_language_without_tables_has_sentences_and_clauses_all_the_same():
    """Nothing is known of its verbs, and nothing breaks."""
    found = outline("Lorem ipsum dolor. Sit amet.", language.pack("xx"))
    assert len(found.sentences) == 2
    assert [c.tense for i in range(2) for c in found.clauses(i)] == ["", ""]


@pytest.mark.parametrize(
    ("text", "lemma"),
    [
        ("Der Rat hat am Freitag den Imker angehört.", "anhören"),
        ("Der Lärm hat am Freitag aufgehört.", "aufhören"),
        ("Der Koch hat am Freitag die Gäste gelobt.", "loben"),
        ("Der Koch hat am Freitag von Pilzen abgeraten.", "abraten"),
        ("Der Koch ist am Freitag früh aufgestanden.", "aufstehen"),
        ("Der Koch hat am Freitag den Fehler eingestanden.", "eingestehen"),
        ("Der Kahn ist am Freitag ausgefallen.", "ausfallen"),
        ("Der Verein, dem er seit Freitag angehört, zahlt.", "angehören"),
    ],
)
def test_lemma_of_what_two_verbs_could_be(text, lemma):
    """A participle behind a prefix is of the verb that people use, not of another that begins like its mark."""
    (verb,) = clause(text, "Freitag").verbs
    assert verb.lemma == lemma


@given(st.text(alphabet="Der am weil die kam, ; ( ) „“ und 3. hat zu–\n", max_size=120))
def test_every_clause_lies_in_its_sentence_and_its_parts_in_it(text):
    """Whatever the text: nothing raises, parts ascend inside their clause, clauses lie inside their sentence."""
    found = outline(text, DE)
    for i, (start, end) in enumerate(found.sentences):
        for c in found.clauses(i):
            assert start <= c.start <= c.end <= end
            assert all(c.start <= a <= b <= c.end for a, b in c.parts)
