"""Gold of facts, typed: what several reports tell, what must not stand together, what
no report asserts.
"""

from __future__ import annotations

from collections.abc import Collection
from dataclasses import dataclass
from pathlib import Path

import msgspec

from evals.rows import Range, load


class Spot(msgspec.Struct, frozen=True):
    """Where a report tells something; `also`: further places of it that tell the
    same.
    """

    report: str
    span: Range
    also: tuple[Range, ...] = ()


class Fact(msgspec.Struct, frozen=True):
    """One thing that two reports or more tell; where it `differs`, `slot` says in
    what.
    """

    id: str
    story: str
    kind: str
    note: str
    relation: str
    mentions: tuple[Spot, ...]
    slot: str | None = None

    @property
    def differs(self) -> bool:
        return self.relation == "differs"


class WrongPair(msgspec.Struct, frozen=True):
    """Two tellings that must not stand in one account."""

    story: str
    a: Spot
    b: Spot


class FalseAssertion(msgspec.Struct, frozen=True):
    """A statement given to `wrong` names, though no report says so. One without names
    is for reading only.

    `cue`, `starts` and `unless_negated` tell it from other statements over its span.
    """

    story: str
    report: str
    span: Range
    wrong: tuple[str, ...] = ()
    cue: str = ""
    starts: int | None = None
    unless_negated: bool = False

    @property
    def spot(self) -> Spot:
        return Spot(report=self.report, span=self.span)


class Piece(msgspec.Struct, frozen=True):
    """The words of one telling of a report."""

    report: str
    spans: tuple[Range, ...]


class Joined(msgspec.Struct, frozen=True):
    """Tellings of a story that a machine took for one, as a reader parted them.

    `facts`: the pieces that tell one thing each, by number; `differ`: those of one fact
    that cannot all be true, parted by what they say; `nothing`: the pieces that are no
    fact by themselves.
    """

    story: str
    pieces: tuple[Piece, ...]
    facts: tuple[tuple[int, ...], ...]
    differ: tuple[tuple[tuple[int, ...], ...], ...] = ()
    nothing: tuple[int, ...] = ()


@dataclass(frozen=True, slots=True, kw_only=True)
class FactGold:
    """All that is known of some stories."""

    facts: tuple[Fact, ...]
    wrong_pairs: tuple[WrongPair, ...] = ()
    false_assertions: tuple[FalseAssertion, ...] = ()

    def of(self, stories: Collection[str]) -> FactGold:
        """What is known of these stories alone."""
        return FactGold(
            facts=tuple(row for row in self.facts if row.story in stories),
            wrong_pairs=tuple(row for row in self.wrong_pairs if row.story in stories),
            false_assertions=tuple(
                row for row in self.false_assertions if row.story in stories
            ),
        )


def load_facts(folder: Path) -> FactGold:
    """The gold that facts.jsonl, wrong.jsonl and false.jsonl of a folder hold."""
    return FactGold(
        facts=tuple(load(folder / "facts.jsonl", Fact)),
        wrong_pairs=tuple(load(folder / "wrong.jsonl", WrongPair)),
        false_assertions=tuple(
            row for row in load(folder / "false.jsonl", FalseAssertion) if row.wrong
        ),
    )


def load_marked(folder: Path) -> FactGold:
    """The facts marked for this project, one file a story, by the stories' numbers."""
    return FactGold(
        facts=tuple(row for path in _by_number(folder) for row in load(path, Fact))
    )


def load_joined(folder: Path) -> tuple[Joined, ...]:
    """What readers made of tellings that were taken for one, one file a story."""
    return tuple(row for path in _by_number(folder) for row in load(path, Joined))


def _by_number(folder: Path) -> list[Path]:
    return sorted(folder.glob("*.jsonl"), key=lambda path: int(path.stem))
