-- Items keep what their source is called and which office a role is, taken apart. All is read again.
PRAGMA user_version = 20;

DELETE FROM derivation;

ALTER TABLE mention ADD COLUMN office_noun_start INTEGER;
ALTER TABLE mention ADD COLUMN office_noun_end INTEGER;
ALTER TABLE mention ADD COLUMN office_countries TEXT;                 -- JSON: [name, ...]
ALTER TABLE mention ADD COLUMN office_words TEXT;                     -- JSON: [[start, end], ...]
ALTER TABLE mention ADD COLUMN office_standing_start INTEGER;
ALTER TABLE mention ADD COLUMN office_standing_end INTEGER;
ALTER TABLE statement ADD COLUMN naming_label TEXT;
ALTER TABLE statement ADD COLUMN naming_kind TEXT;
ALTER TABLE statement ADD COLUMN naming_head TEXT;
ALTER TABLE statement ADD COLUMN naming_principal TEXT;
ALTER TABLE figure ADD COLUMN claimant_naming_label TEXT;
ALTER TABLE figure ADD COLUMN claimant_naming_kind TEXT;
ALTER TABLE figure ADD COLUMN claimant_naming_head TEXT;
ALTER TABLE figure ADD COLUMN claimant_naming_principal TEXT;
ALTER TABLE event ADD COLUMN by_naming_label TEXT;
ALTER TABLE event ADD COLUMN by_naming_kind TEXT;
ALTER TABLE event ADD COLUMN by_naming_head TEXT;
ALTER TABLE event ADD COLUMN by_naming_principal TEXT;
