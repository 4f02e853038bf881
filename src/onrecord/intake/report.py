"""A report from its text and what is known of it: anatomy found, id hashed."""

from __future__ import annotations

from collections.abc import Sequence

from onrecord.ids import report_id
from onrecord.intake.anatomy import find_anatomy
from onrecord.intake.dates import iso_or_none
from onrecord.model import Report


def make_report(  # noqa: PLR0913 - one keyword a field of a report
    text: str,
    *,
    id: str | None = None,  # noqa: A002 - the field's name in every format
    outlet: str | None = None,
    url: str | None = None,
    title: str | None = None,
    byline: Sequence[str] = (),
    credit: str | None = None,
    published: str | None = None,
    language: str | None = None,
    source: str | None = None,
    source_hash: str | None = None,
) -> Report:
    """The report whose text is `text`, unchanged: every offset refers to it.

    What is given wins over what the text says of itself (title, byline, credit, date).
    `published` must be an ISO 8601 date or date-time of the years 1600 to 2999; any
    other is taken as not given. The id is the given one, else a hash of the text and of
    what was given, so that it does not change when anatomy learns to find more. Raises
    UnicodeEncodeError where the id must be hashed and a field holds a lone surrogate.

    >>> text = "HALVEN, May 4 (AP) — The pier is shut."
    >>> report = make_report(text)
    >>> report.credit
    'AP'
    >>> [(part.kind, part.span.of(text)) for part in report.parts]
    [('dateline', 'HALVEN, May 4 (AP) —'), ('paragraph', 'The pier is shut.')]
    """
    given_date = iso_or_none(published) if published else None
    anatomy = find_anatomy(text, title=title)
    return Report(
        id=id
        or report_id(
            text=text, outlet=outlet, url=url, title=title, published=given_date
        ),
        text=text,
        outlet=outlet,
        url=url,
        title=title or anatomy.headline,
        byline=tuple(byline) or anatomy.byline,
        credit=credit or anatomy.credit,
        published=given_date or anatomy.published,
        language=language,
        parts=anatomy.parts,
        source=source,
        source_hash=source_hash,
    )
