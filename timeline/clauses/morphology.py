"""What one word can be in a clause: verb form, auxiliary, opener, negation.

Lives in the clauses room; the claims room asks it for lemmas. Knows no position: which of several readings
holds is for the clause to say.
"""

from __future__ import annotations

from dataclasses import dataclass
from functools import cache, lru_cache
from typing import Any

from timeline import language
from timeline.clauses import forms
from timeline.clauses.forms import Lexicon
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
    singular: bool = False  # an article that no plural follows
    subject: bool = False  # a pronoun that only a verb can follow
    like: bool = False  # what a comparison begins with
    likened: bool = False  # a participle that ends one: "as planned"
    active: bool = False  # a form of the past that is no passive, though it could be a participle: "died"
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
    verb = {}
    if not text[-1].isdigit():
        verb = _verb(text, lexicon) if text not in lexicon.never else _bound(text, lexicon)
    if function.get("auxiliary") or function.get("helper"):
        verb = {}
    if verb.get("participle"):
        verb["change"] = _changes(text, verb["lemma"], lexicon)
    if not verb and not function:
        return NOTHING
    made = Word(**verb, **function)
    made.verbal = bool(made.finite or made.participle or made.infinitive or made.auxiliary or made.helper)
    made.attributable = made.attributive or (made.finite == "past" and not made.known)
    made.telling = made.verbal or made.attributable or made.negation or made.coordination or made.ahead
    return made


def _bound(text: str, lexicon: Lexicon) -> dict[str, Any]:
    """The forms without tense of a word that is a noun or adjective elsewhere, where a language has such."""
    found = _form(text, lexicon) if lexicon.bound else None
    if found is None or not found[1] & {"infinitive", "participle"}:
        return {}
    return _fields(found[0], found[1] & {"infinitive", "participle"}) | {"known": True, "bound": True}


def _changes(text: str, lemma: str, lexicon: Lexicon) -> bool:
    """Whether a verb forms its perfect like one of motion or change, with its prefix or without; `text` is the
    participle, in which a prefix that does not always part is followed by a second one where it does.
    """
    if not lexicon.with_be or lemma in lexicon.with_be:
        return True
    part = lexicon.separable_first.match(lemma)
    if part is None or lemma[part.end() :] not in lexicon.with_be:
        return False
    return (
        part[0] not in lexicon.inseparable
        or "participle" in lexicon.forms.get(text[part.end() :], ("", ()))[1]
    )


def closed(text: str, pack: Pack) -> bool:
    """Whether a finite form bears a prefix that would part from it in a main clause: no such form begins one."""
    lexicon = forms.lexicon(pack)
    part = lexicon.separable_first.match(text)
    return part is not None and part[0] not in lexicon.inseparable and text not in lexicon.forms


@lru_cache(maxsize=20_000)
def present(lemma: str, pack: Pack, parted: bool) -> tuple[str, str, str] | None:
    """The present of a verb: third person singular, plural, and the prefix that parts from it ("" if none).

    `parted` says that the text has the prefix apart; None where the verb is not known.
    """
    lexicon = forms.lexicon(pack)
    if known := lexicon.presents.get(lemma):
        return known, lemma, ""
    part = lexicon.separable_first.match(lemma)
    if (
        part
        and (parted or part[0] not in lexicon.inseparable)
        and (inner := present(lemma[part.end() :], pack, False))
    ):
        return inner[0], inner[1], part[0]
    part = lexicon.inseparable_first.match(lemma)
    if part and (known := lexicon.presents.get(lemma[part.end() :])):
        return part[0] + known, lemma, ""
    for ending, infinitive, features in lexicon.productive:
        if lemma.endswith(infinitive) and "present" in features and ending != infinitive:
            return lemma.removesuffix(infinitive) + ending, lemma, ""
    return None


def participle(text: str, pack: Pack) -> str:
    """The participle inside an adjective: the bare form without its ending."""
    low = text.lower()
    for ending in forms.lexicon(pack).endings:
        if low.endswith(ending) and word(low[: -len(ending)], pack).participle:
            return low[: -len(ending)]
    return low


def base(text: str, pack: Pack) -> Word:
    """The readings of the participle inside an adjective, or of the word itself."""
    lexicon = forms.lexicon(pack)
    for ending in lexicon.endings:
        if text.endswith(ending) and (stem := word(text[: -len(ending)], pack)).participle:
            return stem
    return word(text, pack)


def _verb(text: str, lexicon: Lexicon) -> dict[str, Any]:
    """The verb readings of a word: from the lexicon, as an adjective, or by its ending."""
    if found := _form(text, lexicon):
        lemma, features = found
        adjective = "past" in features and any(
            text.endswith(e) and (inner := _form(text[: -len(e)], lexicon)) and "participle" in inner[1]
            for e in lexicon.endings
        )
        return _fields(lemma, features | ({"adjective"} if adjective else set())) | {"known": True}
    for ending in lexicon.endings:
        if not text.endswith(ending):
            continue
        stem = text[: -len(ending)]
        found = _form(stem, lexicon) if stem[-1:] in lexicon.participle_ends else None
        if found and "participle" in found[1]:
            return {"lemma": found[0], "attributive": True, "known": True}
    if text.endswith(lexicon.tails) and (formed := _formed(text, lexicon)):
        return formed
    if marked := _marked(text, lexicon):
        return marked
    return _guess(text, lexicon) if lexicon.guessed.fullmatch(text) else {}


def _formed(text: str, lexicon: Lexicon) -> dict[str, Any]:
    """The readings of a verb that is freely formed, or of its participle as an adjective; empty where it is none."""
    for ending, infinitive, features in lexicon.productive:
        if text.endswith(ending) and len(text) > len(ending) + 2:
            more = {"adjective"} if "past" in features else set()
            return _fields(text[: -len(ending)] + infinitive, features | more) | {"known": True}
    for ending in lexicon.endings:
        stem = text.removesuffix(ending)
        for last, infinitive, features in lexicon.productive:
            if stem != text and "participle" in features and stem.endswith(last):
                return {"lemma": stem[: -len(last)] + infinitive, "attributive": True, "known": True}
    return {}


def _marked(text: str, lexicon: Lexicon) -> dict[str, Any]:
    """The reading of a word that has the mark of the infinitive between a prefix and what may be one."""
    if not lexicon.mark or lexicon.mark not in text or not lexicon.patterns:
        return {}
    part = lexicon.separable_first.match(text)
    if not part:
        return {}
    bare = text[part.end() :].removeprefix(lexicon.mark)
    if part.end() + len(bare) == len(text) or not lexicon.patterns["infinitive"].fullmatch(bare):
        return {}
    return _fields(part[0] + bare, frozenset({"infinitive", "marked"}))


def _guess(text: str, lexicon: Lexicon) -> dict[str, Any]:
    """The verb readings that only the ending of a word speaks for."""
    features = frozenset(name for name, pattern in lexicon.patterns.items() if pattern.fullmatch(text))
    attributive = any(
        text.endswith(ending) and lexicon.patterns["participle"].fullmatch(text[: -len(ending)])
        for ending in lexicon.endings
    )
    return {"lemma": text, "attributive": attributive} | _fields(text, features)


def _fields(lemma: str, features: frozenset[str]) -> dict[str, Any]:
    finite = "past" if "past" in features else "present" if features & {"present", "reported"} else ""
    mood = "indicative"
    if "conditional" in features:
        finite, mood = finite or "present", "conditional"
    elif "reported" in features and not features & {"present", "past"}:
        mood = "reported"
    return {
        "lemma": lemma,
        "finite": finite,
        "mood": mood,
        "participle": "participle" in features,
        "infinitive": "infinitive" in features,
        "marked": "marked" in features,
        "attributive": "adjective" in features,
    }


def _form(text: str, lexicon: Lexicon) -> tuple[str, frozenset[str]] | None:
    """Lemma and features of a form, through its prefix if need be."""
    if found := lexicon.forms.get(text):
        return found
    if part := lexicon.separable_first.match(text):
        prefix, rest = part[0], text[part.end() :]
        inner = lexicon.forms.get(rest) or _inseparable(rest, lexicon)
        bare = rest.removeprefix(lexicon.mark)
        marked = (lexicon.forms.get(bare) or _inseparable(bare, lexicon)) if bare != rest else None
        if inner is None and marked and "infinitive" in marked[1]:
            return prefix + marked[0], frozenset({"infinitive", "marked"})
        if inner is None and lexicon.separable_first.match(rest):
            inner = _form(rest, lexicon)
        if inner:
            both = _inseparable(text, lexicon) if prefix in lexicon.inseparable else None
            return prefix + inner[0], inner[1] | (both[1] if both else frozenset())
    return _inseparable(text, lexicon)


def _inseparable(text: str, lexicon: Lexicon) -> tuple[str, frozenset[str]] | None:
    """Lemma and features of a form whose prefix never parts from it."""
    part = lexicon.inseparable_first.match(text)
    if not part:
        return None
    prefix, rest = part[0], text[part.end() :]
    features: set[str] = set()
    lemma = ""
    if found := lexicon.forms.get(rest):
        lemma = found[0]
        features |= found[1] - {"participle"}
    if rest in lexicon.bare:
        lemma = lemma or lexicon.bare[rest]
        features.add("participle")
    return (prefix + lemma, frozenset(features)) if features else None
