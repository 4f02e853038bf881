"""What a kind of account is: all that the rest of the house asks of it."""

from __future__ import annotations

from abc import ABC, abstractmethod
from collections.abc import Hashable, Mapping, Sequence
from dataclasses import dataclass
from typing import Any, Generic, Literal, TypeVar

from onrecord.accounts.clues import Comparison
from onrecord.accounts.intervals import Interval
from onrecord.accounts.linkage import Group, Node
from onrecord.accounts.material import Material
from onrecord.kinds import item_kind
from onrecord.model import (
    AccountItem,
    AccountKind,
    Member,
    Reading,
    Relation,
    Source,
    Span,
    Statement,
)

I = TypeVar("I", bound=AccountItem)  # noqa: E741 - the item
P = TypeVar("P", bound=Hashable)  # the profile by which items are compared


Mark = Literal["figure", "claimant", "speaker", "cue", "content", "event", "condition"]


@dataclass(frozen=True, slots=True, kw_only=True)
class Value:
    """What an item tells that a rival may tell otherwise: a number, a status.

    Values are one where their `order` is, and stand in its order. `words` are None
    where the item's own characters say it.
    """

    order: tuple[float, float, str]
    words: str | None = None


class Kind(ABC, Generic[I, P]):
    """A kind of item, and how the items of a story become accounts.

    `P` is the profile: what matching looks at in an item. Items with equal profiles
    are one node, and nodes that are of one thing are one group, which becomes an
    account. `name` is that of the kind of item.
    """

    name: AccountKind
    item: type[I]

    def items(self, reading: Reading) -> Sequence[I]:
        """The items of this kind in a reading, in text order."""
        items: Sequence[Any] = item_kind(self.item).items(reading)
        return items

    @abstractmethod
    def group(self, material: Material) -> list[Group[P]]:
        """The story's items, those of one thing together. Each is in one group."""

    @abstractmethod
    def compare(self, material: Material, a: Node[P], b: Node[P]) -> Comparison:
        """What speaks for and against two nodes being of one thing."""

    @abstractmethod
    def relation(self, material: Material, nodes: Sequence[Node[P]]) -> Relation:
        """How the tellings of one account lie to each other; "single" where one report
        alone has it.
        """

    @abstractmethod
    def title(self, material: Material, nodes: Sequence[Node[P]]) -> str:
        """What an account is called."""

    @abstractmethod
    def when(self, node: Node[P]) -> Interval | None:
        """The interval a node's items are of, where they say so themselves."""

    def told_already(
        self,
        material: Material,
        groups: Sequence[Sequence[Member]],
        before: Mapping[AccountKind, Sequence[Sequence[Member]]],
    ) -> frozenset[int]:
        """The numbers of those groups that accounts of the kinds before tell whole."""
        return frozenset()

    @abstractmethod
    def source(self, item: I) -> Source | Statement | None:
        """Whose word an item is: the source named with it, or the statement that its
        speaker makes it in; None where the report tells it itself or names nobody.
        """

    @abstractmethod
    def named(self, item: I) -> str | None:
        """The person or body an item itself names as its source."""

    @abstractmethod
    def marks(self, item: I) -> Sequence[tuple[Span, Mark]]:
        """The spans of an item and what each is, the most telling first."""

    @abstractmethod
    def facts(self, item: I) -> Sequence[tuple[str, str]]:
        """What is known of an item beside its words, each under a name; "" for what is
        not known.
        """

    def value(self, item: I) -> Value | None:
        """What of an item can stand beside a rival's; None where its kind has no such
        thing.
        """
        return None
