"""Quotations by their marks alone: where they open, where they close, and which run on
into the next paragraph.

Known marks: “ ” „ ‟, straight ", ‘ ’ ‚ ‛, straight ', `` '' (typed in LaTeX and by some
agencies), « » and ‹ ›. Single marks share their character with the apostrophe; which is
which is told from the characters beside it and, for the possessive of a plural (“the
allies’ stance”), from whether another closing mark is still to come.
"""

from __future__ import annotations

import functools
import re
from bisect import bisect_left, bisect_right
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from typing import Literal, NamedTuple

from onrecord.english.marks import (
    APOSTROPHES,
    BACKTICK,
    CLOSING,
    DASHES,
    DOUBLE,
    GUILLEMETS,
    HYPHENS,
    MAY_CLOSE,
    MAY_OPEN,
    OPENING,
    QUOTES,
    SINGLE,
    SINGLE_GUILLEMETS,
    STOPS,
)
from onrecord.model import Span

Family = Literal["double", "straight double", "single", "straight single", "guillemet"]
_Role = Literal["open", "close", "either"]

# Begins with one set of characters to be quick. An apostrophe between letters quotes
# nothing and is left out.
_MARK = re.compile(
    rf"[{QUOTES}](?:(?<=`)`|(?<=')'|(?!(?<=[^\W_][{APOSTROPHES}])[^\W_]))"
)
# 5'10" tall
_INCHES = re.compile(rf".?\d[{APOSTROPHES}]\d+\"$|\d[{APOSTROPHES}]\d\d\"$")
_FAMILY: dict[str, Family] = {
    **dict.fromkeys(DOUBLE, "double"),
    **dict.fromkeys(('"', "``", "''"), "straight double"),
    **dict.fromkeys(SINGLE + BACKTICK, "single"),
    "'": "straight single",
    **dict.fromkeys(GUILLEMETS + SINGLE_GUILLEMETS, "guillemet"),
}
_TWIN: dict[Family, Family] = {"double": "straight double", "straight double": "double"}
_OPENING = frozenset(OPENING) | {BACKTICK, "``"}
_BEFORE_OPENING = frozenset("([{/:;,…|>*" + MAY_OPEN + HYPHENS + DASHES)
_BEFORE_CLOSING = frozenset(",;:)]%" + STOPS + MAY_CLOSE + HYPHENS + DASHES)


@dataclass(frozen=True, slots=True, kw_only=True)
class Quotation:
    """One outermost quotation. `span` holds its marks, `inner` does not.

    `runs_on`: left open, as the next paragraph opens it again; `unclosed`: left open,
    up to its paragraph's end.
    """

    span: Span
    inner: Span
    runs_on: bool = False
    unclosed: bool = False


class _Mark(NamedTuple):
    start: int
    end: int
    text: str
    family: Family
    role: _Role
    possessive: bool  # may as well be the apostrophe of a plural's possessive


class QuoteIndex:
    """The outermost quotations of a report, found by offset."""

    __slots__ = ("_starts", "quotations")

    def __init__(self, quotations: tuple[Quotation, ...]) -> None:
        self.quotations = quotations
        self._starts = [q.span.start for q in quotations]

    def at(self, offset: int, *, least: int = 0) -> Quotation | None:
        """The quotation of `least` characters or more that holds the character at
        `offset`.
        """
        last = bisect_right(self._starts, offset) - 1
        if last < 0:
            return None
        quotation = self.quotations[last]
        start, end = quotation.span.start, quotation.span.end
        return quotation if offset < end and end - start >= least else None

    def within(self, span: Span) -> tuple[Quotation, ...]:
        """The quotations that begin within `span`, in text order."""
        first = bisect_left(self._starts, span.start)
        end = bisect_left(self._starts, span.end)
        return self.quotations[first:end]

    def before(self, offset: int) -> int | None:
        """The position in `quotations` of the last one that ends at or before
        `offset`.
        """
        last = bisect_right(self._starts, offset) - 1
        if last >= 0 and self.quotations[last].span.end > offset:
            last -= 1
        return last if last >= 0 else None

    def after(self, offset: int) -> int | None:
        """The position in `quotations` of the first one that starts at or after
        `offset`.
        """
        found = bisect_left(self._starts, offset)
        return found if found < len(self.quotations) else None


def find_quotations(text: str, paragraphs: Sequence[Span]) -> tuple[Quotation, ...]:
    """The outermost quotations of `paragraphs` (disjoint, in text order), in text
    order, none across two of them.

    A mark that never closes is no quotation, unless it begins its paragraph and the
    next paragraph begins with the same mark: then the quotation runs to the paragraph's
    end and goes on in the next.

    >>> text = "“Go home,” she said."
    >>> [found.span.of(text) for found in find_quotations(text, [Span(0, len(text))])]
    ['“Go home,”']
    """
    quotations: list[Quotation] = []
    following: Iterator[Span | None] = iter([*paragraphs[1:], None])
    for paragraph, after in zip(paragraphs, following, strict=False):
        marks = _marks(text, paragraph)
        if marks:
            quotations += _in_paragraph(text, paragraph, after, marks)
    return tuple(quotations)


def _in_paragraph(
    text: str, paragraph: Span, following: Span | None, marks: list[_Mark]
) -> list[Quotation]:
    """The outermost quotations among the marks of one paragraph."""
    pairs, left_open = _pair(marks)
    closed = _outermost(pairs)
    if not left_open:
        return closed
    opening = left_open[0]
    end = _last_character(text, paragraph)
    reopened = following is not None and text.startswith(
        opening.text, _first_character(text, following)
    )
    begins_paragraph = opening.start == _first_character(text, paragraph)
    if (
        begins_paragraph
        and reopened
        and (not pairs or pairs[0][0].start > opening.start)
    ):
        return [_unclosed(opening, end, runs_on=True)]
    is_within_another = bool(closed) and closed[-1].span.end > opening.start
    if _is_announced(text, opening, paragraph) and not is_within_another:
        closed.append(_unclosed(opening, end, runs_on=reopened))
    return closed


def _unclosed(opening: _Mark, end: int, *, runs_on: bool) -> Quotation:
    """A quotation whose mark never closes, from that mark to `end`."""
    return Quotation(
        span=Span(opening.start, end),
        inner=Span(opening.end, end),
        runs_on=runs_on,
        unclosed=not runs_on,
    )


def _is_announced(text: str, mark: _Mark, paragraph: Span) -> bool:
    """True for a double mark behind a colon: “Orlo said: “We will …”, never closed,
    runs to its paragraph's end.
    """
    before = text[max(paragraph.start, mark.start - 3) : mark.start].rstrip(" \u00a0")
    return (
        before.endswith(":")
        and mark.family in _TWIN
        and _last_character(text, paragraph) > mark.end
    )


def _outermost(pairs: list[tuple[_Mark, _Mark]]) -> list[Quotation]:
    """The quotations of pairs of marks, without empty ones and those within others."""
    outer: list[Quotation] = []
    end = 0
    in_order = sorted(pairs, key=_first_and_longest) if len(pairs) > 1 else pairs
    for opening, closing in in_order:
        if closing.start > opening.end and opening.start >= end:
            end = closing.end
            outer.append(
                Quotation(
                    span=Span(opening.start, end),
                    inner=Span(opening.end, closing.start),
                )
            )
    return outer


def _first_and_longest(pair: tuple[_Mark, _Mark]) -> tuple[int, int]:
    opening, closing = pair
    return opening.start, -closing.end


def _pair(marks: list[_Mark]) -> tuple[list[tuple[_Mark, _Mark]], list[_Mark]]:
    """Marks matched as brackets are, a closing one with the last open one of its
    family; and what stayed open.
    """
    pairs: list[tuple[_Mark, _Mark]] = []
    stack: list[_Mark] = []
    depth: dict[Family, int] = {}
    closers_left: list[bool] = []
    if any(mark.possessive for mark in marks):
        closers_left = _closers_left(marks)
    for at, mark in enumerate(marks):
        is_open = depth.get(mark.family, 0) > 0
        if mark.role == "open" or (mark.role == "either" and not is_open):
            stack.append(mark)
            depth[mark.family] = depth.get(mark.family, 0) + 1
            continue
        if (
            not is_open
            and stack
            and mark.role == "close"
            and stack[-1].family == _TWIN.get(mark.family)
        ):
            depth[stack[-1].family] -= 1
            pairs.append(
                (stack.pop(), mark)
            )  # “opened in print, closed on a typewriter"
            continue
        if not is_open or (
            mark.possessive
            and closers_left[at]
            and mark.family == _innermost_single(stack)
        ):
            continue
        while stack[-1].family != mark.family:  # marks opened inside and never closed
            depth[stack.pop().family] -= 1
        depth[mark.family] -= 1
        pairs.append((stack.pop(), mark))
    return pairs, stack


def _innermost_single(stack: list[_Mark]) -> Family | None:
    family = stack[-1].family if stack else None
    return family if family in ("single", "straight single") else None


def _closers_left(marks: list[_Mark]) -> list[bool]:
    """For each mark, whether a sure closing mark of its family comes after it and
    before the family opens again.
    """
    left = [False] * len(marks)
    coming: dict[Family, bool] = {}
    for at in range(len(marks) - 1, -1, -1):
        mark = marks[at]
        left[at] = coming.get(mark.family, False)
        if mark.role == "open":
            coming[mark.family] = False
        elif not mark.possessive:
            coming[mark.family] = True
    return left


def _marks(text: str, paragraph: Span) -> list[_Mark]:
    """The marks of a paragraph that open or close something, in text order."""
    first, last = paragraph.start, paragraph.end
    marks: list[_Mark] = []
    for match in _MARK.finditer(text, first, last):
        start, end = match.span()
        if first < start and end < last:
            kind = _kind(text[start - 1 : end + 1])
        else:  # at the paragraph's edge, as if white space stood beside it
            before = text[start - 1] if start > first else " "
            kind = _kind(before + match[0] + (text[end] if end < last else " "))
        if kind is None:
            continue
        mark, family, role, possessive = kind
        if mark == '"' and _INCHES.match(text, max(start - 4, first), end):
            continue
        possessive = possessive and text[end + 1 : end + 2].isalnum()
        marks.append(_Mark(start, end, mark, family, role, possessive))
    return marks


@functools.lru_cache(maxsize=4096)
def _kind(window: str) -> tuple[str, Family, _Role, bool] | None:
    """A mark, its family, what it does, and whether it may be the apostrophe of a
    plural where a word follows; None for an apostrophe, a prime or a stray mark.

    `window` is the mark with the one character before it and the one after it.
    """
    before, mark, after = window[0], window[1:-1], window[-1]
    role = _role(mark, before, after)
    if role is None:
        return None
    possessive = mark in APOSTROPHES and before in "sxz" and after == " "
    return mark, _FAMILY[mark], role, possessive


def _role(mark: str, before: str, after: str) -> _Role | None:
    if mark in APOSTROPHES:
        return _role_of_apostrophe(mark, before, after)
    opens = _opens(before, after)
    if mark in ("‘", "`"):
        return "open" if opens else None
    if mark in _OPENING or mark in CLOSING:
        return "open" if mark in _OPENING else "close"
    # straight double marks: '"Yes,". He left' closes though a comma stands before
    if opens and not (before in ",;…" and after in _BEFORE_CLOSING):
        return "open"
    return "either" if before.isspace() else "close"


def _role_of_apostrophe(mark: str, before: str, after: str) -> _Role | None:
    stands_behind_text = before.isalnum() or before in _BEFORE_CLOSING
    if stands_behind_text and not after.isalnum():
        return "close"
    if mark == "'" and _opens(before, after) and not after.isdigit():
        return "open"
    return None


def _opens(before: str, after: str) -> bool:
    return (before.isspace() or before in _BEFORE_OPENING) and not after.isspace()


def _first_character(text: str, span: Span) -> int:
    at = span.start
    while at < span.end and text[at].isspace():
        at += 1
    return at


def _last_character(text: str, span: Span) -> int:
    at = span.end
    while at > span.start and text[at - 1].isspace():
        at -= 1
    return at
