"""A story made ready for its accounts: its reports, the persons they name, and the
sources whose word they give.
"""

from __future__ import annotations

from collections.abc import Callable, Iterable, Sequence
from dataclasses import dataclass

from onrecord.accounts.context import ReportContext, StoryContext
from onrecord.accounts.people import People, find_people
from onrecord.accounts.voices import Voices
from onrecord.lineage.revisions import superseded
from onrecord.model import Item, Passage, Reading, ReadReport, Revision


@dataclass(frozen=True, slots=True)
class Material:
    """What every kind of account is made from, and what an account is explained by."""

    context: StoryContext
    people: People
    voices: Voices


def material_of(
    read_reports: Sequence[ReadReport],
    passages: Sequence[Passage],
    revisions: Sequence[Revision],
    items: Callable[[Reading], Iterable[Item]],
    source: Callable[[ReportContext, Item], str | None],
) -> Material:
    """The material of a story. Of a report of which a later version is known, only the
    later one is in it. `passages` keep their order: their sides are numbered by it.
    `items` and `source`: see `Voices`.
    """
    past = superseded(revisions)
    current = [pair for pair in read_reports if pair.id not in past]
    context = StoryContext(current, passages)
    return Material(context, find_people(context), Voices(context, items, source))
