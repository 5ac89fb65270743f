-- +goose Up
ALTER TABLE items ADD COLUMN received_by TEXT NOT NULL DEFAULT ''; -- ids of the owners who took note of it, between spaces

-- +goose Down
ALTER TABLE items DROP COLUMN received_by;
