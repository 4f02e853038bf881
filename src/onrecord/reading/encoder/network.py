"""The network as it ships: an ONNX file, its tokenizer, and what was chosen on the
development sets.

One session a process, one thread a session (reports are read on many cores by many
processes). A window is one run: its result is the same whatever is read beside it. The
files are in `model/`, made by `training/`.
"""

from __future__ import annotations

import functools
from dataclasses import dataclass
from pathlib import Path
from typing import TYPE_CHECKING

import numpy as np

from onrecord.reading.encoder.manifest import (
    SHIPPED,
    Manifest,
    read_checked,
    read_manifest,
)
from onrecord.reading.encoder.scores import Scores, WindowScores, merged
from onrecord.reading.encoder.windows import Ints, Laid, Window

if TYPE_CHECKING:
    from onnxruntime import InferenceSession
    from tokenizers import Tokenizer

MODEL, TOKENIZER = "reader.onnx", "tokenizer.json"
OUTPUTS = ("tags", "names", "dependent", "head", "root", "meaning")
# an addition and a norm as one step: seven times slower than as two (1.31, x86-64)
SLOWER = "SkipLayerNormFusion"


@dataclass(frozen=True, slots=True, kw_only=True)
class Network:
    """The loaded model."""

    manifest: Manifest
    tokenizer: Tokenizer
    session: InferenceSession

    def scores(self, laid: Laid) -> Scores:
        """The model's scores for all words of a report."""
        distance = np.asarray(self.manifest.distance, dtype=np.float32)
        return merged(laid, [self._run(window) for window in laid.windows], distance)

    def _run(self, window: Window) -> WindowScores:
        found = self.session.run(OUTPUTS, given_of(window))
        tags, names, dependent, head, root, meaning = found
        return WindowScores(
            tags=tags,
            names=names,
            dependent=dependent,
            head=head,
            root=root,
            meaning=meaning[0, 1:-1],
        )


def given_of(window: Window) -> dict[str, Ints]:
    """What the network is given of a window."""
    told = np.zeros((3, len(window.pieces)), dtype=np.int64)
    told[:, window.heads] = window.case, window.quoted, window.opens
    return {"pieces": window.pieces, "told": told, "heads": window.heads}


@functools.cache
def load(folder: Path = SHIPPED) -> Network:
    """The model in `folder` (default: the one in the package), loaded once a process.

    Raises ModelError where a file is missing or its sha256 is not the manifest's.
    """
    from tokenizers import Tokenizer  # noqa: PLC0415 - `onrecord --help` need not load it

    manifest = read_manifest(folder)
    model, tokens = (
        read_checked(folder / name, manifest.files[name]) for name in (MODEL, TOKENIZER)
    )
    tokenizer = Tokenizer.from_buffer(tokens)
    tokenizer.no_padding()
    tokenizer.no_truncation()
    return Network(manifest=manifest, tokenizer=tokenizer, session=session_of(model))


def session_of(model: bytes) -> InferenceSession:
    """A network's file, ready to run."""
    from onnxruntime import InferenceSession, SessionOptions  # noqa: PLC0415 - `onrecord --help` need not load it

    options = SessionOptions()
    options.intra_op_num_threads = options.inter_op_num_threads = 1
    options.use_deterministic_compute = True
    return InferenceSession(
        model,
        options,
        providers=["CPUExecutionProvider"],
        disabled_optimizers=[SLOWER],
    )
