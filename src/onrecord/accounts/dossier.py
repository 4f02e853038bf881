"""The way through the room: a story's readings in, its dossier out."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import replace

from onrecord.accounts import intervals, people, places, timeline
from onrecord.accounts.heads import head_of
from onrecord.accounts.holding import holders, under
from onrecord.accounts.intervals import Interval
from onrecord.accounts.kinds import kind_among
from onrecord.accounts.material import Material, material_of
from onrecord.accounts.relations import relation_of
from onrecord.accounts.support import support_of
from onrecord.accounts.tellings import TellingGroup, Tellings
from onrecord.ids import content_hash
from onrecord.lineage.trace import Lineage
from onrecord.model import (
    Account,
    Dossier,
    Member,
    Origin,
    ReadReport,
    Story,
    Telling,
)


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
    material = material_of(ordered, shared, lineage.revisions)
    published = {pair.id: pair.report.published or "9999" for pair in ordered}
    ranked = sorted(
        _accounts(material, writings),
        key=lambda pair: _rank(pair[0], pair[1], published),
    )
    accounts = tuple(account for account, _ in ranked)
    return Dossier(
        story=story,
        read_reports=ordered,
        origins=tuple(writings),
        passages=tuple(shared),
        accounts=accounts,
        timeline=timeline.entries([(account.id, days) for account, days in ranked]),
        places=places.entries(material.context, accounts),
        people=people.entries(material.context, material.people, accounts),
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


def _accounts(
    material: Material, origins: Sequence[Origin]
) -> Iterator[tuple[Account, tuple[Interval, ...]]]:
    """Every account, with the days its members are of."""
    holding = {
        id_: holders(one.reading.tellings)
        for id_, one in material.context.reports.items()
    }
    groups = Tellings(material).groups()
    made = [account_of(material, origins, group, holding) for group in groups]
    above = under([group.members for group in groups], holding)
    for number, account in enumerate(made):
        under_id = made[above[number]].id if number in above else None
        days = timeline.narrowed(_days(account.members))
        yield replace(account, under=under_id), days


def account_of(
    material: Material,
    origins: Sequence[Origin],
    group: TellingGroup,
    holding: Mapping[str, Mapping[Telling, Telling]],
) -> Account:
    """The account of tellings that are of one thing, on its own. `holding`: by report,
    which telling holds which within its words.
    """
    kind = kind_among(group.members).name
    parts: list[str] = []
    for member in group.members:
        spans = (member.item.span, member.item.head)
        parts += [member.report, *(str(at) for s in spans for at in (s.start, s.end))]
    relation, slot = relation_of(material, group.members)
    return Account(
        id=kind[0] + content_hash(parts),
        kind=kind,
        title=head_of(material, kind, group.members, holding),
        relation=relation,
        slot=slot,
        members=group.members,
        support=support_of(
            material.context,
            material.voices,
            origins,
            group.members,
            one_saying=relation == "attributed differently",
        ),
        clues=group.clues,
    )


def _days(members: Sequence[Member]) -> Iterator[Interval | None]:
    """When each member is of: the day it tells, else the day that it was said."""
    for member in members:
        told_in = member.item.told_in
        day = intervals.of_time(member.item.when)
        if day is None and told_in is not None:
            day = intervals.of_day(told_in.said_at)
        yield day


def _rank(
    account: Account, days: tuple[Interval, ...], published: dict[str, str]
) -> tuple[object, ...]:
    """Most widely supported first, then earliest, then in the order of the text."""
    support = account.support
    begins = days[0].begins if days else "9999"
    first = min((published[m.report], m.report, m.item.span) for m in account.members)
    return (
        -support.origins,
        -support.outlets,
        -support.reports,
        begins,
        first,
        account.id,
    )
