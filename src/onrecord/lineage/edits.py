"""What an editor did to copied text: the words cut, added and changed between the two
sides of a passage.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from typing import Literal

from onrecord.lineage.copy_evidence import function_words
from onrecord.lineage.prose import Prose, prose_of
from onrecord.lineage.word_sequences import TooManySteps, WordMatcher
from onrecord.model import Span

Stretches = tuple[int, int, int, int]  # words of a, from and to, and of b
# words of one side; of a longer passage nothing is marked, so that time stays bounded
LONGEST = 3_000
# words cut in one place and added in another, any order, from which they were moved
LEAST_MOVED = 2
ChangeKind = Literal["cut", "added", "changed", "moved"]


@dataclass(frozen=True, slots=True, kw_only=True)
class Change:
    """Words that differ. `a` and `b` are their places in each report's text, None on
    the side that has none.

    `moved`: both sides have them, elsewhere in the passage (who said it, put behind
    instead of before).

    Case, accents and marks are no difference, as in the rest of this room.
    """

    kind: ChangeKind
    a: Span | None
    b: Span | None


def find_edits(a: str, a_span: Span, b: str, b_span: Span) -> tuple[Change, ...]:
    """What differs between `a_span` of text `a` and `b_span` of text `b`, in b's order.

    A lone small word between two changes counts with them, as a reader would mark it.
    () where nothing differs, or where it is not worked out: a side has over LONGEST
    words, or repeats itself so much that it takes MOST_STEPS.

    >>> a, b = "The crane fell at noon.", "A crane fell on two barges."
    >>> for change in find_edits(a, Span(0, len(a)), b, Span(0, len(b))):
    ...     print(change.kind, change.a and change.a.of(a), change.b and change.b.of(b))
    changed The A
    changed at noon on two barges
    """
    # The words of the passage alone: the text around it may be long, and have many.
    here, there = a_span.of(a), b_span.of(b)
    one = prose_of("", here, [Span(0, len(here))])
    other = prose_of("", there, [Span(0, len(there))])
    if max(len(one.words), len(other.words)) > LONGEST:
        return ()
    places, others = one.places(), other.places()
    matcher = WordMatcher(one.words, other.words)
    try:
        differing = tuple(_differing(matcher, one, other))
    except TooManySteps:
        return ()
    return tuple(
        Change(
            kind=kind,
            a=_over(places[i:j], a_span.start),
            b=_over(others[k:m], b_span.start),
        )
        for kind, (i, j, k, m) in _told(differing, one.words, other.words)
    )


def _differing(matcher: WordMatcher, a: Prose, b: Prose) -> Iterator[Stretches]:
    """Stretches of words (from and to, of a and of b) that differ."""
    held: Stretches | None = None
    for tag, i, j, k, m in matcher.get_opcodes():
        lone = j - i == 1 and a.words[i] in function_words()
        if (
            tag == "equal"
            and held is not None
            and not (lone and j < len(a.words) and m < len(b.words))
        ):
            yield held
            held = None
        elif tag != "equal" or held is not None:
            held = (held[0], j, held[2], m) if held is not None else (i, j, k, m)
    if held is not None:
        yield held


def _told(
    differing: Sequence[Stretches], a: Sequence[str], b: Sequence[str]
) -> Iterator[tuple[ChangeKind, Stretches]]:
    """The stretches by kind; what was cut in one place and added in another is one,
    where it was added.
    """
    cut: dict[tuple[str, ...], Stretches] = {}
    for there in differing:
        i, j, k, m = there
        if k == m and j - i >= LEAST_MOVED and set(a[i:j]) - function_words():
            cut.setdefault(tuple(sorted(a[i:j])), there)
    added = (
        (there, tuple(sorted(b[there[2] : there[3]])))
        for there in differing
        if there[0] == there[1]
    )
    moved = {there: cut.pop(words) for there, words in added if words in cut}
    gone = set(moved.values())
    for there in differing:
        if there in moved:
            yield "moved", (*moved[there][:2], *there[2:])
        elif there not in gone:
            i, j, k, m = there
            if k == m:
                yield "cut", there
            else:
                yield ("added" if i == j else "changed"), there


def _over(places: Sequence[Span], offset: int) -> Span | None:
    return Span(offset + places[0].start, offset + places[-1].end) if places else None
