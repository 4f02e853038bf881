"""XML that no other format has recognised: refused, with its root element named.

Read as a page it would lose its headline and keep what is no part of the report.
"""

from __future__ import annotations

from collections.abc import Iterator

from onrecord.intake.format import Format
from onrecord.intake.inputs import Input, InputError
from onrecord.intake.markup import markup_of
from onrecord.model import Failure, Report


def _recognises(given: Input) -> bool:
    markup = markup_of(given.opening)
    return markup is not None and markup.kind == "xml"


def _refuse(given: Input) -> Iterator[Report | Failure]:
    markup = markup_of(given.opening)
    root = f" <{markup.root[:40]}>" if markup else ""
    raise InputError(
        f"this is an XML document{root} of a kind that is not read; "
        "save each report's text as .txt, or its web page as .html"
    )


FORMAT = Format(
    name="XML of another kind",
    recognises=_recognises,
    read=_refuse,
    suffixes=frozenset({".xml", ".rss", ".atom", ".rdf", ".nitf", ".newsml", ".svg"}),
    media_types=frozenset(
        {
            "application/atom+xml",
            "application/rss+xml",
            "application/xml",
            "text/xml",
        }
    ),
)
