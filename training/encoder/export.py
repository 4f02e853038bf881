"""The trained network as one int8 ONNX file with its tokenizer and manifest."""

from __future__ import annotations

import hashlib
import shutil
import warnings
from pathlib import Path

import msgspec
import torch
from onnxruntime.quantization import QuantType, quantize_dynamic
from torch import Tensor, nn

from onrecord.reading.encoder.manifest import MANIFEST, Calibration, Manifest
from onrecord.reading.encoder.network import MODEL, TOKENIZER
from onrecord.reading.encoder.scores import ENTITIES, TOPONYMS
from training.encoder.head import no_head, put_head
from training.encoder.network import StatementNetwork

OPSET = 17


class _Window(nn.Module):
    """One window without padding: pieces [L], told [3, L], heads [W] in; the scores of
    its words out.
    """

    def __init__(self, network: StatementNetwork) -> None:
        super().__init__()
        self.network = network

    def forward(
        self, pieces: Tensor, told: Tensor, heads: Tensor
    ) -> tuple[Tensor, ...]:
        tag, dependent, head, names = self.network(
            pieces[None], None, told[None, 0], told[None, 1], told[None, 2]
        )
        parts = names[0, heads].split((ENTITIES, TOPONYMS), -1)
        named = torch.cat([torch.log_softmax(part, -1) for part in parts], -1)
        return (
            torch.log_softmax(tag[0, heads], -1),
            named,
            dependent[0, heads],
            head[0, heads],
            head[0, 0],
        )


def export(network: StatementNetwork, base: Path, out: Path, method: str) -> None:
    """Writes the model's files into `out`, not calibrated: matrices as int8, a scale
    for each output channel.
    """
    out.mkdir(parents=True, exist_ok=True)
    whole = out / "float32.onnx"
    _to_onnx(network, whole)
    # A scale per tensor costs several points; the embeddings, a look-up, lose nothing
    # that was measured.
    quantize_dynamic(
        str(whole), str(out / MODEL), per_channel=True, weight_type=QuantType.QInt8
    )
    whole.unlink()
    put_head(out / MODEL, no_head())  # training.meanings gives it one
    shutil.copyfile(base / "tokenizer.json", out / TOKENIZER)
    files = {
        name: hashlib.sha256((out / name).read_bytes()).hexdigest()
        for name in (MODEL, TOKENIZER)
    }
    distance = tuple(
        tuple(round(weight, 5) for weight in row)
        for row in network.distance.detach().float().tolist()
    )
    write_manifest(
        out,
        Manifest(
            method=method, files=files, calibration=Calibration(), distance=distance
        ),
    )


def write_manifest(out: Path, manifest: Manifest) -> None:
    """Writes what is told of the files in `out`."""
    (out / MANIFEST).write_bytes(
        msgspec.json.format(msgspec.json.encode(manifest), indent=1) + b"\n"
    )


def _to_onnx(network: StatementNetwork, path: Path) -> None:
    example = (
        torch.arange(20),
        torch.zeros(3, 20, dtype=torch.long),
        torch.arange(1, 15),
    )
    names = ["tags", "names", "dependent", "head", "root"]
    axes = {"pieces": {0: "pieces"}, "told": {1: "pieces"}, "heads": {0: "words"}}
    with warnings.catch_warnings():
        warnings.simplefilter(
            "ignore"
        )  # the tracer's, on shapes that the axes below leave open
        torch.onnx.export(
            _Window(network.eval()),
            example,
            str(path),
            dynamo=False,
            opset_version=OPSET,
            input_names=["pieces", "told", "heads"],
            output_names=names,
            dynamic_axes=axes | {name: {0: "words"} for name in names[:4]},
        )
