-- An account is made of tellings: a member's item is "position" in the table telling. Which
-- slot its members fill otherwise, and the account it stands under. All is compiled again.
PRAGMA user_version = 21;

DELETE FROM derivation;
DELETE FROM account;

ALTER TABLE account ADD COLUMN slot TEXT;
ALTER TABLE account ADD COLUMN under TEXT;                      -- id of an account of the same story
