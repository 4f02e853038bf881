"""Meanings learnt by ridge regression, packed as signed bytes; and the head for them
put into a network's file.
"""

from __future__ import annotations

import shutil
from pathlib import Path

import numpy as np
import pytest

from onrecord.reading.encoder import network
from onrecord.reading.encoder.manifest import SHIPPED
from onrecord.reading.encoder.network import MODEL
from onrecord.reading.encoder.scores import Floats
from training.meanings.ridge import fitted, products_of
from training.meanings.table import step_of, table_of


def drawn(seed: int, *shape: int) -> Floats:
    return np.random.default_rng(seed).normal(size=shape).astype(np.float32)


def test_what_follows_from_what_is_given_is_learnt_from_batches() -> None:
    given, map_ = drawn(1, 500, 6) + 2, drawn(2, 6, 4)
    wanted = np.dot(given, map_) + 7
    sums = products_of([(given[:100], wanted[:100]), (given[100:], wanted[100:])])
    assert sums.count == 500
    fit = fitted(sums, 6, 1e-6, 4)
    found = np.dot(given - fit.mean, fit.weight)
    about = wanted - wanted.mean(axis=0)
    # on other axes: what lies near stays near
    assert np.allclose(found @ found.T, about @ about.T, atol=0.05)


def test_the_first_axes_hold_most() -> None:
    given = drawn(3, 400, 3)
    wanted = np.dot(given * np.array([5, 1, 0.1], np.float32), drawn(4, 3, 5))
    sums = products_of([(given, wanted)])
    spread = np.dot(given, fitted(sums, 3, 1e-6, 3).weight).std(axis=0)
    assert np.array_equal(spread, np.sort(spread)[::-1])
    assert fitted(sums, 3, 1e-6, 2).weight.shape == (3, 2)


def test_a_greater_ridge_learns_less() -> None:
    given = drawn(5, 200, 3)
    sums = products_of([(given, np.dot(given, drawn(6, 3, 3)))])
    sizes = [np.abs(fitted(sums, 3, ridge, 3).weight).sum() for ridge in (0, 100, 1e6)]
    assert sizes[0] > sizes[1] > sizes[2]
    assert sizes[2] < 0.01


def test_without_texts_nothing_is_learnt() -> None:
    with pytest.raises(ValueError, match="nothing to learn from"):
        products_of([])


def likeness(vectors: Floats) -> Floats:
    unit = vectors / np.linalg.norm(vectors, axis=1, keepdims=True)
    found: Floats = unit @ unit.T
    return found


def test_rounded_numbers_keep_what_lies_near() -> None:
    vectors = drawn(7, 300, 8)
    table = table_of(vectors, step_of(vectors))
    assert table.shape == (300, 8)
    packed = table.astype(np.float32)
    assert np.abs(likeness(packed) - likeness(vectors)).max() < 0.05


def test_a_number_beyond_all_others_is_cut() -> None:
    vectors = drawn(8, 30_000, 4)
    vectors[0] *= 100
    table = np.abs(table_of(vectors, step_of(vectors)).astype(np.int64))
    assert table.max() == 127
    assert np.median(table) > 10


def test_a_head_takes_the_place_of_another_and_nothing_else(tmp_path: Path) -> None:
    pytest.importorskip("onnx")
    from training.encoder.head import DIMENSIONS, Head, no_head, put_head  # noqa: PLC0415

    before = SHIPPED / MODEL
    path = Path(shutil.copy(before, tmp_path))
    weight = np.ones_like(no_head().weight)
    put_head(path, Head(weight=weight, bias=np.arange(DIMENSIONS, dtype=np.float32)))
    shipped, other = outputs(before), outputs(path)
    assert shipped[:-1] == other[:-1]
    assert shipped[-1] != other[-1]
    found = np.frombuffer(other[-1], np.float32).reshape(-1, DIMENSIONS)
    # each column has the same weights, and its own bias
    assert np.allclose(found - np.arange(DIMENSIONS), found[:, :1], atol=1e-3)
    put_head(path, no_head())
    assert not np.frombuffer(outputs(path)[-1], np.float32).any()


def outputs(path: Path) -> list[bytes]:
    """What a network's file says of a few words, to the byte."""
    from onnxruntime import InferenceSession  # noqa: PLC0415

    pieces = network.load().tokenizer.encode("Orlo said the boats of Vessa left.").ids
    given = {
        "pieces": np.asarray(pieces),
        "told": np.zeros((3, len(pieces)), np.int64),
        "heads": np.arange(1, len(pieces) - 1),
    }
    session = InferenceSession(path, providers=["CPUExecutionProvider"])
    return [one.tobytes() for one in session.run(network.OUTPUTS, given)]
