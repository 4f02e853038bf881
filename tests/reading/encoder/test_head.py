"""The head for meanings stands in the network's file beside what was there before: the
other outputs are the same without it, to the byte.
"""

from __future__ import annotations

from collections.abc import Iterator

import numpy as np
import pytest
from onnxruntime import InferenceSession

from onrecord.english.quotations import QuoteIndex
from onrecord.model import Span
from onrecord.reading.encoder import network
from onrecord.reading.encoder.manifest import SHIPPED
from onrecord.reading.encoder.network import MODEL, OUTPUTS, given_of
from onrecord.reading.encoder.windows import lay

TEXTS = [
    "Orlo left.",
    "“We wait,” Marta Orlo said. The boats of Vessa, she said, had left at noon.",
    "The fire in Lima killed three people and hurt 20, the police said on Monday. "
    * 12,
]
# Numbers of fields in the file (Protocol Buffers, onnx.proto): of a model the graph, of
# a graph what the head adds to, each with the field that holds its name.
GRAPH = 7
NAMED = {1: 3, 5: 8, 12: 1}  # a step, a matrix, an output


def fields(data: bytes) -> Iterator[tuple[int, bytes, bytes]]:
    """The number of each field, its content where it has a length, and all its
    bytes.
    """
    at = 0
    while at < len(data):
        start = at
        key, at = whole_number(data, at)
        length = 0
        match key & 7:
            case 0:
                _, at = whole_number(data, at)
            case 1:
                at += 8
            case 2:
                length, at = whole_number(data, at)
                at += length
            case 5:
                at += 4
        yield key >> 3, data[at - length : at], data[start:at]


def whole_number(data: bytes, at: int) -> tuple[int, int]:
    value = shift = 0
    while True:
        byte = data[at]
        value |= (byte & 127) << shift
        at, shift = at + 1, shift + 7
        if byte < 128:
            return value, at


def written(number: int) -> bytes:
    low, high = number & 127, number >> 7
    return bytes([low | 128]) + written(high) if high else bytes([low])


def is_the_heads(number: int, content: bytes) -> bool:
    return number in NAMED and any(
        field == NAMED[number] and name.startswith(b"meaning")
        for field, name, _ in fields(content)
    )


def without_head(model: bytes) -> bytes:
    kept: list[bytes] = []
    for number, content, whole in fields(model):
        if number != GRAPH:
            kept.append(whole)
            continue
        graph = b"".join(w for n, c, w in fields(content) if not is_the_heads(n, c))
        kept.append(written(GRAPH << 3 | 2) + written(len(graph)) + graph)
    return b"".join(kept)


@pytest.fixture(scope="module")
def before() -> InferenceSession:
    """The network without its head, run as the one that ships."""
    return network.session_of(without_head((SHIPPED / MODEL).read_bytes()))


def test_without_the_head_it_has_the_other_outputs(before: InferenceSession) -> None:
    assert tuple(one.name for one in before.get_outputs()) == OUTPUTS[:-1]


@pytest.mark.parametrize("text", TEXTS)
def test_the_other_outputs_are_the_same_to_the_byte(
    before: InferenceSession, text: str
) -> None:
    shipped = network.load()
    windows = lay(text, [Span(0, len(text))], QuoteIndex(()), shipped.tokenizer).windows
    assert windows
    for window in windows:
        own = shipped.session.run(OUTPUTS, given_of(window))
        others = before.run(OUTPUTS[:-1], given_of(window))
        for one, other in zip(own, others, strict=False):
            assert one.tobytes() == other.tobytes()
        assert np.isfinite(own[-1]).all()
