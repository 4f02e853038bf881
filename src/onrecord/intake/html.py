"""HTML pages: main text and metadata by trafilatura, everything else of the page left
out.
"""

from __future__ import annotations

import hashlib
import re
from urllib.parse import urlsplit

import trafilatura
from trafilatura.settings import Document

from onrecord.intake.decode import decode
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
    r"""<html\b[^>]{0,500}?\s(?:xml:)?lang\s*=\s*["']?([A-Za-z]{2,3}(?:-[A-Za-z0-9]{2,8})*)""",
    re.IGNORECASE,
)
# Deterministic and without guesses: no search for anything like a date in the running
# text, no bound by today's date.
_DATES = {"original_date": True, "extensive_search": False, "max_date": "2999-12-31"}


def read_html(
    data: bytes, *, source: str, url: str | None = None, declared: str | None = None
) -> Report | Failure:
    """The article in a page's bytes, or why there is none. `declared` is the charset
    the server named.

    The text is what trafilatura takes for the article, its paragraphs parted by line
    ends; all offsets refer to it. Title, byline, date and outlet are what the page's
    metadata says, the language its `lang` attribute.
    """
    try:
        page = decode(data, declared=declared or _charset(data))
    except ValueError as error:
        return Failure(source=source, reason=str(error))
    if not page.strip():
        return Failure(source=source, reason="it is empty")
    if reason := refusal(page):
        return Failure(source=source, reason=reason)
    document = _extract(page, url)
    text = (document.text or "").strip() if document else ""
    if document is None or len(text) < _SHORTEST_ARTICLE:
        return Failure(
            source=source,
            reason="no article was found on the page; save its text as .txt if it has one",
        )
    return _report(
        document,
        text,
        page,
        source=source,
        url=url,
        digest=hashlib.sha256(data).hexdigest(),
    )


def _extract(page: str, url: str | None) -> Document | None:
    try:
        tree = trafilatura.load_html(page)
        if tree is None:
            return None
        bound_metadata(tree)
        found = trafilatura.bare_extraction(
            tree,
            url=url,
            with_metadata=True,
            include_comments=False,
            date_extraction_params=dict(_DATES),
        )
    except (RecursionError, ValueError, TypeError, AttributeError, AssertionError):
        return None  # a page that breaks the extractor holds no article it could find
    return found if isinstance(found, Document) else None


def _report(
    document: Document,
    text: str,
    page: str,
    *,
    source: str,
    url: str | None,
    digest: str,
) -> Report | Failure:
    language = _LANGUAGE.search(page[:5000])
    try:
        return make_report(
            text,
            outlet=_clean(document.sitename)
            or _clean(document.hostname)
            or _host(url or document.url),
            url=url or _clean(document.url),
            title=_clean(document.title),
            byline=[
                name
                for part in (document.author or "").split(";")
                if (name := _clean(part))
            ],
            published=document.date,
            language=language[1] if language else None,
            source=source,
            source_hash=digest,
        )
    except UnicodeEncodeError:
        return Failure(
            source=source,
            reason="the page holds half a character (a lone surrogate); save it as UTF-8",
        )


def _charset(data: bytes) -> str | None:
    found = _CHARSET.search(data[:4096])
    return found[1].decode("ascii") if found else None


def _clean(value: str | None) -> str | None:
    """`value` on one line, or None where nothing is left of it."""
    return " ".join(value.split()) or None if value else None


def _host(url: str | None) -> str | None:
    try:
        return urlsplit(url).hostname if url else None
    except ValueError:
        return None
