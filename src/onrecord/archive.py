"""`Archive`: reports in, stories and their dossiers out, all of it kept in one file.

A report is announced as read once it is stored whole, in one transaction. What follows
from it (its story, that story's dossier) is worked out behind that, and again by
whoever opens the file next where a run was cut short: `update.settle`.
"""

from __future__ import annotations

import builtins
from collections.abc import Iterable
from pathlib import Path
from types import TracebackType
from typing import BinaryIO, Self

from onrecord.accounts import NotComparable, UnknownItem, Why, report_named, why
from onrecord.adding import AddResult, Batch, Source, arrivals_from, writable
from onrecord.comparison import Comparison, side_by_side
from onrecord.derivation import READING, hashes_today, stage_hash
from onrecord.engine import Map
from onrecord.intake import Limits
from onrecord.model import (
    Dossier,
    Failure,
    Reading,
    ReadReport,
    Report,
    Story,
)
from onrecord.reading.reader import read_many
from onrecord.store import Store
from onrecord.store.check import (
    Check,
    check_readings,
    check_references,
    check_stories,
    check_structure,
    check_texts,
)
from onrecord.store.dossiers import find_dossier
from onrecord.store.held import story_of_account, story_of_report
from onrecord.store.readings import find_reading
from onrecord.store.removal import remove_report
from onrecord.store.reports import (
    all_failures,
    count_reports,
    find_report,
    ids_from,
)
from onrecord.store.search import Hit, search
from onrecord.store.stories import (
    StorySummary,
    failure_of,
    find_story,
    story_called,
    story_ids_from,
    summaries,
)
from onrecord.unknown import (
    NAMED,
    UnknownReport,
    UnknownStory,
    no_report,
    no_story,
)
from onrecord.update.rereading import Reader, read_again, reader_on
from onrecord.update.settle import bring_up_to_date, settle
from onrecord.update.watch import Step, Watch, unwatched

__all__ = [
    "AddResult",
    "Archive",
    "Check",
    "Comparison",
    "FailedStory",
    "Hit",
    "NotComparable",
    "Step",
    "StorySummary",
    "UnknownItem",
    "UnknownReport",
    "UnknownStory",
    "Why",
]


class FailedStory(LookupError):  # noqa: N818 - the message is for a person, who asked for a story
    """The dossier of the story asked for could not be compiled. The message says why
    and what to do; the other stories are not touched by it.
    """


class Archive:
    """One archive file, made where there is none. Use it in a `with` block, or `close`
    it; from one thread at a time.

    Raises `StoreError`, here and in every method, where the file cannot be used; the
    message says what to do.

    >>> with Archive(":memory:") as archive:
    ...     added = archive.add(Report(id="a", text="A crane fell in Oslo on Friday."))
    ...     [story] = archive.stories()
    ...     archive.dossier(story.id).story.reports
    ('a',)
    """

    def __init__(
        self,
        path: str | Path,
        *,
        reader: Reader | None = None,
        jobs: int = 1,
        map: Map | None = None,  # noqa: A002 - it is one
        watch: Watch = unwatched,
        migrate: bool = True,
    ) -> None:
        """Opens the archive at `path`. A file of an older layout is brought up to date
        by that, or refused unless it may `migrate`.

        `jobs` processes read again what an earlier version read (see `add` for what
        more than one asks of a script). `watch` is told of each step: of an input once
        it is dealt with, and how far deriving is.

        `map` is an engine that reads, aligns and compiles, such as the `map` of a
        `ProcessPoolExecutor`; the result is the same. Without one, reading is done on
        `jobs` processes and the rest in this one. A `reader` reads in place of both.
        """
        self._store = Store(path, migrate=migrate)
        self._reader = reader or (read_many if map is None else reader_on(map))
        self._map = map or builtins.map
        self._jobs = jobs
        self._watch = watch

    def close(self) -> None:
        """Closes the file. No method may be called afterwards but `close`."""
        self._store.close()

    def __enter__(self) -> Self:
        return self

    def __exit__(
        self,
        kind: type[BaseException] | None,
        error: BaseException | None,
        trace: TracebackType | None,
    ) -> None:
        self.close()

    def add(
        self,
        sources: Iterable[Source] | Source,
        *,
        jobs: int = 1,
        limits: Limits = Limits(),  # noqa: B008 - frozen
        stdin: BinaryIO | None = None,
    ) -> AddResult:
        """Reads reports and stores them: paths, folders, URLs, "-" for standard input,
        or `Report`s ready made.

        `jobs` processes read; the result is the same. With more than one, a script must
        keep its own work under `if __name__ == "__main__":`, as with all of Python's
        multiprocessing. An input that cannot be read
        becomes a `Failure`, stored too, and stops nothing. A report known by its id and
        text is not read again. `stdin` is what "-" reads (None: the process's own).
        """
        self._bring_up_to_date()
        given = [sources] if isinstance(sources, str | Path | Report) else sources
        batch = Batch(self._store, self._watch)
        fresh = batch.fresh(arrivals_from(given, limits, stdin))
        for answer in self._reader(fresh, jobs=jobs):
            batch.store(answer)
        self.update()
        return batch.result()

    def update(self) -> None:
        """Derives anew all that is out of date: reads again what other rules than
        today's read, groups, and compiles every dossier that is stale. Every method
        does the same first for what it needs.
        """
        settle(
            self._store,
            self._reader,
            jobs=self._jobs,
            on=self._map,
            watch=self._watch,
        )

    def _bring_up_to_date(self) -> None:
        bring_up_to_date(self._store, self._reader, jobs=self._jobs, watch=self._watch)

    def remove(self, report: str) -> Report:
        """Deletes a report, named as for `report`, with all that follows from it, and
        compiles anew the dossiers it was in. Gives the report that was removed.

        Raises `UnknownReport`.
        """
        removed = self.report(report)
        self._bring_up_to_date()
        with self._store.writing() as connection:
            remove_report(connection, removed.id)
        self.update()
        return removed

    def backup(self, path: str | Path) -> None:
        """Copies the archive to a new file at `path`, as it is now. Raises `StoreError`
        where there is a file already, or none can be made.
        """
        self._store.backup(path)

    def check(self) -> tuple[Check, ...]:
        """What was checked of the file, each with what is wrong: its structure, the
        references between rows, the texts by their hashes, and which readings and
        dossiers are out of date or failed. Changes nothing.
        """
        with self._store.reading() as connection:
            return (
                check_structure(connection),
                check_references(connection),
                check_texts(connection),
                check_readings(connection, stage_hash(READING)),
                check_stories(connection, hashes_today()),
            )

    def stories(self) -> tuple[StorySummary, ...]:
        """All stories, newest first; without a date, last. Brings up to date what is
        not, which may take long after many reports came in.
        """
        self.update()
        with self._store.reading() as connection:
            return summaries(connection)

    def story(self, story: str | int) -> Story:
        """A story by its id, the beginning of its id, or its number in `stories()`.
        Raises `UnknownStory`.

        An id that a story had once, before it was parted or became one with another,
        leads to where most of it went.
        """
        self.update()
        name = str(story) if isinstance(story, int) else writable(story)
        number = 0
        if isinstance(story, int):
            number = story
        elif name.isdecimal() and len(name) < len("100000"):
            number = int(name)
        with self._store.reading() as connection:
            known = story_called(connection, name)
            if known is not None:
                return known
            listed = summaries(connection)
            if 1 <= number <= len(listed):
                known = find_story(connection, listed[number - 1].id)
            if known is not None:
                return known
            begun = story_ids_from(connection, name, limit=NAMED + 1) if name else ()
            if len(begun) == 1:
                known = story_called(connection, begun[0])
        if known is None:
            asked = story if isinstance(story, int) else name
            raise UnknownStory(no_story(asked, begun, listed))
        return known

    def dossier(self, story: str | int) -> Dossier:
        """The dossier of a story, named as for `story`. Raises `UnknownStory`, and
        `FailedStory` where it could not be compiled.
        """
        known = self.story(story)
        with self._store.reading() as connection:
            failure = failure_of(connection, known.id)
            if failure is not None:
                raise FailedStory(
                    f"the dossier of {known.id} could not be compiled ({failure}): "
                    "please report it; it is tried again when one of its reports or "
                    "Onrecord changes"
                )
            return find_dossier(connection, known)

    def report(self, report: str) -> Report:
        """A report by its id or the beginning of it. Raises `UnknownReport`."""
        name = writable(report)
        with self._store.reading() as connection:
            known = find_report(connection, name)
            if known is not None:
                return known
            begun = ids_from(connection, name, limit=NAMED + 1) if name else ()
            if len(begun) == 1:
                known = find_report(connection, begun[0])
            if known is None:
                count = count_reports(connection)
                raise UnknownReport(no_report(name, begun, count))
        return known

    def reading(self, report: str) -> Reading:
        """The reading of a report, named as for `report`. Raises `UnknownReport`."""
        return self._read_report(report).reading

    def compare(self, a: str, b: str) -> Comparison:
        """Two reports side by side, named as for `report`; one with itself shows what
        it repeats. Raises `UnknownReport`.
        """
        return side_by_side(self._read_report(a), self._read_report(b))

    def _read_report(self, report: str) -> ReadReport:
        known = self.report(report)
        read_again(
            self._store,
            self._reader,
            only=frozenset({known.id}),
            jobs=self._jobs,
            watch=self._watch,
        )
        with self._store.reading() as connection:
            reading = find_reading(connection, known.id)
        assert reading is not None, (
            "a report and its reading are stored in one transaction"
        )
        return ReadReport(report=known, reading=reading)

    def why(self, a: str, b: str) -> Why:
        """Why two accounts, or two items, are one or stayed apart.

        Each is the id of an account or the beginning of it, or an item as
        `report:start-end`. Raises `UnknownItem` where there is no such account or item,
        `NotComparable` where the two are of two stories or of two kinds.
        """
        self.update()
        a_story, b_story = self._story_holding(a), self._story_holding(b)
        if a_story != b_story:
            raise NotComparable(
                f"{a} is of story {a_story}, {b} of {b_story}: "
                "only one story's are compared"
            )
        return why(self.dossier(a_story), a, b)

    def _story_holding(self, name: str) -> str:
        """The id of the story with the account or the item that is called `name`."""
        name = writable(name)
        report = report_named(name)
        with self._store.reading() as connection:
            story = story_of_account(connection, name) if name else None
            if story is None and report is not None:
                story = story_of_report(connection, report)
        if story is None:
            raise UnknownItem(
                f"the archive has no account and no item {name!r}: "
                "`onrecord dossier STORY --format json` lists a story's"
            )
        return story

    def search(self, query: str, limit: int = 20) -> tuple[Hit, ...]:
        """What holds all words of `query`, best first: reports and accounts. No query
        raises; see `store.search`.
        """
        self.update()
        with self._store.reading() as connection:
            return search(connection, query, limit=limit)

    def failures(self) -> tuple[Failure, ...]:
        """The inputs that could not be read, by source, until a report is read from the
        same source.
        """
        with self._store.reading() as connection:
            return all_failures(connection)
