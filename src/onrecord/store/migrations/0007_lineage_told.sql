-- What shared words are, who had a writing first, why reports count as one, and the versions of one report.
PRAGMA user_version = 7;

-- Pairs of reports (a < b) that hold some of the same runs and are else apart: background, where their stories differ.
CREATE TABLE reused (
    a TEXT NOT NULL REFERENCES report (id) ON DELETE CASCADE,
    b TEXT NOT NULL REFERENCES report (id) ON DELETE CASCADE,
    PRIMARY KEY (a, b)
) STRICT, WITHOUT ROWID;

CREATE INDEX reused_b ON reused (b);

ALTER TABLE story_passage ADD COLUMN sharing TEXT NOT NULL DEFAULT 'copy';
ALTER TABLE origin ADD COLUMN agency_by TEXT;
ALTER TABLE origin ADD COLUMN first TEXT;
ALTER TABLE origin ADD COLUMN first_by TEXT;
ALTER TABLE origin ADD COLUMN evidence TEXT NOT NULL DEFAULT '[]';  -- JSON: [[report, start, end], ...]
ALTER TABLE account ADD COLUMN independent INTEGER NOT NULL DEFAULT 1;
ALTER TABLE account ADD COLUMN ties TEXT NOT NULL DEFAULT '[]';     -- JSON: [[why, report, ...], ...]

CREATE TABLE revision (
    story    TEXT NOT NULL REFERENCES story (id) ON DELETE CASCADE,
    position INTEGER NOT NULL,
    before   TEXT NOT NULL REFERENCES report (id) ON DELETE CASCADE,
    after    TEXT NOT NULL REFERENCES report (id) ON DELETE CASCADE,
    ordered  TEXT,                     -- by what it is known which came first
    headline INTEGER NOT NULL,         -- 1: the title is another
    figures  TEXT NOT NULL,            -- JSON: [[start, end], ...], of before and after in turn
    cut      TEXT NOT NULL,            -- JSON spans, as are added and notice
    added    TEXT NOT NULL,
    notice   TEXT NOT NULL,
    PRIMARY KEY (story, position)
) STRICT, WITHOUT ROWID;
