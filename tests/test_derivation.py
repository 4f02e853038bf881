"""What a hash of derivation follows: each module and each table that a stage runs."""

from __future__ import annotations

import ast
import os
import shutil
from collections.abc import Iterator
from pathlib import Path

import pytest

import onrecord
from onrecord.derivation import (
    DERIVED,
    READING,
    Stage,
    source_hash,
    stage_hash,
    tables_named,
)

PACKAGE = Path(onrecord.__file__).parent
# It only shares out the work among processes: what is read stays the same.
RUNS_NO_RULE = {"workers.py"}


STAGES = (READING, *DERIVED)


@pytest.fixture
def package(tmp_path: Path) -> Path:
    """The package's files, each a link to its own."""
    copied = tmp_path / "onrecord"
    shutil.copytree(
        PACKAGE,
        copied,
        copy_function=os.symlink,
        ignore=shutil.ignore_patterns("__pycache__"),
    )
    return copied


@pytest.mark.parametrize("stage", STAGES)
def test_a_stage_names_each_module_it_imports(stage: Stage) -> None:
    covered = set(_modules(stage))
    imported = {path for module in covered for path in _imported_by(module)}
    left_out = {path.relative_to(PACKAGE).as_posix() for path in imported - covered}
    assert left_out <= RUNS_NO_RULE


def test_each_table_is_of_a_stage_or_of_intake() -> None:
    tables = set((PACKAGE / "english" / "tables").glob("*.tsv"))
    modules = [module for stage in STAGES for module in _modules(stage)]
    modules += (PACKAGE / "intake").glob("*.py")
    assert set(tables_named(PACKAGE, modules)) == tables


@pytest.mark.parametrize("stage", STAGES)
def test_the_hash_of_a_stage_is_that_of_the_package(
    package: Path, stage: Stage
) -> None:
    assert source_hash(package, stage) == stage_hash(stage)
    (package / "pages" / "view.py").unlink()  # no stage of these runs it
    assert source_hash(package, stage) == stage_hash(stage)


@pytest.mark.parametrize(
    ("name", "stages"),
    [
        ("accounts/tellings/weights.tsv", "dossiers"),
        ("accounts/slots.py", "dossiers"),
        ("accounts/kinds/event.py", "dossiers"),
        ("english/tables/measure_synonyms.tsv", "dossiers"),
        ("english/wording.py", "readings dossiers"),
        ("lineage/origins.py", "dossiers"),
        ("lineage/copy_levels.py", "passages dossiers"),
        ("lineage/fingerprints.py", "fingerprints dossiers"),
        ("lineage/prose.py", "fingerprints passages dossiers"),
        ("stories/region.py", "stories"),
        ("english/tables/document_frequency.tsv", "stories"),
        ("reading/figures/find.py", "readings"),
        ("english/tables/measure_cues.tsv", "readings"),
        ("english/tables/countries.tsv", "readings dossiers"),
        ("english/tables/numbers.tsv", "readings stories dossiers"),
    ],
)
def test_the_hashes_follow_what_each_stage_is_made_by(
    package: Path, name: str, stages: str
) -> None:
    changed = package / name
    content = changed.read_bytes()
    changed.unlink()  # a link to the package's own file
    changed.write_bytes(content + b"\n")
    assert [
        stage.name
        for stage in STAGES
        if source_hash(package, stage) != stage_hash(stage)
    ] == stages.split()


def _modules(stage: Stage) -> Iterator[Path]:
    for source in stage.sources:
        path = PACKAGE / source
        yield from path.rglob("*.py") if path.is_dir() else [path]


def _imported_by(module: Path) -> Iterator[Path]:
    """The package's own modules that `module` imports anywhere in its code."""
    for node in ast.walk(ast.parse(module.read_text(encoding="utf-8"))):
        names: list[str] = []
        if isinstance(node, ast.ImportFrom) and node.module is not None:
            names = [node.module]
            names += [f"{node.module}.{alias.name}" for alias in node.names]
        elif isinstance(node, ast.Import):
            names = [alias.name for alias in node.names]
        for name in names:
            top, *inner = name.split(".")
            path = PACKAGE.joinpath(*inner)
            if top != "onrecord" or not inner:
                continue
            for file in (path.with_suffix(".py"), path / "__init__.py"):
                if file.exists():
                    yield file
