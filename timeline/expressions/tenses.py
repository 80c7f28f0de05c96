"""Asks the outline for the tense of the clause around an expression, where its reading leaves a side open."""

from __future__ import annotations

from collections.abc import Sequence
from functools import cache, lru_cache

from timeline import readings as r
from timeline.clauses import Outline, Token
from timeline.language import Pack
from timeline.values import Clause, Tense

BOUND = 3  # words between a promise and the infinitive, with a day of its own
ENTRY = 12  # characters of a line that is nothing but a time
FOLLOWED = 8  # words before a date among which a clause says what it follows on


@lru_cache(maxsize=100_000)
def is_open(reading: r.Reading) -> bool:
    """Whether the tense is worth asking for: where only it tells the side of the anchor on which a reading lies, and
    where a named year lies behind or ahead, which tells when the article was written.
    """
    match reading:
        case r.Calendar(year=int()) | r.Period(year=int()):
            return True
        case r.Calendar(year=None, side=None):
            return True
        case (
            r.Weekday(side=None, weeks=None) | r.Feast(year=None, side=None) | r.Period(year=None, side=None)
        ):
            return True
        case r.Part(of=of) | r.Half(of=of) | r.Eve(of=of) | r.Nth(of=of) | r.Counted(of=of):
            return is_open(of)
        case r.Shift(base="told"):
            return True  # "to be done by the end of the year" speaks of our own; "the day before" of no day ahead
        case r.Weekday(side=0):
            return True  # "this Tuesday", told on Wednesday, may be yesterday
        case r.Vague(today=True) | r.Vague(told=True):
            return True
        case r.DayPart(day=None) | r.Clock(day=None) | r.Unplaced(of=r.Shift()):
            return True
        case r.DayPart(day=r.Reading() as day) | r.Clock(day=r.Reading() as day):
            return is_open(day)
        case r.Range(first=first, last=last):
            return any(x is not None and is_open(x) for x in (first, last))
        case r.Duration(side=1):
            return True  # "in 18 months" with a past tense is how long it took, "later" not in days to come
    return False


@cache
def saying(pack: Pack) -> frozenset[str]:
    """The verbs of a language that say that somebody speaks."""
    return frozenset(pack.table("triggers").get("saying", "").split())


def told(outline: Outline, offset: int, reading: r.Reading, own: Tense | None) -> tuple[Tense, bool]:
    """The tense in which a reading is told: its wording's `own` before that of the clause around it, unless the clause
    says that something is planned; and whether it is told beside the story, as in `around`.
    """
    tense, aside = around(outline, offset, reading)
    if own is None:
        return tense, aside
    clause = outline.clause_at(offset)
    return tense if clause and planned(clause, reading) else own, aside


def around(outline: Outline, offset: int, reading: r.Reading) -> tuple[Tense, bool]:
    """The tense of the clause around a reading, and whether it only tells who reports the others (", the port said"),
    or when: a time over an entry.

    What was due to happen lies ahead ("due to return on Friday"), and so does what is planned for a day.
    """
    clause = outline.clause_at(offset)
    if clause is None:
        return "", False
    if isinstance(reading, r.Clock) and reading.day is None and not clause.verbs and _entry(outline, offset):
        return "", True
    if isinstance(reading, r.Clock) and outline.labels(clause):
        logs = any(c.finite is not None for c in outline.clauses(clause.sentence))
        return "past" if logs else clause.tense, False  # an hour before an entry is when that was written
    due = planned(clause, reading) or (clause.ahead and any(v.form == "infinitive" for v in clause.verbs))
    turned = clause.finite == clause.start > outline.sentences[clause.sentence][0]
    aside = clause.subordinate == "how" or (turned and _says(clause, outline.pack))
    due = due or _promised(outline, clause, offset)
    if clause.mood == "conditional" and clause.tense == "past" and _irreal(outline, clause):
        return "", aside  # what would have been may have been due yesterday or tomorrow
    back = clause.tense == "present" and _looks_back(outline, clause, offset, reading)
    if clause.subordinate == "if" and clause.tense == "present":  # a condition that is still to be met
        due = due or _yearless(reading)
    return "future" if due else "past" if back else clause.tense, aside


def planned(clause: Clause, reading: r.Reading) -> bool:
    """Whether a clause of now tells for when something is planned, and a reading names a day or month of any year."""
    return clause.ahead and clause.tense == "present" and _yearless(reading)


def _yearless(reading: r.Reading) -> bool:
    """Whether a reading is a date that leaves its year open."""
    return isinstance(reading, r.Calendar | r.Period | r.Feast) and reading.year is None


def _entry(outline: Outline, offset: int) -> bool:
    """Whether a time stands in a line of its own, over what was told then."""
    text = outline.text
    start, end = text.rfind("\n", 0, offset) + 1, text.find("\n", offset)
    return end > 0 and end - start <= ENTRY and not text[start:offset].strip()


def _looks_back(outline: Outline, clause: Clause, offset: int, reading: r.Reading) -> bool:
    """Whether a date in a clause of now is that of a noun that lies behind."""
    lead = [t for t in outline.words(clause) if t.start < offset][-FOLLOWED:]
    if isinstance(reading, r.Weekday | r.DayPart) and _event(lead, "following", outline.pack):
        return True
    if isinstance(reading, r.Period | r.Calendar):
        likened = _event(lead, "like", outline.pack)
        if likened and likened[0].text.lower() in _small(outline.pack, "preposition"):
            return True
    return not isinstance(reading, r.Range) and _dated(lead, outline.pack)


def _irreal(outline: Outline, clause: Clause) -> bool:
    """Whether a clause tells what would or should have been, by the form of its verb: "had been", said first, only
    opens a condition or a contrast, "might have been" guesses, and "would have had" may be what somebody reports."""
    finite = next((t.word for t in outline.words(clause) if t.start == clause.finite), None)
    form = finite.auxiliary[2] if finite and finite.auxiliary else ""
    return form == "conditional" and clause.modal in ("be", "shall")


def _promised(outline: Outline, clause: Clause, offset: int) -> bool:
    """Whether a date is that of what somebody promises or is bound to do: "vowed on Monday to return on Friday"."""
    promising, mark = (_small(outline.pack, name) for name in ("promising", "infinitive_mark"))
    lead = [t.text.lower() for t in outline.words(clause) if t.start < offset] if promising else []
    return any(
        w in mark and not promising.isdisjoint(lead[max(0, i - BOUND) : i]) for i, w in enumerate(lead)
    )


def _event(lead: Sequence[Token], words: str, pack: Pack) -> Sequence[Token]:
    """The words before a date that name an event behind a word of a list, if they do: one on which a clause of now
    follows ("after the fire on Monday"), or with which it compares ("as in the flood in March")."""
    listed = _small(pack, words)
    at = max((i for i, t in enumerate(lead) if t.text.lower() in listed), default=len(lead))
    between = lead[at + 1 :]
    named = any(t.noun for t in between) and not any(t.word.verbal and not t.noun for t in between)
    return between if named else ()


def _dated(lead: Sequence[Token], pack: Pack) -> bool:
    """Whether a date is that of the noun before it, written or made then: "the charge of 23 May"."""
    return len(lead) > 1 and lead[-2].noun and lead[-1].text.lower() in _small(pack, "of_day")


@cache
def _small(pack: Pack, name: str) -> frozenset[str]:
    """A small word list of a language."""
    return frozenset(pack.table("clauses")["words"].get(name, "").split())


def _says(clause: Clause, pack: Pack) -> bool:
    """Whether a clause has a verb of saying."""
    return any(v.lemma in saying(pack) for v in clause.verbs)
