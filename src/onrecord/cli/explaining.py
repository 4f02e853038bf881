"""The command that says why two accounts, or two tellings, are one or stayed apart."""

from __future__ import annotations

import sys
from collections.abc import Callable
from typing import TYPE_CHECKING, BinaryIO

import click
from rich.console import Console
from rich.table import Table
from rich.text import Text

from onrecord.cli.filtering import one_story
from onrecord.cli.options import archive_option, jobs_option, told
from onrecord.cli.showing import opened
from onrecord.cli.terminal import console, heading
from onrecord.pages.characters import one_line

if TYPE_CHECKING:
    from onrecord.accounts import Pair, Why
    from onrecord.model import Citation

VERDICTS = {
    "one account": "They are one account.",
    "too little": "They stayed apart: too little speaks for their being one.",
    "other members": (
        "They stayed apart: these two may be one, but an account is joined by how near "
        "its members are on the whole, and the pair below is not."
    ),
    "never compared": (
        "They stayed apart: neither is among the tellings that are nearest to the "
        "other, so nothing put them beside each other."
    ),
}
LONGEST_WORDS = 60  # characters of a clue's words, so that a row stays a line or two


@click.command()
@click.argument("a")
@click.argument("b")
@click.argument("source", type=click.File("rb"), required=False, metavar="[FILE]")
@click.option(
    "--format",
    "form",
    type=click.Choice(["text", "json"]),
    default="text",
    show_default=True,
)
@jobs_option
@archive_option
def why(
    a: str, b: str, source: BinaryIO | None, form: str, jobs: int, archive_file: str
) -> None:
    """Say why two accounts, or two tellings, are one or stayed apart.

    A and B are ids of accounts or the beginnings, or tellings as report:start-end;
    `onrecord dossier STORY --format json` gives both. Shown are the clues with their
    weights, their sum, and what was needed.

    With FILE no archive is read: its JSON Lines are the reports of one story, as
    `onrecord reconcile` takes them, and - is standard input.
    """
    from onrecord.accounts import NotComparable, UnknownItem  # noqa: PLC0415
    from onrecord.accounts import why as compare_in  # noqa: PLC0415

    with told(NotComparable, UnknownItem):
        if source is None:
            with opened(archive_file) as archive:
                answer = archive.why(a, b)
                print_why(answer, form, lambda report: archive.report(report).text)
            return
        dossier, failed = one_story(source, jobs=jobs)
        if dossier is not None:
            texts = {report.id: report.text for report in dossier.reports}
            print_why(compare_in(dossier, a, b), form, texts.__getitem__)
        sys.exit(1 if failed else 0)


def print_why(answer: Why, form: str, text_of: Callable[[str], str]) -> None:
    """The answer as text or as JSON; `text_of` gives the text of a report by its id."""
    from onrecord.exports import dumps, why_object  # noqa: PLC0415

    if form == "json":
        click.echo(dumps(why_object(answer), indent=1))
        return

    def words_of(cited: Citation) -> str:
        return cited.span.of(text_of(cited.report))

    out = console()
    out.print(Text(f"{answer.kind}: {VERDICTS[answer.verdict]}", style="bold"))
    if answer.best is not None:
        print_pair(out, answer.best, words_of)
    if answer.worst is not None:
        heading(out, "The pair that parted them")
        print_pair(out, answer.worst, words_of)


def print_pair(out: Console, pair: Pair, words_of: Callable[[Citation], str]) -> None:
    """The two tellings, a line for each clue, and what their sum lacks."""
    for cited in (pair.first, pair.second):
        place = f"{cited.report}:{cited.span.start}-{cited.span.end}"
        words = one_line(" ".join(words_of(cited).split()))
        out.print(Text.assemble((one_line(place), "cyan"), f"  {words}"))
    table = Table("clue", "weight", "first", "second", box=None, pad_edge=False)
    for clue in pair.comparison.clues:
        first, second = (*map(_shortened, clue.words), "", "")[:2]
        table.add_row(clue.name, f"{clue.weight:+.2f}", Text(first), Text(second))
    out.print(table)
    comparison = pair.comparison
    total = f"sum {comparison.sum:.2f} of {comparison.needed:.2f} needed"
    if comparison.missing:
        total += f": {comparison.missing:.2f} missing"
    out.print(Text(total))


def _shortened(words: str) -> str:
    line = one_line(words)
    return line if len(line) <= LONGEST_WORDS else line[: LONGEST_WORDS - 1] + "…"


COMMANDS: tuple[click.Command, ...] = (why,)
