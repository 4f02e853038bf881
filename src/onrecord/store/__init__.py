"""One SQLite file that keeps what every other room found, and gives the same back.

database.py   opens the file; reading and writing in transactions
schema.py     makes it, migrates it, refuses what is no archive
reports.py    reports and their parts; failures
readings.py   a report's reading, its items mapped in items.py
lineage.py    fingerprints, boilerplate and passages
stories.py    vectors, what reports are found by, stories
dossiers.py   origins, accounts, timeline, places and people of a story
derivation.py by what rules all that was derived
search.py     full text over reports and accounts
"""

from __future__ import annotations

from onrecord.store.database import Store
from onrecord.store.errors import StoreError

__all__ = ["Store", "StoreError"]
