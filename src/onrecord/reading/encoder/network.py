"""The network as it ships: an ONNX file, its tokenizer, and what was chosen on the
development sets.

One session a process, one thread a session (reports are read on many cores by many
processes). A window is one run: its result is the same whatever is read beside it. The
files are in `model/`, made by `training/`.
"""

from __future__ import annotations

import functools
import hashlib
from dataclasses import dataclass
from importlib.resources import files
from pathlib import Path
from typing import TYPE_CHECKING

import msgspec
import numpy as np

from onrecord.reading.encoder.manifest import Manifest
from onrecord.reading.encoder.scores import Scores, WindowScores, merged
from onrecord.reading.encoder.windows import Laid, Window

if TYPE_CHECKING:
    from onnxruntime import InferenceSession
    from tokenizers import Tokenizer

MODEL, TOKENIZER, MANIFEST = "reader.onnx", "tokenizer.json", "manifest.json"
OUTPUTS = ("tags", "names", "dependent", "head", "root")
# an addition and a norm as one step: seven times slower than as two (1.31, x86-64)
SLOWER = "SkipLayerNormFusion"


class ModelError(RuntimeError):
    """A file of the model is missing or is not the one that ships: says which, and what
    to do.
    """


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
        told = np.zeros((3, len(window.pieces)), dtype=np.int64)
        told[:, window.heads] = window.case, window.quoted, window.opens
        given = {"pieces": window.pieces, "told": told, "heads": window.heads}
        tags, names, dependent, head, root = self.session.run(OUTPUTS, given)
        return WindowScores(
            tags=tags, names=names, dependent=dependent, head=head, root=root
        )


@functools.cache
def load(folder: Path | None = None) -> Network:
    """The model in `folder` (default: the one in the package), loaded once a process.

    Raises ModelError where a file is missing or its sha256 is not the manifest's.
    """
    from onnxruntime import InferenceSession, SessionOptions  # noqa: PLC0415 - `onrecord --help` need not load it
    from tokenizers import Tokenizer  # noqa: PLC0415

    where = (
        folder
        if folder is not None
        else Path(str(files("onrecord.reading.encoder") / "model"))
    )
    manifest = _manifest(where)
    contents = {
        name: _checked(where / name, sha256) for name, sha256 in manifest.files.items()
    }
    options = SessionOptions()
    options.intra_op_num_threads = options.inter_op_num_threads = 1
    options.use_deterministic_compute = True
    session = InferenceSession(
        contents[MODEL],
        options,
        providers=["CPUExecutionProvider"],
        disabled_optimizers=[SLOWER],
    )
    tokenizer = Tokenizer.from_buffer(contents[TOKENIZER])
    tokenizer.no_padding()
    tokenizer.no_truncation()
    return Network(manifest=manifest, tokenizer=tokenizer, session=session)


def _manifest(where: Path) -> Manifest:
    path = where / MANIFEST
    try:
        return msgspec.json.decode(path.read_bytes(), type=Manifest)
    except (OSError, msgspec.DecodeError) as error:
        raise ModelError(
            f"the model cannot be read: {path} ({error}). Install onrecord again."
        ) from error


def _checked(path: Path, sha256: str) -> bytes:
    try:
        content = path.read_bytes()
    except OSError as error:
        raise ModelError(
            f"the model lacks {path} (sha256 {sha256}). Install onrecord again."
        ) from error
    found = hashlib.sha256(content).hexdigest()
    if found != sha256:
        raise ModelError(
            f"{path} was altered: its sha256 is {found}, not {sha256}. "
            "Install onrecord again."
        )
    return content
