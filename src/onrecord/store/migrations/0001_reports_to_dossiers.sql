-- The first schema. Offsets ("start", "end") are Unicode code points into report.text, half open; "surface" is the text
-- they cover. A field of several spans is JSON: [[start, end], ...]. "position" is an item's place within its report.
PRAGMA application_id = 0x4F6E5263; -- "OnRc": how the file is known to be an archive
PRAGMA user_version = 1;

CREATE TABLE report (
    number      INTEGER PRIMARY KEY,   -- order of arrival; the full-text index points here
    id          TEXT NOT NULL UNIQUE,
    title       TEXT,
    outlet      TEXT,
    published   TEXT,
    credit      TEXT,
    byline      TEXT NOT NULL,         -- JSON: ["name", ...]
    language    TEXT,
    url         TEXT,
    source      TEXT,
    source_hash TEXT,
    text        TEXT NOT NULL
) STRICT;

CREATE TABLE part (
    report   TEXT NOT NULL REFERENCES report (id) ON DELETE CASCADE,
    position INTEGER NOT NULL,
    kind     TEXT NOT NULL,
    start    INTEGER NOT NULL,
    "end"    INTEGER NOT NULL,
    surface  TEXT NOT NULL,
    PRIMARY KEY (report, position)
) STRICT, WITHOUT ROWID;

-- One row a report read; the items below are its items.
CREATE TABLE reading (
    report    TEXT PRIMARY KEY REFERENCES report (id) ON DELETE CASCADE,
    published TEXT,
    notes     TEXT NOT NULL            -- JSON: what a limit left unread
) STRICT, WITHOUT ROWID;

CREATE TABLE sentence (
    report   TEXT NOT NULL REFERENCES reading (report) ON DELETE CASCADE,
    position INTEGER NOT NULL,
    start    INTEGER NOT NULL,
    "end"    INTEGER NOT NULL,
    surface  TEXT NOT NULL,
    PRIMARY KEY (report, position)
) STRICT, WITHOUT ROWID;

CREATE TABLE statement (
    report       TEXT NOT NULL REFERENCES reading (report) ON DELETE CASCADE,
    position     INTEGER NOT NULL,
    speaker_name TEXT,
    surface      TEXT NOT NULL,
    form         TEXT NOT NULL,
    channel      TEXT,
    said_on      TEXT,
    negated      INTEGER NOT NULL,
    start        INTEGER NOT NULL,
    "end"        INTEGER NOT NULL,
    speaker      TEXT NOT NULL,        -- JSON spans, as are cue and content
    cue          TEXT NOT NULL,
    content      TEXT NOT NULL,
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

CREATE TABLE time (
    report     TEXT NOT NULL REFERENCES reading (report) ON DELETE CASCADE,
    position   INTEGER NOT NULL,
    surface    TEXT NOT NULL,
    type       TEXT NOT NULL,
    value      TEXT NOT NULL,
    begins     TEXT,
    ends       TEXT,
    start      INTEGER NOT NULL,
    "end"      INTEGER NOT NULL,
    method     TEXT NOT NULL,
    confidence REAL,
    PRIMARY KEY (report, position)
) STRICT, WITHOUT ROWID;

CREATE TABLE place (
    report       TEXT NOT NULL REFERENCES reading (report) ON DELETE CASCADE,
    position     INTEGER NOT NULL,
    surface      TEXT NOT NULL,
    name         TEXT NOT NULL,
    kind         TEXT NOT NULL,
    latitude     REAL,                 -- degrees, WGS 84
    longitude    REAL,
    country      TEXT,
    geonames_id  INTEGER,
    unresolved   TEXT,                 -- why there are no coordinates
    candidates   TEXT,                 -- JSON: what it could have been; null where it is resolved
    start        INTEGER NOT NULL,
    "end"        INTEGER NOT NULL,
    method       TEXT NOT NULL,
    confidence   REAL,
    PRIMARY KEY (report, position)
) STRICT, WITHOUT ROWID;

CREATE TABLE mention (
    report     TEXT NOT NULL REFERENCES reading (report) ON DELETE CASCADE,
    position   INTEGER NOT NULL,
    surface    TEXT NOT NULL,
    name       TEXT,
    kind       TEXT NOT NULL,
    form       TEXT NOT NULL,
    start      INTEGER NOT NULL,
    "end"      INTEGER NOT NULL,
    method     TEXT NOT NULL,
    confidence REAL,
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

-- Inputs that could not be read, until a later run reads a report from the same source.
CREATE TABLE failure (
    number INTEGER PRIMARY KEY,
    source TEXT NOT NULL,
    reason TEXT NOT NULL,
    report TEXT                        -- the id it came with, which may be another report's
) STRICT;

CREATE INDEX failure_source ON failure (source);

-- Lineage: sampled word-run hashes, the pairs of reports that were compared, and the passages they share (a = b: repeats).
CREATE TABLE fingerprint (
    hash   INTEGER NOT NULL,
    report TEXT NOT NULL REFERENCES report (id) ON DELETE CASCADE,
    PRIMARY KEY (hash, report)
) STRICT, WITHOUT ROWID;

CREATE INDEX fingerprint_report ON fingerprint (report);

CREATE TABLE compared (
    a TEXT NOT NULL REFERENCES report (id) ON DELETE CASCADE,
    b TEXT NOT NULL REFERENCES report (id) ON DELETE CASCADE,
    PRIMARY KEY (a, b)
) STRICT, WITHOUT ROWID;

CREATE INDEX compared_b ON compared (b);

CREATE TABLE passage (
    a          TEXT NOT NULL REFERENCES report (id) ON DELETE CASCADE,
    b          TEXT NOT NULL REFERENCES report (id) ON DELETE CASCADE,
    position   INTEGER NOT NULL,       -- place among the passages of this pair
    kind       TEXT NOT NULL,
    similarity REAL NOT NULL,
    surface    TEXT NOT NULL,          -- as it stands in a
    a_start    INTEGER NOT NULL,
    a_end      INTEGER NOT NULL,
    b_start    INTEGER NOT NULL,
    b_end      INTEGER NOT NULL,
    PRIMARY KEY (a, b, position),
    FOREIGN KEY (a, b) REFERENCES compared (a, b) ON DELETE CASCADE
) STRICT, WITHOUT ROWID;

CREATE INDEX passage_b ON passage (b);

-- Stories: what each report is about, which reports are alike, and the groups that follow.
CREATE TABLE vector (
    report TEXT PRIMARY KEY REFERENCES report (id) ON DELETE CASCADE,
    day    INTEGER                     -- of publication, counted from 0001-01-01 as day 1
) STRICT, WITHOUT ROWID;

CREATE TABLE story_term (
    term     TEXT NOT NULL,
    report   TEXT NOT NULL REFERENCES vector (report) ON DELETE CASCADE,
    weight   REAL NOT NULL,
    position INTEGER NOT NULL,         -- within the report: rarest term first
    PRIMARY KEY (term, report)
) STRICT, WITHOUT ROWID;

CREATE INDEX story_term_report ON story_term (report, position);

CREATE TABLE link (
    a          TEXT NOT NULL REFERENCES report (id) ON DELETE CASCADE,
    b          TEXT NOT NULL REFERENCES report (id) ON DELETE CASCADE,
    similarity REAL NOT NULL,
    PRIMARY KEY (a, b)
) STRICT, WITHOUT ROWID;

CREATE INDEX link_b ON link (b);

-- Reports that wait to be put into a story: work for whoever opens the archive next, where a run was cut short.
CREATE TABLE pending_report (
    report TEXT PRIMARY KEY REFERENCES report (id) ON DELETE CASCADE
) STRICT, WITHOUT ROWID;

CREATE TABLE story (
    id     TEXT PRIMARY KEY,
    title  TEXT NOT NULL,
    begins TEXT,
    ends   TEXT,
    stale  INTEGER NOT NULL DEFAULT 1  -- 1: its dossier is still to be compiled
) STRICT, WITHOUT ROWID;

CREATE TABLE story_report (
    story    TEXT NOT NULL REFERENCES story (id) ON DELETE CASCADE,
    position INTEGER NOT NULL,
    report   TEXT NOT NULL UNIQUE REFERENCES report (id) ON DELETE CASCADE,
    shown    INTEGER,                  -- its place in the dossier, null until that is compiled
    PRIMARY KEY (story, position)
) STRICT, WITHOUT ROWID;

-- Dossiers: a story's passages, origins and accounts, and its timeline, places and people.
CREATE TABLE story_passage (
    story    TEXT NOT NULL REFERENCES story (id) ON DELETE CASCADE,
    position INTEGER NOT NULL,
    a        TEXT NOT NULL,
    b        TEXT NOT NULL,
    passage  INTEGER NOT NULL,         -- passage.position
    PRIMARY KEY (story, position),
    FOREIGN KEY (a, b, passage) REFERENCES passage (a, b, position) ON DELETE CASCADE
) STRICT, WITHOUT ROWID;

CREATE INDEX story_passage_passage ON story_passage (a, b, passage);

CREATE TABLE origin (
    story    TEXT NOT NULL REFERENCES story (id) ON DELETE CASCADE,
    position INTEGER NOT NULL,
    id       TEXT NOT NULL,
    agency   TEXT,
    why      TEXT NOT NULL,
    reports  TEXT NOT NULL,            -- JSON: [report id, ...]
    PRIMARY KEY (story, position)
) STRICT, WITHOUT ROWID;

CREATE TABLE account (
    number   INTEGER PRIMARY KEY,
    story    TEXT NOT NULL REFERENCES story (id) ON DELETE CASCADE,
    position INTEGER NOT NULL,
    id       TEXT NOT NULL,
    kind     TEXT NOT NULL,
    title    TEXT NOT NULL,
    relation TEXT NOT NULL,
    reports  INTEGER NOT NULL,         -- support: how many reports, outlets and origins carry it
    outlets  INTEGER NOT NULL,
    origins  INTEGER NOT NULL,
    sources  TEXT NOT NULL,            -- JSON: the primary sources they name
    surfaces TEXT NOT NULL,            -- its members' surfaces, a line each
    UNIQUE (story, position)
) STRICT;

CREATE TABLE account_member (
    account  INTEGER NOT NULL REFERENCES account (number) ON DELETE CASCADE,
    position INTEGER NOT NULL,
    report   TEXT NOT NULL REFERENCES report (id) ON DELETE CASCADE,
    item     INTEGER NOT NULL,         -- "position" in the table of the account's kind
    start    INTEGER NOT NULL,
    "end"    INTEGER NOT NULL,
    surface  TEXT NOT NULL,
    PRIMARY KEY (account, position)
) STRICT, WITHOUT ROWID;

CREATE INDEX account_member_report ON account_member (report);

CREATE TABLE timeline (
    story    TEXT NOT NULL REFERENCES story (id) ON DELETE CASCADE,
    position INTEGER NOT NULL,
    begins   TEXT NOT NULL,
    ends     TEXT NOT NULL,
    account  TEXT NOT NULL,
    PRIMARY KEY (story, position)
) STRICT, WITHOUT ROWID;

CREATE TABLE story_place (
    story     TEXT NOT NULL REFERENCES story (id) ON DELETE CASCADE,
    position  INTEGER NOT NULL,
    name      TEXT NOT NULL,
    latitude  REAL,
    longitude REAL,
    reason    TEXT,
    accounts  TEXT NOT NULL,           -- JSON: [account id, ...]
    PRIMARY KEY (story, position)
) STRICT, WITHOUT ROWID;

CREATE TABLE story_person (
    story    TEXT NOT NULL REFERENCES story (id) ON DELETE CASCADE,
    position INTEGER NOT NULL,
    name     TEXT NOT NULL,
    variants TEXT NOT NULL,            -- JSON: ["name", ...]
    accounts TEXT NOT NULL,            -- JSON: [account id, ...]
    PRIMARY KEY (story, position)
) STRICT, WITHOUT ROWID;

-- Full text. Both indexes read their text from the tables above and are kept in step by triggers.
CREATE VIRTUAL TABLE report_fts USING fts5 (
    title, text, content="report", content_rowid="number", tokenize="unicode61 remove_diacritics 2"
);

CREATE TRIGGER report_indexed AFTER INSERT ON report BEGIN
    INSERT INTO report_fts (rowid, title, text) VALUES (new.number, new.title, new.text);
END;

CREATE TRIGGER report_unindexed AFTER DELETE ON report BEGIN
    INSERT INTO report_fts (report_fts, rowid, title, text) VALUES ('delete', old.number, old.title, old.text);
END;

CREATE VIRTUAL TABLE account_fts USING fts5 (
    title, surfaces, content="account", content_rowid="number", tokenize="unicode61 remove_diacritics 2"
);

CREATE TRIGGER account_indexed AFTER INSERT ON account BEGIN
    INSERT INTO account_fts (rowid, title, surfaces) VALUES (new.number, new.title, new.surfaces);
END;

CREATE TRIGGER account_unindexed AFTER DELETE ON account BEGIN
    INSERT INTO account_fts (account_fts, rowid, title, surfaces)
    VALUES ('delete', old.number, old.title, old.surfaces);
END;
