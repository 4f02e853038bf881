"""The sentences an item stands in, cut into marked and unmarked stretches, with the
link to them in the report.
"""

from __future__ import annotations

import itertools
from bisect import bisect_right
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from typing import Literal

from onrecord.accounts.kinds import kind_of
from onrecord.accounts.kinds.kind import Mark
from onrecord.lineage.edits import Change
from onrecord.model import AccountItem, Part, Reading, Report, Span, hull

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
    """The page's id for the sentence at `start` of the report with this running
    number.
    """
    return f"r{number}-{start}"


def marks_of(item: AccountItem) -> list[tuple[Span, Role]]:
    """What to mark for an item, the most telling first: where two overlap, the first
    wins.
    """
    return [*kind_of(item).marks(item)]


def marks_of_changes(
    found: Sequence[Change],
) -> tuple[list[tuple[Span, Role]], list[tuple[Span, Role]]]:
    """What to mark on the two sides of an edited passage."""
    return [(c.a, c.kind) for c in found if c.a is not None], [
        (c.b, c.kind) for c in found if c.b is not None
    ]


def excerpt(
    report: Report, reading: Reading, number: int, marks: Sequence[tuple[Span, Role]]
) -> Excerpt:
    """The whole sentences over all of `marks`, in one run, with the marks in them."""
    whole = hull([span for span, _ in marks])
    inside = [s for s in _around(reading.sentences, whole) if s.overlaps(whole)]
    shown = hull([whole, *inside])
    at = inside[0].start if inside else shown.start
    return Excerpt(
        anchor=anchor(number, at), stretches=tuple(cut(report.text, shown, marks))
    )


def _around(sentences: Sequence[Span], whole: Span) -> Sequence[Span]:
    first = max(0, bisect_right(sentences, Span(whole.start, whole.start)) - 1)
    return sentences[first : bisect_right(sentences, Span(whole.end, whole.end))]


def cut(text: str, shown: Span, marks: Iterable[tuple[Span, Role]]) -> list[Stretch]:
    """`text[shown]` as stretches; where marks overlap the earlier of `marks` wins.
    Joined, they are the text again.
    """
    edges = {shown.start, shown.end}
    kept = [(span, role) for span, role in marks if span.overlaps(shown)]
    for span, _ in kept:
        edges.update(e for e in (span.start, span.end) if shown.start < e < shown.end)
    points = sorted(edges)
    out: list[Stretch] = []
    for start, end in itertools.pairwise(points):
        here = Span(start, end)
        role: Role = next((role for span, role in kept if span.covers(here)), "")
        if out and out[-1].role == role:
            out[-1] = Stretch(text=out[-1].text + here.of(text), role=role)
        else:
            out.append(Stretch(text=here.of(text), role=role))
    return out


def blocks(report: Report, reading: Reading, number: int) -> tuple[Block, ...]:
    """The whole report, part by part, every sentence with its anchor."""
    parts = report.parts or (Part(span=Span(0, len(report.text)), kind="paragraph"),)
    return tuple(
        Block(
            kind=part.kind,
            sentences=_pieces(report.text, part.span, reading.sentences, number),
        )
        for part in parts
    )


def _pieces(
    text: str, part: Span, sentences: Sequence[Span], number: int
) -> tuple[tuple[str, str], ...]:
    out: list[tuple[str, str]] = []
    at = part.start
    for sentence in _around(sentences, part):
        if not part.covers(sentence) or sentence.start < at:
            continue
        if sentence.start > at:
            out.append(("", text[at : sentence.start]))
        out.append((anchor(number, sentence.start), sentence.of(text)))
        at = sentence.end
    if at < part.end:
        out.append(("", text[at : part.end]))
    return tuple(out)
