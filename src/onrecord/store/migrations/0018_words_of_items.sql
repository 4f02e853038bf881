-- Figures keep the words of their unit and of whose they are, events the words that name them and tell them apart. All is read again.
PRAGMA user_version = 18;

DELETE FROM derivation;

ALTER TABLE figure ADD COLUMN unit_start INTEGER;
ALTER TABLE figure ADD COLUMN unit_end INTEGER;
ALTER TABLE figure ADD COLUMN owners TEXT NOT NULL DEFAULT '[]';      -- JSON: [[start, end], ...]
ALTER TABLE event ADD COLUMN pieces TEXT NOT NULL DEFAULT '[]';       -- JSON: [[start, end], ...]
ALTER TABLE event ADD COLUMN name_start INTEGER;
ALTER TABLE event ADD COLUMN name_end INTEGER;
ALTER TABLE event ADD COLUMN discerning TEXT NOT NULL DEFAULT '[]';   -- JSON: [[start, end], ...]
