"""A story made ready for its accounts: its reports, the persons they name, its parties,
and the sources whose word they give.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

from onrecord.accounts.context import StoryContext
from onrecord.accounts.parties import Parties
from onrecord.accounts.people import People, find_people
from onrecord.accounts.voices import Voices
from onrecord.lineage.revisions import superseded
from onrecord.model import Passage, ReadReport, Revision


@dataclass(frozen=True, slots=True)
class Material:
    """What accounts are made from, and what an account is explained by."""

    context: StoryContext
    people: People
    parties: Parties
    voices: Voices


def material_of(
    read_reports: Sequence[ReadReport],
    passages: Sequence[Passage],
    revisions: Sequence[Revision],
) -> Material:
    """The material of a story. Of a report of which a later version is known, only the
    later one is in it. `passages` keep their order: their sides are numbered by it.
    """
    past = superseded(revisions)
    current = [pair for pair in read_reports if pair.id not in past]
    context = StoryContext(current, passages)
    people = find_people(context)
    parties = Parties(context, people)
    return Material(context, people, parties, Voices(parties))
