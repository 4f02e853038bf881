"""One report as one line of `onrecord reports`, which every filter reads again."""

from __future__ import annotations

from onrecord.exports.json import JsonObject
from onrecord.model import Report


def report_row(report: Report) -> JsonObject:
    """The report as the JSON object that the filters read, and where it was read from.

    What the report does not say is null. `text` is the report's own, so the offsets of
    whatever is found in it later hold for both.

    >>> from onrecord.intake import make_report
    >>> row = report_row(make_report("It rained.", id="a"))
    >>> row["id"], row["text"], row["outlet"]
    ('a', 'It rained.', None)
    """
    return {
        "id": report.id,
        "outlet": report.outlet,
        "url": report.url,
        "title": report.title,
        "byline": list(report.byline),
        "credit": report.credit,
        "published": report.published,
        "language": report.language,
        "text": report.text,
        "source": report.source,
    }
