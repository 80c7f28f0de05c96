"""How well the program does on gold: shares of what should be found, and of what was found, that are right.

The measures are those of TempEval (expressions, relaxed: one shared character) and B-cubed (identity). A gold
row that is optional counts neither way.
"""

from collections import defaultdict
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from datetime import date
from pathlib import PurePath
from typing import Any

from timeline import edtf, tagging
from timeline.store import Store

Row = Mapping[str, Any]
Span = tuple[int, int]


@dataclass(frozen=True)
class Share:
    """Precision, recall and their harmonic mean."""

    hits: int
    found: int
    wanted: int

    @property
    def precision(self) -> float:
        """Of what was found, how much is right."""
        return self.hits / self.found if self.found else 0.0

    @property
    def recall(self) -> float:
        """Of what should be found, how much was."""
        return self.hits / self.wanted if self.wanted else 0.0

    @property
    def f1(self) -> float:
        """Both in one."""
        return 2 * self.hits / (self.found + self.wanted) if self.found + self.wanted else 0.0


def shared(a: Span, b: Span) -> int:
    """How many characters two spans share."""
    return min(a[1], b[1]) - max(a[0], b[0])


def pairs(gold: Sequence[Span], found: Sequence[Span]) -> dict[int, int]:
    """Gold to found, one to one: same spans first, then those that share most."""
    close = [
        (a != b, -shared(a, b), i, j)
        for i, a in enumerate(gold)
        for j, b in enumerate(found)
        if shared(a, b) > 0
    ]
    taken: dict[int, int] = {}
    for _, _, i, j in sorted(close):
        if i not in taken and j not in taken.values():
            taken[i] = j
    return taken


def expressions(
    timexes: Iterable[Row], traps: Iterable[Row], records: Sequence[Any]
) -> tuple[Share, Share, int]:
    """Expressions found, expressions found with the right value, and traps stepped into; days are given."""
    gold, caught = defaultdict(list), defaultdict(list)
    for row in timexes:
        gold[row["doc"]].append(row)
    for row in traps:
        caught[row["doc"]].append(row)
    found = defaultdict(list)
    for article, e, v in tagging.tag(records, processes=1):
        found[article.name].append(((e.start, e.end), v.value))
    hits = right = false = wanted = stepped = 0
    for doc, rows in gold.items():
        spans = [(r["start"], r["end"]) for r in rows]
        match = pairs(spans, [s for s, _ in found[doc]])
        free = [s for j, (s, _) in enumerate(found[doc]) if j not in match.values()]
        false += sum(not any(shared(s, g) > 0 for g in spans) for s in free)
        stepped += sum(any(shared(s, (t["start"], t["end"])) > 0 for s in free) for t in caught[doc])
        for i, row in enumerate(rows):
            if not row.get("optional"):
                wanted += 1
                hits += i in match
                right += i in match and found[doc][match[i]][1] in (row["value"], *row.get("alt_values", ()))
    return Share(hits, hits + false, wanted), Share(right, hits + false, wanted), stepped


def days(value: str | None) -> frozenset[tuple[date, date]]:
    """The days that an EDTF value names; none where it is no EDTF."""
    try:
        return frozenset(edtf.covers(value)) if value else frozenset()
    except ValueError:
        return frozenset()


def within(value: str | None, accepted: Iterable[str]) -> bool:
    """Whether a value names the days of an accepted one, or some of them only."""
    named = days(value)
    return bool(named) and any(
        named == days(x) or any(all(lo <= a and b <= hi for a, b in named) for lo, hi in days(x))
        for x in accepted
    )


def dating(documents: Iterable[Row], store: Store) -> Share:
    """Articles whose publication date a careful reader accepts."""
    published = {PurePath(r["path"]).name: r["published"] for r in store.query("FROM documents").to_dicts()}
    rows = list(documents)
    answered = sum(published[r["doc"]] is not None for r in rows)
    return Share(sum(within(published[r["doc"]], r["acceptable"]) for r in rows), answered, len(rows))


MENTIONS = """
FROM mentions m JOIN documents d USING (doc_id) JOIN events e USING (event_id)
SEMI JOIN timeline USING (event_id)
SELECT d.path, m.event_id, m.start_char, m.end_char, m.trigger_start, m.trigger_end, m.edtf, e.edtf AS whole
"""


def events(gold: Sequence[Row], store: Store) -> tuple[Share, Share, float]:
    """Core events found, found with an accepted date, and how far rows and real events agree (B-cubed F1)."""
    wanted, found = defaultdict(list), defaultdict(list)
    group = defaultdict(set)
    for row in gold:
        wanted[row["doc"]].append(row)
        group[row["same_as"]] |= {days(d) for d in row["dates"]}
    for mention in store.query(MENTIONS).to_dicts():
        found[PurePath(mention["path"]).name].append(mention)
    hits = right = false = core = 0
    same: list[tuple[str, str]] = []
    for doc, rows in wanted.items():
        close = sorted(
            (
                (not on_trigger(g, m), -shared(evidence(g), (m["start_char"], m["end_char"])), i, j)
                for i, g in enumerate(rows)
                for j, m in enumerate(found[doc])
                if on_trigger(g, m) or shared(evidence(g), (m["trigger_start"], m["trigger_end"])) > 0
            )
        )
        match: dict[int, int] = {}
        for _, _, i, j in close:
            if i not in match and j not in match.values():
                match[i] = j
        false += len(found[doc]) - len({j for *_, j in close})
        for i, g in enumerate(rows):
            core += g["core"]
            if i in match:
                m = found[doc][match[i]]
                same.append((g["same_as"], m["event_id"]))
                hits += g["core"]
                own = {days(d) for d in g["dates"]}
                right += g["core"] and (days(m["edtf"]) in own or days(m["whole"]) in group[g["same_as"]])
    return Share(hits, hits + false, core), Share(right, hits + false, core), b_cubed(same)


def evidence(row: Row) -> Span:
    """The clause that tells of a gold event."""
    return row["evidence_start"], row["evidence_end"]


def on_trigger(row: Row, mention: Row) -> bool:
    """Whether a mention's trigger is the gold's, or one of those that may stand for it."""
    start = row["evidence_start"]
    spans = [(row["trigger_start"], row["trigger_end"])]
    spans += [
        (start + row["evidence"].index(t), start + row["evidence"].index(t) + len(t))
        for t in row.get("trigger_alt", [])
    ]
    return any(shared(s, (mention["trigger_start"], mention["trigger_end"])) > 0 for s in spans)


def b_cubed(same: Sequence[tuple[str, str]]) -> float:
    """B-cubed F1 of pairs (real event, row)."""
    precision = recall = 0.0
    for real, row in same:
        both = sum(pair == (real, row) for pair in same)
        precision += both / sum(r == row for _, r in same)
        recall += both / sum(r == real for r, _ in same)
    return 2 * precision * recall / (len(same) * (precision + recall)) if same else 0.0
