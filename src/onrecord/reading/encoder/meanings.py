"""What a stretch of words means, as one small vector: two tellings of one fact lie near
each other though they share no word.

Each word piece has a vector: what it means alone, from a table, and what the network
adds to that for the words around it, rounded. Both together come near to what
all-MiniLM-L6-v2 makes of the piece in its sentence. The vectors of a stretch are
summed, in whole numbers. `training/meanings/` makes the table, and that head of the
network.
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
from onrecord.reading.encoder.windows import Ints, Laid

MEANINGS = "meanings.npy"
MOST = 127  # the largest number that a vector holds

Bytes = npt.NDArray[np.int8]


class Meanings:
    """What the words of one report mean, ready to be asked of its stretches.

    Raises `manifest.ModelError` where the table is missing or altered.
    """

    def __init__(self, encoded: Encoded) -> None:
        self._parts: list[tuple[Laid, Ints]] = []
        for laid, scores in ((encoded.laid, encoded.scores), encoded.aside):
            if len(laid.pieces):
                vectors = load()[laid.pieces] + scores.meaning
                self._parts.append((laid, vectors))

    def of(self, spans: Sequence[Span]) -> bytes:
        """The vector of the words that begin within `spans`, a signed byte a dimension;
        empty where there are none.

        Only its direction says anything: the largest of its numbers is 127 or -127
        however many words there are. `np.frombuffer(meaning, np.int8)` gives the
        numbers back.
        """
        found: list[Ints] = []
        for laid, vectors in self._parts:
            for run in map(laid.run_in, spans):
                if run.start < run.stop:
                    found.append(np.add.reduce(vectors[run]))
        if not found:
            return b""
        total = functools.reduce(np.add, found)
        greatest = max(int(total.max()), -int(total.min()), 1)
        nearest = (2 * MOST * total + greatest) // (2 * greatest)
        meaning: bytes = nearest.astype(np.int8).tobytes()
        return meaning


@functools.cache
def load(folder: Path = SHIPPED) -> Bytes:
    """What each word piece means alone [pieces, dimensions], loaded once a process.

    Raises `manifest.ModelError` where the table is missing or altered.
    """
    sha256 = read_manifest(folder).files[MEANINGS]
    content = io.BytesIO(read_checked(folder / MEANINGS, sha256))
    table: Bytes = np.load(content, allow_pickle=False)
    return table
