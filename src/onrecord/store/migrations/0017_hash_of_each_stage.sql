-- Each stage that follows from the readings has a hash of its own (derivation.py). All is derived again once.
PRAGMA user_version = 17;

DROP TABLE derivation;

CREATE TABLE derivation (
    stage      TEXT PRIMARY KEY,       -- fingerprints, stories, passages, dossiers
    derived_by TEXT NOT NULL
) STRICT, WITHOUT ROWID;
