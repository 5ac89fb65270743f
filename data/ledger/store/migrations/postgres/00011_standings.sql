-- +goose Up
-- How a notice stands in the ledger. The state of its last entry in the history
-- that has one is the same as JSON.
CREATE TABLE standings (
    notice  TEXT COLLATE "C" PRIMARY KEY REFERENCES notices (id),
    keys    TEXT   NOT NULL,   -- between spaces: the one that is shown, then the others that name it
    name    TEXT   NOT NULL,   -- empty where it goes by its title
    retired BIGINT NOT NULL,   -- 1 where lists, counts and search leave it out
    sample  BIGINT NOT NULL    -- 1 where it is the one that the program brings along
);

-- +goose Down
DROP TABLE standings;
