"""What a hash of derivation follows: each module and each table that a stage runs."""

from __future__ import annotations

import ast
import os
import shutil
from collections.abc import Iterator
from pathlib import Path

import pytest

import onrecord
from onrecord.derivation import READING, STORIES, Stage, source_hash

PACKAGE = Path(onrecord.__file__).parent
# It only shares out the work among processes: what is read stays the same.
RUNS_NO_RULE = {"workers.py"}


@pytest.mark.parametrize("stage", [READING, STORIES])
def test_a_stage_names_each_module_it_imports(stage: Stage) -> None:
    covered = set(_modules(stage))
    imported = {path for module in covered for path in _imported_by(module)}
    left_out = {path.relative_to(PACKAGE).as_posix() for path in imported - covered}
    assert left_out <= RUNS_NO_RULE


@pytest.mark.parametrize(
    "name",
    [
        "accounts/weights.tsv",
        "accounts/figures/pair.py",
        "accounts/kinds/event.py",
        "english/tables/measure_synonyms.tsv",
        "english/tables/countries.tsv",
        "english/wording.py",
        "lineage/prose.py",
    ],
)
def test_the_hash_of_dossiers_follows_what_accounts_are_made_by(
    tmp_path: Path, name: str
) -> None:
    package = tmp_path / "onrecord"
    shutil.copytree(
        PACKAGE,
        package,
        copy_function=os.symlink,
        ignore=shutil.ignore_patterns("__pycache__"),
    )
    before = source_hash(package, STORIES)
    changed = package / name
    content = changed.read_bytes()
    changed.unlink()  # a link to the package's own file
    changed.write_bytes(content + b"\n")
    assert source_hash(package, STORIES) != before


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
