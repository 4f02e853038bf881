"""Windows gathered into padded batches, with their gold and, where there is one, what a
teacher says of them.
"""

from __future__ import annotations

import random
from collections.abc import Iterator, Sequence
from dataclasses import dataclass

import numpy as np
import torch
from tokenizers import Tokenizer
from torch import Tensor

from onrecord.reading.encoder.scores import Floats
from onrecord.reading.encoder.windows import Ints
from training.statements.corpus import (
    NO_LINK,
    NO_TAG,
    Document,
    Labelled,
    label,
    lay_document,
)

# windows begin at another of the first paragraphs each epoch, so that edges fall
# elsewhere
SHIFTS = 5
JITTER = (
    24  # pieces of noise in the order by length, so that the same windows seldom meet
)


@dataclass(frozen=True, slots=True, kw_only=True)
class Batch:
    """B windows of up to L pieces and W words. `words`: 1 where there is a word.
    `rows`: the windows themselves.
    """

    pieces: Tensor
    mask: Tensor
    case: Tensor
    quoted: Tensor
    opens: Tensor
    heads: Tensor
    words: Tensor
    tags: Tensor
    link: Tensor
    rows: tuple[Labelled, ...]


def windows_of(
    documents: Sequence[Document],
    tokenizer: Tokenizer,
    rng: random.Random | None = None,
) -> list[Labelled]:
    """All windows of a corpus; with `rng`, cut anew."""
    found: list[Labelled] = []
    for number, document in enumerate(documents):
        offset = rng.randrange(SHIFTS) if rng is not None else 0
        found.extend(
            w
            for w in label(
                number, document, lay_document(document, tokenizer, offset=offset)
            )
            if len(w.window)
        )
    return found


def batches(
    windows: Sequence[Labelled], size: int, pad: int, rng: random.Random
) -> Iterator[Batch]:
    """Batches of windows of like length, in random order."""
    ordered = sorted(
        windows, key=lambda w: len(w.window.pieces) + rng.uniform(0, JITTER)
    )
    cut = [ordered[i : i + size] for i in range(0, len(ordered), size)]
    rng.shuffle(cut)
    for rows in cut:
        yield batch_of(rows, pad)


def batch_of(rows: Sequence[Labelled], pad: int) -> Batch:
    """One batch, padded to its longest window."""
    width = max(len(one.window) for one in rows)
    heads = [one.window.heads for one in rows]
    length = max(len(one.window.pieces) for one in rows)

    def at_heads(values: Sequence[Ints]) -> Tensor:
        out = torch.zeros((len(rows), length), dtype=torch.long)
        for row, (at, value) in enumerate(zip(heads, values, strict=True)):
            out[row, torch.from_numpy(at)] = torch.from_numpy(value)
        return out

    return Batch(
        pieces=_padded([one.window.pieces for one in rows], length, pad),
        mask=_padded([np.ones_like(one.window.pieces) for one in rows], length, 0),
        case=at_heads([one.window.case for one in rows]),
        quoted=at_heads([one.window.quoted for one in rows]),
        opens=at_heads([one.window.opens for one in rows]),
        heads=_padded(heads, width, 0),
        words=_padded([np.ones_like(at) for at in heads], width, 0),
        tags=_padded([one.tags for one in rows], width, NO_TAG),
        link=_padded([one.link for one in rows], width, NO_LINK),
        rows=tuple(rows),
    )


def _padded(values: Sequence[Ints], width: int, fill: int) -> Tensor:
    out = torch.full((len(values), width), fill, dtype=torch.long)
    for row, value in enumerate(values):
        out[row, : len(value)] = torch.from_numpy(value)
    return out


def taught(batch: Batch, scores: Sequence[Floats]) -> Tensor:
    """The teacher's scores [B, W, K] for the words of a batch; `scores` [words, K] by
    document number.
    """
    out = torch.zeros((*batch.tags.shape, scores[0].shape[-1]))
    for row, one in enumerate(batch.rows):
        run = slice(one.window.first, one.window.first + len(one.window))
        out[row, : len(one.window)] = torch.from_numpy(
            scores[one.document][run].astype(np.float32)
        )
    return out


def marked(batch: Batch, tags: Sequence[Ints]) -> Tensor:
    """The gold tags [B, W, K] for the words of a batch, `NO_TAG` beyond them; `tags`
    [words, K] by document number.
    """
    out = torch.full((*batch.tags.shape, tags[0].shape[-1]), NO_TAG)
    for row, one in enumerate(batch.rows):
        run = slice(one.window.first, one.window.first + len(one.window))
        out[row, : len(one.window)] = torch.from_numpy(tags[one.document][run])
    return out
