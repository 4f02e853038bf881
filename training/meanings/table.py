"""The table of what word pieces mean, as it ships: a few signed bytes a piece."""

from __future__ import annotations

import numpy as np

from onrecord.reading.encoder.meanings import MOST, Bytes
from onrecord.reading.encoder.scores import Floats

# Of all numbers, those that the bytes tell apart; the few beyond are cut, so that one
# large number does not make all others coarse.
TOLD_APART = 0.9999


def step_of(vectors: Floats) -> float:
    """The size of the steps in which the numbers of all vectors are told."""
    return float(np.quantile(np.abs(vectors), TOLD_APART)) / MOST


def table_of(vectors: Floats, step: float) -> Bytes:
    """The vectors [pieces, dimensions] in whole steps."""
    table: Bytes = np.rint(vectors / step).clip(-MOST, MOST).astype(np.int8)
    return table
