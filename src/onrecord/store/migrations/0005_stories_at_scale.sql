-- Reports that may be of one story are found by their few heaviest terms, nearest days first; no links are kept.
PRAGMA user_version = 5;

DELETE FROM derivation;
DELETE FROM story;
DROP TABLE link;
DROP TABLE story_term;
DROP TABLE vector;
DROP TABLE story_report;

CREATE TABLE vector (
    report    TEXT PRIMARY KEY REFERENCES report (id) ON DELETE CASCADE,
    day       INTEGER,                 -- of publication, counted from 0001-01-01 as day 1
    terms     TEXT NOT NULL,           -- JSON: [[term, weight], ...], rarest term first
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

CREATE TABLE story_report (
    story  TEXT NOT NULL REFERENCES story (id) ON DELETE CASCADE,
    report TEXT NOT NULL UNIQUE REFERENCES report (id) ON DELETE CASCADE,
    shown  INTEGER,                    -- its place in the dossier, null until that is compiled
    PRIMARY KEY (story, report)
) STRICT, WITHOUT ROWID;
