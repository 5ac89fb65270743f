-- +goose Up
ALTER TABLE items ADD COLUMN assigned_on TEXT NOT NULL DEFAULT ''; -- when its owner was assigned, 2006-01-02
ALTER TABLE items ADD COLUMN received_on TEXT NOT NULL DEFAULT ''; -- 签收: when its owner took note of that, 2006-01-02

-- What people thought of answers.
CREATE TABLE ratings (
  by       TEXT NOT NULL,
  question TEXT NOT NULL,
  good     INTEGER NOT NULL, -- 1 where the answer helped
  reason   TEXT NOT NULL,
  answer   TEXT NOT NULL,    -- its first words
  at       TEXT NOT NULL,
  PRIMARY KEY (by, question) -- who thinks again says so in the same place
);

-- +goose Down
DROP TABLE ratings;
ALTER TABLE items DROP COLUMN received_on;
ALTER TABLE items DROP COLUMN assigned_on;
