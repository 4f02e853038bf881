"""A story's dossier: its origins and accounts, timeline, places and people, in and out.

Reports, readings and passages are stored once, where they were found; an account's
member is a reference to its item.
"""

from __future__ import annotations

import sqlite3
from collections.abc import Mapping, Sequence

from onrecord.model import (
    Account,
    Dossier,
    Event,
    Figure,
    Member,
    Origin,
    Passage,
    PersonEntry,
    PlaceEntry,
    Reading,
    Statement,
    Story,
    Support,
    TimelineEntry,
)
from onrecord.store.columns import (
    citations_json,
    citations_of,
    clues_json,
    clues_of,
    names_json,
    names_of,
    roles_json,
    roles_of,
    ties_json,
    ties_of,
)
from onrecord.store.lineage import told_passage_of
from onrecord.store.readings import read_reports_of
from onrecord.store.revisions import revisions_of, write_revisions

DELETE_PASSAGES = "DELETE FROM story_passage WHERE story = :story"
DELETE_ORIGINS = "DELETE FROM origin WHERE story = :story"
DELETE_ACCOUNTS = "DELETE FROM account WHERE story = :story"
DELETE_TIMELINE = "DELETE FROM timeline WHERE story = :story"
DELETE_PLACES = "DELETE FROM story_place WHERE story = :story"
DELETE_PEOPLE = "DELETE FROM story_person WHERE story = :story"
PLACE_REPORT = (
    "UPDATE story_report SET shown = :shown WHERE story = :story AND report = :report"
)
SELECT_SHOWN = "SELECT report FROM story_report WHERE story = :story ORDER BY shown"
MARK_COMPILED = "UPDATE story SET stale = 0, failure = NULL WHERE id = :story"
INSERT_PASSAGE = """
    INSERT INTO story_passage (story, position, a, b, passage, sharing)
    SELECT :story, :position, a, b, position, :sharing FROM passage
    WHERE a = :a AND b = :b AND a_start = :a_start AND a_end = :a_end AND b_start = :b_start AND b_end = :b_end
    LIMIT 1
"""
INSERT_ORIGIN = """
    INSERT INTO origin (story, position, id, agency, why, reports, agency_by, first, first_by, evidence)
    VALUES (:story, :position, :id, :agency, :why, :reports, :agency_by, :first, :first_by, :evidence)
"""
INSERT_ACCOUNT = """
    INSERT INTO account (
        story, position, id, kind, title, relation, reports, outlets, origins, sources, independent, ties, clues,
        surfaces
    )
    VALUES (
        :story, :position, :id, :kind, :title, :relation, :reports, :outlets, :origins, :sources, :independent, :ties,
        :clues, :surfaces
    )
    RETURNING number
"""
INSERT_MEMBER = """
    INSERT INTO account_member (account, position, report, item, start, "end", surface)
    VALUES (:account, :position, :report, :item, :start, :end, :surface)
"""
INSERT_TIMELINE = """
    INSERT INTO timeline (story, position, begins, ends, account)
    VALUES (:story, :position, :begins, :ends, :account)
"""
INSERT_PLACE = """
    INSERT INTO story_place (story, position, name, latitude, longitude, reason, accounts)
    VALUES (:story, :position, :name, :latitude, :longitude, :reason, :accounts)
"""
INSERT_PERSON = """
    INSERT INTO story_person (story, position, name, variants, accounts, roles, mentions)
    VALUES (:story, :position, :name, :variants, :accounts, :roles, :mentions)
"""
SELECT_PASSAGES = """
    SELECT passage.*, story_passage.sharing FROM story_passage
        JOIN passage ON passage.a = story_passage.a AND passage.b = story_passage.b
            AND passage.position = story_passage.passage
    WHERE story_passage.story = :story ORDER BY story_passage.position
"""
SELECT_ORIGINS = "SELECT * FROM origin WHERE story = :story ORDER BY position"
SELECT_ACCOUNTS = "SELECT * FROM account WHERE story = :story ORDER BY position"
SELECT_MEMBERS = """
    SELECT account_member.account, account_member.report, account_member.item
    FROM account JOIN account_member ON account_member.account = account.number
    WHERE account.story = :story ORDER BY account_member.account, account_member.position
"""
SELECT_TIMELINE = "SELECT * FROM timeline WHERE story = :story ORDER BY position"
SELECT_PLACES = "SELECT * FROM story_place WHERE story = :story ORDER BY position"
SELECT_PEOPLE = "SELECT * FROM story_person WHERE story = :story ORDER BY position"

AnyItem = Figure | Statement | Event


def write_dossier(connection: sqlite3.Connection, dossier: Dossier) -> None:
    """Stores what was compiled of a story in place of what was there, and marks the
    story as no longer stale.

    The reports, their readings and the passages are stored already. Raises ValueError
    where a passage or a member's item is not among them: everything must lead back to a
    report.
    """
    story = dossier.story.id
    for delete in (
        DELETE_PASSAGES,
        DELETE_ORIGINS,
        DELETE_ACCOUNTS,
        DELETE_TIMELINE,
        DELETE_PLACES,
        DELETE_PEOPLE,
    ):
        connection.execute(delete, {"story": story})
    places = (
        {"story": story, "report": report.id, "shown": at}
        for at, report in enumerate(dossier.reports)
    )
    connection.executemany(PLACE_REPORT, places)
    for position, passage in enumerate(dossier.passages):
        _write_passage(connection, story, position, passage)
    for position, origin in enumerate(dossier.origins):
        _write_origin(connection, story, position, origin)
    texts = {report.id: report.text for report in dossier.reports}
    positions = {reading.report: _positions(reading) for reading in dossier.readings}
    for position, account in enumerate(dossier.accounts):
        _write_account(connection, story, position, account, texts, positions)
    _write_entries(connection, dossier)
    write_revisions(connection, story, dossier.revisions)
    connection.execute(MARK_COMPILED, {"story": story})


def find_dossier(connection: sqlite3.Connection, story: Story) -> Dossier:
    """The dossier stored of a story that is not stale."""
    wanted = {"story": story.id}
    shown = [row["report"] for row in connection.execute(SELECT_SHOWN, wanted)]
    pairs = read_reports_of(connection, shown)
    return Dossier(
        story=story,
        read_reports=pairs,
        origins=tuple(map(_origin, connection.execute(SELECT_ORIGINS, wanted))),
        passages=tuple(
            map(told_passage_of, connection.execute(SELECT_PASSAGES, wanted))
        ),
        accounts=_accounts(
            connection, story.id, {pair.id: pair.reading for pair in pairs}
        ),
        timeline=tuple(
            TimelineEntry(
                begins=row["begins"], ends=row["ends"], account=row["account"]
            )
            for row in connection.execute(SELECT_TIMELINE, wanted)
        ),
        places=tuple(map(_place, connection.execute(SELECT_PLACES, wanted))),
        people=tuple(map(_person, connection.execute(SELECT_PEOPLE, wanted))),
        revisions=revisions_of(connection, story.id),
    )


def _write_passage(
    connection: sqlite3.Connection, story: str, position: int, passage: Passage
) -> None:
    row = {
        "story": story,
        "position": position,
        "a": passage.a,
        "b": passage.b,
        "a_start": passage.a_span.start,
        "a_end": passage.a_span.end,
        "b_start": passage.b_span.start,
        "b_end": passage.b_span.end,
        "sharing": passage.sharing,
    }
    if connection.execute(INSERT_PASSAGE, row).rowcount != 1:
        raise ValueError(
            f"the dossier of {story} holds a passage of {passage.a} and {passage.b} that is not stored"
        )


def _write_account(
    connection: sqlite3.Connection,
    story: str,
    position: int,
    account: Account,
    texts: Mapping[str, str],
    positions: Mapping[str, Mapping[AnyItem, int]],
) -> None:
    surfaces = [member.item.span.of(texts[member.report]) for member in account.members]
    row = {
        "story": story,
        "position": position,
        "id": account.id,
        "kind": account.kind,
        "title": account.title,
        "relation": account.relation,
        "reports": account.support.reports,
        "outlets": account.support.outlets,
        "origins": account.support.origins,
        "sources": names_json(account.support.sources),
        "independent": account.support.independent,
        "ties": ties_json(account.support.ties),
        "clues": clues_json(account.clues),
        "surfaces": "\n".join(surfaces),
    }
    number = connection.execute(INSERT_ACCOUNT, row).fetchone()["number"]
    for at, (member, surface) in enumerate(zip(account.members, surfaces, strict=True)):
        item = positions[member.report].get(member.item)
        if item is None:
            raise ValueError(
                f"account {account.id} holds an item that is not in the reading of {member.report}"
            )
        span = member.item.span
        row = {"account": number, "position": at, "report": member.report, "item": item}
        connection.execute(
            INSERT_MEMBER,
            row | {"start": span.start, "end": span.end, "surface": surface},
        )


def _positions(reading: Reading) -> dict[AnyItem, int]:
    """Where each item stands among those of its kind; items of different kinds are
    never equal.
    """
    kinds: tuple[Sequence[AnyItem], ...] = (
        reading.figures,
        reading.statements,
        reading.events,
    )
    return {item: position for items in kinds for position, item in enumerate(items)}


def _write_entries(connection: sqlite3.Connection, dossier: Dossier) -> None:
    story = dossier.story.id
    timeline = (
        {
            "story": story,
            "position": at,
            "begins": e.begins,
            "ends": e.ends,
            "account": e.account,
        }
        for at, e in enumerate(dossier.timeline)
    )
    connection.executemany(INSERT_TIMELINE, timeline)
    places = (
        {
            "story": story,
            "position": at,
            "name": entry.name,
            "latitude": entry.lat,
            "longitude": entry.lon,
            "reason": entry.reason,
            "accounts": names_json(entry.accounts),
        }
        for at, entry in enumerate(dossier.places)
    )
    connection.executemany(INSERT_PLACE, places)
    people = (
        {
            "story": story,
            "position": at,
            "name": entry.name,
            "variants": names_json(entry.variants),
            "accounts": names_json(entry.accounts),
            "roles": roles_json(entry.roles),
            "mentions": citations_json(entry.mentions),
        }
        for at, entry in enumerate(dossier.people)
    )
    connection.executemany(INSERT_PERSON, people)


def _accounts(
    connection: sqlite3.Connection, story: str, readings: Mapping[str, Reading]
) -> tuple[Account, ...]:
    rows = connection.execute(SELECT_ACCOUNTS, {"story": story}).fetchall()
    kinds = {row["number"]: row["kind"] for row in rows}
    members: dict[int, list[Member]] = {row["number"]: [] for row in rows}
    for number, report, item in connection.execute(SELECT_MEMBERS, {"story": story}):
        members[number].append(
            Member(report=report, item=_item(readings[report], kinds[number], item))
        )
    return tuple(
        Account(
            id=row["id"],
            kind=row["kind"],
            title=row["title"],
            relation=row["relation"],
            members=tuple(members[row["number"]]),
            support=Support(
                reports=row["reports"],
                outlets=row["outlets"],
                origins=row["origins"],
                sources=names_of(row["sources"]),
                independent=row["independent"],
                ties=ties_of(row["ties"]),
            ),
            clues=clues_of(row["clues"]),
        )
        for row in rows
    )


def _item(reading: Reading, kind: str, position: int) -> AnyItem:
    match kind:
        case "figure":
            return reading.figures[position]
        case "statement":
            return reading.statements[position]
        case _:
            return reading.events[position]


def _write_origin(
    connection: sqlite3.Connection, story: str, position: int, origin: Origin
) -> None:
    row = {
        "story": story,
        "position": position,
        "id": origin.id,
        "agency": origin.agency,
        "why": origin.why,
        "reports": names_json(origin.reports),
        "agency_by": origin.agency_by,
        "first": origin.first,
        "first_by": origin.first_by,
        "evidence": citations_json(origin.evidence),
    }
    connection.execute(INSERT_ORIGIN, row)


def _origin(row: sqlite3.Row) -> Origin:
    return Origin(
        id=row["id"],
        agency=row["agency"],
        reports=names_of(row["reports"]),
        why=row["why"],
        agency_by=row["agency_by"],
        first=row["first"],
        first_by=row["first_by"],
        evidence=citations_of(row["evidence"]),
    )


def _person(row: sqlite3.Row) -> PersonEntry:
    return PersonEntry(
        name=row["name"],
        variants=names_of(row["variants"]),
        accounts=names_of(row["accounts"]),
        roles=roles_of(row["roles"]),
        mentions=citations_of(row["mentions"]),
    )


def _place(row: sqlite3.Row) -> PlaceEntry:
    return PlaceEntry(
        name=row["name"],
        lat=row["latitude"],
        lon=row["longitude"],
        accounts=names_of(row["accounts"]),
        reason=row["reason"],
    )
