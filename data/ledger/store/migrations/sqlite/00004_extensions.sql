-- +goose Up
ALTER TABLE items ADD COLUMN asked_due TEXT NOT NULL DEFAULT ''; -- the later date asked for, 2006-01-02, until it is granted or refused
ALTER TABLE items ADD COLUMN asked_by  TEXT NOT NULL DEFAULT ''; -- who asked for it
ALTER TABLE items ADD COLUMN nudged_on TEXT NOT NULL DEFAULT ''; -- 催办: when its owner was last reminded by hand, 2006-01-02

-- +goose Down
ALTER TABLE items DROP COLUMN nudged_on;
ALTER TABLE items DROP COLUMN asked_by;
ALTER TABLE items DROP COLUMN asked_due;
