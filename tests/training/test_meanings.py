"""Vectors packed as signed bytes."""

from __future__ import annotations

import numpy as np

from onrecord.reading.encoder.scores import Floats
from training.meanings.table import table_of


def likeness(vectors: Floats) -> Floats:
    centred = vectors - vectors.mean(axis=0)
    unit = centred / np.linalg.norm(centred, axis=1, keepdims=True)
    found: Floats = unit @ unit.T
    return found


def test_fewer_and_rounded_numbers_keep_what_lies_near() -> None:
    drawn = np.random.default_rng(5)
    vectors = drawn.normal(size=(300, 8)) @ drawn.normal(size=(8, 40)) + 3
    given = vectors.astype(np.float32)
    table = table_of(given, 8)
    assert table.shape == (300, 8)
    packed = table.astype(np.float32)
    assert np.abs(likeness(packed) - likeness(given)).max() < 0.05


def test_a_number_beyond_all_others_is_cut() -> None:
    vectors = np.random.default_rng(6).normal(size=(30_000, 4)).astype(np.float32)
    vectors[0] *= 100
    table = np.abs(table_of(vectors, 4).astype(np.int64))
    assert table.max() == 127
    assert np.median(table) > 10
