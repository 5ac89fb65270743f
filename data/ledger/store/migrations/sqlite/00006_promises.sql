-- +goose Up
ALTER TABLE items ADD COLUMN promises TEXT NOT NULL DEFAULT ''; -- what became of the sentences that promise work, as JSON

-- +goose Down
ALTER TABLE items DROP COLUMN promises;
