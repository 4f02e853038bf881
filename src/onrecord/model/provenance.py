"""Where the words of reports come from: the passages two share, the writing a set of
them is of, and the versions of one.
"""

from __future__ import annotations

from dataclasses import dataclass
from typing import Literal

from onrecord.model.span import Citation, Span

PassageKind = Literal["verbatim", "edited", "paraphrase", "same quote"]
Sharing = Literal["copy", "quotation", "source", "background"]
OriginReason = Literal["credited", "shared copy", "single"]
AgencyReason = Literal["credit", "text"]
FirstReason = Literal["agency", "credit", "date"]
RevisionOrder = Literal["published", "arrival"]


@dataclass(frozen=True, slots=True, kw_only=True)
class Passage:
    """Text two reports share (or one repeats: `a == b`). `similarity` is the share of
    words in common, in order.

    `sharing` says what the words are, as far as it can be told: copy of a report; a
    quotation both hold; what a document of a source says (a press release); background
    that stands in reports of other events too.
    """

    a: str
    b: str
    a_span: Span
    b_span: Span
    kind: PassageKind
    similarity: float
    sharing: Sharing = "copy"


@dataclass(frozen=True, slots=True, kw_only=True)
class Origin:
    """The writing a set of reports comes from.

    `agency`: whom a member credits, or whom the shared text names as its reporters
    (`agency_by`). `first`: the member that had the writing first, where its own name as
    the agency, other members' words or the dates say so (`first_by`); None where it is
    open. `evidence`: the words in the reports that say either.
    """

    id: str
    agency: str | None
    reports: tuple[str, ...]
    why: OriginReason
    agency_by: AgencyReason | None = None
    first: str | None = None
    first_by: FirstReason | None = None
    evidence: tuple[Citation, ...] = ()


@dataclass(frozen=True, slots=True, kw_only=True)
class Revision:
    """One report of which the same address gave another text: `before` and `after` are
    the ids of the two.

    `order`: by what it is known which came first, None where it is not. `headline`:
    whether the title is another. `figures`: numbers that stand in another's place,
    before and after. `cut` and `added`: sentences one alone has. `notice`: the words of
    the later one that say it was corrected or updated, None for a silent change.
    """

    before: str
    after: str
    order: RevisionOrder | None
    headline: bool
    figures: tuple[tuple[Span, Span], ...]
    cut: tuple[Span, ...]
    added: tuple[Span, ...]
    notice: Span | None = None
