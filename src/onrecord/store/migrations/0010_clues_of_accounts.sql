-- Accounts keep why their members are one. All dossiers are compiled again.
PRAGMA user_version = 10;

DELETE FROM derivation;

ALTER TABLE account ADD COLUMN clues TEXT NOT NULL DEFAULT '[]';  -- JSON: [[name, weight, [words, ...], [[report, start, end], ...]], ...]
