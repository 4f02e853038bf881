-- What is read most often is laid out to be read fast: a vector's weights, and a report's runs, each in one piece.
PRAGMA user_version = 8;

DELETE FROM derivation;
DROP TABLE story_key;
DROP TABLE vector;
DROP TABLE fingerprint;

CREATE TABLE vector (
    report    TEXT PRIMARY KEY REFERENCES report (id) ON DELETE CASCADE,
    day       INTEGER,                 -- of publication, counted from 0001-01-01 as day 1
    terms     TEXT NOT NULL,           -- a line each, rarest term first
    weights   BLOB NOT NULL,           -- of each term, 8 bytes (IEEE 754, little-endian)
    title     TEXT NOT NULL,           -- what a story may be called by this report
    headed    INTEGER NOT NULL,        -- 1: that is its title or headline, not its first sentence
    published TEXT
) STRICT, WITHOUT ROWID;

CREATE TABLE story_key (
    term   TEXT NOT NULL,
    day    INTEGER NOT NULL,           -- 0 where it is not known
    report TEXT NOT NULL REFERENCES vector (report) ON DELETE CASCADE,
    weight REAL NOT NULL,
    PRIMARY KEY (term, day, report)
) STRICT, WITHOUT ROWID;

CREATE INDEX story_key_report ON story_key (report);

-- Sampled word-run hashes of a report, in order, 8 bytes each (signed, little-endian).
CREATE TABLE fingerprint (
    report TEXT PRIMARY KEY REFERENCES report (id) ON DELETE CASCADE,
    own    BLOB NOT NULL,              -- of runs in its own words
    quoted BLOB NOT NULL               -- of runs that hold a word of a quotation
) STRICT, WITHOUT ROWID;

-- The reports that hold a run. No index leads from a report to its runs: its fingerprint names them.
CREATE TABLE run (
    hash   INTEGER NOT NULL,
    report TEXT NOT NULL,
    PRIMARY KEY (hash, report)
) STRICT, WITHOUT ROWID;
