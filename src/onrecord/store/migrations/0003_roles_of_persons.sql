-- What a report says a person is, beside the name; over a story each wording once, and every mention of the person.
PRAGMA user_version = 3;

ALTER TABLE mention ADD COLUMN role_start INTEGER;
ALTER TABLE mention ADD COLUMN role_end INTEGER;
ALTER TABLE story_person ADD COLUMN roles TEXT NOT NULL DEFAULT '[]';     -- JSON: [[words, report, start, end], ...]
ALTER TABLE story_person ADD COLUMN mentions TEXT NOT NULL DEFAULT '[]';  -- JSON: [[report, start, end], ...]
UPDATE story SET stale = 1;
