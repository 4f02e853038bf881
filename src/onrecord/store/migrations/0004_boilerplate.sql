-- Which runs of words quote, which are boilerplate, and by what rules all that is derived was derived.
PRAGMA user_version = 4;

ALTER TABLE fingerprint ADD COLUMN quoted INTEGER NOT NULL DEFAULT 0;  -- 1: the run holds a word of a quotation

CREATE TABLE boilerplate (
    hash INTEGER PRIMARY KEY  -- of a run that stands in several unrelated stories
) STRICT;

CREATE TABLE moved_report (  -- came into another story since boilerplate was last learnt
    report TEXT PRIMARY KEY REFERENCES report (id) ON DELETE CASCADE
) STRICT, WITHOUT ROWID;

CREATE TABLE derivation (version INTEGER NOT NULL) STRICT;  -- one row, once there is something derived
