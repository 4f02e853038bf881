"""The hash of a stage covers what the stage runs: every module that its entry leads to
by an import.
"""

from __future__ import annotations

import ast
from collections.abc import Iterator
from pathlib import Path

import pytest

import onrecord
from onrecord.derivation import READING, STORIES, Stage

PACKAGE = Path(onrecord.__file__).parent
READS = ("reading/reader.py",)
FOLLOWS = (
    "accounts/__init__.py",
    "lineage/align.py",
    "lineage/boilerplate.py",
    "lineage/fingerprints.py",
    "lineage/pairs_to_align.py",
    "lineage/prose.py",
    "lineage/trace.py",
    "stories/region.py",
    "stories/story.py",
    "stories/vectors.py",
)
# How work is handed to processes changes no result.
HANDS_OUT = {"workers.py"}


def module_file(name: str) -> Path | None:
    """The file of a module of the package; None of another's, or of a name in one."""
    if name.partition(".")[0] != "onrecord":
        return None
    path = PACKAGE.joinpath(*name.split(".")[1:])
    if (path / "__init__.py").is_file():
        return path / "__init__.py"
    file = path.with_suffix(".py")
    return file if file.is_file() and path != PACKAGE else None


def imported(path: Path) -> Iterator[Path]:
    """The package's files that a module imports, wherever in it the import stands."""
    for node in ast.walk(ast.parse(path.read_text("utf-8"))):
        names: list[str] = []
        if isinstance(node, ast.Import):
            names = [alias.name for alias in node.names]
        elif isinstance(node, ast.ImportFrom) and node.module:
            names = [f"{node.module}.{alias.name}" for alias in node.names]
            names.append(node.module)
        for name in names:
            file = module_file(name)
            if file is not None and file != PACKAGE / "__init__.py":
                yield file


def reached(entries: tuple[str, ...]) -> set[str]:
    """All files that the entries lead to, and the entries, by path in the package."""
    waiting = [PACKAGE / entry for entry in entries]
    seen: set[Path] = set()
    while waiting:
        path = waiting.pop()
        if path not in seen:
            seen.add(path)
            waiting += imported(path)
    return {path.relative_to(PACKAGE).as_posix() for path in seen}


def covered(stage: Stage, file: str) -> bool:
    return any(file == s or file.startswith(f"{s}/") for s in stage.sources)


@pytest.mark.parametrize(("stage", "entries"), [(READING, READS), (STORIES, FOLLOWS)])
def test_a_stage_s_sources_are_all_that_it_imports(
    stage: Stage, entries: tuple[str, ...]
) -> None:
    files = reached(entries) - HANDS_OUT
    assert [file for file in sorted(files) if not covered(stage, file)] == []


def test_the_entries_are_what_update_runs() -> None:
    rooms = ("accounts", "lineage", "stories")
    runs = {
        path.relative_to(PACKAGE).as_posix() for path in imported(PACKAGE / "update.py")
    }
    assert {file for file in runs if file.startswith(rooms)} == set(FOLLOWS)
