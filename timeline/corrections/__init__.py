"""What people have corrected: a plain ledger beside the articles, replayed by every build. A person's word
wins.

Entries hang on words of the articles, never on ids or offsets, so they outlive new rules, renamed files and
edited articles. An entry whose words are found no more changes nothing and is reported, never dropped.
Knows no library; nobody but this room reads or writes the ledger.

`load` reads it. `pinned` says which articles a person has dated (before `dating`), `apply` puts the rest
on the events (after `merge`). `add` writes a new entry.
"""

from __future__ import annotations

from timeline.corrections.finding import opening
from timeline.corrections.ledger import NAME, Fix, Ledger, Place, add, beside, load
from timeline.corrections.replay import apply, pinned, pins, problems

__all__ = [
    "NAME",
    "Fix",
    "Ledger",
    "Place",
    "add",
    "apply",
    "beside",
    "load",
    "opening",
    "pinned",
    "pins",
    "problems",
]
