"""The first half of the walk: what articles say, each for itself. Pure, so it runs anywhere.

The workers import this module and what it needs, nothing of the second half: they start in a fraction of the
time.
"""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, replace
from itertools import chain
from typing import TYPE_CHECKING

from timeline import claims, clauses, dating, entities, expressions, language, merge
from timeline.faults import spared
from timeline.tagging import tagged
from timeline.values import Article, Dating, Draft, Problem, Settled, Task

if TYPE_CHECKING:
    import pyarrow as pa


@dataclass(frozen=True, slots=True)
class Sheaf:
    """What some articles say. `tables` are rows for the store: of the articles that have a day, all that can be told
    before events are merged; of the others what is needed to go on (`waiting`), and then the clues of all to when
    they were written; problems; how many articles were read anew.
    """

    tables: Mapping[str, pa.RecordBatch]
    clues: tuple[dating.Clues, ...]
    problems: tuple[Problem, ...]
    read: int


def draft(article: Article) -> Draft:
    """Everything that one article's words say. Pure: the same article, the same draft.

    Where the program itself fails at them, a problem: that costs one article its events, and nobody an archive.
    """
    return spared(article, lambda: _draft(article), lambda problem: _silent(article, problem))


def _silent(article: Article, problem: Problem) -> Draft:
    """An article that the program fails at: its text and its day are told, and nothing that it says."""
    return Draft(article, problems=(problem,), traits=merge.traits(article, (), ()))


def _draft(article: Article) -> Draft:
    pack = language.pack(article.language)
    outline = clauses.outline(article.text, pack)
    dated = expressions.find(article.text, pack, outline)
    named = entities.find(article.text, pack)
    told = claims.claims(outline, dated, named)
    return Draft(article, dated, told, traits=merge.traits(article, told, dated))


def witness(article: Article) -> Draft:
    """What an article says of its day: its expressions; where it states one all, for its claims may contradict it."""
    found, values = tagged(article)
    return found if values is None else draft(article)


def settled(drafted: Draft, day: Dating) -> Settled:
    """A draft with the days that all its words come to, once its article has a day."""
    return spared(
        drafted.article,
        lambda: _settled(drafted, day),
        lambda problem: Settled(_silent(drafted.article, problem), day, (), ()),
    )


def _settled(drafted: Draft, day: Dating) -> Settled:
    values = tuple(expressions.resolve(drafted.expressions, day))
    return Settled(
        drafted, day, values, tuple(claims.mention(c, drafted, day, values) for c in drafted.claims)
    )


def problems_of(drafted: Draft, day: Dating) -> tuple[Problem, ...]:
    """What is wrong with an article that has its day: faults of the program, and words that contradict that day."""
    against = spared(
        drafted.article,
        lambda: tuple(dating.contradictions(drafted, day)),
        lambda problem: (problem,),
    )
    return (*drafted.problems, *against)


def sheaf(tasks: Sequence[Task], schemas: Mapping[str, pa.Schema], wait: bool = False) -> Sheaf:
    """Walk through some articles; those that do not state their day wait for the others, or all if told to."""
    from timeline import columns

    known = [remembered(task) for task in tasks]
    drafts = [d or draft(task.article) for d, task in zip(known, tasks, strict=True)]
    new = columns.encoded([d for d, k in zip(drafts, known, strict=True) if not k])
    texts = [task.kept if k else next(new) for k, task in zip(known, tasks, strict=True)]
    days = [task.day or (None if wait else dating.alone(d)) for task, d in zip(tasks, drafts, strict=True)]
    told = [settled(d, day) for d, day in zip(drafts, days, strict=True) if day]
    keys = [task.key for task in tasks]
    states = {} if wait else {t.article.doc_id: t.state for t in tasks if t.state and not t.day}
    wrong = [problems_of(s.draft, s.dating) for s in told]
    for s, found in zip(told, wrong, strict=True):
        if found:  # a problem is a row of the build, so its article is walked through in every build
            states.pop(s.draft.article.doc_id, None)
    rows = columns.rows(drafts, days, told, keys, texts, states)
    return Sheaf(
        {name: columns.batch(of, schemas[name]) for name, of in rows.items()},
        () if all(days) else tuple(map(_clues, drafts, days)),
        tuple(chain.from_iterable(wrong)),
        known.count(None),
    )


def _clues(drafted: Draft, day: Dating | None) -> dating.Clues:
    """What an article says of the days of all, whether it has its own or waits for it."""
    return dating.teaching(drafted.article) if day else dating.evidence(drafted)


def clues(tasks: Sequence[Task]) -> tuple[dating.Clues, ...]:
    """What some articles that have their days say of those of the others."""
    return tuple(dating.teaching(task.article) for task in tasks)


def kept(task: Task) -> Draft | None:
    """The draft of an article as an earlier walk has kept it, but for what the merge compares of it; None where it
    kept none that is worth anything.
    """
    from timeline import columns

    return columns.decoded(task.kept, task.article) if task.kept else None


def remembered(task: Task) -> Draft | None:
    """The draft of an article as an earlier walk has kept it, complete; None as for `kept`."""
    known = kept(task)
    return (
        replace(known, traits=merge.traits(task.article, known.claims, known.expressions)) if known else None
    )
