"""Tells why an event stands where it stands: sources, quotes, steps, and what people have set."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from timeline.cli.tables import plain

if TYPE_CHECKING:
    from timeline.store import Store


def reasons(store: Store, event_id: str) -> dict[str, Any]:
    """All that the store knows of an event: its row, its `sources`, and the `corrections` of people."""
    [event] = store.rows("ask/event", {"event_id": event_id})
    sources = store.rows("frames/sources", {"event_id": event_id})
    return event | {"sources": sources, "corrections": store.rows("ask/corrected", {"event_id": event_id})}


def told(event: dict[str, Any]) -> str:
    """The reasons as text: the word that denotes the event in [brackets], the steps below each quote."""
    facts = (event["edtf"] or "no date", event["status"], event["kind"], event["place"], event["actors"])
    sure = f"{count(event['n_documents'], 'article')}, {count(event['n_mentions'], 'mention')}"
    entered = [entry["value"] for entry in event["corrections"] if entry["fix"] == "note"]
    lines = [
        plain(event["title"]),
        "  " + " · ".join(said for fact in facts if (said := plain(fact))),
        f"  {sure}, confidence {event['confidence']:.2f} · id {event['event_id']}"
        + (" · hidden" if event["hidden"] else ""),
        *(f"  {by_hand(entry)}" for entry in event["corrections"]),
        *(f"  note: {plain(note)}" for note in event["notes"] if note not in entered),
    ]
    for n, source in enumerate(event["sources"], 1):
        lines += ["", *source_lines(n, source)]
    return "\n".join(lines)


def count(n: int, word: str) -> str:
    """A number of things."""
    return f"{n} {word}" + "s" * (n != 1)


def by_hand(entry: dict[str, Any]) -> str:
    """What a person has set, and what the rules say instead; what a person has noted."""
    value = f" to {plain(entry['value'])}" if entry["value"] else ""
    was = f" (the rules say {plain(entry['was'])})" if entry["was"] else ""
    made = f" on {entry['made']}" if entry["made"] else ""
    if entry["fix"] == "note":
        return f"note by {plain(entry['author'])}{made}: {plain(entry['value'])} ({plain(entry['reason'])})"
    return f"{entry['fix']} set{value} by {plain(entry['author'])}{made}{was}: {plain(entry['reason'])}"


def source_lines(n: int, source: dict[str, Any]) -> list[str]:
    """One source: where it is said, the quote, and the steps to the day."""
    where = [source["doc_path"], source["doc_title"], source["doc_source"], source["doc_url"]]
    published = source["doc_published"] or "unknown day"
    says = f"{source['status']}, {source['edtf'] or 'no date'}"
    words = f" (“{plain(source['wording'])}”)" if source["wording"] else ""
    return [
        f"{n}. " + " · ".join(plain(part) for part in where if part),
        f"   published {published} ({plain(source['doc_basis'])})",
        f"   “{marked(source)}”  {source['start_char']}:{source['end_char']}",
        f"   says: {says}{words}",
        *(f"   → {plain(step)}" for step in source["steps"]),
    ]


def marked(source: dict[str, Any]) -> str:
    """The quote with the word that denotes the event in brackets, where it lies inside."""
    quote, at = source["quote"], source["start_char"]
    start, end = source["trigger_start"] - at, source["trigger_end"] - at
    if not 0 <= start < end <= len(quote):
        return plain(quote)
    return plain(f"{quote[:start]}[{quote[start:end]}]{quote[end:]}")
