-- +goose Up
ALTER TABLE items ADD COLUMN supporting  TEXT    NOT NULL DEFAULT ''; -- supporting owners, 配合
ALTER TABLE items ADD COLUMN help_from   TEXT    NOT NULL DEFAULT ''; -- 需协调: whose help it waits for
ALTER TABLE items ADD COLUMN help_since  TEXT    NOT NULL DEFAULT ''; -- 2006-01-02 or empty
ALTER TABLE items ADD COLUMN reported_by TEXT    NOT NULL DEFAULT ''; -- who reported it done
ALTER TABLE items ADD COLUMN evidence    INTEGER NOT NULL DEFAULT 0;  -- pieces that stand

ALTER TABLE history ADD COLUMN detail  TEXT NOT NULL DEFAULT '';      -- what else the entry says, as JSON
ALTER TABLE history ADD COLUMN request TEXT NOT NULL DEFAULT '';      -- what asked for it

-- One request has effect once, however often it is delivered.
CREATE UNIQUE INDEX history_of_request ON history (request, notice, number) WHERE request <> '';

CREATE INDEX history_by_time ON history (at);

-- +goose Down
DROP INDEX history_by_time;
DROP INDEX history_of_request;
ALTER TABLE history DROP COLUMN request;
ALTER TABLE history DROP COLUMN detail;
ALTER TABLE items DROP COLUMN evidence;
ALTER TABLE items DROP COLUMN reported_by;
ALTER TABLE items DROP COLUMN help_since;
ALTER TABLE items DROP COLUMN help_from;
ALTER TABLE items DROP COLUMN supporting;
