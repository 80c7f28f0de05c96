"""Short articles of our own, drafted as the walk would."""

from __future__ import annotations

import hashlib

from timeline import tagging
from timeline.values import Article, Draft


def article(text: str, name: str = "a.txt", language: str = "de", **fields: str) -> Article:
    """An article as it would be read."""
    doc_id = hashlib.blake2b(f"{name}\0{text}".encode(), digest_size=8).hexdigest()
    path = fields.pop("path", name)
    return Article(doc_id, name, path, text, language, **fields)


def draft(text: str, name: str = "a.txt", language: str = "de", **fields: str) -> Draft:
    """The draft of a text, with its temporal expressions."""
    return tagging.tagged(article(text, name, language, **fields))[0]
