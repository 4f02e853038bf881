"""The steps of a report's anatomy that name its headline and the headings in it."""

from __future__ import annotations

from collections.abc import Sequence
from itertools import pairwise

from onrecord.english.marks import MAY_OPEN
from onrecord.intake.headings import (
    is_closed,
    is_heading,
    is_headline,
    is_prose,
    resembles,
)
from onrecord.intake.pieces import HEAD, LINE, Piece


def mark_headline(
    text: str, pieces: Sequence[Piece], *, title: str | None
) -> list[Piece]:
    """The first open block, if it is a short line without a full stop and prose follows
    further down.

    Where the report came with a title, the line must resemble it: else it is a
    standfirst or a caption.
    """
    done = list(pieces)
    if any(p.kind == "headline" for p in done):
        return done
    first = next(
        (
            i
            for i, p in enumerate(done)
            if p.kind not in ("date line", "credit", "caption", "not prose")
        ),
        None,
    )
    if (
        first is None
        or done[first].kind is not None
        or done[first].end - done[first].start > LINE
    ):
        return done
    follows = any(
        p.kind is None and is_prose(p.ending(text))
        for p in done[first + 1 : first + 1 + HEAD]
    )
    line = done[first].of(text)
    if follows and is_headline(line) and (title is None or resembles(line, title)):
        done[first] = done[first].named("headline")
    return done


def mark_headings(text: str, pieces: Sequence[Piece]) -> list[Piece]:
    """Short title-like lines, where the prose before has ended its sentence and prose
    follows at once.
    """
    done = list(pieces)
    closed = False  # whether the last open prose block ended its sentence
    following = [*pairwise(pieces), (pieces[-1], None)] if pieces else []
    for i, (piece, after) in enumerate(following):
        if piece.kind is not None:
            continue
        long = piece.end - piece.start > LINE
        if (
            closed
            and not long
            and after
            and _begins_prose(text, after)
            and is_heading(piece.of(text))
        ):
            done[i] = piece.named("heading")
        else:
            closed = is_closed(piece.ending(text))
    return done


def _begins_prose(text: str, piece: Piece) -> bool:
    if piece.kind == "dateline":
        return True
    first = text[piece.start : piece.end][:2].lstrip(MAY_OPEN + "(")[:1]
    return piece.kind is None and is_prose(piece.ending(text)) and not first.islower()
