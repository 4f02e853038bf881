"""Two reports side by side: the passages they share, and what each has alone."""

from __future__ import annotations

from dataclasses import dataclass

from onrecord.lineage.align import align
from onrecord.lineage.word_ranges import untouched
from onrecord.model import Passage, ReadReport, Report, Span
from onrecord.story_stage import prose_of_read


@dataclass(frozen=True, slots=True, kw_only=True)
class Comparison:
    """Two reports side by side: the passages between them (`a_span` into `a`), and the
    sentences one alone has.
    """

    a: Report
    b: Report
    passages: tuple[Passage, ...]
    only_a: tuple[Span, ...]
    only_b: tuple[Span, ...]


def side_by_side(a: ReadReport, b: ReadReport) -> Comparison:
    """The comparison of two reports, the spans of each into its own text; of one with
    itself it shows what that repeats.
    """
    prose, other_prose = prose_of_read(a), prose_of_read(b)
    if a.id <= b.id:
        passages = align(prose, other_prose)
    else:
        # The smaller id first, as every dossier compares, so that both say the same.
        turned = map(_turned, align(other_prose, prose))
        passages = tuple(sorted(turned, key=lambda p: (p.a_span, p.b_span)))
    shared_a, shared_b = [p.a_span for p in passages], [p.b_span for p in passages]
    if a.id == b.id:
        shared_a = shared_b = shared_a + shared_b
    return Comparison(
        a=a.report,
        b=b.report,
        passages=passages,
        only_a=untouched(a.reading.sentences, shared_a),
        only_b=untouched(b.reading.sentences, shared_b),
    )


def _turned(passage: Passage) -> Passage:
    return Passage(
        a=passage.b,
        b=passage.a,
        a_span=passage.b_span,
        b_span=passage.a_span,
        kind=passage.kind,
        similarity=passage.similarity,
    )
