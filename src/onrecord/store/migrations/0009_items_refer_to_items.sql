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
    report          TEXT NOT NULL REFERENCES reading (report) ON DELETE CASCADE,
    position        INTEGER NOT NULL,
    surface         TEXT NOT NULL,
    speaker         TEXT NOT NULL,
    cue             TEXT NOT NULL,
    content         TEXT NOT NULL,
    form            TEXT NOT NULL,
    speaker_name    TEXT,
    speaker_mention INTEGER,
    channel         TEXT,
    said_at         INTEGER,
    negated         INTEGER NOT NULL,
    start           INTEGER NOT NULL,
    "end"           INTEGER NOT NULL,
    method          TEXT NOT NULL,
    confidence      REAL,
    PRIMARY KEY (report, position)
) STRICT, WITHOUT ROWID;

CREATE TABLE figure (
    report             TEXT NOT NULL REFERENCES reading (report) ON DELETE CASCADE,
    position           INTEGER NOT NULL,
    surface            TEXT NOT NULL,
    head_start         INTEGER NOT NULL,
    head_end           INTEGER NOT NULL,
    low                REAL,
    high               REAL,
    hedge              TEXT,
    unit               TEXT,
    measure            TEXT,
    claimant_name      TEXT,
    claimant_start     INTEGER,
    claimant_end       INTEGER,
    claimant_statement INTEGER,
    place              INTEGER,
    "when"             INTEGER,
    period             INTEGER,
    told_in            INTEGER,
    start              INTEGER NOT NULL,
    "end"              INTEGER NOT NULL,
    method             TEXT NOT NULL,
    confidence         REAL,
    PRIMARY KEY (report, position)
) STRICT, WITHOUT ROWID;

CREATE TABLE event (
    report          TEXT NOT NULL REFERENCES reading (report) ON DELETE CASCADE,
    position        INTEGER NOT NULL,
    surface         TEXT NOT NULL,
    head_start      INTEGER NOT NULL,
    head_end        INTEGER NOT NULL,
    what            TEXT NOT NULL,
    status          TEXT NOT NULL,
    by_name         TEXT,
    by_start        INTEGER,
    by_end          INTEGER,
    by_statement    INTEGER,
    "when"          INTEGER,
    "where"         INTEGER,
    probability     REAL,
    condition_start INTEGER,
    condition_end   INTEGER,
    told_in         INTEGER,
    start           INTEGER NOT NULL,
    "end"           INTEGER NOT NULL,
    method          TEXT NOT NULL,
    confidence      REAL,
    PRIMARY KEY (report, position)
) STRICT, WITHOUT ROWID;

