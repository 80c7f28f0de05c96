"""The frozen values that the rooms hand on to one another, from left to right.

Every room may import this module; it imports none of them. Offsets are code points into `Article.text`, ends
exclusive. Dates are EDTF strings with their first and last day beside them; an open side is None.
"""

from __future__ import annotations

from dataclasses import dataclass, field
from datetime import date
from typing import TYPE_CHECKING, Literal, NamedTuple

if TYPE_CHECKING:
    from timeline.readings import Reading

TimexType = Literal["DATE", "TIME", "DURATION", "SET"]
Status = Literal["occurred", "ongoing", "planned", "hypothetical", "denied"]
Tense = Literal["past", "pluperfect", "present", "future", ""]
Mood = Literal["indicative", "reported", "conditional", "wish", ""]
Told = Literal["expression", "story", "published", "before", "after", "since", "ago", "hence"]
Kind = Literal[
    "meeting",
    "statement",
    "agreement",
    "decision",
    "conflict",
    "disaster",
    "accident",
    "court",
    "election",
    "economy",
    "launch",
    "culture",
    "sport",
    "deadline",
    "other",
]


@dataclass(frozen=True, slots=True)
class Problem:
    """Something that kept an article, or a part of one, out of the timeline; a row of `problems`."""

    path: str
    stage: str
    message: str


@dataclass(frozen=True, slots=True)
class Article:
    """One article as it was found: its text unchanged (but in Unicode NFC), and what its container says about it.

    `doc_id` is a hash of name and content; `name` is the record's id or the file's name; `path` is relative to the
    folder that was named on the command line. `published` is the day that a field, front matter or HTML metadata
    states (EDTF), and `basis` says which of them; dates in the text itself are the dating room's to find. `mark` is a
    hash of the bytes that all of it was read from and of where they lie; empty where something was wrong with them.
    """

    doc_id: str
    name: str
    path: str
    text: str
    language: str
    title: str | None = None
    source: str | None = None
    url: str | None = None
    published: str | None = None
    basis: str | None = None
    mark: str = field(default="", compare=False)


class Verb(NamedTuple):
    """One verb of a clause that bears meaning: its span, its infinitive with its prefix, and its form.

    `form` is "finite", "participle" or "infinitive"; `particle` is the span of a prefix that stands apart.
    """

    start: int
    end: int
    lemma: str
    form: str
    particle: tuple[int, int] | None = None


class Clause(NamedTuple):
    """One clause of a sentence: the stretch of text around one finite verb (or one verbless heading).

    A clause may lie inside another; `parts` are the stretches that are its own, `finite` the place of its verb.
    `subordinate` is a class, not a word: "if", "after", "before", "that", "relative", "to" (infinitive),
    "attribute" (participle before a noun). `modal` is the class of its finite auxiliary: "have", "be",
    "become", "shall", "want", "can", "must", "may".
    """

    start: int
    end: int
    sentence: int
    tense: Tense
    mood: Mood
    negated: bool
    subordinate: str = ""
    modal: str = ""
    ahead: bool = False
    verbs: tuple[Verb, ...] = ()
    parts: tuple[tuple[int, int], ...] = ()
    finite: int | None = None


class Expression(NamedTuple):
    """A temporal expression in the text, read but not yet dated.

    `tense` is the time of the clause around it, which tells a Friday behind from a Friday ahead; `aside` says that the
    clause only tells who reports it, and when.
    """

    start: int
    end: int
    text: str
    type: TimexType
    reading: Reading
    tense: Tense = ""
    aside: bool = False


@dataclass(frozen=True, slots=True)
class Value:
    """What an expression comes to once the article's own day is known: TIMEX3 value and EDTF, never sharper than
    the words. `steps` lead from wording to day, in words that `timeline why` prints."""

    type: TimexType
    value: str
    mod: str = ""
    edtf: str | None = None
    earliest: date | None = None
    latest: date | None = None
    steps: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class Evidence:
    """One thing that spoke for or against a publication date: a span of the text (or -1, -1), and what it says."""

    start: int
    end: int
    says: str
    weight: float = 0.0


@dataclass(frozen=True, slots=True)
class Dating:
    """When an article was written: an EDTF value no sharper than the evidence, or None.

    `basis` begins with "stated", "inferred", "set" (by a person) or "none"; `days` are the first and last day of
    every interval that `published` names, so that relative expressions can be resolved against each.
    """

    published: str | None = None
    earliest: date | None = None
    latest: date | None = None
    basis: str = "none"
    confidence: float = 0.0
    evidence: tuple[Evidence, ...] = ()
    days: tuple[tuple[date, date], ...] = ()


class Entity(NamedTuple):
    """An actor or a place that the text names: its canonical name, and the span of this naming of it."""

    start: int
    end: int
    name: str
    type: Literal["person", "organisation", "country", "place"]


@dataclass(frozen=True, slots=True)
class Claim:
    """What one clause says happened, is planned or is denied: found in the text alone, before any day is known.

    `trigger` is the lemma of the word that denotes the event. `expression` is the index of the expression that
    dates it, or None; then `told` says what does: "story" (the day the story stands on), "published" (news of the
    day), "before" and "after" (only the tense tells). An expression may also be told "after" (beyond its last day) or
    "since" (from its first one on), or be a length of time that lies between the event and the story, "ago" or
    "hence": it is counted from the expression at `base`, or else from publication. `doubts` counts what speaks
    against the title.
    """

    start: int
    end: int
    trigger_start: int
    trigger_end: int
    trigger: str
    kind: Kind
    status: Status
    title: str
    expression: int | None = None
    told: Told = "expression"
    tense: Tense = ""
    actors: tuple[str, ...] = ()
    place: str | None = None
    category: str = ""
    base: int | None = None
    doubts: int = 0


@dataclass(frozen=True, slots=True)
class Traits:
    """What the merge compares of an article, from its words alone. Words are numbers; arrays are 32-bit, as bytes.

    `text` is a hash of the text, `lead` holds the words it begins with. `rows` are nine numbers for each claim in
    order of (start, trigger_start): paragraph, 1 in a heading, 1 for a noun as trigger and 2 for one that is known
    already, words in the clause, words beside it, where its sentence begins, two families of event nouns beside the
    trigger and one of another event's (0 for none); `words` holds these words, those of dates apart. `names`
    and `quoted` are words with a capital, and in quotation marks, that the article begins with.
    """

    text: str
    lead: bytes
    rows: bytes
    words: bytes
    names: tuple[str, ...] = ()
    quoted: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class Draft:
    """All that one article's words say, before it has a date: the product of the pure, parallel part of the walk."""

    article: Article
    expressions: tuple[Expression, ...] = ()
    claims: tuple[Claim, ...] = ()
    problems: tuple[Problem, ...] = ()
    traits: Traits | None = None


@dataclass(frozen=True, slots=True)
class Mention:
    """A claim with its day: one article's word for one event."""

    mention_id: str
    doc_id: str
    claim: Claim
    quote: str
    edtf: str | None = None
    earliest: date | None = None
    latest: date | None = None
    status: Status = "occurred"
    steps: tuple[str, ...] = ()


class Known(NamedTuple):
    """An article that an earlier build has read, which need not be read again: see `Article`."""

    doc_id: str
    name: str
    path: str


@dataclass(frozen=True, slots=True)
class Task:
    """An article to walk through, with the key of its draft, and what is known already: the draft as an earlier
    walk kept it, the article's day. `state` is a hash of all that its rows are made of where it needs no other
    article; empty where it does."""

    article: Article
    key: str
    kept: str | None = None
    day: Dating | None = None
    state: str = ""


@dataclass(frozen=True, slots=True)
class Settled:
    """An article with its day: its draft, the values of its expressions, and its claims as mentions."""

    draft: Draft
    dating: Dating
    values: tuple[Value, ...]
    mentions: tuple[Mention, ...]


@dataclass(frozen=True, slots=True)
class Event:
    """One real event: what its mentions agree on. It owns no fact of its own.

    `hidden`, `corrected` (which fields a person has set) and `notes` are the corrections room's alone.
    """

    event_id: str
    title: str
    kind: Kind
    status: Status
    edtf: str | None
    earliest: date | None
    latest: date | None
    place: str | None
    actors: tuple[str, ...]
    confidence: float
    n_documents: int
    mentions: tuple[str, ...] = field(default_factory=tuple)
    story: str = ""
    hidden: bool = False
    corrected: tuple[str, ...] = ()
    notes: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class Applied:
    """What became of one correction: where it was applied and what stood there before, or why it was not."""

    fix: str
    value: str | None
    author: str
    made: date | None
    reason: str
    quotes: tuple[str, ...] = ()
    article: str | None = None
    was: str | None = None
    doc_id: str | None = None
    event_id: str | None = None
    message: str = ""
