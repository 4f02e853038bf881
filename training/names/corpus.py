"""Corpora of names and of places: reading them, and their gold for the words of a
document.

A corpus is a file of lines {"id", "text", "gold"}, offsets in Unicode code points, half
open. Gold "entities" marks {"span", "type": PER | ORG | LOC}; gold "places" marks the
toponyms that can be put on a map, also those within other names ("Vessa Town Council"),
each {"span"}. The two follow other guidelines, so the model learns them side by side.
"""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from pathlib import Path

import msgspec
import numpy as np

from evals.kept_out import is_kept_out
from onrecord.intake import make_report
from onrecord.reading.encoder.encode import told
from onrecord.reading.encoder.windows import Ints, Laid
from training.statements.corpus import NO_TAG, Document

ENTITY_TAGS = {
    "PER": 1,
    "ORG": 3,
    "LOC": 5,
}  # of a beginning; its inside is one more; 0 is outside
TOPONYM = 1
RUN = 8  # words
# share of its runs of words that a text has in common with one kept out: then it is
# kept out, too
COPIED = 0.2


class Marked(msgspec.Struct, frozen=True):
    """One name as [start, end)."""

    span: tuple[int, int]
    type: str = "LOC"


class NameGold(msgspec.Struct, frozen=True):
    """None where a corpus has no such gold."""

    entities: tuple[Marked, ...] | None = None
    places: tuple[Marked, ...] | None = None


class NameRow(msgspec.Struct, frozen=True):
    """A line of a corpus."""

    id: str
    text: str
    gold: NameGold = NameGold()


@dataclass(frozen=True, slots=True, kw_only=True)
class Annotated:
    """A document with what its corpus marks of names."""

    document: Document
    gold: NameGold


def read_names(path: Path) -> list[Annotated]:
    """The documents of a corpus file, in its order.

    Raises OSError where there is no such file and msgspec.ValidationError where a line
    is no row of a corpus.
    """
    rows = (
        msgspec.json.decode(line, type=NameRow)
        for line in path.read_bytes().splitlines()
        if line.strip()
    )
    return [Annotated(document=_document(row), gold=row.gold) for row in rows]


def _document(row: NameRow) -> Document:
    report = make_report(row.text, id=row.id)
    return Document(
        id=row.id, text=row.text, paragraphs=tuple(told(report)), relations=None
    )


def trained_on(documents: Sequence[Annotated]) -> list[Annotated]:
    """The documents of a place corpus that may be trained on: none kept out, and none
    that copies one kept out.
    """
    measured: set[str] = set()
    for one in documents:
        if is_kept_out(one.document.id):
            measured |= _runs(one.document.text)
    return [
        d
        for d in documents
        if not is_kept_out(d.document.id)
        and not _copies(_runs(d.document.text), measured)
    ]


def _runs(text: str) -> set[str]:
    words = text.lower().split()
    return {" ".join(words[at : at + RUN]) for at in range(len(words) - RUN + 1)}


def _copies(runs: set[str], others: set[str]) -> bool:
    return len(runs & others) > COPIED * len(runs)


def name_tags(annotated: Annotated, laid: Laid) -> Ints:
    """[W, 2]: each word's tag among entities and among toponyms, `NO_TAG` where the
    corpus has no such gold.
    """
    marks = [
        (annotated.gold.entities, ENTITY_TAGS),
        (annotated.gold.places, {"LOC": TOPONYM}),
    ]
    found = np.full((len(laid.starts), len(marks)), NO_TAG)
    for column, (marked, tags) in enumerate(marks):
        if marked is not None:
            found[:, column] = _tags(marked, tags, laid)
    return found


def _tags(marked: Iterable[Marked], tags: dict[str, int], laid: Laid) -> Ints:
    found = np.zeros(len(laid.starts), np.int64)
    for mark in marked:
        first = int(np.searchsorted(laid.ends, mark.span[0], side="right"))
        last = int(np.searchsorted(laid.starts, mark.span[1]))
        found[first:last] = tags[mark.type] + 1
        found[first : first + (last > first)] = tags[mark.type]
    return found
