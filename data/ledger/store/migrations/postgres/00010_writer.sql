-- +goose Up
-- The version of the ledger that the program knows which wrote the entry. A
-- program that knows less than the ledger is refused, also where it was running
-- already when the ledger was brought up to date.
ALTER TABLE history ADD COLUMN writer BIGINT NOT NULL DEFAULT 0;

-- +goose StatementBegin
CREATE FUNCTION history_is_of_this_version() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
    IF NEW.writer < (SELECT max(version_id) FROM goose_db_version) THEN
        RAISE EXCEPTION 'the ledger is of a newer version';
    END IF;
    RETURN NEW;
END
$$;
-- +goose StatementEnd

CREATE TRIGGER history_is_of_this_version BEFORE INSERT ON history
    FOR EACH ROW EXECUTE FUNCTION history_is_of_this_version();

-- +goose Down
DROP TRIGGER history_is_of_this_version ON history;
DROP FUNCTION history_is_of_this_version();
ALTER TABLE history DROP COLUMN writer;
