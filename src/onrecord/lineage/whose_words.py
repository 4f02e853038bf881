"""What the words of a passage are: copy of a report, or words that reach two newsrooms
without either copying.

A quotation, a press release, an agency's paragraph of background: each can stand in two
reports that are else their own. Only what both say in their own words, of these events,
shows that one was written from the other.
"""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, replace

from onrecord.english.tables import words_as
from onrecord.lineage.boilerplate import words_under
from onrecord.lineage.prose import Prose
from onrecord.lineage.word_ranges import holds_mostly, word_range
from onrecord.model import Passage, Reading, Sharing, Span

# share of the words of each side that are a source's, or background, from which a
# passage is
MOSTLY = 0.8


@dataclass(frozen=True, slots=True, kw_only=True)
class Telling:
    """One report for comparison: its prose, whose word each word is, and where each
    stands.

    `source[i]` is 1 where word i is in a quotation or in what a document of a source
    says; `background[i]` is 1 where it stands under a run that reports of other events
    hold too. `own`: the words that are neither.
    """

    prose: Prose
    starts: tuple[int, ...]
    source: bytes
    background: bytes
    own: tuple[int, ...]

    def words(self, span: Span) -> range:
        """The words that begin within a stretch of the text."""
        return word_range(self.starts, span)


def telling_of(
    prose: Prose, reading: Reading, background: frozenset[int] = frozenset()
) -> Telling:
    """A report made ready. `background`: hashes of runs that reports of other events
    hold too.
    """
    starts = tuple(place.start for place in prose.places())
    source = bytearray(prose.quoted)
    for span in documents(reading):
        at = word_range(starts, span)
        source[at.start : at.stop] = b"\x01" * len(at)
    under = words_under(prose, background)
    own = tuple(at for at in range(len(under)) if not source[at] and not under[at])
    return Telling(
        prose=prose, starts=starts, source=bytes(source), background=under, own=own
    )


def documents(reading: Reading) -> tuple[Span, ...]:
    """Where a report gives what somebody says in a document ("in a statement", "in a
    post"), with who says it.
    """
    known = words_as("document_nouns", "channel")
    spans: list[Span] = []
    for statement in reading.statements:
        channel = (statement.channel or "").lower().split()
        if channel and channel[-1] in known:
            spans.append(statement.span)
            spans += (*statement.speaker, *statement.cue, *statement.content)
    return tuple(spans)


def with_whose_words(
    passages: Sequence[Passage], tellings: Mapping[str, Telling]
) -> tuple[Passage, ...]:
    """The passages with what their words are. `tellings`: of each passage's reports, by
    id.
    """
    return tuple(
        replace(p, sharing=_sharing(p, tellings[p.a], tellings[p.b])) for p in passages
    )


def _sharing(passage: Passage, a: Telling, b: Telling) -> Sharing:
    """What the words of a passage are, by both sides."""
    a_words, b_words = a.words(passage.a_span), b.words(passage.b_span)

    def is_on_a(flags: bytes) -> bool:
        return holds_mostly(flags, a_words, MOSTLY)

    def is_on_b(flags: bytes) -> bool:
        return holds_mostly(flags, b_words, MOSTLY)

    # What one gives between quotation marks, the other may give as it was posted, or
    # with a mark lost.
    is_quoted = is_on_a(a.prose.quoted) or is_on_b(b.prose.quoted)
    if is_quoted or passage.kind == "same quote":
        return "quotation"
    if is_on_a(a.background) and is_on_b(b.background):
        return "background"
    return "source" if is_on_a(a.source) and is_on_b(b.source) else "copy"
