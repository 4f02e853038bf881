-- The words by which a telling is understood alone, and the head of the telling that it only stands beside. All is read again.
PRAGMA user_version = 22;

DELETE FROM derivation;

ALTER TABLE telling ADD COLUMN gist TEXT NOT NULL DEFAULT '[]';       -- JSON: [[start, end], ...]
ALTER TABLE telling ADD COLUMN under_start INTEGER;
ALTER TABLE telling ADD COLUMN under_end INTEGER;
