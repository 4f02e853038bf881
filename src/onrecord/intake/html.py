"""HTML pages: main text and metadata by trafilatura, everything else of the page left
out.
"""

from __future__ import annotations

import hashlib
import re
from collections.abc import Iterator
from urllib.parse import urlsplit

import trafilatura
from trafilatura.settings import Document

from onrecord.intake.decode import decode
from onrecord.intake.format import Format
from onrecord.intake.inputs import Input, InputError
from onrecord.intake.markup import markup_of
from onrecord.intake.page_bounds import bound_metadata, refusal
from onrecord.intake.report import make_report
from onrecord.model import Failure, Report

# Less main text than this is a notice, a consent wall or an index page: two short
# sentences.
_SHORTEST_ARTICLE = 120

_CHARSET = re.compile(
    rb"""<(?:meta|\?xml)[^>]{0,200}?(?:charset|encoding)\s*=\s*["']?([\w-]{2,40})""",
    re.IGNORECASE,
)
_LANGUAGE = re.compile(
    r"""<html\b[^>]{0,500}?\s(?:xml:)?lang\s*=\s*["']?
    ([A-Za-z]{2,3}(?:-[A-Za-z0-9]{2,8})*)""",
    re.IGNORECASE | re.VERBOSE,
)
# Deterministic and without guesses: no search for anything like a date in the running
# text, no bound by today's date.
_DATES = {"original_date": True, "extensive_search": False, "max_date": "2999-12-31"}


def read_html(
    data: bytes, *, source: str, url: str | None = None, declared: str | None = None
) -> Report:
    """The article in a page's bytes. `declared` is the charset that the server named.

    The text is what trafilatura takes for the article, its paragraphs parted by line
    ends; all offsets refer to it. Title, byline, date and outlet are what the page's
    metadata says, the language its `lang` attribute. Raises InputError where there is
    no article, or the page must not be parsed.
    """
    page = decode(data, declared=declared or _charset(data))
    if not page.strip():
        raise InputError("it is empty")
    if reason := refusal(page):
        raise InputError(reason)
    document = _extract(page, url)
    text = (document.text or "").strip() if document else ""
    if document is None or len(text) < _SHORTEST_ARTICLE:
        raise InputError(
            "no article was found on the page; save its text as .txt if it has one"
        )
    language = _LANGUAGE.search(page[:5000])
    address = url or document.url
    site = _on_one_line(document.sitename) or _on_one_line(document.hostname)
    try:
        return make_report(
            text,
            outlet=site or _host(address),
            url=url or _on_one_line(document.url),
            title=_on_one_line(document.title),
            byline=_names(document.author),
            published=document.date,
            language=language[1] if language else None,
            source=source,
            source_hash=hashlib.sha256(data).hexdigest(),
        )
    except UnicodeEncodeError:
        reason = "the page holds half a character (a lone surrogate); save it as UTF-8"
        raise InputError(reason) from None


def _extract(page: str, url: str | None) -> Document | None:
    try:
        tree = trafilatura.load_html(page)
        if tree is None:
            return None
        bound_metadata(tree)
        extracted = trafilatura.bare_extraction(
            tree,
            url=url,
            with_metadata=True,
            include_comments=False,
            date_extraction_params=dict(_DATES),
        )
    except (RecursionError, ValueError, TypeError, AttributeError, AssertionError):
        return None  # a page that breaks the extractor holds no article it could find
    return extracted if isinstance(extracted, Document) else None


def _names(author: str | None) -> list[str]:
    """The names that trafilatura gives in one string, "A; B"."""
    names = [_on_one_line(name) for name in (author or "").split(";")]
    return [name for name in names if name]


def _charset(data: bytes) -> str | None:
    declared = _CHARSET.search(data[:4096])
    return declared[1].decode("ascii") if declared else None


def _on_one_line(value: str | None) -> str | None:
    """`value` on one line, or None where nothing is left of it."""
    return " ".join((value or "").split()) or None


def _host(url: str | None) -> str | None:
    try:
        return urlsplit(url).hostname if url else None
    except ValueError:
        return None


def _recognises(given: Input) -> bool:
    """A page by its root element; without a name to go by, all that opens with "<"."""
    opening = given.opening
    markup = markup_of(opening)
    if markup is not None:
        return markup.kind == "html"
    is_unnamed = not given.suffix and given.media_type is None
    return is_unnamed and opening.startswith("<")


def _read(given: Input) -> Iterator[Report | Failure]:
    yield read_html(
        given.whole(), source=given.source, url=given.url, declared=given.charset
    )


FORMAT = Format(
    name="HTML",
    recognises=_recognises,
    read=_read,
    suffixes=frozenset({".htm", ".html", ".xhtml"}),
    media_types=frozenset({"application/xhtml+xml", "text/html"}),
)
