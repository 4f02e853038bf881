"""Speakers that stand as a label: “Orlo: Bridge stays shut”, “Bridge stays shut:
ministry”, “ORLO: …” in transcripts.

The model was trained on running prose and knows no labels. Here their place and shape
decide alone.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Sequence
from collections.abc import Set as AbstractSet

from onrecord.english.names import plain
from onrecord.english.quotations import OPENING_MARKS
from onrecord.english.tables import pairs, words
from onrecord.model import Mention, Part, Report, Span
from onrecord.reading.encoder.encode import TOLD
from onrecord.reading.statements.relations import Attribution

METHOD = "labels/1"
_NAME = r"[^\W\d_][\w.’'-]*(?: [^\W\d_][\w.’'-]*){0,3}"
_BEFORE = re.compile(rf"(?P<speaker>{_NAME})(?P<colon>:) (?P<content>\S.*)", re.DOTALL)
_BEHIND = re.compile(rf"(?P<content>\S.*)(?P<colon>:) (?P<speaker>{_NAME})")
_LOUD = re.compile(
    r"(?P<speaker>[A-Z][A-Z.’'-]+(?: [A-Z][A-Z.’'-]+){0,2})"
    r"(?P<colon>:) (?P<content>\S.*)",
    re.DOTALL,
)


def find_labelled(
    report: Report, people: Sequence[Mention], found: Iterable[Attribution]
) -> tuple[Attribution, ...]:
    """The attributions by label, in text order, without those whose words the model's
    `found` hold as content.

    A headline's label is a role, an institution or a person's name. A full name before
    the colon is as often the topic (“Marta Orlo: Police search house”), so that it
    speaks only where a quotation follows. A transcript's label is in capitals and none
    of `english/tables/labels_of_nobody.tsv`.
    """
    told = {span.start for one in found for span in one.content}
    names = {
        mention.span
        for mention in people
        if mention.kind == "person" and mention.form == "name"
    }
    labels = (
        _label(report.text, part, names) for part in report.parts if part.kind in TOLD
    )
    matches = [
        match
        for match in labels
        if match is not None and match.start("content") not in told
    ]
    return tuple(
        Attribution(
            speaker=Span(*match.span("speaker")),
            cue=Span(*match.span("colon")),
            content=(Span(*match.span("content")),),
            confidence=None,
        )
        for match in matches
    )


def _label(text: str, part: Part, names: AbstractSet[Span]) -> re.Match[str] | None:
    """The part as label, colon and content; None where it has no label, or one of
    nobody who speaks.
    """
    if part.kind == "paragraph":
        loud = _LOUD.fullmatch(text, part.span.start, part.span.end)
        return (
            loud
            if loud is not None
            and loud["speaker"].lower() not in words("labels_of_nobody")
            else None
        )
    before = _BEFORE.fullmatch(text, part.span.start, part.span.end)
    if before is not None and _opens(
        before["speaker"], before["content"], Span(*before.span("speaker")) in names
    ):
        return before
    behind = _BEHIND.fullmatch(text, part.span.start, part.span.end)
    if behind is not None and (
        Span(*behind.span("speaker")) in names or _is_office(behind["speaker"])
    ):
        return behind
    return None


def _opens(label: str, content: str, is_name: bool) -> bool:
    """True where the label before a headline's colon is its speaker."""
    if is_name:
        return " " not in label or content[0] in OPENING_MARKS
    return _is_office(label)


def _is_office(label: str) -> bool:
    return plain(label) in pairs("roles") or plain(label) in pairs("institution_nouns")
