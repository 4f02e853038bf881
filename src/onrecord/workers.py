"""Worker processes that end with the process they work for, however that ends."""

from __future__ import annotations

import multiprocessing
import os
import threading
from collections.abc import Callable


def end_with_parent() -> None:
    """Called first in a worker (a pool's `initializer`): from then on it ends when its
    parent does.

    A worker of Python's own pool waits for work forever once its parent was killed, as
    no one is left to tell it to stop. Outside a worker this does nothing.
    """
    parent = multiprocessing.parent_process()
    if parent is not None:
        threading.Thread(target=_end_after, args=(parent.join,), daemon=True).start()


def _end_after(wait: Callable[[], None]) -> None:
    wait()
    os._exit(
        1
        # not sys.exit: that ends this thread alone, and there is nobody left to hand
        # results to
    )
