-- +goose Up
-- The version of the ledger that the program knows which wrote the entry. A
-- program that knows less than the ledger is refused, also where it was running
-- already when the ledger was brought up to date.
ALTER TABLE history ADD COLUMN writer INTEGER NOT NULL DEFAULT 0;

-- +goose StatementBegin
CREATE TRIGGER history_is_of_this_version BEFORE INSERT ON history
WHEN NEW.writer < (SELECT max(version_id) FROM goose_db_version)
BEGIN
    SELECT RAISE(ABORT, 'the ledger is of a newer version');
END;
-- +goose StatementEnd

-- +goose Down
DROP TRIGGER history_is_of_this_version;
ALTER TABLE history DROP COLUMN writer;
