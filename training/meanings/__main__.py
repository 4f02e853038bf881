"""`python -m training.meanings --work WORK --out MODEL`: writes the table of what word
pieces mean beside the network, and its hash into the manifest there.

It needs no corpus: each piece of the vocabulary goes through all-MiniLM-L6-v2 alone,
between the two end marks, and its vector is the mean of the three.
"""

from __future__ import annotations

import argparse
import hashlib
from dataclasses import replace
from pathlib import Path

import numpy as np
import torch
from transformers import AutoModel

from onrecord.reading.encoder.manifest import read_manifest
from onrecord.reading.encoder.meanings import MEANINGS
from onrecord.reading.encoder.scores import Floats
from training.encoder.bases import fetch_bases
from training.encoder.export import write_manifest
from training.encoder.network import load_tokenizer
from training.meanings.table import table_of

BATCH = 512


def main() -> None:
    """Reads its arguments; see the module."""
    parser = argparse.ArgumentParser(
        prog="python -m training.meanings", description=__doc__
    )
    parser.add_argument(
        "--work", type=Path, required=True, help="folder for the pretrained encoder"
    )
    parser.add_argument(
        "--out", type=Path, required=True, help="folder with the network's files"
    )
    wanted = parser.parse_args()
    bases: Path = wanted.work / "bases"
    fetch_bases(bases, ("minilm",))
    path: Path = wanted.out / MEANINGS
    np.save(path, table_of(piece_vectors(bases / "minilm")))
    manifest = read_manifest(wanted.out)
    sha256 = hashlib.sha256(path.read_bytes()).hexdigest()
    files = manifest.files | {MEANINGS: sha256}
    write_manifest(wanted.out, replace(manifest, files=files))


def piece_vectors(base: Path) -> Floats:
    """What the encoder in `base` makes of each piece of its vocabulary alone [pieces,
    width].
    """
    encoder = AutoModel.from_pretrained(base, add_pooling_layer=False).eval()
    tokenizer = load_tokenizer(base)
    opening, closing = tokenizer.encode("").ids  # nothing but the two end marks
    found = []
    for pieces in torch.arange(tokenizer.get_vocab_size()).split(BATCH):
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


if __name__ == "__main__":
    main()
