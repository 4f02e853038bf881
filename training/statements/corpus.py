"""Attribution corpora: reading one, and laying it out as windows with their gold
labels.

A corpus is a file of lines {"id", "text", "gold": {"statements": [{"speaker", "cue",
"content"}]}}, each role a list of [start, end] in Unicode code points. A file without
"gold" holds plain text, to be labelled by a teacher alone.
"""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path

import msgspec
import numpy as np
from tokenizers import Tokenizer

from onrecord.english.quotations import QuoteIndex, find_quotations
from onrecord.intake import make_report
from onrecord.model import Span
from onrecord.reading.encoder.encode import told
from onrecord.reading.encoder.windows import Ints, Laid, Window, lay
from onrecord.reading.statements.tags import CONTENT, CUE, OUTSIDE, SPEAKER

NO_LINK = -1
NO_SPEAKER = -2
NO_TAG = -100  # what cross entropy leaves out


class Relation(msgspec.Struct, frozen=True):
    """One attribution as [start, end) ranges."""

    speaker: tuple[tuple[int, int], ...] = ()
    cue: tuple[tuple[int, int], ...] = ()
    content: tuple[tuple[int, int], ...] = ()


class Gold(msgspec.Struct, frozen=True):
    statements: tuple[Relation, ...] = ()


class Row(msgspec.Struct, frozen=True):
    """A line of a corpus."""

    id: str
    text: str
    gold: Gold | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class Document:
    """A report with its attributions; `relations` is None where nobody annotated it."""

    id: str
    text: str
    paragraphs: tuple[Span, ...]
    relations: tuple[Relation, ...] | None


@dataclass(frozen=True, slots=True, kw_only=True)
class Labelled:
    """A window of document number `document` with its gold.

    `tags`: one a word, `NO_TAG` where unknown. `link`: for content words the first word
    of their cue, for a cue's first word the first word of its speaker (or
    `NO_SPEAKER`), as word numbers within the window; else `NO_LINK`.
    """

    document: int
    window: Window
    tags: Ints
    link: Ints


def read_corpus(path: Path, *, annotated: bool = True) -> list[Document]:
    """The documents of a corpus file, in its order; without their gold where not
    `annotated`.

    Raises OSError where there is no such file and msgspec.ValidationError where a line
    is no row of a corpus.
    """
    lines = (line for line in path.read_bytes().splitlines() if line.strip())
    return [_document(msgspec.json.decode(line, type=Row), annotated) for line in lines]


def _document(row: Row, annotated: bool) -> Document:
    report = make_report(row.text, id=row.id)
    relations = row.gold.statements if annotated and row.gold is not None else None
    return Document(
        id=row.id, text=row.text, paragraphs=tuple(told(report)), relations=relations
    )


def lay_document(document: Document, tokenizer: Tokenizer, *, offset: int = 0) -> Laid:
    """The document's windows; `offset` moves where they begin."""
    quotes = QuoteIndex(find_quotations(document.text, document.paragraphs))
    return lay(document.text, document.paragraphs, quotes, tokenizer, offset=offset)


def label(number: int, document: Document, laid: Laid) -> Iterator[Labelled]:
    """Each window of document `number` with its gold."""
    tags, link = gold_of(document, laid)
    for window in laid.windows:
        run = slice(window.first, window.first + len(window))
        within = link[run].copy()
        inside = within >= 0
        within[inside] -= window.first
        within[inside & ((within < 0) | (within >= len(window)))] = NO_LINK
        yield Labelled(document=number, window=window, tags=tags[run], link=within)


def gold_of(document: Document, laid: Laid) -> tuple[Ints, Ints]:
    """Tags and links over all words of a document, links as word numbers within it."""
    unknown = document.relations is None
    tags = np.full(len(laid.starts), NO_TAG if unknown else OUTSIDE)
    link = np.full(len(laid.starts), NO_LINK)
    for one in document.relations or ():
        contents, cues, speakers = (
            [_words(laid, s) for s in role]
            for role in (one.content, one.cue, one.speaker)
        )
        for role, runs in ((CONTENT, contents), (SPEAKER, speakers), (CUE, cues)):
            for words in runs:
                tags[words.start : words.stop] = role + 1
                tags[words.start : words.start + bool(words)] = role
        cue = next((r.start for r in cues if r), None)
        if cue is not None:
            for words in contents:
                link[words.start : words.stop] = cue
            link[cue] = next((r.start for r in speakers if r), NO_SPEAKER)
    return tags, link


def _words(laid: Laid, span: tuple[int, int]) -> range:
    """The numbers of the words that share a character with a range."""
    first = int(np.searchsorted(laid.ends, span[0], side="right"))
    return range(first, int(np.searchsorted(laid.starts, span[1])))
