"""The commands that show what an archive holds."""

from __future__ import annotations

import sys
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path
from typing import TYPE_CHECKING

import click
from rich.padding import Padding
from rich.table import Table
from rich.text import Text

from onrecord.cli.options import archive_option, cores, told
from onrecord.cli.progress import watched
from onrecord.cli.terminal import (
    console,
    heading,
    print_dossier,
    print_only,
    print_shared,
)
from onrecord.exports import Export, exports_of
from onrecord.model import Dossier
from onrecord.pages.characters import one_line

if TYPE_CHECKING:
    from onrecord.archive import Archive, Hit


DOSSIER_EXPORTS = exports_of(Dossier)


@contextmanager
def opened(archive_file: str, *, migrate: bool = True) -> Iterator[Archive]:
    """The archive, which must be there: showing makes none. Mendable errors become one
    line. A file of an older layout is one of them, unless it may `migrate`.
    """
    from onrecord.archive import (  # noqa: PLC0415
        Archive,
        FailedStory,
        UnknownReport,
        UnknownStory,
    )
    from onrecord.store import StoreError  # noqa: PLC0415

    if not Path(archive_file).exists():
        click.echo(
            f"onrecord: there is no archive at {archive_file}: "
            "make one with `onrecord add`",
            err=True,
        )
        sys.exit(2)
    with (
        told(StoreError, UnknownStory, FailedStory, UnknownReport),
        watched() as watch,
        Archive(archive_file, jobs=cores(), watch=watch, migrate=migrate) as archive,
    ):
        yield archive


@click.command()
@archive_option
def stories(archive_file: str) -> None:
    """List the stories, newest first: reports, outlets, origins, accounts."""
    with opened(archive_file) as archive:
        listed = archive.stories()
    table = Table(
        "",
        "story",
        "dates",
        "reports",
        "outlets",
        "origins",
        "accounts",
        "title",
        box=None,
        pad_edge=False,
    )
    for number, story in enumerate(listed, 1):
        begins, ends = (story.begins or "")[:10], (story.ends or "")[:10]
        dates = begins if begins == ends else f"{begins} to {ends}"
        counts = (
            str(n)
            for n in (story.reports, story.outlets, story.origins, story.accounts)
        )
        title = one_line(story.title)
        if story.failure is not None:
            title = f"{title} (not compiled: {one_line(story.failure)})"
        table.add_row(str(number), story.id, dates, *counts, Text(title))
    out = console()
    out.print(
        table
        if listed
        else Text("The archive holds no story yet: add reports with `onrecord add`.")
    )


@click.command()
@click.argument("story")
@click.option(
    "--all", "whole", is_flag=True, help="Also all that one origin alone tells."
)
@archive_option
def story(story: str, whole: bool, archive_file: str) -> None:
    """Show a story's dossier in the terminal.

    STORY is its number in `onrecord stories`, its id, or the beginning of its id.
    """
    with opened(archive_file) as archive:
        print_dossier(console(), archive.dossier(story), whole=whole)


@click.command()
@click.argument("story")
@click.option(
    "-o",
    "--output",
    type=click.Path(dir_okay=False, writable=True),
    help="File to write; default: standard output.",
)
@click.option(
    "--format",
    "form",
    type=click.Choice(list(DOSSIER_EXPORTS)),
    help="What to write; default: what the name of FILE says, else html.",
)
@archive_option
def dossier(
    story: str, output: str | None, form: str | None, archive_file: str
) -> None:
    """Write a story's dossier as one self-contained page, or in another format.

    STORY is its number in `onrecord stories`, its id, or the beginning of its id.
    """
    with opened(archive_file) as archive:
        compiled = archive.dossier(story)
    written = _export(form, output).write(compiled)
    with told(OSError), click.open_file(output or "-", "wb") as file:
        file.write(written.encode())
    if output:
        click.echo(f"Written to {output}", err=True)


def _export(form: str | None, output: str | None) -> Export[Dossier]:
    """The format asked for, else the one the output's name ends as, else the first."""
    if form is not None:
        return DOSSIER_EXPORTS[form]
    exports = list(DOSSIER_EXPORTS.values())
    suffix = Path(output or "").suffix.lower()
    return next((e for e in exports if e.suffix == suffix), exports[0])


@click.command()
@click.argument("a")
@click.argument("b")
@archive_option
def compare(a: str, b: str, archive_file: str) -> None:
    """Show two reports side by side: what is shared, what was edited, what only one
    has.

    A and B are report ids, or the beginnings of them; the same one twice shows what a
    report repeats.
    """
    with opened(archive_file) as archive:
        found = archive.compare(a, b)
    out = console()
    for label, report in (("A", found.a), ("B", found.b)):
        named = " · ".join(
            x for x in (report.outlet, report.published, report.title) if x
        )
        out.print(
            Text.assemble(
                (one_line(f"{label} {report.id} "), "bold cyan"), one_line(named)
            )
        )
    for passage in found.passages:
        heading(out, f"{passage.kind}, {passage.similarity:.0%} of the words")
        print_shared(out, (found.a, passage.a_span), (found.b, passage.b_span))
    if not found.passages:
        out.print(Text("No shared passage."))
    print_only(out, "Only in A", found.a, found.only_a)
    print_only(out, "Only in B", found.b, found.only_b)


@click.command()
@click.argument("query")
@click.option(
    "--limit",
    type=click.IntRange(min=1),
    default=20,
    show_default=True,
    help="Results shown at most.",
)
@archive_option
def search(query: str, limit: int, archive_file: str) -> None:
    """Search the text of reports and accounts.

    All words of QUERY must be there, each as the beginning of a word; words in double
    quotes stand together.
    """
    with opened(archive_file) as archive:
        hits = archive.search(query, limit=limit)
    out = console()
    for hit in hits:
        out.print(
            Text.assemble(
                (f"{hit.kind} ", "dim"),
                (one_line(hit.id), "cyan"),
                one_line(f"  {hit.title or ''}"),
            )
        )
        out.print(Padding(_snippet(hit), (0, 0, 0, 2), expand=False))
    if not hits:
        out.print(Text("Nothing found."))


def _snippet(hit: Hit) -> Text:
    text = Text(hit.snippet.replace("\n", " "))
    for match in hit.matches:
        text.stylize(
            "bold magenta", match.start - hit.span.start, match.end - hit.span.start
        )
    return text


@click.command()
@archive_option
def failures(archive_file: str) -> None:
    """List the inputs that could not be read, and why."""
    with opened(archive_file) as archive:
        listed = archive.failures()
    table = Table("source", "why", box=None, pad_edge=False)
    for failure in listed:
        source, reason = one_line(failure.source), one_line(failure.reason)
        table.add_row(Text(source, overflow="fold"), Text(reason, overflow="fold"))
    console().print(table if listed else Text("Every input was read."))


COMMANDS: tuple[click.Command, ...] = (
    stories,
    story,
    dossier,
    compare,
    search,
    failures,
)
