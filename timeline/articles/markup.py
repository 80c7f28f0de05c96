"""Markdown and HTML become the fields of a record. The only door to frontmatter and trafilatura."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from functools import cache
from typing import Any

from timeline.articles.decoding import Unreadable


def markdown(text: str) -> dict[str, Any]:
    """The body of a Markdown file, and the fields of its front matter (`date` or `published`, `lang` …).

    Raises Unreadable where the front matter is no YAML.
    """
    if not text.startswith("---"):
        return {"text": text}
    from frontmatter import parse
    from frontmatter.default_handlers import YAMLHandler

    try:
        fields, body = parse(text, handler=YAMLHandler())
    except Exception as error:  # YAML has errors of its own, and raises others on odd tags and dates
        raise Unreadable(f"broken front matter: {str(error).splitlines()[0]}") from error
    if not fields:
        return {"text": text}
    return {
        "text": body,
        "published": _first(fields, ("published", "date")),
        "title": fields.get("title"),
        "source": _first(fields, ("source", "author")),
        "url": _first(fields, ("url", "link")),
        "language": _first(fields, ("language", "lang")),
    }


def html(page: str) -> dict[str, Any]:
    """The article in an HTML page and what its metadata states: title, day, site, address.

    Raises Unreadable where no article is found in it.
    """
    if not page.strip():
        return {"text": ""}
    from trafilatura import bare_extraction
    from trafilatura.settings import Document

    try:
        found = bare_extraction(
            page,
            with_metadata=True,
            include_comments=False,
            include_tables=False,
            date_extraction_params={"extensive_search": False, "original_date": True},
        )
    except Exception as error:  # lxml and trafilatura raise of every kind on broken pages
        raise Unreadable(f"HTML that cannot be read ({type(error).__name__})") from error
    if not isinstance(found, Document) or not found.text:
        raise Unreadable("no article found in this HTML page")
    return {
        "text": found.text,
        "published": found.date,
        "title": found.title,
        "source": found.sitename,
        "url": found.url,
        "language": None,
    }


@cache
def readers(kind: str) -> str:
    """The versions of the libraries that read a kind of files beside us: another one may find another text."""
    from importlib.metadata import version

    names = {".html": ("trafilatura",), ".htm": ("trafilatura",), ".md": ("python-frontmatter", "PyYAML")}
    return " ".join(map(version, names.get(kind, ())))


def _first(fields: Mapping[str, Any], names: Iterable[str]) -> Any:
    return next((fields[n] for n in names if fields.get(n)), None)
