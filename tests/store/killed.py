"""Run as a program by tests/test_kill.py, which kills it: adds reports to an archive, a
line each once it is safe.
"""

from __future__ import annotations

import sys

from onrecord.archive import Archive, Step
from tests.store.cheap import cheap_reader


def _tell(step: Step) -> None:
    if step.work == "adding":
        print(step.outcome, step.id, flush=True)


if __name__ == "__main__":
    with Archive(sys.argv[1], reader=cheap_reader, watch=_tell) as archive:
        archive.add([sys.argv[2]])
    print("done", flush=True)
