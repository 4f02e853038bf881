-- Figures keep the words that say which are counted, and what these make of the number. All is read again.
PRAGMA user_version = 12;

DELETE FROM derivation;

ALTER TABLE figure ADD COLUMN least REAL;
ALTER TABLE figure ADD COLUMN most REAL;
ALTER TABLE figure ADD COLUMN modifiers TEXT NOT NULL DEFAULT '[]';   -- JSON: [[start, end], ...]
ALTER TABLE figure ADD COLUMN discerning TEXT NOT NULL DEFAULT '[]';  -- JSON: [[start, end], ...]
ALTER TABLE figure ADD COLUMN part_start INTEGER;
ALTER TABLE figure ADD COLUMN part_end INTEGER;
ALTER TABLE figure ADD COLUMN addition_start INTEGER;
ALTER TABLE figure ADD COLUMN addition_end INTEGER;
ALTER TABLE figure ADD COLUMN toll INTEGER NOT NULL DEFAULT 0;
ALTER TABLE figure ADD COLUMN measure_start INTEGER;
ALTER TABLE figure ADD COLUMN measure_end INTEGER;
