"""`python -m training.meanings STATEMENTS ENTITIES PLACES --work WORK --out MODEL`:
gives the network its head for meanings, writes the table of what word pieces mean
beside it, and the hashes of both into the manifest there.

It needs the folders that `training.names` learns from, for their texts alone. Ridge
regression finds what all-MiniLM-L6-v2 makes of a piece in its sentence from what the
network's layers say of it and from what the encoder makes of the piece alone, between
the two end marks. The first part becomes the head, the second the table.
"""

from __future__ import annotations

import argparse
import hashlib
from collections.abc import Iterable, Iterator
from dataclasses import replace
from pathlib import Path
from typing import Any

import numpy as np
import torch
from transformers import AutoModel

from onrecord.reading.encoder.manifest import read_manifest
from onrecord.reading.encoder.meanings import MEANINGS
from onrecord.reading.encoder.network import MODEL
from onrecord.reading.encoder.scores import Floats
from onrecord.reading.encoder.windows import Ints
from training.encoder.bases import fetch_bases
from training.encoder.export import write_manifest
from training.encoder.head import DIMENSIONS, STATES, WIDTH, Head, put_head
from training.encoder.network import load_tokenizer
from training.meanings.lessons import Lesson, lessons, sample
from training.meanings.ridge import Fit, fitted, products_of
from training.meanings.table import step_of, table_of
from training.names.__main__ import PLACES
from training.names.corpus import read_names, trained_on
from training.statements.corpus import Document, read_corpus

BATCH = 512
MOST = 130_000  # pieces of each corpus, so that politics do not outweigh all else
RIDGE = 10.0
SEED = 1


def main() -> None:
    """Reads its arguments; see the module."""
    parser = argparse.ArgumentParser(
        prog="python -m training.meanings", description=__doc__
    )
    for name, held in (
        ("statements", "polnear-train.jsonl"),
        ("entities", "train.jsonl"),
        ("places", " and ".join(PLACES)),
    ):
        parser.add_argument(name, type=Path, help=f"folder with {held}")
    parser.add_argument(
        "--work", type=Path, required=True, help="folder for the pretrained encoder"
    )
    parser.add_argument(
        "--out", type=Path, required=True, help="folder with the network's files"
    )
    wanted = parser.parse_args()
    fetch_bases(wanted.work / "bases", ("minilm",))
    base: Path = wanted.work / "bases" / "minilm"
    encoder = AutoModel.from_pretrained(base, add_pooling_layer=False).eval()
    tokenizer = load_tokenizer(base)
    ends = np.asarray(tokenizer.encode("").ids)  # nothing but the two end marks
    alone = piece_vectors(encoder, tokenizer.get_vocab_size(), ends)
    drawn = sample(
        corpora(wanted.statements, wanted.entities, wanted.places),
        tokenizer,
        MOST,
        SEED,
    )
    told = lessons(drawn, wanted.out / MODEL, encoder, ends)
    sums = products_of(batches(told, alone))
    fit = fitted(sums, len(STATES) * WIDTH + alone.shape[1], RIDGE, DIMENSIONS)
    write(wanted.out, fit, alone)


def corpora(statements: Path, entities: Path, places: Path) -> Iterator[list[Document]]:
    """The documents of each corpus that may be trained on."""
    yield read_corpus(statements / "polnear-train.jsonl", annotated=False)
    yield [one.document for one in read_names(entities / "train.jsonl")]
    for name in PLACES:
        yield [one.document for one in trained_on(read_names(places / name))]


def piece_vectors(encoder: Any, count: int, ends: Ints) -> Floats:
    """What the encoder makes of each of `count` pieces alone [pieces, width]: the mean
    over the piece and the end marks.
    """
    opening, closing = ends.tolist()
    found = []
    for pieces in torch.arange(count).split(BATCH):
        alone = torch.stack(
            [
                torch.full_like(pieces, opening),
                pieces,
                torch.full_like(pieces, closing),
            ],
            dim=1,
        )
        with torch.inference_mode():
            found.append(encoder(input_ids=alone).last_hidden_state.mean(dim=1))
    vectors: Floats = torch.cat(found).numpy()
    return vectors


def batches(told: Iterable[Lesson], alone: Floats) -> Iterator[tuple[Floats, Floats]]:
    """What is given of the pieces of each lesson, and what is wanted."""
    for one in told:
        given = np.concatenate([one.states, alone[one.pieces]], axis=1)
        yield given, one.targets


def write(out: Path, fit: Fit, alone: Floats) -> None:
    """The head and the table of a fit, in steps of one size, and their hashes."""
    states = len(STATES) * WIDTH
    vectors = np.dot(alone - fit.mean[states:], fit.weight[states:])
    step = step_of(vectors)
    np.save(out / MEANINGS, table_of(vectors, step))
    weight = fit.weight[:states] / step
    put_head(out / MODEL, Head(weight=weight, bias=-fit.mean[:states] @ weight))
    manifest = read_manifest(out)
    hashes = {
        name: hashlib.sha256((out / name).read_bytes()).hexdigest()
        for name in (MODEL, MEANINGS)
    }
    write_manifest(out, replace(manifest, files=manifest.files | hashes))


if __name__ == "__main__":
    main()
