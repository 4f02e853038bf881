"""Where the paragraphs of a text lie: lines, or runs of lines where the text was
wrapped at a column.
"""

from __future__ import annotations

import re
from collections.abc import Sequence
from itertools import pairwise

from onrecord.english.marks import LINE_ENDS
from onrecord.model import Span

_LINE = re.compile(f"[^{LINE_ENDS}]+")
_FIRST_WORD = re.compile(r"\S{1,40}")

# A text counts as wrapped at a column when no line is longer than this: typewriter,
# mail and terminal widths end here.
_WIDEST_WRAP = 100
# Narrower than this, lines are verse or a list, not wrapped prose.
_NARROWEST_WRAP = 40
# So many lines, their sentences unended, must run into the next one, and so large a
# share of all lines that have a neighbour, to call it wrapped.
_LEAST_WRAPPED = 3
_WRAPPED_SHARE = 0.6
# A full line ends when the next word would not fit: but hyphens and tabs make widths
# uneven by a few columns.
_SLACK = 3


def find_blocks(text: str) -> tuple[Span, ...]:
    """The paragraphs of `text` in order, without the white space around them; they
    cover all but white space.

    One line is one paragraph, unless the whole text was wrapped at a column: then a
    paragraph runs on while lines are full.

    >>> find_blocks("A crane fell.  \\n\\nIt rained.")
    (Span(start=0, end=13), Span(start=17, end=27))
    """
    lines = _lines(text)
    width = max((line.end - line.start for line in lines), default=0)
    if not _NARROWEST_WRAP <= width <= _WIDEST_WRAP:
        return lines
    runs_on = [_runs_on(text, a, b, width) for a, b in pairwise(lines)]
    neighbours = sum(_adjacent(text, a, b) for a, b in pairwise(lines))
    unended = 0
    for line, is_full in zip(lines, runs_on, strict=False):
        if is_full and text[line.end - 1] not in ".!?":
            unended += 1
    if unended < max(_LEAST_WRAPPED, _WRAPPED_SHARE * neighbours):
        return lines
    return _joined(lines, runs_on)


def _lines(text: str) -> tuple[Span, ...]:
    found = []
    for match in _LINE.finditer(text):
        line = match.group()
        start = match.start() + len(line) - len(line.lstrip())
        end = match.start() + len(line.rstrip())
        if end > start:
            found.append(Span(start, end))
    return tuple(found)


def _adjacent(text: str, a: Span, b: Span) -> bool:
    """True where no blank line stands between two lines."""
    between = text[a.end : b.start]
    is_one_end = between.count("\n") + between.count("\r") <= 1
    return is_one_end or between.strip(" \t") == "\r\n"


def _runs_on(text: str, a: Span, b: Span, width: int) -> bool:
    """True where line `a` is full: the first word of the next line would not have
    fitted into `width` columns.
    """
    if not _adjacent(text, a, b):
        return False
    word = _FIRST_WORD.match(text, b.start, b.end)
    if word is None:
        return False
    with_word = a.end - a.start + 1 + len(word.group())
    return with_word > width - _SLACK


def _joined(lines: Sequence[Span], runs_on: Sequence[bool]) -> tuple[Span, ...]:
    """The lines as paragraphs; `runs_on` says of each but the last whether it goes on
    in the next.
    """
    blocks: list[Span] = []
    start: int | None = None
    for line, goes_on in zip(lines, [*runs_on, False], strict=True):
        if start is None:
            start = line.start
        if not goes_on:
            blocks.append(Span(start, line.end))
            start = None
    return tuple(blocks)
