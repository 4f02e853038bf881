"""All that the reports of a story say of one thing, and what carries it."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Literal

from onrecord.model.items import Telling
from onrecord.model.span import Citation

AccountKind = Literal["figure", "statement", "event"]
Relation = Literal[
    "same",
    "more specific",
    "updated",
    "attributed differently",
    "differs",
    "single",
]
# What tellings of one thing may tell otherwise: "who" acts, and "whether" it is so.
Slot = Literal["number", "day", "place", "status", "who", "whether"]
TieReason = Literal["credited", "shared copy", "shared passage", "one desk"]


@dataclass(frozen=True, slots=True, kw_only=True)
class Tie:
    """Reports that count as one writing, and why; in order of id."""

    reports: tuple[str, ...]
    why: TieReason


@dataclass(frozen=True, slots=True, kw_only=True)
class Support:
    """How many reports, outlets and origins carry an account, and the primary sources
    they name.

    `independent`: how many are left when reports of one outlet, one writing or one
    primary source count once. `ties`: why reports count as one writing.
    """

    reports: int
    outlets: int
    origins: int
    sources: tuple[str, ...] = ()
    independent: int = 1
    ties: tuple[Tie, ...] = ()


@dataclass(frozen=True, slots=True, kw_only=True)
class Member:
    """One report's telling inside an account."""

    report: str
    item: Telling


@dataclass(frozen=True, slots=True, kw_only=True)
class Clue:
    """A named reason for, or against, two tellings being of one thing.

    `weight` is added to the sum of the two. `words`: what gave it, of the first and of
    the second. `between`: where the two stand, in the same order.
    """

    name: str
    weight: float
    words: tuple[str, ...] = ()
    between: tuple[Citation, ...] = ()


@dataclass(frozen=True, slots=True, kw_only=True)
class Account:
    """All that the reports of a story say of one thing.

    `slot` is what the members tell otherwise, where the relation is one of a
    difference. `under` is the id of the account that holds this one within its words: a
    count within its clause. `clues`: why the members are one, for as many pairs of them
    as hold all together.
    """

    id: str
    kind: AccountKind
    title: str
    relation: Relation
    members: tuple[Member, ...]
    support: Support
    slot: Slot | None = None
    under: str | None = None
    clues: tuple[Clue, ...] = ()
