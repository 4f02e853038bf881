-- A government meant by its capital is a mention that refers to the place; the place keeps its kind. All is read again.
PRAGMA user_version = 15;

DELETE FROM derivation;

ALTER TABLE mention ADD COLUMN seat INTEGER;
