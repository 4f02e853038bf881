"""The way through the room: a story's readings in, its dossier out."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from typing import Any

from onrecord.accounts import (
    duplicates,
    events,
    figures,
    people,
    places,
    statements,
    timeline,
)
from onrecord.accounts.context import StoryContext
from onrecord.accounts.intervals import Interval
from onrecord.accounts.linkage import Node, member_key
from onrecord.accounts.support import support_of
from onrecord.accounts.voices import Voices
from onrecord.ids import content_hash
from onrecord.lineage.revisions import superseded
from onrecord.lineage.trace import Lineage
from onrecord.model import (
    Account,
    AccountKind,
    Dossier,
    Member,
    Origin,
    ReadReport,
    Relation,
    Story,
)


@dataclass(frozen=True, slots=True, kw_only=True)
class _Grouped:
    """A group of items before its support is counted."""

    kind: AccountKind
    title: str
    relation: Relation
    members: tuple[Member, ...]
    told: tuple[Interval, ...]


def compile_dossier(
    story: Story,
    read_reports: Sequence[ReadReport],
    lineage: Lineage,
) -> Dossier:
    """The dossier of a story from its reports and their readings, in any order.

    Of a report of which a later version is known, the accounts, places and people are
    the later one's. The result does not depend on the order of any argument. Accounts
    stand by support (origins, outlets, reports), then by time, then by id. Raises
    ValueError where two reports share an id.
    """
    ordered = _by_date(read_reports)
    shared = sorted(
        lineage.passages,
        key=lambda p: (p.a, p.b, p.a_span, p.b_span, p.kind, p.similarity),
    )
    writings = sorted(lineage.origins, key=lambda o: o.id)
    past = superseded(lineage.revisions)
    current = [pair for pair in ordered if pair.id not in past]
    context = StoryContext(current, shared)
    persons, voices = people.find_people(context), Voices(context)
    accounts: list[tuple[Account, tuple[Interval, ...]]] = []
    for grouped in _groups(context, persons, voices):
        accounts.append((_account(context, voices, writings, grouped), grouped.told))
    published = {pair.id: pair.report.published or "9999" for pair in ordered}
    accounts.sort(key=lambda pair: _rank(pair[0], pair[1], published))
    found = tuple(account for account, _ in accounts)
    return Dossier(
        story=story,
        read_reports=ordered,
        origins=tuple(writings),
        passages=tuple(shared),
        accounts=found,
        timeline=timeline.entries([(account.id, told) for account, told in accounts]),
        places=places.entries(context, found),
        people=people.entries(context, persons, found),
        revisions=lineage.revisions,
    )


def _by_date(read_reports: Sequence[ReadReport]) -> tuple[ReadReport, ...]:
    """By date of publication, those without one last, then by id."""
    if len({pair.id for pair in read_reports}) < len(read_reports):
        raise ValueError("two reports of the story have one id")

    def date_and_id(pair: ReadReport) -> tuple[bool, str, str]:
        published = pair.report.published
        return published is None, published or "", pair.id

    return tuple(sorted(read_reports, key=date_and_id))


def _groups(
    context: StoryContext, persons: people.People, voices: Voices
) -> list[_Grouped]:
    """The groups of every kind, without the events that a group of figures tells
    already.
    """
    found: list[_Grouped] = []
    for counted in figures.group(context):
        told = timeline.narrowed(figures.when(node) for node in counted)
        title = figures.title(context, counted)
        found.append(
            _grouped("figure", title, figures.relation(counted), counted, told)
        )
    for said in statements.group(context, persons, voices):
        told = timeline.narrowed(statements.when(node) for node in said)
        title = statements.title(context, voices, said[0])
        found.append(
            _grouped("statement", title, statements.relation(context, said), said, told)
        )
    counts = [one.members for one in found if one.kind == "figure"]
    happenings: list[_Grouped] = []
    for occurred in events.group(context):
        told = timeline.narrowed(events.when(node) for node in occurred)
        happenings.append(
            _grouped(
                "event",
                events.title(occurred[0]),
                events.relation(occurred),
                occurred,
                told,
            )
        )
    again = duplicates.repeated(
        context, voices, [one.members for one in happenings], counts
    )
    return found + [one for i, one in enumerate(happenings) if i not in again]


def _grouped(
    kind: AccountKind,
    title: str,
    relation: Relation,
    group: tuple[Node[Any], ...],
    told: tuple[Interval, ...],
) -> _Grouped:
    members = tuple(
        sorted((member for node in group for member in node.members), key=member_key)
    )
    return _Grouped(
        kind=kind, title=title, relation=relation, members=members, told=told
    )


def _account(
    context: StoryContext, voices: Voices, origins: Sequence[Origin], grouped: _Grouped
) -> Account:
    parts: list[str] = []
    for member in grouped.members:
        parts += [member.report, str(member.item.span.start), str(member.item.span.end)]
    return Account(
        id=grouped.kind[0] + content_hash(parts),
        kind=grouped.kind,
        title=grouped.title,
        relation=grouped.relation,
        members=grouped.members,
        support=support_of(context, voices, origins, grouped.members),
    )


def _rank(
    account: Account, told: tuple[Interval, ...], published: dict[str, str]
) -> tuple[object, ...]:
    """Most widely supported first, then earliest, then in the order of the text."""
    support = account.support
    begins = told[0].begins if told else "9999"
    first = min((published[m.report], m.report, m.item.span) for m in account.members)
    return (
        -support.origins,
        -support.outlets,
        -support.reports,
        begins,
        first,
        account.id,
    )
