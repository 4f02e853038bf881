"""A story made ready for its accounts: its reports, the persons they name, its parties,
and the sources whose word they give.
"""

from __future__ import annotations

from collections.abc import Callable, Iterable, Sequence
from dataclasses import dataclass

from onrecord.accounts.context import StoryContext
from onrecord.accounts.parties import Parties
from onrecord.accounts.people import People, find_people
from onrecord.accounts.voices import Voices
from onrecord.lineage.revisions import superseded
from onrecord.model import (
    Item,
    Passage,
    Reading,
    ReadReport,
    Revision,
    Source,
    Statement,
)


@dataclass(frozen=True, slots=True)
class Material:
    """What every kind of account is made from, and what an account is explained by."""

    context: StoryContext
    people: People
    parties: Parties
    voices: Voices


def material_of(
    read_reports: Sequence[ReadReport],
    passages: Sequence[Passage],
    revisions: Sequence[Revision],
    items: Callable[[Reading], Iterable[Item]],
    source: Callable[[Item], Source | Statement | None],
) -> Material:
    """The material of a story. Of a report of which a later version is known, only the
    later one is in it. `passages` keep their order: their sides are numbered by it.
    `items` and `source`: see `Parties`.
    """
    past = superseded(revisions)
    current = [pair for pair in read_reports if pair.id not in past]
    context = StoryContext(current, passages)
    people = find_people(context)
    parties = Parties(context, people, items, source)
    return Material(context, people, parties, Voices(parties, source))
