"""What a stretch of words means, as one small vector: two tellings of one fact lie near
each other though they share no word.

Each word piece has a vector of its own, what all-MiniLM-L6-v2 makes of it alone; those
of a stretch are summed. All of it is whole numbers, so that it comes out the same on
every machine. The table is made by `training/meanings/`.
"""

from __future__ import annotations

import functools
import io
from collections.abc import Sequence
from pathlib import Path

import numpy as np
import numpy.typing as npt

from onrecord.model import Span
from onrecord.reading.encoder.encode import Encoded
from onrecord.reading.encoder.manifest import SHIPPED, read_checked, read_manifest

MEANINGS = "meanings.npy"
MOST = 127  # the largest number that a vector holds

Bytes = npt.NDArray[np.int8]


def meaning_of(encoded: Encoded, spans: Sequence[Span]) -> bytes:
    """The vector of the words of a report that begin within `spans`, a signed byte a
    dimension; empty where there are none.

    Only its direction says anything: the largest of its numbers is 127 or -127 however
    many words there are. `np.frombuffer(meaning, np.int8)` gives the numbers back.

    Raises `manifest.ModelError` where the table is missing or altered.
    """
    laid = (encoded.laid, encoded.aside[0])
    pieces = [words.pieces_in(span) for words in laid for span in spans]
    if not any(map(len, pieces)):
        return b""
    total = load()[np.concatenate(pieces)].sum(axis=0, dtype=np.int64)
    greatest = max(int(np.abs(total).max()), 1)
    nearest = (2 * MOST * total + greatest) // (2 * greatest)
    meaning: bytes = nearest.astype(np.int8).tobytes()
    return meaning


@functools.cache
def load(folder: Path = SHIPPED) -> Bytes:
    """The vectors of all word pieces [pieces, dimensions], loaded once a process.

    Raises `manifest.ModelError` where the table is missing or altered.
    """
    sha256 = read_manifest(folder).files[MEANINGS]
    content = io.BytesIO(read_checked(folder / MEANINGS, sha256))
    table: Bytes = np.load(content, allow_pickle=False)
    return table
