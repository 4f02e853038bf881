"""A reader for tests of the archive: a few items by plain patterns, in no time, where
the real one loads a parser.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator

from onrecord.model import (
    Event,
    Failure,
    Figure,
    Mention,
    Reading,
    ReadReport,
    Report,
    Span,
    Statement,
)

_SENTENCE = re.compile(r"[^\s.][^.\n]*\.?")
_FIGURE = re.compile(r"(\d+) (\w+)")
_QUOTE = re.compile(r'"([^"\n]+)" said (\w+)')
_EVENT = re.compile(r"\w+ (opened|closed)")
_NAME = re.compile(r"(?<=[a-z] )[A-Z][a-z]+")


def cheap_read(report: Report) -> Reading:
    text = report.text
    return Reading(
        report=report.id,
        published=report.published,
        sentences=tuple(Span(*m.span()) for m in _SENTENCE.finditer(text)),
        figures=tuple(
            Figure(
                span=Span(*m.span()),
                head=Span(*m.span(2)),
                method="cheap/1",
                low=float(m[1]),
                high=float(m[1]),
                unit=m[2],
            )
            for m in _FIGURE.finditer(text)
        ),
        statements=tuple(
            Statement(
                span=Span(*m.span()),
                method="cheap/1",
                speaker=(Span(*m.span(2)),),
                cue=(Span(m.start(2) - 5, m.start(2) - 1),),
                content=(Span(*m.span(1)),),
                form="direct",
                speaker_name=m[2],
            )
            for m in _QUOTE.finditer(text)
        ),
        events=tuple(
            Event(
                span=Span(*m.span()),
                head=Span(*m.span(1)),
                method="cheap/1",
                what=m[0],
                status="happened",
            )
            for m in _EVENT.finditer(text)
        ),
        people=tuple(
            Mention(
                span=Span(*m.span()),
                method="cheap/1",
                name=m[0],
                kind="person",
                form="name",
            )
            for m in _NAME.finditer(text)
        ),
    )


def cheap_reader(
    reports: Iterable[Report], *, jobs: int
) -> Iterator[ReadReport | Failure]:
    """As `read_many`; a report that says FAIL fails."""
    for report in reports:
        if "FAIL" in report.text:
            yield Failure(
                source=report.source or report.id, id=report.id, reason="it says so"
            )
        else:
            yield ReadReport(report=report, reading=cheap_read(report))
