"""A reader for tests of the archive: a few items by plain patterns, in no time, where
the real one loads a parser.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator
from typing import Any

from onrecord.model import (
    Event,
    Failure,
    Figure,
    Mention,
    Naming,
    Reading,
    ReadReport,
    Report,
    Span,
    Statement,
    Telling,
)
from tests.accounts.tellings.builders import meaning

_SENTENCE = re.compile(r"[^\s.][^.\n]*\.?")
_FIGURE = re.compile(r"(\d+) (\w+)")
_QUOTE = re.compile(r'"([^"\n]+)" said (\w+)')
_EVENT = re.compile(r"\w+ (opened|closed)")
_NAME = re.compile(r"(?<=[a-z] )[A-Z][a-z]+")


def cheap_read(report: Report) -> Reading:
    text = report.text
    figures = tuple(
        Figure(
            span=Span(*m.span()),
            head=Span(*m.span(2)),
            method="cheap/1",
            low=float(m[1]),
            high=float(m[1]),
            unit=m[2],
        )
        for m in _FIGURE.finditer(text)
    )
    statements = tuple(
        Statement(
            span=Span(*m.span()),
            method="cheap/1",
            speaker=(Span(*m.span(2)),),
            cue=(Span(m.start(2) - 5, m.start(2) - 1),),
            content=(Span(*m.span(1)),),
            form="direct",
            speaker_name=m[2],
            naming=Naming(label=m[2], kind="person", head=m[2].lower()),
        )
        for m in _QUOTE.finditer(text)
    )
    events = tuple(
        Event(
            span=Span(*m.span()),
            head=Span(*m.span(1)),
            method="cheap/1",
            what=m[0],
            status="happened",
        )
        for m in _EVENT.finditer(text)
    )
    return Reading(
        report=report.id,
        published=report.published,
        sentences=tuple(Span(*m.span()) for m in _SENTENCE.finditer(text)),
        figures=figures,
        statements=statements,
        events=events,
        tellings=_tellings(text, figures, statements, events),
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


def _tellings(
    text: str,
    figures: tuple[Figure, ...],
    statements: tuple[Statement, ...],
    events: tuple[Event, ...],
) -> tuple[Telling, ...]:
    """One telling for each of them, of its own words."""
    told = [_telling(text, f.span, f.head, form="count", figures=(f,)) for f in figures]
    told += [_telling(text, e.span, e.head, form="noun", event=e) for e in events]
    for statement in statements:
        (content,) = statement.content
        last = Span(content.end - 1, content.end)
        told.append(_telling(text, content, last, form="clause", told_in=statement))
    return tuple(sorted(told, key=lambda t: (t.span, t.head)))


def _telling(text: str, span: Span, head: Span, **fields: Any) -> Telling:
    return Telling(
        span=span,
        head=head,
        pieces=(span,),
        method="cheap/1",
        status="happened",
        meaning=meaning(span.of(text)),
        **fields,
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
