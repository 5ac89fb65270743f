-- +goose Up
-- What each conversation with the assistant is about, so that a follow-up is
-- understood. It is forgotten after a while.
CREATE TABLE talks (
  name TEXT PRIMARY KEY,
  body TEXT NOT NULL, -- JSON
  at   TEXT NOT NULL  -- RFC 3339, UTC
);
CREATE INDEX talks_by_time ON talks (at);

-- +goose Down
DROP TABLE talks;
