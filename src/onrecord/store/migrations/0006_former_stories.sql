-- Ids that stories had once, each leading to the story of one of the reports that most of it went with.
PRAGMA user_version = 6;

CREATE TABLE former_story (
    id     TEXT PRIMARY KEY,
    report TEXT NOT NULL REFERENCES report (id) ON DELETE CASCADE
) STRICT, WITHOUT ROWID;

CREATE INDEX former_story_report ON former_story (report);
