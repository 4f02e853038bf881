"""What is told of the model's files: their hashes, and the numbers that were chosen
when they were made. A file is read only where it is the one that ships.
"""

from __future__ import annotations

import hashlib
from dataclasses import dataclass
from importlib.resources import files
from pathlib import Path

import msgspec

from onrecord.reading.encoder.tagging import Begin

MANIFEST = "manifest.json"
SHIPPED = Path(str(files("onrecord.reading.encoder") / "model"))


class ModelError(RuntimeError):
    """A file of the model is missing or is not the one that ships: says which, and what
    to do.
    """


@dataclass(frozen=True, slots=True, kw_only=True)
class Calibration:
    """What is chosen on the development set.

    `begin`: a score for beginning a cue, content or speaker (below 0: fewer, longer
    pieces). `outside`: a score for no role. `alone`: a score for “no speaker”. `used`:
    a score for a cue that has a content at all. `trust`: slope and shift that make of
    the model's probability, as a logit, how often such an attribution is right (Platt
    1999). `least`: the confidence below which nothing is told.
    """

    begin: Begin = (0.0, 0.0, 0.0)
    outside: float = 0.0
    alone: float = 0.0
    used: float = 0.0
    trust: tuple[float, float] = (1.0, 0.0)
    least: float = 0.0


@dataclass(frozen=True, slots=True, kw_only=True)
class Manifest:
    """`files`: sha256 by name. `method`: what statements are found by. `calibration`:
    of statements. `distance`: link scores by distance.
    """

    method: str
    files: dict[str, str]
    calibration: Calibration
    distance: tuple[tuple[float, ...], ...]


def read_manifest(folder: Path) -> Manifest:
    """What is told of the files in `folder`.

    Raises ModelError where it cannot be read.
    """
    path = folder / MANIFEST
    try:
        return msgspec.json.decode(path.read_bytes(), type=Manifest)
    except (OSError, msgspec.DecodeError) as error:
        raise ModelError(
            f"the model cannot be read: {path} ({error}). Install onrecord again."
        ) from error


def read_checked(path: Path, sha256: str) -> bytes:
    """A file's content.

    Raises ModelError where it is missing or its sha256 is another.
    """
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
