"""What a person can meet when they open or write an archive, each with what to do about
it.
"""

from __future__ import annotations

import sqlite3
from collections.abc import Iterator
from contextlib import contextmanager

# SQLite's primary result codes (https://www.sqlite.org/rescode.html), and what each
# means to a person.
_ADVICE = {
    sqlite3.SQLITE_BUSY: (
        "is in use by another process: wait until that is done, then try again"
    ),
    sqlite3.SQLITE_LOCKED: (
        "is in use by another connection: wait until that is done, then try again"
    ),
    sqlite3.SQLITE_FULL: (
        "cannot grow, the disk is full: "
        "free some space, then run the same command again"
    ),
    sqlite3.SQLITE_READONLY: (
        "may not be written: "
        "give yourself write permission on it and on its folder, or copy it"
    ),
    sqlite3.SQLITE_PERM: (
        "may not be opened: "
        "give yourself permission to read and write it and its folder"
    ),
    sqlite3.SQLITE_CANTOPEN: (
        "cannot be opened: its folder must exist and you must be allowed to write there"
    ),
    sqlite3.SQLITE_IOERR: (
        "could not be read or written, the disk reported an error: "
        "check the disk and its free space"
    ),
    sqlite3.SQLITE_CORRUPT: (
        "is damaged: "
        "restore it from a copy, or make a new archive from the same sources"
    ),
    sqlite3.SQLITE_NOTADB: (
        "is not an Onrecord archive (nor any SQLite file): name another file"
    ),
    sqlite3.SQLITE_TOOBIG: (
        "cannot hold a text of over a thousand million bytes: split it"
    ),
    sqlite3.SQLITE_NOMEM: (
        "needs more memory than there is: close other programs, then try again"
    ),
}


class StoreError(Exception):
    """The archive's file cannot be used as asked. The message says what is wrong and
    what to do.
    """


@contextmanager
def explained(path: str) -> Iterator[None]:
    """Raises StoreError in place of what SQLite raises about the file at `path`; an
    error in our own SQL passes through.
    """
    try:
        yield
    except sqlite3.Error as error:
        code = getattr(
            error, "sqlite_errorcode", None
        )  # absent on errors the Python module itself raises
        advice = (
            _ADVICE.get(code & 0xFF) if isinstance(code, int) else None
        )  # the low byte is the primary code
        if advice is None:
            raise
        raise StoreError(f"{path} {advice} (SQLite: {error})") from error
