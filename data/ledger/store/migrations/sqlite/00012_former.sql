-- +goose Up
-- The text that a notice had before a later one was taken, and what was read from it;
-- null where none was.
ALTER TABLE notices ADD COLUMN former_source TEXT;
ALTER TABLE notices ADD COLUMN former_parsed TEXT;

-- +goose Down
ALTER TABLE notices DROP COLUMN former_parsed;
ALTER TABLE notices DROP COLUMN former_source;
