"""What a format of inputs is: how it is recognised and how it is read."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from dataclasses import dataclass

from onrecord.intake.inputs import Input
from onrecord.model import Failure, Report


@dataclass(frozen=True, slots=True, kw_only=True)
class Format:
    """A kind of input. Each module of a format ends with its own, called FORMAT.

    `recognises` looks at an input's content, by `Input.opening` or `Input.head`, and
    never reads its stream. `suffixes` (".html") and `media_types` ("text/html") name
    the format where no content tells it. `read` gives the reports in the input's order;
    it answers what it cannot read with a Failure, or raises InputError where the whole
    input is refused.
    """

    name: str
    recognises: Callable[[Input], bool]
    read: Callable[[Input], Iterator[Report | Failure]]
    suffixes: frozenset[str] = frozenset()
    media_types: frozenset[str] = frozenset()
