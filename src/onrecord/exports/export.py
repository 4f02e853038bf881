"""What the house asks of a format that it writes."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass
from typing import Generic, TypeVar

T = TypeVar("T")


@dataclass(frozen=True, slots=True, kw_only=True)
class Export(Generic[T]):
    """One format that something is written in.

    `name` is what `--format` calls it, `suffix` how such a file's name ends, with the
    dot. `takes` is the type of what is written, a `Dossier` or a `Reading`. `write`
    gives the whole file; for a `Reading` that is one line, with its end.
    """

    name: str
    suffix: str
    takes: type[T]
    write: Callable[[T], str]
