-- +goose Up
ALTER TABLE items ADD COLUMN due_counted   TEXT NOT NULL DEFAULT ''; -- how the due date was counted, in words: 5 working days from …
ALTER TABLE items ADD COLUMN asked_counted TEXT NOT NULL DEFAULT ''; -- and the one asked for
ALTER TABLE items ADD COLUMN first_due     TEXT NOT NULL DEFAULT ''; -- the due date before more time was given, 2006-01-02

-- +goose Down
ALTER TABLE items DROP COLUMN first_due;
ALTER TABLE items DROP COLUMN asked_counted;
ALTER TABLE items DROP COLUMN due_counted;
