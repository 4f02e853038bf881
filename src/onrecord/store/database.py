"""The archive's file, and the two ways to use it: `reading` a settled state, `writing`
all or nothing.
"""

from __future__ import annotations

import sqlite3
from collections.abc import Iterator
from contextlib import closing, contextmanager
from pathlib import Path
from types import TracebackType
from typing import Self

from onrecord.store.errors import StoreError, explained
from onrecord.store.schema import prepare

DURABLE = "PRAGMA synchronous = FULL"  # waits for the disk at each transaction's end
# waits at checkpoints alone, which keep the order of transactions
ORDERLY = "PRAGMA synchronous = NORMAL"
# seconds to wait for another process's transaction; ours take well under one
WAIT = 30.0


class Store:
    """One archive file, open in this thread. Its modules' functions take the connection
    that `reading`/`writing` give.

    Opening makes the file where there is none and migrates an older schema, or refuses
    both unless it may `migrate`. Raises `StoreError` where the file cannot be opened,
    belongs to something else, or was written by a newer version; so do `reading` and
    `writing` where it is locked, full, damaged or may not be written.

    >>> from onrecord.model import Report
    >>> from onrecord.store.reports import find_report, write_report
    >>> with Store(":memory:") as store:
    ...     with store.writing() as connection:
    ...         write_report(connection, Report(id="a", text="A crane fell."))
    ...     with store.reading() as connection:
    ...         find_report(connection, "a").text
    'A crane fell.'
    """

    def __init__(
        self, path: str | Path, *, wait: float = WAIT, migrate: bool = True
    ) -> None:
        """Opens the file at `path`, and closes it again where that fails. `wait`: the
        seconds that each transaction waits for another process's.
        """
        self.path = str(path)
        with explained(self.path):
            self._connection = sqlite3.connect(
                self.path, timeout=wait, isolation_level=None
            )
            try:
                self._connection.row_factory = sqlite3.Row
                self._connection.execute("PRAGMA foreign_keys = ON")
                prepare(self._connection, self.path, migrate=migrate)
            except BaseException:
                self._connection.close()
                raise

    def backup(self, path: str | Path) -> None:
        """Copies the archive, as it is now, to a new file at `path`. Other processes
        may go on reading and writing meanwhile.

        Raises `StoreError` where there is such a file already or it cannot be made; a
        copy that was not finished is deleted.
        """
        copy = Path(path)
        try:
            copy.open("xb").close()
        except FileExistsError as error:
            raise StoreError(f"{path} is there already: name a new file") from error
        except OSError as error:
            raise StoreError(
                f"{path} cannot be made ({error.strerror}): its folder must exist and "
                "you must be allowed to write there"
            ) from error
        try:
            with explained(str(path)), closing(sqlite3.connect(copy)) as target:
                self._connection.backup(target)
        except BaseException:
            copy.unlink(missing_ok=True)
            raise

    def close(self) -> None:
        """Closes the file; a second close does nothing."""
        self._connection.close()

    def __enter__(self) -> Self:
        return self

    def __exit__(
        self,
        kind: type[BaseException] | None,
        error: BaseException | None,
        trace: TracebackType | None,
    ) -> None:
        self.close()

    @contextmanager
    def reading(self) -> Iterator[sqlite3.Connection]:
        """A connection that sees one state of the file until the block ends, whatever
        other processes write.
        """
        with self._transaction("BEGIN") as connection:
            yield connection

    @contextmanager
    def writing(self) -> Iterator[sqlite3.Connection]:
        """A connection whose writes all take effect as the block ends, or none where it
        raises.

        What is written survives the process from then on, and a power cut too: the file
        is synced.
        """
        with self._transaction("BEGIN IMMEDIATE", DURABLE) as connection:
            yield connection

    @contextmanager
    def deriving(self) -> Iterator[sqlite3.Connection]:
        """As `writing`, for what can be worked out again: a power cut may undo the last
        of it, whole steps at a time.

        It does not wait for the disk (3 ms a step on the disks we measured), of which
        compiling takes many steps.
        """
        with self._transaction("BEGIN IMMEDIATE", ORDERLY) as connection:
            yield connection

    @contextmanager
    def _transaction(self, begin: str, *before: str) -> Iterator[sqlite3.Connection]:
        with explained(self.path):
            for pragma in before:
                self._connection.execute(pragma)
            self._connection.execute(begin)
            try:
                yield self._connection
                self._connection.execute("COMMIT")
            except BaseException:
                # Some errors, as a full disk, have rolled back already.
                if self._connection.in_transaction:
                    self._connection.execute("ROLLBACK")
                raise
