"""Where a text quotes: the spans between quotation marks, found by the marks alone.

Works paragraph by paragraph (a newline ends one) in one pass over the marks, so that a
lost mark spoils one paragraph at most and a million of them cost linear time.
"""

from __future__ import annotations

import re

from onrecord.model import Span

# `` and '' are how the Penn Treebank writes “ and ”, and how several news corpora and
# wires still do.
_MARKS = "“”„«»\"‘’'`"
# Begins with one set of characters to be quick. An apostrophe within a word quotes
# nothing and is left out; a newline takes along the lines without a mark behind it,
# which close nothing more.
_MARK = re.compile(
    rf"[\n{_MARKS}](?!(?<=[^\W_]['’])[^\W_])(?:(?<=')'|(?<=`)`|(?<=\n)(?:[^\n{_MARKS}]*+\n)*)?"
)
_OPENING = frozenset({"``", "“", "„", "«"})
_CLOSING = frozenset({"''", "”", "»"})
_SINGLE = frozenset("‘’'")
_OPENS_PARAGRAPH = ("“", "„", "«", '"', "‘", "``")


def quotations(text: str) -> tuple[Span, ...]:
    """The outermost quotations of `text`, marks included, in text order and disjoint.

    Double marks of any shape close each other (copy desks mix “ and "). A single mark
    between letters is an apostrophe. A quotation that a paragraph leaves open runs to
    the paragraph's end where the next paragraph opens with a mark again (how a speech
    over several paragraphs is set), and is none otherwise: a lost mark must not quote
    what nobody said.
    """
    found: list[Span] = []
    marks = [(*m.span(), m[0]) for m in _MARK.finditer(text) if m[0] != "`"]
    sure: list[bool] = []
    opened: list[
        tuple[int, bool]
    ] = []  # where a mark opened, and whether it is a single one
    for at, (start, end, mark) in enumerate(marks):
        if mark[0] == "\n":
            if (
                opened
                and not opened[0][1]
                and text[start + 1 : start + 81].lstrip().startswith(_OPENS_PARAGRAPH)
            ):
                found.append(Span(opened[0][0], start))
            opened.clear()
        elif mark in _SINGLE:
            _single(text, marks, at, sure, opened, found)
        else:
            _double(start, end, mark, opened, found)
    return _outermost(found)


def _double(
    start: int, end: int, mark: str, opened: list[tuple[int, bool]], found: list[Span]
) -> None:
    has_open = bool(opened) and (not opened[0][1] or not opened[-1][1])
    if mark in _OPENING or (mark not in _CLOSING and not has_open):
        opened.append((start, False))
        return
    if not has_open:
        return
    while opened[-1][1]:  # single marks inside that never closed were apostrophes
        opened.pop()
    found.append(Span(opened.pop()[0], end))


def _single(
    text: str,
    marks: list[tuple[int, int, str]],
    at: int,
    sure: list[bool],
    opened: list[tuple[int, bool]],
    found: list[Span],
) -> None:
    start, end, mark = marks[at]
    before, after = text[start - 1 : start], text[end : end + 1]
    if _opens(mark, before, after, inside=bool(opened) and opened[-1][1]):
        opened.append((start, True))
        return
    if not opened or not opened[-1][1] or after.isalnum():
        return
    # "the leaders’ talks" inside a quotation: a plural's apostrophe where a surer
    # closing mark follows
    if before in ("s", "S") and after == " ":
        if not sure:  # seldom asked for, so made at the first asking
            sure += _sure_closings(text, marks)
        if sure[at]:
            return
    found.append(Span(opened.pop()[0], end))


def _opens(mark: str, before: str, after: str, *, inside: bool) -> bool:
    """Whether a single mark opens a quotation: a word follows and none stands before.
    `inside`: one is open already.
    """
    if mark == "’" or before.isalnum() or not after or after.isspace():
        return False
    return mark == "‘" or after.isalnum() or not inside


def _sure_closings(text: str, marks: list[tuple[int, int, str]]) -> list[bool]:
    """For each mark: whether a single mark behind punctuation follows it in its
    paragraph before another one opens.
    """
    result = [False] * len(marks)
    ahead = False
    for at in range(len(marks) - 1, -1, -1):
        start, _, mark = marks[at]
        result[at] = ahead
        if mark[0] in "\n‘":
            ahead = False
        elif mark in "’'":
            ahead = ahead or text[start - 1 : start] in frozenset(",.!?…")
    return result


def _outermost(found: list[Span]) -> tuple[Span, ...]:
    kept: list[Span] = []
    for span in sorted(found, key=lambda s: (s.start, -s.end)):
        if not kept or span.start >= kept[-1].end:
            kept.append(span)
        elif span.end > kept[-1].end:
            kept[-1] = Span(kept[-1].start, span.end)
    return tuple(kept)
