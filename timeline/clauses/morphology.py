"""What one word can be in a clause: verb form, auxiliary, opener, negation.

Lives in the clauses room; the claims room asks it for lemmas. Knows no position: which of several readings
holds is for the clause to say.
"""

from __future__ import annotations

from dataclasses import dataclass
from functools import cache

from timeline import language
from timeline.clauses import forms
from timeline.clauses.forms import Lexicon
from timeline.clauses.verbs import verb
from timeline.language import Pack

MOST = 300_000  # words that are kept in memory


@dataclass(slots=True, eq=False)
class Word:
    """The readings of one word, whatever its place. Never changed; frozen, it would take four times as long to make.

    `finite` is the tense of the verb form, `mood` its mood, `lemma` its infinitive; `attributive` marks a
    participle with the ending of an adjective.
    """

    lemma: str = ""
    finite: str = ""
    mood: str = "indicative"
    participle: bool = False
    other: str = ""  # the infinitive of the participle, where that of `lemma` has not this one
    infinitive: bool = False
    marked: bool = False  # an infinitive that carries its mark inside ("abzuwehren")
    attributive: bool = False
    known: bool = False
    auxiliary: tuple[str, str, str] | None = None
    helper: str = ""
    sure: str = ""
    final: str = ""
    negation: bool = False
    determiner: bool = False
    preposition: bool = False
    adverb: bool = False  # ... that leads to dates only, and governs no noun
    pronoun: bool = False
    coordination: bool = False
    mark: bool = False
    particle: bool = False
    ahead: bool = False
    moved: bool = False
    perfect: bool = False  # the infinitive that makes a perfect with a participle of change
    change: bool = False  # a verb whose perfect tells a change, not a state
    subject: bool = False  # a pronoun that only a verb can follow
    like: bool = False  # what a comparison begins with
    likened: bool = False  # a participle that ends one: "as planned"
    active: bool = False  # a form of the past that is no passive, though it could be a participle: "died"
    keeping: bool = False  # behind it a participle only tells a state: "remains closed"
    reports: bool = False  # what somebody said may follow without a word that opens it
    verbal: bool = False  # any verb form can be read into the word
    bound: bool = False  # a verb form only behind its auxiliary or mark ("will open")
    attributable: bool = False  # what may be an adjective before its noun
    telling: bool = False  # says something of its clause: verbal, attributable, negation, conjunction


NOTHING = Word()


class Words(dict[str, Word]):
    """The readings of each word, given in lower case; a word is read when it is first asked for."""

    def __init__(self, lexicon: Lexicon) -> None:
        self._lexicon = lexicon

    def __missing__(self, text: str) -> Word:
        if len(self) > MOST:
            self.clear()
        found = self[text] = _read(text, self._lexicon)
        return found


@cache
def _words(code: str) -> Words:
    return Words(forms.lexicon(language.pack(code)))


def words(pack: Pack) -> Words:
    """The readings of the words of a language."""
    return _words(pack.code)


def word(text: str, pack: Pack) -> Word:
    """The readings of a word, given in lower case."""
    return _words(pack.code)[text]


def _read(text: str, lexicon: Lexicon) -> Word:
    function = lexicon.function.get(text, {})
    helping = function.get("auxiliary") or function.get("helper")
    found = {} if helping or text[-1].isdigit() else verb(text, lexicon)
    if not found and not function:
        return NOTHING
    made = Word(**found, **function)
    made.verbal = bool(made.finite or made.participle or made.infinitive or made.auxiliary or made.helper)
    made.attributable = made.attributive or (made.finite == "past" and not made.known)
    made.telling = made.verbal or made.attributable or made.negation or made.coordination or made.ahead
    return made


def closed(text: str, pack: Pack) -> bool:
    """Whether a finite form bears a prefix that would part from it in a main clause: no such form begins one."""
    lexicon = forms.lexicon(pack)
    part = lexicon.separable_first.match(text)
    return part is not None and part[0] not in lexicon.inseparable and text not in lexicon.forms


def participle(text: str, pack: Pack) -> str:
    """The participle inside an adjective: the bare form without its ending."""
    low = text.lower()
    for ending in forms.lexicon(pack).endings:
        if low.endswith(ending) and word(low[: -len(ending)], pack).participle:
            return low[: -len(ending)]
    return low


def base(text: str, pack: Pack) -> Word:
    """The readings of the participle inside an adjective, or of the word itself."""
    return word(participle(text, pack), pack)
