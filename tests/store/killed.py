"""Run as a program by tests/test_kill.py, which kills it: adds reports to an archive, a
line each once it is safe.
"""

from __future__ import annotations

import sys

from onrecord.archive import Archive, Progress
from tests.store.cheap import cheap_reader


def _tell(progress: Progress) -> None:
    print(progress.kind, progress.id, flush=True)


if __name__ == "__main__":
    with Archive(sys.argv[1], reader=cheap_reader) as archive:
        archive.add([sys.argv[2]], progress=_tell)
    print("done", flush=True)
