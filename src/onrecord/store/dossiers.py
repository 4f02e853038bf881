"""A story's dossier, in and out: a table for each of its parts, whose columns are those
of the part's type (`codec`).

Reports, readings and passages are stored once, where they were found: a dossier refers
to its passages, and an account's member to its telling.
"""

from __future__ import annotations

import sqlite3
from collections.abc import Mapping
from dataclasses import dataclass
from typing import Any

from onrecord.model import (
    Account,
    Dossier,
    Item,
    Member,
    Origin,
    Passage,
    PersonEntry,
    PlaceEntry,
    Reading,
    Revision,
    Story,
    TimelineEntry,
)
from onrecord.store.codec import Codec, Row, insert_statement
from onrecord.store.items import positions_in
from onrecord.store.readings import read_reports_of

DELETE_PASSAGES = "DELETE FROM story_passage WHERE story = :story"
DELETE_ACCOUNTS = "DELETE FROM account WHERE story = :story"
PLACE_REPORT = (
    "UPDATE story_report SET shown = :shown WHERE story = :story AND report = :report"
)
SELECT_SHOWN = "SELECT report FROM story_report WHERE story = :story ORDER BY shown"
MARK_COMPILED = "UPDATE story SET stale = 0, failure = NULL WHERE id = :story"
INSERT_PASSAGE = """
    INSERT INTO story_passage (story, position, a, b, passage, sharing)
    SELECT :story, :position, a, b, position, :sharing FROM passage
    WHERE a = :a AND b = :b AND a_start = :a_start AND a_end = :a_end
        AND b_start = :b_start AND b_end = :b_end
    LIMIT 1
"""
INSERT_MEMBER = """
    INSERT INTO account_member (account, position, report, item, start, "end", surface)
    VALUES (:account, :position, :report, :item, :start, :end, :surface)
"""
SELECT_PASSAGES = """
    SELECT passage.*, story_passage.sharing FROM story_passage
        JOIN passage ON passage.a = story_passage.a AND passage.b = story_passage.b
            AND passage.position = story_passage.passage
    WHERE story_passage.story = :story ORDER BY story_passage.position
"""
SELECT_ACCOUNTS = "SELECT * FROM account WHERE story = :story ORDER BY position"
SELECT_MEMBERS = """
    SELECT account_member.account, account_member.report, account_member.item
    FROM account JOIN account_member ON account_member.account = account.number
    WHERE account.story = :story
    ORDER BY account_member.account, account_member.position
"""


@dataclass(frozen=True, slots=True, kw_only=True)
class EntryTable:
    """The table of what stands in one `field` of a dossier. Before the columns of the
    type stand the story and the entry's position in the field.
    """

    name: str
    field: str
    codec: Codec[Any]
    insert: str
    select: str
    delete: str


def _table(name: str, field: str, cls: type[Any]) -> EntryTable:
    codec = Codec(cls)
    return EntryTable(
        name=name,
        field=field,
        codec=codec,
        insert=insert_statement(name, codec, "story", "position"),
        select=f'SELECT * FROM "{name}" WHERE story = :story ORDER BY position',  # noqa: S608 - our own names
        delete=f'DELETE FROM "{name}" WHERE story = :story',  # noqa: S608 - our own names
    )


ENTRY_TABLES = (
    _table("origin", "origins", Origin),
    _table("timeline", "timeline", TimelineEntry),
    _table("story_place", "places", PlaceEntry),
    _table("story_person", "people", PersonEntry),
    _table("revision", "revisions", Revision),
)
PASSAGES = Codec(Passage)
ACCOUNTS = Codec(Account, without=("members",))
INSERT_ACCOUNT = (
    insert_statement("account", ACCOUNTS, "story", "position", "surfaces")
    + " RETURNING number"
)


def write_dossier(connection: sqlite3.Connection, dossier: Dossier) -> None:
    """Stores what was compiled of a story in place of what was there, and marks the
    story as no longer stale.

    The reports, their readings and the passages are stored already. Raises ValueError
    where a passage or a member's telling is not among them: everything must lead back
    to a report.
    """
    story = dossier.story.id
    entry_deletes = [table.delete for table in ENTRY_TABLES]
    for delete in (DELETE_PASSAGES, DELETE_ACCOUNTS, *entry_deletes):
        connection.execute(delete, {"story": story})
    shown = (
        {"story": story, "report": report.id, "shown": position}
        for position, report in enumerate(dossier.reports)
    )
    connection.executemany(PLACE_REPORT, shown)
    for table in ENTRY_TABLES:
        for position, entry in enumerate(getattr(dossier, table.field)):
            row = {"story": story, "position": position} | table.codec.row(entry)
            connection.execute(table.insert, row)
    _write_passages(connection, dossier)
    texts = {report.id: report.text for report in dossier.reports}
    items = {reading.report: positions_in(reading) for reading in dossier.readings}
    for position, account in enumerate(dossier.accounts):
        place: Row = {"story": story, "position": position}
        _write_account(connection, account, place, texts, items)
    connection.execute(MARK_COMPILED, {"story": story})


def find_dossier(connection: sqlite3.Connection, story: Story) -> Dossier:
    """The dossier stored of a story that is not stale, as `write_dossier` was given it.
    The reports and readings it refers to must be stored.
    """
    wanted = {"story": story.id}
    shown = [row["report"] for row in connection.execute(SELECT_SHOWN, wanted)]
    pairs = read_reports_of(connection, shown)
    entries: dict[str, Any] = {
        table.field: tuple(
            table.codec.value(row) for row in connection.execute(table.select, wanted)
        )
        for table in ENTRY_TABLES
    }
    return Dossier(
        story=story,
        read_reports=pairs,
        passages=tuple(
            PASSAGES.value(row) for row in connection.execute(SELECT_PASSAGES, wanted)
        ),
        accounts=_accounts(
            connection, story.id, {pair.id: pair.reading for pair in pairs}
        ),
        **entries,
    )


def _write_passages(connection: sqlite3.Connection, dossier: Dossier) -> None:
    story = dossier.story.id
    for position, passage in enumerate(dossier.passages):
        row = {"story": story, "position": position} | PASSAGES.row(passage)
        if connection.execute(INSERT_PASSAGE, row).rowcount != 1:
            raise ValueError(
                f"the dossier of {story} holds a passage of {passage.a} and "
                f"{passage.b} that is not stored"
            )


def _write_account(
    connection: sqlite3.Connection,
    account: Account,
    place: Row,
    texts: Mapping[str, str],
    items: Mapping[str, Mapping[Item, int]],
) -> None:
    """Stores an account and its members. `texts` and `items` are by report: its text,
    and the position of each item of its reading among those of its kind.
    """
    surfaces = [member.item.span.of(texts[member.report]) for member in account.members]
    row = place | {"surfaces": "\n".join(surfaces)} | ACCOUNTS.row(account)
    number = connection.execute(INSERT_ACCOUNT, row).fetchone()["number"]
    for position, (member, surface) in enumerate(
        zip(account.members, surfaces, strict=True)
    ):
        item = items[member.report].get(member.item)
        if item is None:
            raise ValueError(
                f"account {account.id} holds an item that is not in the reading of "
                f"{member.report}"
            )
        row = {
            "account": number,
            "position": position,
            "report": member.report,
            "item": item,
            "start": member.item.span.start,
            "end": member.item.span.end,
            "surface": surface,
        }
        connection.execute(INSERT_MEMBER, row)


def _accounts(
    connection: sqlite3.Connection, story: str, readings: Mapping[str, Reading]
) -> tuple[Account, ...]:
    rows = connection.execute(SELECT_ACCOUNTS, {"story": story}).fetchall()
    members: dict[int, list[Member]] = {row["number"]: [] for row in rows}
    for number, report, position in connection.execute(
        SELECT_MEMBERS, {"story": story}
    ):
        telling = readings[report].tellings[position]
        members[number].append(Member(report=report, item=telling))
    return tuple(
        ACCOUNTS.value(row, members=tuple(members[row["number"]])) for row in rows
    )
