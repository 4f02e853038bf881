-- What each text was when it came in, so that `onrecord archive check` sees one that was changed since. Null for reports
-- of before; their sentences still say what the text was.
PRAGMA user_version = 13;

ALTER TABLE report ADD COLUMN text_hash TEXT;  -- SHA-256 of the text in UTF-8, as hex digits
