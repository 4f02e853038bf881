"""JSON Lines on standard output and standard error."""

from __future__ import annotations

import sys

import click

from onrecord.exports import JsonObject, dumps


def write_line(row: JsonObject) -> None:
    """One object as one line of standard output, there at once for whoever reads on."""
    line = dumps(row).encode("utf-8", "backslashreplace")
    sys.stdout.buffer.write(line + b"\n")
    sys.stdout.buffer.flush()


def write_error_line(row: JsonObject) -> None:
    """One object as one line of standard error."""
    click.echo(dumps(row).encode("utf-8", "backslashreplace"), err=True)
