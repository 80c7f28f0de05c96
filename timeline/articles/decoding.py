"""Bytes become text: UTF-8 (with or without a signature), else cp1252. Guesses nothing beyond that."""

from __future__ import annotations

import codecs
import re

LIMIT = 10_000_000  # bytes of one article; a novel has one million
_CONTROLS = bytes(set(range(32)) - set(b"\t\n\f\r\x1a\x1b")) + b"\x7f"
_CHARSET = re.compile(rb"""<meta[^>]{0,200}charset\s*=\s*["']?\s*([\w.:-]+)""", re.IGNORECASE)


class Unreadable(Exception):  # noqa: N818 -- it says what is the matter, not whose fault it is
    """Why bytes are no text, in words for the user."""


def decode(raw: bytes) -> str:
    """The text of a file's bytes, line ends as they are.

    Raises Unreadable where they are binary, UTF-16, UTF-8 that is damaged, or neither UTF-8 nor cp1252.
    """
    if raw.startswith((codecs.BOM_UTF16_LE, codecs.BOM_UTF16_BE)):
        raise Unreadable("encoded as UTF-16: save it as UTF-8")
    if b"\0" in raw or _controls(raw[:8192]) > 0.02:
        raise Unreadable("binary, not text")
    try:
        return raw.decode("utf-8-sig")
    except UnicodeDecodeError as error:
        return _decode_cp1252(raw, error)


def declared(raw: bytes) -> str:
    """The text of an HTML file's bytes, by the charset that it declares, else as `decode` does it."""
    if found := _CHARSET.search(raw, 0, 4096):
        try:
            return raw.decode("utf-8-sig" if found[1].lower() == b"utf-8" else found[1].decode())
        except (LookupError, UnicodeDecodeError):
            pass
    return decode(raw)


def _decode_cp1252(raw: bytes, error: UnicodeDecodeError) -> str:
    """cp1252, unless most of what is not ASCII is proper UTF-8: such a text is damaged UTF-8."""
    tolerant = raw.decode("utf-8", "replace")
    broken = tolerant.count("\ufffd")
    if sum(c > "\x7f" for c in tolerant) > 2 * broken:
        raise Unreadable(f"damaged UTF-8 at byte {error.start}") from error
    try:
        return raw.decode("cp1252")
    except UnicodeDecodeError as other:
        raise Unreadable(f"neither UTF-8 nor cp1252 (byte {other.start})") from other


def _controls(raw: bytes) -> float:
    """The share of control characters that no text uses."""
    return 1 - len(raw.translate(None, _CONTROLS)) / len(raw) if raw else 0.0
