"""Days in an article's address: its URL, the name of its file and of its folders. Reads no word of its text."""

from __future__ import annotations

import re
from collections.abc import Iterator
from datetime import date
from pathlib import PurePath

from timeline.dating.days import day_in
from timeline.values import Article

_IN_PATH = re.compile(
    r"(?<!\d)((?:19|20)\d\d)([-_./]?)(0?[1-9]|1[0-2])\2(0[1-9]|[12]\d|3[01]|[1-9](?=[/_-]))(?!\d)"
    r"|(?<!\d)(0[1-9]|[12]\d|3[01])([-_.])(0[1-9]|1[0-2])\6((?:19|20)\d\d)(?!\d)"
)
_MONTH_IN_PATH = re.compile(r"/((?:19|20)\d\d)/(0[1-9]|1[0-2])/")


def in_address(article: Article) -> Iterator[tuple[str, str]]:
    """The days, or in a URL the month, that an address names (EDTF), and where: "URL" or "file name"."""
    url = article.url or ""
    if m := _IN_PATH.search(url):
        if day := _day(m):
            yield day.isoformat(), "URL"
    elif m := _MONTH_IN_PATH.search(url):
        yield f"{m[1]}-{m[2]}", "URL"
    name = article.name if "#" in article.path else PurePath(article.path).as_posix()
    if (m := _IN_PATH.search(name)) and (day := _day(m)):
        yield day.isoformat(), "file name"


def _day(m: re.Match[str]) -> date | None:
    return day_in(int(m[1]), int(m[3]), int(m[4])) if m[1] else day_in(int(m[8]), int(m[7]), int(m[5]))
