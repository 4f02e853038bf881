-- What made each reading, and what made all that follows from them: hashes of the source (derivation.py). Readings of
-- before have none, so they are read again; a story that cannot be compiled keeps the reason.
PRAGMA user_version = 11;

ALTER TABLE reading ADD COLUMN derived_by TEXT NOT NULL DEFAULT '';
CREATE INDEX reading_derived_by ON reading (derived_by);

DROP TABLE derivation;
CREATE TABLE derivation (derived_by TEXT NOT NULL) STRICT;  -- one row, once there is something derived

ALTER TABLE story ADD COLUMN failure TEXT;
