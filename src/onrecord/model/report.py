"""An article as one outlet published it, and an input that was none."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Literal

from onrecord.model.span import Span

PartKind = Literal[
    "headline",
    "date line",
    "dateline",
    "paragraph",
    "heading",
    "caption",
    "credit",
    "signature",
    "repeat",
    "not prose",
]


@dataclass(frozen=True, slots=True, kw_only=True)
class Part:
    """A stretch of a report by what it is. Parts are in text order, disjoint, and leave
    only white space uncovered.
    """

    span: Span
    kind: PartKind


@dataclass(frozen=True, slots=True, kw_only=True)
class Report:
    """An article as one outlet published it.

    `id` is the caller's, else a hash of the content (`onrecord.ids.report_id`).
    `published` is an ISO date or date-time, as given or as found in a leading date
    line. `credit` is the agency named, as given or as found. `source` is where it was
    read from (a path, a URL, a line of a file); `source_hash` the sha256 of its bytes.
    """

    id: str
    text: str
    outlet: str | None = None
    url: str | None = None
    title: str | None = None
    byline: tuple[str, ...] = ()
    credit: str | None = None
    published: str | None = None
    language: str | None = None
    parts: tuple[Part, ...] = ()
    source: str | None = None
    source_hash: str | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class Failure:
    """One input that could not be read: where it was, and what a person can do about
    it.
    """

    source: str
    reason: str
    id: str | None = None
