"""Forms of a verb that a text does not hold, made from its infinitive. Lives in the clauses room; knows no clause."""

from __future__ import annotations

from collections.abc import Collection
from functools import lru_cache

from timeline.clauses.forms import lexicon
from timeline.language import Pack


@lru_cache(maxsize=20_000)
def present(lemma: str, pack: Pack, parted: bool) -> tuple[str, str, str] | None:
    """The present of a verb: third person singular, plural, and the prefix that parts from it ("" if none).

    `parted` says that the text has the prefix apart; None where the verb is not known.
    """
    known = lexicon(pack)
    if form := known.presents.get(lemma):
        return form, lemma, ""
    part = known.separable_first.match(lemma)
    parts = part is not None and (parted or part[0] not in known.inseparable)
    if part and parts and (inner := present(lemma[part.end() :], pack, False)):
        return inner[0], inner[1], part[0]
    part = known.inseparable_first.match(lemma)
    if part and (form := known.presents.get(lemma[part.end() :])):
        return part[0] + form, lemma, ""
    for ending, infinitive, features in known.productive:
        if lemma.endswith(infinitive) and "present" in features and ending != infinitive:
            return lemma.removesuffix(infinitive) + ending, lemma, ""
    return None


def past_ends(lemmas: Collection[str], pack: Pack) -> frozenset[str]:
    """The last six letters of every form of the past that some verbs have, with a prefix or without; a shorter form
    whole. A word that ends in none of them is no such form, unless it is one of the infinitives.
    """
    known, past = lexicon(pack), {"past", "participle"}
    inner = {lemma[i:] for lemma in lemmas for i in range(len(lemma))}  # what a prefix may stand before
    forms = [form for form, (lemma, of) in known.forms.items() if lemma in inner and not past.isdisjoint(of)]
    forms += [
        form
        for form, lemma in known.bare.items()
        if lemma in inner or known.forms.get(form, (lemma,))[0] in inner
    ]
    forms += [ending for ending, _, of in known.productive if not past.isdisjoint(of)]
    return frozenset(form[-6:] for form in forms)


def openers(pack: Pack) -> frozenset[str]:
    """The auxiliaries, and the words that can do nothing but open a clause."""
    return frozenset(
        word for word, of in lexicon(pack).function.items() if not of.keys().isdisjoint(("auxiliary", "sure"))
    )
