"""Dossiers as `onrecord reconcile` writes them, typed, and the command run over many
stories.
"""

from __future__ import annotations

import subprocess
import sys
from collections import defaultdict
from collections.abc import (
    Callable,
    Hashable,
    Iterable,
    Iterator,
    Mapping,
    Sequence,
    Set,
)
from concurrent.futures import ThreadPoolExecutor
from itertools import combinations
from pathlib import Path
from typing import TypeVar

import msgspec

from evals.rows import Range, load, without_gold

T = TypeVar("T")

AT_ONCE = 2  # programs that run beside each other, on one core each


class Member(msgspec.Struct, frozen=True):
    """One report's telling in an account. Statements have `content` and a speaker,
    figures and events a `head`.
    """

    report: str
    span: Range
    head: Range | None = None
    content: tuple[Range, ...] = ()
    cue: tuple[Range, ...] = ()
    speaker_name: str | None = None
    negated: bool = False


class Account(msgspec.Struct, frozen=True):
    id: str
    kind: str
    title: str = ""
    relation: str = ""
    members: tuple[Member, ...] = ()

    @property
    def reports(self) -> frozenset[str]:
        """The reports that tell it."""
        return frozenset(member.report for member in self.members)


def held_by_pairs(
    account: Account, held: Callable[[Member], T]
) -> Iterator[tuple[T, T]]:
    """For each two members of different reports what each holds of the gold, as `held`
    gives it.
    """
    of_member = [(member.report, held(member)) for member in account.members]
    for (one, own), (other, others) in combinations(of_member, 2):
        if one != other:
            yield own, others


def pairs_in_common(
    pairs: Iterable[tuple[Set[Hashable], Set[Hashable]]],
) -> Iterator[bool]:
    """Of the pairs that both hold something of the gold, whether they hold something in
    common.
    """
    return (not own.isdisjoint(others) for own, others in pairs if own and others)


class Dossier(msgspec.Struct, frozen=True):
    accounts: tuple[Account, ...] = ()


class _StoryOf(msgspec.Struct, frozen=True):
    story: str


class _Placed(msgspec.Struct, frozen=True):
    gold: _StoryOf


def rows_by_story(path: Path) -> dict[str, list[msgspec.Raw]]:
    """The lines of a measuring set by the story their gold names, stories in the
    order in which they first come.
    """
    stories: defaultdict[str, list[msgspec.Raw]] = defaultdict(list)
    for row in load(path, msgspec.Raw):
        stories[msgspec.json.decode(row, type=_Placed).gold.story].append(row)
    return dict(stories)


def reconcile(stories: Mapping[str, Sequence[msgspec.Raw]]) -> dict[str, Dossier]:
    """Each story's dossier, made as a user would make it, in a process of its own.

    Raises subprocess.CalledProcessError where a report of it could not be read.
    """

    def one(rows: Sequence[msgspec.Raw]) -> Dossier:
        done = subprocess.run(
            [sys.executable, "-m", "onrecord", "reconcile", "--jobs", "1"],
            input=b"".join(map(without_gold, rows)),
            stdout=subprocess.PIPE,
            check=True,
        )
        return msgspec.json.decode(done.stdout, type=Dossier)

    with ThreadPoolExecutor(AT_ONCE) as programs:
        return dict(zip(stories, programs.map(one, stories.values()), strict=True))
