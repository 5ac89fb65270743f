-- +goose Up
CREATE TABLE aliases (                    -- wordings that stand for items
    key        TEXT COLLATE "C" NOT NULL,           -- what is alike in wordings that mean the same
    notice     TEXT COLLATE "C" NOT NULL,
    number     BIGINT NOT NULL,
    wording    TEXT NOT NULL,             -- as it was first asked
    state      TEXT NOT NULL,             -- proposed, confirmed or removed
    decided_by TEXT NOT NULL,             -- empty while it is proposed
    decided_at TEXT NOT NULL,
    PRIMARY KEY (key, notice, number)
);
CREATE TABLE alias_picks (                -- who picked the item for the wording
    key    TEXT COLLATE "C" NOT NULL,
    notice TEXT COLLATE "C" NOT NULL,
    number BIGINT NOT NULL,
    by     TEXT COLLATE "C" NOT NULL,
    at     TEXT COLLATE "C" NOT NULL,
    PRIMARY KEY (key, notice, number, by),
    FOREIGN KEY (key, notice, number) REFERENCES aliases (key, notice, number)
);

-- +goose Down
DROP TABLE alias_picks;
DROP TABLE aliases;
