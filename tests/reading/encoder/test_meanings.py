"""What words mean: whole numbers, near where the meaning is near."""

from __future__ import annotations

import shutil
from dataclasses import replace
from pathlib import Path

import numpy as np
import pytest

from onrecord.model import Part, Span
from onrecord.reading.encoder import meanings, network
from onrecord.reading.encoder.encode import encode
from onrecord.reading.encoder.manifest import SHIPPED, ModelError
from onrecord.reading.encoder.meanings import MEANINGS, Meanings
from tests.builders import report


def meaning(text: str, *parts: str) -> bytes:
    spans = [Span(text.index(part), text.index(part) + len(part)) for part in parts]
    return Meanings(encode(report(text))).of(spans)


def nearness(one: str, other: str) -> float:
    a, b = (
        np.frombuffer(meaning(text, text), np.int8).astype(np.float64)
        for text in (one, other)
    )
    return float(a @ b / np.sqrt((a @ a) * (b @ b)))


@pytest.mark.parametrize(
    ("one", "near", "far"),
    [
        (
            "Three people died in the blaze.",
            "The fire killed three.",
            "The council will meet on Monday.",
        ),
        (
            "The firm dismissed 200 workers.",
            "Some 200 employees lost their jobs.",
            "The boats reached the harbour.",
        ),
        (
            "The attack",
            "A gunman opened fire.",
            "Shares rose by a third.",
        ),
    ],
)
def test_what_means_alike_lies_near(one: str, near: str, far: str) -> None:
    assert nearness(one, near) > nearness(one, far) + 0.1


def test_it_has_a_signed_byte_a_dimension_and_its_largest_is_full() -> None:
    found = np.frombuffer(meaning("The fire killed three.", "fire killed"), np.int8)
    assert found.shape == meanings.load().shape[1:]
    assert np.abs(found.astype(np.int64)).max() == meanings.MOST


def test_pieces_are_joined_in_any_order() -> None:
    text = "The fire, which began at noon, killed three."
    assert meaning(text, "The fire", "killed three") == meaning(
        text, "killed three", "The fire"
    )
    assert meaning(text, "The fire", "killed three") != meaning(text, text)


@pytest.mark.parametrize("text", ["", "Orlo left."])
def test_where_no_word_begins_there_is_none(text: str) -> None:
    assert Meanings(encode(report(text))).of([]) == b""
    assert Meanings(encode(report(text))).of([Span(1, 1), Span(1, 4)]) == b""


def test_each_piece_of_the_tokenizer_has_a_vector() -> None:
    assert len(meanings.load()) == network.load().tokenizer.get_vocab_size()


def test_a_piece_means_what_it_does_where_it_stands() -> None:
    fire, shots = "The fire burned.", "Troops fire rockets."
    assert meaning(fire, "fire") != meaning(shots, "fire")


def test_of_pieces_that_windows_share_each_counts_once() -> None:
    text = "The boats of Vessa left at noon. " * 100
    found = encode(report(text))
    assert len(found.laid.windows) > 1
    assert len(found.scores.meaning) == len(found.laid.pieces)
    assert np.abs(found.scores.meaning).max(axis=1).all()


def test_captions_have_their_own() -> None:
    text = "Orlo left Vessa.\n"
    caption = Part(span=Span(len(text), len(text) + 16), kind="caption")
    paragraph = Part(span=Span(0, len(text) - 1), kind="paragraph")
    given = replace(report(text + "The boats burned"), parts=(paragraph, caption))
    found = Meanings(encode(given)).of([caption.span])
    assert found == meaning("The boats burned", "The boats burned")


def test_sums_are_rounded_alike_on_every_machine() -> None:
    """Of a sum, each number is the nearest whole one, halves upward."""
    table = meanings.load().astype(object)  # Python's own whole numbers
    found_by = encode(report("Orlo said no."))
    laid, around = found_by.laid, found_by.scores.meaning.astype(object)
    total = sum(table[piece] for piece in laid.pieces.tolist()) + around.sum(axis=0)
    greatest = max(abs(number) for number in total)
    nearest = [(2 * 127 * number + greatest) // (2 * greatest) for number in total]
    found = meaning("Orlo said no.", "Orlo said no.")
    assert np.frombuffer(found, np.int8).tolist() == nearest


def test_an_altered_table_is_not_used(tmp_path: Path) -> None:
    copied = Path(shutil.copytree(SHIPPED, tmp_path / "model"))
    with (copied / MEANINGS).open("r+b") as file:
        file.seek(1000)
        file.write(b"\x00\x01\x02\x03")
    with pytest.raises(ModelError, match=f"{MEANINGS} was altered"):
        meanings.load(copied)
    (copied / MEANINGS).unlink()
    with pytest.raises(ModelError, match=f"lacks .*{MEANINGS}"):
        meanings.load(copied)
