"""The network's head for meanings: what stands after some of its layers, side by side,
times one matrix, as the output `meaning` of each word piece.

The states of a layer stand in the file as whole numbers already, for the layer that
follows. The head multiplies these, by int8 weights with a scale for each column, as all
of the network does. It is put beside what is there: the other outputs stay the same to
the byte.
"""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path
from typing import Any

import numpy as np
import onnx
from onnx import TensorProto, helper, numpy_helper

from onrecord.reading.encoder.scores import Floats

MEANING = "meaning"  # the output, and how the names of all that is the head's begin
WIDTH = 384
DIMENSIONS = 256  # of a meaning; 128 lose a point of a hundred (README.md)
# What three layers put out, from first to last. Later ones know roles, not meanings.
STATES = tuple(
    f"/network/encoder/encoder/layer.{layer}/output/LayerNorm/LayerNormalization_output_0"
    for layer in (1, 2, 3)
)
MOST = 127  # of a weight


@dataclass(frozen=True, slots=True, kw_only=True)
class Head:
    """`weight` [states, dimensions] and `bias` [dimensions]."""

    weight: Floats
    bias: Floats


def no_head() -> Head:
    """A head that adds nothing, for a network that learnt none yet."""
    return Head(
        weight=np.zeros((len(STATES) * WIDTH, DIMENSIONS), np.float32),
        bias=np.zeros(DIMENSIONS, np.float32),
    )


def put_head(path: Path, head: Head) -> None:
    """Gives the network's file this head in place of the one it has."""
    model = without_head(onnx.load(path))
    graph = model.graph
    for name, values in _values(head):
        graph.initializer.append(numpy_helper.from_array(values, name))
    graph.node.extend(_nodes())
    shape = [1, "pieces", len(head.bias)]
    graph.output.append(
        helper.make_tensor_value_info(MEANING, TensorProto.FLOAT, shape)
    )
    onnx.save(model, path)


def without_head(model: Any) -> Any:
    """The network as it was before a head was put there."""
    for held in (model.graph.node, model.graph.initializer, model.graph.output):
        for one in [one for one in held if one.name.startswith(MEANING)]:
            held.remove(one)
    return model


def _values(head: Head) -> Iterator[tuple[str, Any]]:
    yield f"{MEANING}.bias", head.bias
    for part, weight in enumerate(np.split(head.weight, len(STATES))):
        scale = np.maximum(np.abs(weight).max(axis=0), 1e-8) / MOST
        yield f"{MEANING}.{part}.scale", scale
        yield f"{MEANING}.{part}.weight", np.rint(weight / scale).astype(np.int8)
        yield f"{MEANING}.{part}.zero", np.zeros(weight.shape[1], np.int8)


def _nodes() -> Iterator[Any]:
    before = f"{MEANING}.bias"
    for part, states in enumerate(STATES):
        own = f"{MEANING}.{part}"
        after = f"{own}.sum" if part + 1 < len(STATES) else MEANING
        steps: tuple[tuple[str, tuple[str, ...], str, dict[str, Any]], ...] = (
            ("Mul", (f"{states}_scale", f"{own}.scale"), f"{own}.scales", {}),
            (
                "MatMulInteger",
                (
                    f"{states}_quantized",
                    f"{own}.weight",
                    f"{states}_zero_point",
                    f"{own}.zero",
                ),
                f"{own}.whole",
                {},
            ),
            ("Cast", (f"{own}.whole",), f"{own}.cast", {"to": TensorProto.FLOAT}),
            ("Mul", (f"{own}.cast", f"{own}.scales"), f"{own}.product", {}),
            ("Add", (f"{own}.product", before), after, {}),
        )
        for kind, given, made, settings in steps:
            yield helper.make_node(kind, given, [made], name=made, **settings)
        before = after
