-- The columns of what a dossier holds follow from the types, as those of items do (store/codec.py). All dossiers are
-- compiled again.
PRAGMA user_version = 16;

DELETE FROM derivation;

ALTER TABLE account RENAME COLUMN reports TO support_reports;
ALTER TABLE account RENAME COLUMN outlets TO support_outlets;
ALTER TABLE account RENAME COLUMN origins TO support_origins;
ALTER TABLE account RENAME COLUMN sources TO support_sources;
ALTER TABLE account RENAME COLUMN independent TO support_independent;
ALTER TABLE account RENAME COLUMN ties TO support_ties;

ALTER TABLE revision RENAME COLUMN ordered TO "order";
ALTER TABLE revision DROP COLUMN notice;
ALTER TABLE revision ADD COLUMN notice_start INTEGER;
ALTER TABLE revision ADD COLUMN notice_end INTEGER;

ALTER TABLE story_place RENAME COLUMN latitude TO lat;
ALTER TABLE story_place RENAME COLUMN longitude TO lon;

CREATE VIEW story_place_on_map AS
    SELECT story, position, name, lat AS latitude, lon AS longitude, accounts
    FROM story_place WHERE lat IS NOT NULL;
