-- What an item refers to (its head, its place, its time, its source, the statement it is
-- told in), as JSON; null in rows of readings made before.
PRAGMA user_version = 9;

ALTER TABLE statement ADD COLUMN links TEXT;
ALTER TABLE figure ADD COLUMN links TEXT;
ALTER TABLE event ADD COLUMN links TEXT;
