-- +goose Up
-- What the program has to remember beside the ledger itself: what a
-- conversation is about, how far the history was told, where an item's thread is.
CREATE TABLE memory (
  name  TEXT PRIMARY KEY,
  body  TEXT NOT NULL, -- JSON
  until TEXT NOT NULL  -- RFC 3339, UTC: when it may be forgotten; empty for never
);
CREATE INDEX memory_by_time ON memory (until) WHERE until <> '';

-- +goose Down
DROP TABLE memory;
