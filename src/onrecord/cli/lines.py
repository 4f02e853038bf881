"""JSON Lines on standard output and standard error."""

from __future__ import annotations

import sys

import click

from onrecord.exports import JsonObject, dumps


def write_line(row: JsonObject) -> None:
    """One object as one line of standard output."""
    write(dumps(row) + "\n")


def write(text: str) -> None:
    """Text to standard output as UTF-8, there at once for whoever reads on."""
    sys.stdout.buffer.write(text.encode("utf-8", "backslashreplace"))
    sys.stdout.buffer.flush()


def write_error_line(row: JsonObject) -> None:
    """One object as one line of standard error."""
    click.echo(dumps(row).encode("utf-8", "backslashreplace"), err=True)
