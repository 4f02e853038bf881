"""The commands that keep an archive in order: update, remove, check, backup."""

from __future__ import annotations

import sys

import click
from rich.table import Table
from rich.text import Text

from onrecord.cli.options import archive_option
from onrecord.cli.showing import opened
from onrecord.cli.terminal import console
from onrecord.pages.characters import one_line


@click.command()
@archive_option
def update(archive_file: str) -> None:
    """Derive anew all that is out of date.

    After Onrecord itself was updated, reports are read again and dossiers compiled
    again when they are next needed; this does it all at once.
    """
    with opened(archive_file) as archive:
        archive.update()
        failed = [s for s in archive.stories() if s.failure is not None]
    click.echo("All is up to date.")
    for story in failed:
        click.echo(one_line(f"not compiled: {story.id}: {story.failure}"))
    sys.exit(1 if failed else 0)


@click.command()
@click.argument("report")
@archive_option
def remove(report: str, archive_file: str) -> None:
    """Delete a report and all that follows from it.

    REPORT is its id or the beginning of it. The other reports of its story are grouped
    again, and their dossier is compiled anew.
    """
    with opened(archive_file) as archive:
        removed = archive.remove(report)
    click.echo(one_line(f"removed {removed.id} {removed.title or ''}".rstrip()))


@click.group()
def archive() -> None:
    """Check an archive, or copy it."""


@archive.command()
@archive_option
def check(archive_file: str) -> None:
    """Say whether the file is whole, and what in it is out of date.

    Exit status 1 where something is wrong. Nothing is changed: a file of an older
    layout is said to be one, and left as it is.
    """
    with opened(archive_file, migrate=False) as opened_archive:
        checks = opened_archive.check()
    table = Table("checked", "number", "result", box=None, pad_edge=False)
    for checked in checks:
        lines = [*checked.faults, *checked.notes] or ["in order"]
        result = Text("\n".join(map(one_line, lines)), overflow="fold")
        table.add_row(checked.name, f"{checked.count:,}", result)
    console().print(table)
    sys.exit(1 if any(checked.faults for checked in checks) else 0)


@archive.command()
@click.argument("file", type=click.Path(dir_okay=False))
@archive_option
def backup(file: str, archive_file: str) -> None:
    """Copy the archive to a new FILE, also while other processes use it."""
    with opened(archive_file) as opened_archive:
        opened_archive.backup(file)
    click.echo(one_line(f"{archive_file} was copied to {file}"))


COMMANDS: tuple[click.Command, ...] = (update, remove, archive)
