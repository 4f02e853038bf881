"""The documentation describes what there is: every command, option and format field;
what it shows runs as written.
"""

from __future__ import annotations

import re
import subprocess
import sys
from dataclasses import fields
from pathlib import Path
from typing import Any, get_args

import click
import pytest

import onrecord
from onrecord import model
from onrecord.cli import main
from onrecord.exports import dossier_object, failure_row, passages_row, reading_row
from onrecord.model import Failure, Reading
from tests.dossiers import dossier

ROOT = Path(__file__).parents[1]
COMMANDS = (ROOT / "docs" / "commands.md").read_text("utf-8")
FORMATS = (ROOT / "docs" / "formats.md").read_text("utf-8")
README = (ROOT / "README.md").read_text("utf-8")


def section(command: str) -> str:
    found = re.search(
        rf"^### `onrecord {command}\b.*?(?=^##|\Z)", COMMANDS, re.DOTALL | re.MULTILINE
    )
    assert found, f"docs/commands.md has no section for {command}"
    return found[0]


def commands() -> dict[str, click.Command]:
    """Every command by what is typed for it; a group by its commands."""
    named: dict[str, click.Command] = {}
    for name, command in main.commands.items():
        if isinstance(command, click.Group):
            named |= {f"{name} {part}": c for part, c in command.commands.items()}
        else:
            named[name] = command
    return named


@pytest.mark.parametrize("command", commands())
def test_every_command_and_option_is_described(command: str) -> None:
    described = section(command)
    for parameter in commands()[command].params:
        if isinstance(parameter, click.Option):
            for name in parameter.opts:
                assert f"`{name}" in described, f"{command} {name} is not described"


def test_no_command_is_described_that_does_not_exist() -> None:
    described = re.findall(r"^### `onrecord ([a-z ]*[a-z])", COMMANDS, re.MULTILINE)
    assert described == list(dict.fromkeys(described))
    assert set(described) == set(commands())


def keys() -> dict[str, list[str]]:
    """The keys of every kind of object that the commands write."""
    found: Any = dossier_object(dossier())
    members = {a["kind"]: a["members"][0] for a in found["accounts"]}
    written: dict[str, Any] = {
        "reading": reading_row(Reading(report="a", published=None)),
        "failure": failure_row(Failure(source="a", reason="b")),
        "align": passages_row("a", []),
        "dossier": found,
        **members,
    }
    inner = {
        name: rows[0]
        for name, rows in found.items()
        if isinstance(rows, list) and rows and isinstance(rows[0], dict)
    }
    return {kind: list(row) for kind, row in (written | inner).items()}


@pytest.mark.parametrize("kind", keys())
def test_every_field_of_a_format_is_described(kind: str) -> None:
    for key in keys()[kind]:
        assert f"`{key}`" in FORMATS or f'"{key}"' in FORMATS, (
            f"{kind}: {key} is not described"
        )


@pytest.mark.parametrize(
    "words",
    [
        *(
            model.Hedge,
            model.Status,
            model.Form,
            model.TimeType,
            model.MentionForm,
            model.OriginReason,
            model.Relation,
        ),
        *(
            model.Sharing,
            model.AgencyReason,
            model.FirstReason,
            model.TieReason,
            model.RevisionOrder,
        ),
    ],
)
def test_every_value_a_field_can_have_is_described(words: object) -> None:
    for word in get_args(words):
        assert word in FORMATS, f"{word} is not described"


def test_a_report_s_fields_are_described() -> None:
    inner = {"parts", "source", "source_hash"}  # found by intake, never given
    for field in fields(model.Report):
        assert field.name in inner or f"`{field.name}`" in FORMATS


def test_every_public_name_is_documented() -> None:
    for name in onrecord.__all__:
        assert getattr(onrecord, name).__doc__, name


def test_the_python_example_runs_as_written(tmp_path: Path) -> None:
    code = re.search(r"```python\n(.*?)```", COMMANDS, re.DOTALL)
    assert code
    (tmp_path / "reports").mkdir()
    (tmp_path / "reports" / "a.txt").write_text(
        "Ada Venn said on Monday that 12 boats had left Porto.", "utf-8"
    )
    script = tmp_path / "example.py"
    script.write_text(
        code[1] + "\nassert dossier.reports and reading.figures\n", "utf-8"
    )
    subprocess.run([sys.executable, str(script)], cwd=tmp_path, check=True)


@pytest.mark.slow
def test_the_readme_s_session_runs_as_written(tmp_path: Path) -> None:
    """Every `$ onrecord …` line of the README, in order, in an empty folder with the
    examples beside it.
    """
    commands = re.findall(r"^\$ (onrecord .*)$", README, re.MULTILINE)
    assert len(commands) >= 5
    (tmp_path / "examples").symlink_to(ROOT / "examples")
    tool = Path(sys.executable).parent / "onrecord"
    for command in commands:
        line = command.replace("onrecord", str(tool), 1)
        done = subprocess.run(
            ["bash", "-ec", line], cwd=tmp_path, capture_output=True, check=False
        )
        assert done.returncode == 0, f"{command}: {done.stderr.decode()}"
