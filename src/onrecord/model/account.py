"""All that the reports of a story say of one thing, and what carries it."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Literal

from onrecord.model.items import Event, Figure, Statement
from onrecord.model.span import Citation

AccountKind = Literal["figure", "statement", "event"]
Relation = Literal["same", "differs", "more specific", "single"]
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


# What accounts are made of: a new kind of account has its item here.
AccountItem = Figure | Statement | Event


@dataclass(frozen=True, slots=True, kw_only=True)
class Member:
    """One report's item inside an account."""

    report: str
    item: AccountItem


@dataclass(frozen=True, slots=True, kw_only=True)
class Clue:
    """A named reason for, or against, two items being of one thing.

    `weight` is added to the sum of the two; None forbids that they are one. `words`:
    what gave it, of the first item and of the second. `between`: where the two stand,
    in the same order; empty while they are only compared.
    """

    name: str
    weight: float | None
    words: tuple[str, ...] = ()
    between: tuple[Citation, ...] = ()


@dataclass(frozen=True, slots=True, kw_only=True)
class Account:
    """All that the reports of a story say of one thing. `clues`: why the members are
    one, for as many pairs of them as hold all together.
    """

    id: str
    kind: AccountKind
    title: str
    relation: Relation
    members: tuple[Member, ...]
    support: Support
    clues: tuple[Clue, ...] = ()
