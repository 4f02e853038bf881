"""The model's files: what is said where one is missing or altered; and that a window's
scores hang on nothing else.
"""

from __future__ import annotations

import shutil
from pathlib import Path

import numpy as np
import pytest

from onrecord.reading.encoder import network
from onrecord.reading.encoder.encode import encode
from onrecord.reading.encoder.manifest import MANIFEST, SHIPPED, ModelError
from onrecord.reading.encoder.network import MODEL, TOKENIZER
from onrecord.reading.encoder.scores import Scores
from onrecord.reading.statements.relations import find_attributions
from tests.builders import report

NEWS = "“We wait,” Marta Orlo said. The boats of Vessa, she said, had left at noon.\n"


@pytest.fixture
def copied(tmp_path: Path) -> Path:
    return Path(shutil.copytree(SHIPPED, tmp_path / "model"))


@pytest.mark.parametrize("name", [MODEL, TOKENIZER])
def test_an_altered_file_is_named_with_both_hashes(copied: Path, name: str) -> None:
    with (copied / name).open("r+b") as file:
        file.seek(100)
        file.write(b"\x00\x00")
    wanted = network.load().manifest.files[name]
    with pytest.raises(
        ModelError,
        match=rf"{name} was altered: its sha256 is [0-9a-f]{{64}}, not {wanted}",
    ):
        network.load(copied)


@pytest.mark.parametrize("name", [MODEL, TOKENIZER])
def test_a_missing_file_is_named_with_its_hash(copied: Path, name: str) -> None:
    (copied / name).unlink()
    with pytest.raises(
        ModelError,
        match=rf"lacks .*{name} \(sha256 {network.load().manifest.files[name]}\)",
    ):
        network.load(copied)


@pytest.mark.parametrize("content", [None, b"", b"{}", b"no JSON"])
def test_without_its_manifest_there_is_no_model(
    copied: Path, content: bytes | None
) -> None:
    (copied / MANIFEST).unlink()
    if content is not None:
        (copied / MANIFEST).write_bytes(content)
    with pytest.raises(ModelError, match=MANIFEST):
        network.load(copied)


def test_the_model_is_loaded_once() -> None:
    assert network.load() is network.load()


def scores(text: str) -> Scores:
    return encode(report(text)).scores


def test_what_is_read_beside_it_changes_no_score() -> None:
    # eleven paragraphs fill about one window: those of the first come out the same
    # whatever fills the next
    alone = scores(NEWS * 11)
    for after in ("The mayor left. " * 300, "“No,” said Venn. " * 40 + "\n" + NEWS):
        beside = scores(NEWS * 11 + after)
        assert np.array_equal(alone.tags[:150], beside.tags[:150])
        assert np.array_equal(alone.head[:150], beside.head[:150])


def test_a_text_without_a_word_has_no_attributions() -> None:
    for text in ("", "\n\n", " \t", "\u200b"):
        assert find_attributions(text, encode(report(text))) == ()


def test_tags_are_probabilities() -> None:
    found = scores(NEWS * 3)
    assert np.allclose(np.exp(found.tags).sum(axis=1), 1, atol=1e-4)
