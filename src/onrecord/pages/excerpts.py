"""The sentences an item stands in, cut into marked and unmarked stretches, with the
link to them in the report.
"""

from __future__ import annotations

import itertools
from bisect import bisect_right
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from typing import Literal

from onrecord.accounts.kinds import Mark
from onrecord.lineage.edits import Change
from onrecord.model import Part, Reading, Report, Span, hull

Role = Mark | Literal["", "shared", "cut", "added", "changed", "moved"]


@dataclass(frozen=True, slots=True, kw_only=True)
class Stretch:
    """Characters of a report, and what they are marked as ("" for unmarked)."""

    text: str
    role: Role


@dataclass(frozen=True, slots=True, kw_only=True)
class Excerpt:
    """One or more whole sentences of a report; `anchor` is the id of the first one on
    the page.
    """

    anchor: str
    stretches: tuple[Stretch, ...]


@dataclass(frozen=True, slots=True, kw_only=True)
class Block:
    """A part of a report as the page shows it: sentences with their anchors, and the
    text between them ("").
    """

    kind: str
    sentences: tuple[tuple[str, str], ...]


def anchor(number: int, start: int) -> str:
    """The page's id for the sentence at `start` of the report with this running number.

    >>> anchor(3, 120)
    'r3-120'
    """
    return f"r{number}-{start}"


def marks_of_changes(
    changes: Sequence[Change],
) -> tuple[list[tuple[Span, Role]], list[tuple[Span, Role]]]:
    """What to mark on the two sides of an edited passage: spans into the text of each
    side's report.
    """
    a_marks: list[tuple[Span, Role]] = []
    b_marks: list[tuple[Span, Role]] = []
    for change in changes:
        if change.a is not None:
            a_marks.append((change.a, change.kind))
        if change.b is not None:
            b_marks.append((change.b, change.kind))
    return a_marks, b_marks


def excerpt(
    report: Report, reading: Reading, number: int, marks: Sequence[tuple[Span, Role]]
) -> Excerpt:
    """The whole sentences over all of `marks`, in one run, with the marks in them.

    `marks` are spans into the report's text, at least one; `number` is the report's
    running number on the page.
    """
    whole = hull([span for span, _ in marks])
    near = _around(reading.sentences, whole)
    sentences = [sentence for sentence in near if sentence.overlaps(whole)]
    shown = hull([whole, *sentences])
    start = sentences[0].start if sentences else shown.start
    stretches = tuple(cut(report.text, shown, marks))
    return Excerpt(anchor=anchor(number, start), stretches=stretches)


def _around(sentences: Sequence[Span], whole: Span) -> Sequence[Span]:
    """The sentences that may touch a span, in text order."""
    first = bisect_right(sentences, Span(whole.start, whole.start)) - 1
    end = bisect_right(sentences, Span(whole.end, whole.end))
    return sentences[max(0, first) : end]


def cut(text: str, shown: Span, marks: Iterable[tuple[Span, Role]]) -> list[Stretch]:
    """`text[shown]` as stretches; where marks overlap the earlier of `marks` wins.
    Joined, they are the text again.

    >>> for stretch in cut("A crane fell.", Span(0, 13), [(Span(2, 7), "added")]):
    ...     print(repr(stretch.text), repr(stretch.role))
    'A ' ''
    'crane' 'added'
    ' fell.' ''
    """
    edges = {shown.start, shown.end}
    inside = [(span, role) for span, role in marks if span.overlaps(shown)]
    for span, _ in inside:
        edges.add(max(span.start, shown.start))
        edges.add(min(span.end, shown.end))
    stretches: list[Stretch] = []
    for start, end in itertools.pairwise(sorted(edges)):
        piece = Span(start, end)
        covering = (role for span, role in inside if span.covers(piece))
        role: Role = next(covering, "")
        words = piece.of(text)
        if stretches and stretches[-1].role == role:
            words = stretches.pop().text + words
        stretches.append(Stretch(text=words, role=role))
    return stretches


def blocks(report: Report, reading: Reading, number: int) -> tuple[Block, ...]:
    """The whole report, part by part, every sentence with its anchor."""
    parts = report.parts or (Part(span=Span(0, len(report.text)), kind="paragraph"),)
    shown: list[Block] = []
    for part in parts:
        pieces = _pieces(report.text, part.span, reading.sentences, number)
        shown.append(Block(kind=part.kind, sentences=pieces))
    return tuple(shown)


def _pieces(
    text: str, part: Span, sentences: Sequence[Span], number: int
) -> tuple[tuple[str, str], ...]:
    """The text of a part: its sentences with their anchors, and what is between."""
    pieces: list[tuple[str, str]] = []
    at = part.start
    for sentence in _around(sentences, part):
        if not part.covers(sentence) or sentence.start < at:
            continue
        if sentence.start > at:
            pieces.append(("", text[at : sentence.start]))
        pieces.append((anchor(number, sentence.start), sentence.of(text)))
        at = sentence.end
    if at < part.end:
        pieces.append(("", text[at : part.end]))
    return tuple(pieces)
