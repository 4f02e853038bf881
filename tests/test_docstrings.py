"""The examples in docstrings give what they say they give."""

from __future__ import annotations

import doctest
import importlib
from pathlib import Path

import pytest

ROOT = Path(__file__).parents[1]
PROMPT = ">>>"


def modules_with_examples() -> list[str]:
    """The dotted names of the modules of the package and of evals that hold one."""
    names = []
    for source, room in ((ROOT / "src", "onrecord"), (ROOT, "evals")):
        for path in sorted((source / room).rglob("*.py")):
            if f" {PROMPT} " in path.read_text("utf-8"):
                name = ".".join(path.relative_to(source).with_suffix("").parts)
                names.append(name.removesuffix(".__init__"))
    return names


@pytest.mark.parametrize("name", modules_with_examples())
def test_examples_in_docstrings_give_what_they_say(name: str) -> None:
    ran = doctest.testmod(importlib.import_module(name))
    assert ran.attempted > 0
    assert ran.failed == 0


def test_the_doors_have_examples() -> None:
    """Those a stranger meets first, in docs/architecture.md's list of doors."""
    shown = set(modules_with_examples())
    assert shown >= {
        "onrecord.filters",
        "onrecord.intake",
        "onrecord.intake.jsonl",
        "onrecord.intake.report",
        "onrecord.languages",
        "onrecord.lineage.align",
        "onrecord.lineage.edits",
        "onrecord.lineage.prose",
        "onrecord.stories.group",
        "onrecord.stories.vectors",
    }
