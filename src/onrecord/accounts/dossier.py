"""The way through the room: a story's readings in, its dossier out."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

from onrecord.accounts import people, places, timeline
from onrecord.accounts.intervals import Interval
from onrecord.accounts.kinds import KINDS, items_of, named_by, source_of
from onrecord.accounts.linkage import member_key
from onrecord.accounts.material import Material, material_of
from onrecord.accounts.support import support_of
from onrecord.accounts.why import clues_of
from onrecord.ids import content_hash
from onrecord.lineage.trace import Lineage
from onrecord.model import (
    Account,
    AccountKind,
    Clue,
    Dossier,
    Member,
    Origin,
    ReadReport,
    Relation,
    Story,
)


@dataclass(frozen=True, slots=True, kw_only=True)
class _Grouped:
    """A group of items before its support is counted. `days`: when its members say it
    was.
    """

    kind: AccountKind
    title: str
    relation: Relation
    members: tuple[Member, ...]
    days: tuple[Interval, ...]
    clues: tuple[Clue, ...]


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
    material = material_of(ordered, shared, lineage.revisions, items_of, source_of)
    published = {pair.id: pair.report.published or "9999" for pair in ordered}
    ranked = sorted(
        (
            (_account(material, writings, grouped), grouped.days)
            for grouped in _groups(material)
        ),
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
        people=people.entries(material.context, material.people, accounts, named_by),
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


def _groups(material: Material) -> list[_Grouped]:
    """The groups of every kind, without those that accounts of the kinds before tell
    whole.
    """
    kept: list[_Grouped] = []
    members: dict[AccountKind, list[tuple[Member, ...]]] = {}
    for kind in KINDS:
        groups: list[_Grouped] = []
        for group in kind.group(material):
            told = (member for node in group.nodes for member in node.members)
            days = (kind.when(node) for node in group.nodes)
            grouped = _Grouped(
                kind=kind.name,
                title=kind.title(material, group.nodes),
                relation=kind.relation(material, group.nodes),
                members=tuple(sorted(told, key=member_key)),
                days=timeline.narrowed(days),
                clues=clues_of(kind, material, group),
            )
            groups.append(grouped)
        of_kind = [group.members for group in groups]
        told_already = kind.told_already(material, of_kind, members)
        kept += [group for at, group in enumerate(groups) if at not in told_already]
        members[kind.name] = of_kind
    return kept


def _account(
    material: Material, origins: Sequence[Origin], grouped: _Grouped
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
        support=support_of(material.context, material.voices, origins, grouped.members),
        clues=grouped.clues,
    )


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
