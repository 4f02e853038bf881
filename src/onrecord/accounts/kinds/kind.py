"""What a kind of account is: all that the rest of the house asks of it."""

from __future__ import annotations

from abc import ABC, abstractmethod
from collections.abc import Sequence
from dataclasses import dataclass
from typing import Literal

from onrecord.model import AccountKind, Span, Telling

Mark = Literal["figure", "claimant", "speaker", "cue", "content", "event", "condition"]


@dataclass(frozen=True, slots=True, kw_only=True)
class Value:
    """What a telling says that a rival may say otherwise: a number, a status.

    Values are one where their `order` is, and stand in its order. `words` are None
    where the telling's own characters say it; `span` is where they do.
    """

    order: tuple[float, float, str]
    words: str | None = None
    span: Span | None = None


class Kind(ABC):
    """A kind of account, and how its members are shown."""

    name: AccountKind

    @abstractmethod
    def holds(self, telling: Telling) -> bool:
        """Whether a telling by itself is of this kind."""

    @abstractmethod
    def marks(self, telling: Telling) -> Sequence[tuple[Span, Mark]]:
        """The spans of a telling and what each is, the most telling first."""

    @abstractmethod
    def facts(self, telling: Telling) -> Sequence[tuple[str, str]]:
        """What is known of a telling beside its words, each under a name; "" for what
        is not known.
        """

    def value(self, telling: Telling) -> Value | None:
        """What of a telling can stand beside a rival's; None where its kind has no such
        thing.
        """
        return None
