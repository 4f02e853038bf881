"""The command line: one module a family of commands, each a thin layer over `Archive`
or a pure stage.
"""

from __future__ import annotations

import io
import sys

import click

from onrecord import __version__
from onrecord.cli import (
    adding,
    converting,
    explaining,
    filtering,
    keeping,
    showing,
)


class _InOrder(click.Group):
    """Lists the commands in the order of the work, not of the alphabet."""

    def list_commands(self, ctx: click.Context) -> list[str]:  # noqa: ARG002 - click's own signature
        return list(self.commands)


@click.group(
    cls=_InOrder,
    context_settings={"help_option_names": ["-h", "--help"], "max_content_width": 100},
)
@click.version_option(__version__, prog_name="onrecord")
def main() -> None:
    """Read many reports of the same events; give one sourced account.

    Exit status: 0 when all was done, 1 when some input could not be read (the rest
    was), 2 when the command could not start.
    """
    for stream in (sys.stdout, sys.stderr):
        if isinstance(
            stream, io.TextIOWrapper
        ):  # a terminal that is not UTF-8 gets \u201c for what it cannot show
            stream.reconfigure(errors="backslashreplace")


FAMILIES = (adding, showing, explaining, keeping, converting, filtering)
for command in (command for family in FAMILIES for command in family.COMMANDS):
    main.add_command(command)
