"""The bar that shows how far a command is, on a terminal's standard error alone."""

from __future__ import annotations

from collections.abc import Iterator
from contextlib import contextmanager
from typing import TYPE_CHECKING

from rich.console import Console
from rich.progress import (
    BarColumn,
    Progress,
    SpinnerColumn,
    TaskID,
    TextColumn,
    TimeElapsedColumn,
)

from onrecord.pages.characters import one_line
from onrecord.update.watch import unwatched

if TYPE_CHECKING:
    from onrecord.update.watch import Step, Watch

WORDS = {
    "adding": "reading",
    "reading": "reading again, as the rules have changed",
    "grouping": "putting reports into stories",
    "compiling": "compiling dossiers",
}


@contextmanager
def progress_bar() -> Iterator[Progress | None]:
    """A bar that goes when the work is done; None where nobody would see it."""
    err = Console(stderr=True)
    if not err.is_terminal:
        yield None
        return
    with _bar(err) as bar:
        yield bar


def _bar(err: Console) -> Progress:
    columns = (
        SpinnerColumn(),
        TextColumn("{task.description}", markup=False),
        BarColumn(bar_width=20),
        TextColumn("{task.completed} done", markup=False),
        TimeElapsedColumn(),
    )
    # What is printed meanwhile is the command's answer, and may go to a file.
    return Progress(
        *columns,
        console=err,
        transient=True,
        redirect_stdout=False,
        redirect_stderr=False,
    )


def show_on(bar: Progress) -> Watch:
    """What shows each step on the bar, a line for each kind of work; of inputs, what
    became of the last one.
    """
    tasks: dict[str, TaskID] = {}

    def show(step: Step) -> None:
        if step.work not in tasks:
            tasks[step.work] = bar.add_task(WORDS[step.work])
        task = tasks[step.work]
        bar.update(task, completed=step.done, total=step.total)
        if step.outcome is not None:
            source = one_line(step.source[-60:])
            bar.update(task, description=f"{step.outcome} {source}")

    return show


@contextmanager
def watched() -> Iterator[Watch]:
    """Shows a bar whenever something is derived anew while the block runs, and takes
    it away before anything else is printed.
    """
    err = Console(stderr=True)
    if not err.is_terminal:
        yield unwatched
        return
    bar = _bar(err)
    show = show_on(bar)

    def start_and_stop(step: Step) -> None:
        bar.start()
        show(step)
        if step.total is not None and step.done >= step.total:
            bar.stop()

    try:
        yield start_and_stop
    finally:
        bar.stop()
