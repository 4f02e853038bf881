"""What an editor did to copied text: the words cut, added and changed between the two
sides of a passage.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from typing import Literal, NamedTuple

from onrecord.lineage.copy_evidence import function_words
from onrecord.lineage.prose import Prose, prose_of
from onrecord.lineage.word_sequences import TooManySteps, WordMatcher
from onrecord.model import Span

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


class _Words(NamedTuple):
    """Words of a passage, by their numbers: of a from the first up to the end, and of
    b.
    """

    a_first: int
    a_end: int
    b_first: int
    b_end: int

    @property
    def is_cut(self) -> bool:
        """Whether b has none of them."""
        return self.b_first == self.b_end

    @property
    def is_added(self) -> bool:
        """Whether a has none of them."""
        return self.a_first == self.a_end


def find_edits(a: str, a_span: Span, b: str, b_span: Span) -> tuple[Change, ...]:
    """What differs between `a_span` of text `a` and `b_span` of text `b`, in b's order.

    The spans of a change are into the whole texts. A lone small word between two
    changes counts with them, as a reader would mark it. () where nothing differs, or
    where it is not worked out: a side has over LONGEST words, or repeats itself so much
    that it takes MOST_STEPS.

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
    matcher = WordMatcher(one.words, other.words)
    try:
        differing = tuple(_differing(matcher, one, other))
    except TooManySteps:
        return ()
    a_places, b_places = one.places(), other.places()
    changes: list[Change] = []
    for kind, words in _by_kind(differing, one.words, other.words):
        a_words = _over(a_places[words.a_first : words.a_end], a_span.start)
        b_words = _over(b_places[words.b_first : words.b_end], b_span.start)
        changes.append(Change(kind=kind, a=a_words, b=b_words))
    return tuple(changes)


def _differing(matcher: WordMatcher, a: Prose, b: Prose) -> Iterator[_Words]:
    """The stretches of words that differ, in order."""
    held: _Words | None = None
    for tag, a_first, a_end, b_first, b_end in matcher.get_opcodes():
        words = _Words(a_first, a_end, b_first, b_end)
        if tag != "equal":
            held = held._replace(a_end=a_end, b_end=b_end) if held else words
            continue
        if held is None:
            continue
        is_small = a_end - a_first == 1 and a.words[a_first] in function_words()
        goes_on = a_end < len(a.words) and b_end < len(b.words)
        if is_small and goes_on:
            held = held._replace(a_end=a_end, b_end=b_end)
        else:
            yield held
            held = None
    if held is not None:
        yield held


def _by_kind(
    differing: Sequence[_Words], a: Sequence[str], b: Sequence[str]
) -> Iterator[tuple[ChangeKind, _Words]]:
    """The stretches by kind; what was cut in one place and added in another is one,
    where it was added.
    """
    cut: dict[tuple[str, ...], _Words] = {}
    for there in differing:
        words = a[there.a_first : there.a_end]
        says_something = bool(set(words) - function_words())
        if there.is_cut and len(words) >= LEAST_MOVED and says_something:
            cut.setdefault(tuple(sorted(words)), there)
    moved: dict[_Words, _Words] = {}  # from where it was added to where it was cut
    for there in differing:
        added = tuple(sorted(b[there.b_first : there.b_end]))
        if there.is_added and added in cut:
            moved[there] = cut.pop(added)
    gone = set(moved.values())
    for there in differing:
        if there in moved:
            before = moved[there]
            yield "moved", before._replace(b_first=there.b_first, b_end=there.b_end)
        elif there in gone:
            continue
        elif there.is_cut:
            yield "cut", there
        else:
            yield ("added" if there.is_added else "changed"), there


def _over(places: Sequence[Span], offset: int) -> Span | None:
    """The span over some words of a passage that begins at `offset` of its report."""
    if not places:
        return None
    return Span(offset + places[0].start, offset + places[-1].end)
