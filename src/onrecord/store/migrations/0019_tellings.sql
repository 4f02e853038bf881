-- What each clause, event noun and count of a report claims. All is read again.
PRAGMA user_version = 19;

DELETE FROM derivation;

CREATE TABLE telling (
    report          TEXT NOT NULL REFERENCES reading (report) ON DELETE CASCADE,
    position        INTEGER NOT NULL,
    surface         TEXT NOT NULL,
    form            TEXT NOT NULL,
    head_start      INTEGER NOT NULL,
    head_end        INTEGER NOT NULL,
    status          TEXT NOT NULL,
    pieces          TEXT NOT NULL,     -- JSON: [[start, end], ...]
    agent_start     INTEGER,
    agent_end       INTEGER,
    patient_start   INTEGER,
    patient_end     INTEGER,
    agent_mention   INTEGER,
    patient_mention INTEGER,
    negated         INTEGER NOT NULL,
    figures         TEXT NOT NULL,     -- JSON: positions
    event           INTEGER,
    told_in         INTEGER,
    "when"          INTEGER,
    "where"         INTEGER,
    admitted        INTEGER NOT NULL,
    meaning         BLOB NOT NULL,     -- signed bytes, one a dimension
    start           INTEGER NOT NULL,
    "end"           INTEGER NOT NULL,
    method          TEXT NOT NULL,
    confidence      REAL,
    PRIMARY KEY (report, position)
) STRICT, WITHOUT ROWID;
