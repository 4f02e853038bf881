"""What runs one function on many values: this process, or an engine of many."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator
from typing import Protocol, TypeVar

In = TypeVar("In")
Out = TypeVar("Out")


class Map(Protocol):
    """Calls a function on each of many values and gives the results in their order, as
    the builtin `map` does, and as `concurrent.futures.Executor.map` does on other
    processes or machines.

    Each function given to it is a module's own, or a `functools.partial` of one, and
    can be pickled, as all values and results can. The values are taken in the thread
    that calls it, for reading them may need the archive's file.
    """

    def __call__(
        self, work: Callable[[In], Out], values: Iterable[In], /
    ) -> Iterator[Out]: ...
