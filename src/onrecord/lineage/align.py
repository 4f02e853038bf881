"""The passages two texts share, or one repeats: runs of sentences that come from one
another, and how.
"""

from __future__ import annotations

from collections.abc import Sequence

from onrecord.lineage.copied_sentences import absorb_quotations, find_matches, in_step
from onrecord.lineage.copy_evidence import Comparison, Match
from onrecord.lineage.prose import Prose
from onrecord.model import Passage, Span

# Passages of one pair. The longest features have some 1,500 sentences, and a passage is
# mostly several: only what was made to repeat itself (a sentence 100,000 times) has
# more, and nobody reads them.
MOST_PASSAGES = 1_000


def align(a: Prose, b: Prose) -> tuple[Passage, ...]:
    """The passages of `b` that `a` holds too, in b's order. Spans are of whole
    sentences, offsets into each one's text.

    A passage is a run of sentences of one kind, in the same order on both sides; a
    sentence of b lies in at most one. `verbatim`: the same words in the same order
    (case, marks and accents aside). `same quote`: what is shared stands in quotation
    marks on both sides and the words around it differ, which proves a shared speaker,
    not copying. `paraphrase`: most content words shared, in another order. `edited`:
    all else that was copied. `similarity` is 2 × words in common in order / words of
    both sides, 0..1.

    Where `a` and `b` are one report (the same object, or the same id and text), the
    passages it repeats: `a_span` the earlier one, `b_span` the later, never
    overlapping.

    Each sentence is judged against a few others at most, so that time grows with the
    length of the texts, not with their product; what is proposed by none of its rarer
    words (those in at most WIDEST_POSTING sentences) is missed. Of over MOST_PASSAGES
    passages the longest are given, of equals the first.

    >>> from onrecord.lineage.prose import prose_of
    >>> gate = "The harbour master closed the northern gate of Port Ellery at noon."
    >>> edited = gate.replace("closed", "has closed")
    >>> [passage] = align(prose_of("a", gate), prose_of("b", edited))
    >>> passage.kind, round(passage.similarity, 2), passage.b_span.of(edited) == edited
    ('edited', 0.96, True)
    """
    comparison = Comparison(a, b)
    runs = _runs(absorb_quotations(find_matches(comparison)), within=comparison.within)
    if len(runs) > MOST_PASSAGES:
        longest = sorted(
            range(len(runs)), key=lambda at: -sum(match.common for match in runs[at])
        )[:MOST_PASSAGES]
        runs = [runs[at] for at in sorted(longest)]
    return tuple(_passage(a, b, run) for run in runs)


def _runs(matches: Sequence[Match], *, within: bool) -> list[list[Match]]:
    runs: list[list[Match]] = []
    for match in matches:
        run = runs[-1] if runs else None
        if (
            run
            and (not within or match.last < run[0].b)  # a passage never repeats itself
            and match.kind == run[-1].kind
            and in_step(run[-1], match)
        ):
            run.append(match)
        else:
            runs.append([match])
    return runs


def _passage(a: Prose, b: Prose, run: Sequence[Match]) -> Passage:
    first, last = run[0], run[-1]
    words = (
        a.firsts[last.last + 1]
        - a.firsts[first.first]
        + b.firsts[last.b + 1]
        - b.firsts[first.b]
    )
    return Passage(
        a=a.id,
        b=b.id,
        a_span=Span(a.sentences[first.first].start, a.sentences[last.last].end),
        b_span=Span(b.sentences[first.b].start, b.sentences[last.b].end),
        kind=first.kind,
        similarity=round(2 * sum(match.common for match in run) / words, 4),
    )
