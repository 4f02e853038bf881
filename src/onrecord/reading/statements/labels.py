"""Speakers that stand as a label: “Orlo: Bridge stays shut”, “Bridge stays shut: ministry”, “ORLO: …” in transcripts.

The model was trained on running prose and knows no labels. Here their place and shape decide alone.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass

from onrecord.model import Mention, Part, Report, Span
from onrecord.reading.names import plain
from onrecord.reading.statements.quotes import OPENING_MARKS
from onrecord.reading.statements.relations import READ, Attribution
from onrecord.reading.tables import pairs, words

METHOD = "labels/1"
_NAME = r"[^\W\d_][\w.’'-]*(?: [^\W\d_][\w.’'-]*){0,3}"
_BEFORE = re.compile(rf"({_NAME})(:) (\S.*)", re.DOTALL)
_BEHIND = re.compile(rf"(\S.*)(:) ({_NAME})")
_LOUD = re.compile(r"([A-Z][A-Z.’'-]+(?: [A-Z][A-Z.’'-]+){0,2})(:) (\S.*)", re.DOTALL)


@dataclass(frozen=True, slots=True, kw_only=True)
class _Label:
    speaker: Span
    colon: Span
    content: Span


def find_labelled(report: Report, people: Sequence[Mention], found: Iterable[Attribution]) -> tuple[Attribution, ...]:
    """The attributions by label, in text order, without those whose words the model's `found` hold as content.

    A headline's label is a role, an institution or a person's name. A full name before the colon is as often the topic
    (“Marta Orlo: Police search house”), so that it speaks only where a quotation follows. A transcript's label is in
    capitals and none of data/labels_of_nobody.txt.
    """
    told = {span.start for one in found for span in one.content}
    labels = (label for part in report.parts if part.kind in READ for label in _labels(report.text, part, people))
    return tuple(
        Attribution(speaker=one.speaker, cue=one.colon, content=(one.content,), confidence=None)
        for one in labels
        if one.content.start not in told
    )


def _labels(text: str, part: Part, people: Sequence[Mention]) -> Iterator[_Label]:
    if part.kind == "paragraph":
        loud = _LOUD.fullmatch(text, part.span.start, part.span.end)
        if loud is not None and loud.group(1).lower() not in words("labels_of_nobody"):
            yield _Label(speaker=Span(*loud.span(1)), colon=Span(*loud.span(2)), content=Span(*loud.span(3)))
        return
    names = {mention.span for mention in people if mention.kind == "person" and mention.form == "name"}
    before = _BEFORE.fullmatch(text, part.span.start, part.span.end)
    if before is not None and _opens(before.group(1), before.group(3), Span(*before.span(1)) in names):
        yield _Label(speaker=Span(*before.span(1)), colon=Span(*before.span(2)), content=Span(*before.span(3)))
        return
    behind = _BEHIND.fullmatch(text, part.span.start, part.span.end)
    if behind is not None and (Span(*behind.span(3)) in names or _is_office(behind.group(3))):
        yield _Label(speaker=Span(*behind.span(3)), colon=Span(*behind.span(2)), content=Span(*behind.span(1)))


def _opens(label: str, content: str, is_name: bool) -> bool:
    """True where the label before a headline's colon is its speaker."""
    if is_name:
        return " " not in label or content[0] in OPENING_MARKS
    return _is_office(label)


def _is_office(label: str) -> bool:
    return plain(label) in pairs("roles") or plain(label) in pairs("institutions")
