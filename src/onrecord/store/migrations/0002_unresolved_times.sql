-- Why a time expression has no place in the calendar.
PRAGMA user_version = 2;

ALTER TABLE time ADD COLUMN unresolved TEXT;
