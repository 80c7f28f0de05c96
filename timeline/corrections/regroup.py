"""Which mentions make one event, after people have merged and split."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Sequence
from dataclasses import dataclass, field, replace

from timeline.values import Event, Mention


@dataclass(slots=True)
class Groups:
    """The events as they stand: `by_id`, and the event `of` each mention."""

    mentions: Sequence[Mention]
    merged: Sequence[Event]
    made: Callable[[Sequence[Mention]], Event]
    by_id: dict[str, Event] = field(default_factory=dict)
    of: dict[str, str] = field(default_factory=dict)

    def __post_init__(self) -> None:
        for event in self.merged:
            self.put(event)

    def put(self, event: Event) -> str:
        """Take in an event."""
        self.by_id[event.event_id] = event
        self.of.update(dict.fromkeys(event.mentions, event.event_id))
        return event.event_id

    def mark(self, event_id: str, fix: str) -> str:
        """Say that a person has set this of an event."""
        event = self.by_id[event_id]
        self.by_id[event_id] = replace(event, corrected=tuple(sorted({*event.corrected, fix})))
        return event_id

    def events(self) -> tuple[Event, ...]:
        """The events: those that nobody regrouped where they were, new ones behind them, by id."""
        old = [e.event_id for e in self.merged if e.event_id in self.by_id]
        return tuple(self.by_id[i] for i in (*old, *sorted(self.by_id.keys() - set(old))))

    def merge(self, ids: Iterable[str]) -> str:
        """Make one event of several."""
        gone = [self.by_id.pop(i) for i in sorted(ids)]
        inside = {m for e in gone for m in e.mentions}
        return self.again(inside, "merge", gone)

    def split(self, out: Sequence[str]) -> str:
        """Make an event of its own of some mentions; what they leave behind stays together."""
        gone = [self.by_id.pop(i) for i in sorted({self.of[m] for m in out})]
        for event in gone:
            if rest := set(event.mentions) - set(out):
                self.again(rest, "split", [event])
        return self.again(set(out), "split", gone)

    def again(self, inside: set[str], fix: str, were: Sequence[Event]) -> str:
        """Make an event of mentions that a person has put together, or that are left of an event."""
        event = self.made([m for m in self.mentions if m.mention_id in inside])
        marks = {fix, *(f for e in were for f in e.corrected)}
        stories = sorted({e.story for e in were if e.story})
        story = stories[0] if len(stories) == 1 else event.story
        return self.put(replace(event, corrected=tuple(sorted(marks)), story=story))
