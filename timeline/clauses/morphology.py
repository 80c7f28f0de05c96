"""What one word can be in a clause: verb form, auxiliary, opener, negation.

Lives in the clauses room and reads verbs.toml and clauses.toml; the claims room asks it for lemmas. Knows no
position: which of several readings holds is for the clause to say.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass
from functools import cache, lru_cache
from typing import Any

from timeline import language
from timeline.language import Pack

MOST = 300_000  # words that are kept in memory


@dataclass(slots=True, eq=False)
class Word:
    """The readings of one word, whatever its place. Nobody changes it; frozen, it would take four times as long to make.

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
    verbal: bool = False  # any verb form can be read into the word
    attributable: bool = False  # what may be an adjective before its noun


NOTHING = Word()


@dataclass(frozen=True, slots=True)
class Lexicon:
    """A language's verb forms and function words, compiled once."""

    forms: dict[str, tuple[str, frozenset[str]]]
    presents: dict[str, str]  # infinitive: third person singular
    bare: dict[str, str]  # participles without their own prefix, for verbs with another
    with_be: frozenset[str]
    separable: frozenset[str]
    separable_first: re.Pattern[str]
    inseparable: frozenset[str]
    inseparable_first: re.Pattern[str]
    endings: tuple[str, ...]
    productive: tuple[tuple[str, str, frozenset[str]], ...]  # ending, the infinitive's ending, features
    function: dict[str, dict[str, Any]]
    patterns: dict[str, re.Pattern[str]]
    never: frozenset[str]
    mark: str


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
    return Words(_lexicon(language.pack(code)))


def words(pack: Pack) -> Words:
    """The readings of the words of a language."""
    return _words(pack.code)


def word(text: str, pack: Pack) -> Word:
    """The readings of a word, given in lower case."""
    return _words(pack.code)[text]


def _read(text: str, lexicon: Lexicon) -> Word:
    function = lexicon.function.get(text, {})
    verb = {} if text in lexicon.never else _verb(text, lexicon)
    if function.get("auxiliary") or function.get("helper"):
        verb = {}
    if verb.get("participle"):
        verb["change"] = _changes(verb["lemma"], lexicon)
    if not verb and not function:
        return NOTHING
    found = {**verb, **function}
    forms = ("finite", "participle", "infinitive", "auxiliary", "helper")
    attributable = found.get("attributive") or (found.get("finite") == "past" and not found.get("known"))
    return Word(**found, verbal=any(found.get(form) for form in forms), attributable=bool(attributable))


def _changes(lemma: str, lexicon: Lexicon) -> bool:
    """Whether a verb forms its perfect like one of motion or change, with its prefix or without."""
    if not lexicon.with_be or lemma in lexicon.with_be:
        return True
    part = lexicon.separable_first.match(lemma)
    return part is not None and part[0] not in lexicon.inseparable and lemma[part.end() :] in lexicon.with_be


@lru_cache(maxsize=20_000)
def present(lemma: str, pack: Pack, parted: bool) -> tuple[str, str, str] | None:
    """The present of a verb: third person singular, plural, and the prefix that parts from it ("" if none).

    `parted` says that the text has the prefix apart; None where the verb is not known.
    """
    lexicon = _lexicon(pack)
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
    for ending in _lexicon(pack).endings:
        if low.endswith(ending) and word(low[: -len(ending)], pack).participle:
            return low[: -len(ending)]
    return low


def base(text: str, pack: Pack) -> Word:
    """The readings of the participle inside an adjective, or of the word itself."""
    lexicon = _lexicon(pack)
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
        if (
            text.endswith(ending)
            and (found := _form(text[: -len(ending)], lexicon))
            and "participle" in found[1]
        ):
            return {"lemma": found[0], "attributive": True, "known": True}
    for ending, infinitive, features in lexicon.productive:
        if text.endswith(ending) and len(text) > len(ending) + 2:
            more = {"adjective"} if "past" in features else set()
            return _fields(text[: -len(ending)] + infinitive, features | more) | {"known": True}
    for ending in lexicon.endings:
        stem = text.removesuffix(ending)
        for last, infinitive, features in lexicon.productive:
            if stem != text and "participle" in features and stem.endswith(last):
                return {"lemma": stem[: -len(last)] + infinitive, "attributive": True, "known": True}
    return _guess(text, lexicon.patterns)


def _guess(text: str, patterns: dict[str, re.Pattern[str]]) -> dict[str, Any]:
    """The verb readings that only the ending of a word speaks for."""
    if not patterns:
        return {}
    features = {name for name, pattern in patterns.items() if pattern.fullmatch(text)}
    stem = text.rstrip("en") if text.endswith(("te", "ten")) else text
    guess = {"lemma": text, "attributive": bool(patterns["participle"].fullmatch(stem)) and stem != text}
    return guess | _fields(text, frozenset(features)) if features else {}


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


@cache
def _lexicon(pack: Pack) -> Lexicon:
    verbs, clauses = pack.table("verbs"), pack.table("clauses")
    forms: dict[str, tuple[str, set[str]]] = {}
    bare: dict[str, str] = {}
    for form, lemma, feature in (*_given(verbs), *_weak(verbs), *_strong(verbs)):
        if feature == "bare":
            bare.setdefault(form, lemma)
        elif (known := forms.setdefault(form, (lemma, set())))[0] == lemma:
            known[1].add(feature)
    separable, inseparable = verbs.get("separable", "").split(), verbs.get("inseparable", "").split()
    patterns = clauses.get("patterns", {})
    return Lexicon(
        forms={form: (lemma, frozenset(features)) for form, (lemma, features) in forms.items()},
        presents=_presents(forms),
        bare=bare,
        with_be=frozenset(verbs.get("with_be", "").split()),
        separable=frozenset(separable),
        separable_first=_first(separable),
        inseparable=frozenset(inseparable),
        inseparable_first=_first(inseparable),
        endings=tuple(verbs.get("adjective", "").split()),
        productive=_productive(verbs),
        function=_function(clauses, separable),
        patterns={k: re.compile(v) for k, v in patterns.items() if k != "never"},
        never=frozenset(patterns.get("never", "").split()),
        mark=clauses.get("words", {}).get("infinitive_mark", ""),
    )


def _presents(forms: dict[str, tuple[str, set[str]]]) -> dict[str, str]:
    """The third person singular of each infinitive."""
    found: dict[str, str] = {}
    for form, (lemma, features) in forms.items():
        if "present" in features and form != lemma:
            found.setdefault(lemma, form)
    return found


def _first(prefixes: list[str]) -> re.Pattern[str]:
    longest = sorted(prefixes, key=lambda p: (-len(p), p))
    return re.compile("(?:" + "|".join(map(re.escape, longest)) + ")(?=.{3})" if longest else r"(?!)")


def _strong(verbs: dict[str, Any]) -> Iterator[tuple[str, str, str]]:
    """(form, lemma, feature) of the verbs whose principal parts are listed."""
    rule = verbs.get("strong_endings", {})
    for line in verbs.get("strong", "").splitlines():
        if len(parts := line.split()) < 4:
            continue
        lemma, present, past, participle, *conditional = parts
        yield from ((lemma, lemma, "infinitive"), (lemma, lemma, "present"), (present, lemma, "present"))
        yield from ((past, lemma, "past"), (participle, lemma, "participle"))
        stem = lemma.removesuffix(rule["infinitive"])
        yield (stem + rule["reported"], lemma, "reported")
        yield (past + ("n" if past.endswith("e") else rule["plural"]), lemma, "past")
        for form in conditional:
            yield from ((form, lemma, "conditional"), (form + "n", lemma, "conditional"))
        mark = rule["participle_mark"]
        yield (participle.removeprefix(mark), lemma, "bare")


def _weak(verbs: dict[str, Any]) -> Iterator[tuple[str, str, str]]:
    """(form, lemma, feature) of the verbs that follow a rule."""
    rules = [(re.compile(f"(?:{rule['like']})$"), rule) for rule in verbs.get("conjugation", [])]
    suffixes = verbs.get("strong_endings", {})
    unmarked = re.compile(f"(?:{'|'.join(verbs.get('inseparable', '').split()) or '(?!)'})")
    for lemma in verbs.get("weak", "").split():
        stem = re.sub(suffixes["stem_ending"], "", lemma)
        rule = next(r for pattern, r in rules if pattern.search(lemma))
        for feature in ("present", "past", "participle", "infinitive"):
            for form in rule[feature].split():
                written = form.format(s=stem)
                if feature == "participle":
                    plain = written.removeprefix(suffixes["participle_mark"])
                    yield (plain, lemma, "bare")
                    written = plain if unmarked.match(lemma) else written
                yield (
                    written,
                    lemma,
                    "reported" if feature == "present" and written == stem + "e" else feature,
                )
        yield (lemma, lemma, "present")


def _productive(verbs: dict[str, Any]) -> tuple[tuple[str, str, frozenset[str]], ...]:
    """The endings of freely formed verbs, the longest first."""
    found: dict[str, tuple[str, set[str]]] = {}
    for rule in verbs.get("productive", []):
        for feature in ("present", "reported", "past", "participle", "infinitive"):
            for ending in rule.get(feature, "").split():
                found.setdefault(ending, (rule["lemma"], set()))[1].add(feature)
    longest = sorted(found, key=lambda e: (-len(e), e))
    return tuple((e, found[e][0], frozenset(found[e][1])) for e in longest)


def _given(verbs: dict[str, Any]) -> Iterator[tuple[str, str, str]]:
    """(form, lemma, feature) of forms that no rule yields."""
    for feature, lines in verbs.get("irregular", {}).items():
        for pair in lines.split():
            form, _, lemma = pair.partition("=")
            yield (form, lemma or form, feature)


def _function(clauses: dict[str, Any], separable: list[str]) -> dict[str, dict[str, Any]]:
    """What the function words are, by word."""
    found: dict[str, dict[str, Any]] = {}
    for kind, tenses in clauses.get("auxiliaries", {}).items():
        for tense, moods in tenses.items():
            for mood, forms in moods.items():
                for form in forms.split():
                    found.setdefault(form, {})["auxiliary"] = (kind, tense, mood)
    for kind, forms in clauses.get("helpers", {}).items():
        for form in forms.split():
            found.setdefault(form, {})["helper"] = kind
    for sureness, groups in clauses.get("openers_of", {}).items():
        for kind, forms in groups.items():
            for form in forms.split():
                found.setdefault(form, {}).setdefault(sureness, kind)
    words = clauses.get("words", {})
    names = (
        "negation", "determiner", "preposition", "coordination", "pronoun", "ahead", "moved", "perfect", "singular",
        "subject",
    )  # fmt: skip
    for name in names:
        for form in words.get(name, "").split():
            found.setdefault(form, {})[name] = True
    for form in words.get("infinitive_mark", "").split():
        found.setdefault(form, {})["mark"] = True
    for form in separable:
        found.setdefault(form, {})["particle"] = True
    return found
