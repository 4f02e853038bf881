-- Items refer to each other: the column of what an item refers to holds that one's position in its own table. The
-- columns follow from the types (store/codec.py, where each type's columns are told; tests/store/test_codec.py holds
-- both together). All is read again.
PRAGMA user_version = 9;

DELETE FROM derivation;
DELETE FROM story;
DROP TABLE time;
DROP TABLE place;
DROP TABLE mention;
DROP TABLE statement;
DROP TABLE figure;
DROP TABLE event;

CREATE TABLE time (
    report                TEXT NOT NULL REFERENCES reading (report) ON DELETE CASCADE,
    position              INTEGER NOT NULL,
    surface               TEXT NOT NULL,
    type                  TEXT NOT NULL,
    value                 TEXT NOT NULL,
    begins                TEXT,
    ends                  TEXT,
    unresolved_reason     TEXT,
    unresolved_candidates TEXT,
    start                 INTEGER NOT NULL,
    "end"                 INTEGER NOT NULL,
    method                TEXT NOT NULL,
    confidence            REAL,
    PRIMARY KEY (report, position)
) STRICT, WITHOUT ROWID;

CREATE TABLE place (
    report                TEXT NOT NULL REFERENCES reading (report) ON DELETE CASCADE,
    position              INTEGER NOT NULL,
    surface               TEXT NOT NULL,
    name                  TEXT NOT NULL,
    kind                  TEXT NOT NULL,
    geonames_id           INTEGER,
    lat                   REAL,
    lon                   REAL,
    country               TEXT,
    unresolved_reason     TEXT,
    unresolved_candidates TEXT,
    start                 INTEGER NOT NULL,
    "end"                 INTEGER NOT NULL,
    method                TEXT NOT NULL,
    confidence            REAL,
    PRIMARY KEY (report, position)
) STRICT, WITHOUT ROWID;

CREATE TABLE mention (
    report     TEXT NOT NULL REFERENCES reading (report) ON DELETE CASCADE,
    position   INTEGER NOT NULL,
    surface    TEXT NOT NULL,
    name       TEXT,
    kind       TEXT NOT NULL,
    form       TEXT NOT NULL,
    role_start INTEGER,
    role_end   INTEGER,
    start      INTEGER NOT NULL,
    "end"      INTEGER NOT NULL,
    method     TEXT NOT NULL,
    confidence REAL,
    PRIMARY KEY (report, position)
) STRICT, WITHOUT ROWID;

CREATE TABLE statement (
    report       TEXT NOT NULL REFERENCES reading (report) ON DELETE CASCADE,
    position     INTEGER NOT NULL,
    surface      TEXT NOT NULL,
    speaker      TEXT NOT NULL,
    cue          TEXT NOT NULL,
    content      TEXT NOT NULL,
    form         TEXT NOT NULL,
    speaker_name TEXT,
    channel      TEXT,
    said_on      TEXT,
    negated      INTEGER NOT NULL,
    start        INTEGER NOT NULL,
    "end"        INTEGER NOT NULL,
    method       TEXT NOT NULL,
    confidence   REAL,
    PRIMARY KEY (report, position)
) STRICT, WITHOUT ROWID;

CREATE TABLE figure (
    report         TEXT NOT NULL REFERENCES reading (report) ON DELETE CASCADE,
    position       INTEGER NOT NULL,
    surface        TEXT NOT NULL,
    low            REAL,
    high           REAL,
    hedge          TEXT,
    unit           TEXT,
    measure        TEXT,
    claimant       TEXT,
    claimant_start INTEGER,
    claimant_end   INTEGER,
    place          TEXT,
    "when"         TEXT,
    period         TEXT,
    start          INTEGER NOT NULL,
    "end"          INTEGER NOT NULL,
    method         TEXT NOT NULL,
    confidence     REAL,
    PRIMARY KEY (report, position)
) STRICT, WITHOUT ROWID;

CREATE TABLE event (
    report          TEXT NOT NULL REFERENCES reading (report) ON DELETE CASCADE,
    position        INTEGER NOT NULL,
    surface         TEXT NOT NULL,
    what            TEXT NOT NULL,
    status          TEXT NOT NULL,
    "by"            TEXT,
    "when"          TEXT,
    "where"         TEXT,
    probability     REAL,
    condition_start INTEGER,
    condition_end   INTEGER,
    start           INTEGER NOT NULL,
    "end"           INTEGER NOT NULL,
    method          TEXT NOT NULL,
    confidence      REAL,
    PRIMARY KEY (report, position)
) STRICT, WITHOUT ROWID;

