"""The anatomy of a report: which stretch of its text is headline, date line, dateline,
paragraph, caption, credit, …

A flat pipeline: the text is cut into blocks, and each step names the blocks it knows
and leaves the others open. What no step names is a paragraph, so that a doubt never
costs a statement. Nothing is cut away; offsets are those of the text.
"""

from __future__ import annotations

import re
from collections.abc import Callable, Sequence
from dataclasses import dataclass, replace
from functools import partial

from onrecord.intake.blocks import find_blocks
from onrecord.intake.captions import is_caption
from onrecord.intake.credits import (
    byline_of,
    credit_at_end,
    credit_line,
    names_agency_alone,
)
from onrecord.intake.datelines import find_dateline
from onrecord.intake.dates import date_of, is_date_line, leading_date, trailing_date
from onrecord.intake.furniture import is_furniture
from onrecord.intake.heading_steps import mark_headings, mark_headline
from onrecord.intake.headings import is_prose, plain_heading, title_end
from onrecord.intake.pieces import FOOT, HEAD, LINE, Piece
from onrecord.model import Part, PartKind, Span

# A bare place in capitals is a dateline only so near the start: behind it stand at most
# headline and standfirsts.
_EARLY = 5
# Under this share of letters among the characters that are not white space a block is
# no prose: tables, rules, base64.
_LEAST_LETTERS = 0.3
# the same bound as the parser's: no language writes a longer run without white space in
# news
_LONGEST_WORD = 500
_LONG_WORD = re.compile(rf"(?<!\S)\S{{{_LONGEST_WORD + 1},}}")
# A short block with a word in it is prose whatever its signs: "''No . ''", "— 1,204
# dead (12.08.)".
_SHORT = 40
_WORD = re.compile(r"[^\W\d_]{2}")
_SHORTEST_REPEAT = 5  # words; "No comment." may well be said twice

_Step = Callable[[str, Sequence[Piece]], list[Piece]]


@dataclass(frozen=True, slots=True, kw_only=True)
class Anatomy:
    """The parts of a text, and what its special lines say; each None (or empty) where
    no line says it.
    """

    parts: tuple[Part, ...]
    headline: str | None = None
    credit: str | None = None
    published: str | None = None
    byline: tuple[str, ...] = ()


def find_anatomy(text: str, *, title: str | None = None) -> Anatomy:
    """The anatomy of any text; `title` is the report's own, if it came with one. Linear
    in the length of `text`.

    The parts are in text order and cover all but white space; `published` is a day as
    ISO 8601 has it.

    >>> text = "Crane falls\\n\\nHALVEN (AP) — A crane fell on Friday."
    >>> anatomy = find_anatomy(text, title="Crane falls")
    >>> [(part.kind, part.span.of(text)) for part in anatomy.parts][:2]
    [('headline', 'Crane falls'), ('dateline', 'HALVEN (AP) —')]
    >>> anatomy.credit
    'AP'
    """
    pieces = [Piece(start=block.start, end=block.end) for block in find_blocks(text)]
    if title:
        pieces = _mark_title(text, pieces, title)
    steps: tuple[_Step, ...] = (
        _mark_not_prose,
        _mark_date_lines,
        _mark_bylines,
        _mark_captions,
        _mark_credits,
        _mark_datelines,
        partial(mark_headline, title=title),
        mark_headings,
        _mark_repeats,
    )
    for step in steps:
        pieces = step(text, pieces)
    parts: list[Part] = []
    headlines: list[str] = []
    for piece in pieces:
        span = Span(piece.start, piece.end)
        parts.append(Part(span=span, kind=piece.kind or "paragraph"))
        if piece.kind == "headline":
            headlines.append(plain_heading(span.of(text)))
    return Anatomy(
        parts=tuple(parts),
        headline=headlines[0] if headlines else None,
        credit=_credit(pieces),
        published=next((p.published for p in pieces if p.published), None),
        byline=next((p.byline for p in pieces if p.byline), ()),
    )


def _mark_title(text: str, pieces: Sequence[Piece], title: str) -> list[Piece]:
    """The headline, where one of the first blocks is or begins with the title the
    report came with.
    """
    done = list(pieces)
    for i, piece in enumerate(done[:3]):
        end = title_end(text[piece.start : min(piece.end, piece.start + 1000)], title)
        if end is not None and piece.start + end >= piece.end:
            return [*done[:i], piece.named("headline"), *done[i + 1 :]]
        if end is not None:
            left, right = piece.cut(text, piece.start + end)
            return [*done[:i], left.named("headline"), right, *done[i + 1 :]]
    return done


def _mark_not_prose(text: str, pieces: Sequence[Piece]) -> list[Piece]:
    """Runs of over 500 characters without white space, blocks with hardly a letter, and
    what a web page puts between paragraphs.
    """
    done: list[Piece] = []
    for piece in pieces:
        if piece.kind:
            done.append(piece)
            continue
        at = piece.start
        for run in _LONG_WORD.finditer(text, piece.start, piece.end):
            done.extend(_open(text, at, run.start()))
            done.append(Piece(start=run.start(), end=run.end(), kind="not prose"))
            at = run.end()
        done.extend(_open(text, at, piece.end))
    return [
        p.named("not prose")
        if p.kind is None and (not _lettered(p.of(text)) or is_furniture(p.of(text)))
        else p
        for p in done
    ]


def _open(text: str, start: int, end: int) -> list[Piece]:
    """The stretch as an open piece without white space around it, if anything is left
    of it.
    """
    stretch = text[start:end]
    if not stretch.strip():
        return []
    left = len(stretch) - len(stretch.lstrip())
    return [Piece(start=start + left, end=start + len(stretch.rstrip()))]


def _lettered(block: str) -> bool:
    """Whether a block has the letters of prose, or is short and holds a word."""
    letters = sum(map(str.isalpha, block))
    if letters >= _LEAST_LETTERS * sum(map(len, block.split())):
        return True
    return len(block) <= _SHORT and _WORD.search(block) is not None


def _mark_date_lines(text: str, pieces: Sequence[Piece]) -> list[Piece]:
    """Date lines among the first blocks: whole lines, before running text, or behind
    the headline on its line.

    A line of digits has hardly a letter: a date line may have been taken for no prose
    before.
    """
    done: list[Piece] = []
    for i, piece in enumerate(pieces):
        if i >= HEAD or piece.kind not in (None, "not prose"):
            done.append(piece)
        else:
            done.extend(_date_line(text, piece, first=i == 0))
    return done


def _date_line(text: str, piece: Piece, *, first: bool) -> list[Piece]:
    block = text[piece.start : min(piece.end, piece.start + LINE)]
    if len(block) < LINE and is_date_line(block):
        agency = _agency_in_date_line(block)
        return [
            replace(piece, kind="date line", published=date_of(block), agency=agency)
        ]
    if leading := leading_date(block):
        left, right = piece.cut(text, piece.start + leading.end)
        return [replace(left, kind="date line", published=leading.value), right]
    if first and len(block) < LINE and (at := trailing_date(block)):
        left, right = piece.cut(text, piece.start + at)
        return [left.named("headline"), *_date_line(text, right, first=False)]
    return [piece]


def _agency_in_date_line(line: str) -> str | None:
    """The agency a date line names between bars or in brackets ("Xinhua | Updated:
    …").
    """
    for field in re.split(r"[|•·(]", line):
        name = field.strip(" ()")
        credit = credit_line(name, last=False) if name else None
        if credit is not None and not credit.helper:
            return credit.agency
    return None


def _mark_bylines(text: str, pieces: Sequence[Piece]) -> list[Piece]:
    """Bylines among the first and the last blocks; they are credits, since they say who
    wrote.
    """
    done: list[Piece] = []
    for i, piece in enumerate(pieces):
        is_at_edge = i < HEAD or i >= len(pieces) - FOOT
        is_short = piece.end - piece.start < LINE
        byline = None
        if is_at_edge and is_short and piece.kind is None:
            byline = byline_of(piece.of(text))
        if byline is None:
            done.append(piece)
        else:
            names, agency = byline.names, byline.agency
            credit = replace(piece, kind="credit", byline=names, agency=agency)
            done.append(credit)
    return done


def _mark_captions(text: str, pieces: Sequence[Piece]) -> list[Piece]:
    """Captions, unless nothing but captions would be left: then the text's lines were
    run together, and it is prose.
    """
    done = [
        p.named("caption") if p.kind is None and is_caption(p.of(text)) else p
        for p in pieces
    ]
    return done if any(p.kind is None for p in done) else list(pieces)


def _mark_credits(text: str, pieces: Sequence[Piece]) -> list[Piece]:
    """Credit lines and signatures; an agency's name alone amid the text credits a
    picture: a caption.
    """
    done = list(pieces)
    last_prose = _last_prose(text, pieces)
    for i, piece in enumerate(done):
        if piece.kind is not None or piece.end - piece.start > LINE:
            continue
        foot = i >= len(done) - FOOT
        edge = (foot and i > last_prose) or (i < HEAD and all(p.kind for p in done[:i]))
        line = (
            credit_line(piece.of(text), last=i > last_prose) if edge or foot else None
        )
        if line and (edge or line.helper):
            kind: PartKind = "signature" if line.signature else "credit"
            done[i] = replace(piece, kind=kind, agency=line.agency, helper=line.helper)
        elif not edge and names_agency_alone(piece.of(text)):
            done[i] = piece.named("caption")
    return _sign_last_paragraph(text, done, last_prose)


def _last_prose(text: str, pieces: Sequence[Piece]) -> int:
    """The index of the last open block that is running text and no credit line, or
    -1.
    """
    for i in range(len(pieces) - 1, -1, -1):
        if pieces[i].kind is not None:
            continue
        end = pieces[i].ending(text)
        may_be_prose = is_prose(end) or credit_at_end(end) is not None
        if may_be_prose and credit_line(end, last=True) is None:
            return i
    return -1


def _sign_last_paragraph(text: str, pieces: list[Piece], last: int) -> list[Piece]:
    """A signature that closes the last paragraph on its own line ("… on Friday. (PTI)")
    becomes a part.
    """
    if last < 0:
        return pieces
    piece = pieces[last]
    signed = credit_at_end(piece.ending(text))
    if signed is None:
        return pieces
    at = max(piece.start, piece.end - LINE) + signed[0]
    left, right = piece.cut(text, at)
    return [
        *pieces[:last],
        left,
        replace(right, kind="signature", agency=signed[1]),
        *pieces[last + 1 :],
    ]


def _mark_datelines(text: str, pieces: Sequence[Piece]) -> list[Piece]:
    """The datelines that open paragraphs, each cut from what follows."""
    done: list[Piece] = []
    for i, piece in enumerate(pieces):
        dateline = None
        if piece.kind is None:
            opening = text[piece.start : min(piece.end, piece.start + LINE)]
            dateline = find_dateline(opening, early=i < _EARLY)
        if dateline is None:
            done.append(piece)
            continue
        start, end = piece.start, piece.start + dateline.end
        agency = dateline.agency
        done.append(Piece(start=start, end=end, kind="dateline", agency=agency))
        done.extend(_open(text, end, piece.end))
    return done


def _mark_repeats(text: str, pieces: Sequence[Piece]) -> list[Piece]:
    """Paragraphs that stand there word for word already."""
    seen: set[str] = set()
    done: list[Piece] = []
    for piece in pieces:
        words = piece.of(text).split() if piece.kind is None else []
        key = " ".join(words)
        repeated = len(words) >= _SHORTEST_REPEAT and key in seen
        done.append(piece.named("repeat") if repeated else piece)
        seen.add(key)
    return done


def _credit(pieces: Sequence[Piece]) -> str | None:
    """The agency named as the writer: by the dateline, else by a signature, a credit
    line, or the date line; else None.

    Agencies that "contributed to this report" wrote a part of it at most.
    """
    for kind in ("dateline", "signature", "credit", "date line"):
        for piece in pieces:
            if piece.kind == kind and piece.agency and not piece.helper:
                return piece.agency
    return None
