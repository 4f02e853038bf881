"""Which story holds an account or a report."""

from __future__ import annotations

import sqlite3

SELECT_OF_ACCOUNT = """
    SELECT DISTINCT story FROM account
    WHERE id >= :begun AND substr(id, 1, length(:begun)) = :begun ORDER BY story LIMIT 1
"""
SELECT_OF_REPORT = "SELECT story FROM story_report WHERE report = :report"


def story_of_account(connection: sqlite3.Connection, begun: str) -> str | None:
    """The story of the account whose id is `begun`, or begins so; None where there is
    none.
    """
    row = connection.execute(SELECT_OF_ACCOUNT, {"begun": begun}).fetchone()
    return None if row is None else row["story"]


def story_of_report(connection: sqlite3.Connection, report: str) -> str | None:
    """The story (its id) a report is in; None where no report has this id, or it still
    waits for one.
    """
    row = connection.execute(SELECT_OF_REPORT, {"report": report}).fetchone()
    return None if row is None else row["story"]
