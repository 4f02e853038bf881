"""A map over many inputs on many processes: in order, with bounded look-ahead,
outliving a worker that dies.
"""

from __future__ import annotations

import itertools
import multiprocessing
from collections import deque
from collections.abc import Callable, Iterable, Iterator
from concurrent.futures import Future, ProcessPoolExecutor
from concurrent.futures.process import BrokenProcessPool
from typing import TypeVar

from onrecord.workers import end_with_parent

In = TypeVar("In")
Out = TypeVar("Out")

# fewer inputs than this are done here: a worker needs about two seconds to load its
# language pipeline
FEW = 8
# inputs under way per worker, so that memory stays bounded however long the input
AHEAD = 8


def map_in_order(
    work: Callable[[In], Out],
    failed: Callable[[In, str], Out],
    items: Iterable[In],
    *,
    jobs: int,
) -> Iterator[tuple[In, Out]]:
    """`(item, work(item))` for each item, in order. `work` must be a module's own
    function (it is sent by name).

    Where the process working on an item dies (killed, out of memory), the item's result
    is `failed(item, reason)`.
    """
    source = iter(items)
    first = list(itertools.islice(source, FEW))
    if jobs <= 1 or len(first) < FEW:
        for item in itertools.chain(first, source):
            yield item, work(item)
        return
    yield from _on_processes(work, failed, itertools.chain(first, source), jobs)


def _on_processes(
    work: Callable[[In], Out],
    failed: Callable[[In, str], Out],
    source: Iterator[In],
    jobs: int,
) -> Iterator[tuple[In, Out]]:
    waiting: deque[tuple[In, Future[Out]]] = deque()
    pool = _pool(jobs)
    try:
        while True:
            for item in itertools.islice(source, jobs * AHEAD - len(waiting)):
                waiting.append((item, _submit(pool, work, item)))
            if not waiting:
                return
            item, future = waiting.popleft()
            try:
                yield item, future.result()
            except BrokenProcessPool:
                # Any of the items under way may have killed its worker: try this one
                # alone, the others afresh.
                pool.shutdown(wait=False, cancel_futures=True)
                yield item, _alone(work, failed, item)
                pool = _pool(jobs)
                waiting = deque(
                    (i, f if _finished(f) else _submit(pool, work, i))
                    for i, f in waiting
                )
    finally:
        pool.shutdown(wait=False, cancel_futures=True)


def _submit(
    pool: ProcessPoolExecutor, work: Callable[[In], Out], item: In
) -> Future[Out]:
    """As `pool.submit`, but of a pool that broke meanwhile the future says so, when its
    turn comes.
    """
    try:
        return pool.submit(work, item)
    except BrokenProcessPool as error:
        future: Future[Out] = Future()
        future.set_exception(error)
        return future


def _alone(
    work: Callable[[In], Out], failed: Callable[[In, str], Out], item: In
) -> Out:
    with _pool(1) as pool:
        try:
            return pool.submit(work, item).result()
        except BrokenProcessPool:
            return failed(
                item,
                "the process reading it died (killed, or out of memory); "
                "split it or free memory",
            )


def _finished(future: Future[Out]) -> bool:
    return future.done() and not future.cancelled() and future.exception() is None


def _pool(jobs: int) -> ProcessPoolExecutor:
    # spawn, not fork: the caller may run threads (a progress bar does), and a fork of
    # those can hang. A worker of Python's pool outlives a parent that was killed,
    # unless it watches for that itself.
    return ProcessPoolExecutor(
        jobs,
        mp_context=multiprocessing.get_context("spawn"),
        initializer=end_with_parent,
    )
