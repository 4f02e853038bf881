"""The table of what word pieces mean, as it ships: a few signed bytes a piece."""

from __future__ import annotations

import numpy as np

from onrecord.reading.encoder.meanings import MOST, Bytes
from onrecord.reading.encoder.scores import Floats

# of 384; 128 lose a point of a hundred, 64 lose five (README.md)
DIMENSIONS = 256
# Of all numbers, those that the bytes tell apart; the few beyond are cut, so that one
# large number does not make all others coarse.
TOLD_APART = 0.9999


def table_of(vectors: Floats, dimensions: int = DIMENSIONS) -> Bytes:
    """The vectors [pieces, width] about their mean, on their first principal axes, all
    in steps of one size.
    """
    centred = vectors - vectors.mean(axis=0)
    _, _, axes = np.linalg.svd(centred, full_matrices=False)
    kept = centred @ axes[:dimensions].T
    step = np.quantile(np.abs(kept), TOLD_APART) / MOST
    table: Bytes = np.rint(kept / step).clip(-MOST, MOST).astype(np.int8)
    return table
