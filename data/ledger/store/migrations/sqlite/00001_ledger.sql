-- +goose Up
CREATE TABLE notices (
    id          TEXT PRIMARY KEY,
    published   TEXT NOT NULL,            -- 2006-01-02 or empty
    hash        TEXT NOT NULL,            -- of source and parsed
    imported_by TEXT NOT NULL,
    imported_at TEXT NOT NULL,
    -- The long columns stand last: a query for the others never reads them.
    source      TEXT NOT NULL,            -- the text as it was published
    parsed      TEXT NOT NULL             -- the notice read from it, as JSON
);

CREATE TABLE items (
    notice     TEXT    NOT NULL REFERENCES notices (id),
    number     INTEGER NOT NULL,
    label      TEXT    NOT NULL,
    title      TEXT    NOT NULL,
    section    INTEGER NOT NULL,
    subsection INTEGER NOT NULL,
    status     TEXT    NOT NULL CHECK (status IN ('not_started', 'in_progress', 'rectified', 'long_term', 'closed')),
    declared   TEXT    NOT NULL,          -- what the notice says; never changed by staff
    owner      TEXT    NOT NULL,
    due        TEXT    NOT NULL,          -- 2006-01-02 or empty
    version    INTEGER NOT NULL,          -- grows by one with every entry of the history
    updated_at TEXT    NOT NULL,
    updated_by TEXT    NOT NULL,
    withdrawn  INTEGER NOT NULL,          -- 1 where the notice, read anew, no longer has the item
    PRIMARY KEY (notice, number)
);

CREATE TABLE history (
    sequence    INTEGER PRIMARY KEY,      -- 1, 2, 3 … through the whole ledger
    notice      TEXT    NOT NULL,
    number      INTEGER NOT NULL,         -- 0 where the entry is about the notice
    version     INTEGER NOT NULL,         -- of the item after the change
    action      TEXT    NOT NULL,         -- import, seed, reread, withdraw, status
    from_status TEXT    NOT NULL,
    to_status   TEXT    NOT NULL,
    note        TEXT    NOT NULL,
    by          TEXT    NOT NULL,
    via         TEXT    NOT NULL,         -- where the change was made
    at          TEXT    NOT NULL,
    state       TEXT    NOT NULL,         -- the item after the change, as JSON; empty for a notice
    prev_hash   TEXT    NOT NULL,
    hash        TEXT    NOT NULL
);

CREATE INDEX history_of_item ON history (notice, number, sequence);

-- +goose StatementBegin
CREATE TRIGGER history_is_never_changed BEFORE UPDATE ON history
BEGIN
    SELECT RAISE(ABORT, 'history is append-only');
END;
-- +goose StatementEnd

-- +goose StatementBegin
CREATE TRIGGER history_is_never_deleted BEFORE DELETE ON history
BEGIN
    SELECT RAISE(ABORT, 'history is append-only');
END;
-- +goose StatementEnd

-- INSERT OR REPLACE would delete without a DELETE.
-- +goose StatementBegin
CREATE TRIGGER history_is_one_chain BEFORE INSERT ON history
WHEN NEW.sequence <> (SELECT coalesce(max(sequence), 0) + 1 FROM history)
  OR NEW.prev_hash <> coalesce((SELECT hash FROM history ORDER BY sequence DESC LIMIT 1), '')
BEGIN
    SELECT RAISE(ABORT, 'history is append-only');
END;
-- +goose StatementEnd

-- +goose Down
DROP TABLE history;
DROP TABLE items;
DROP TABLE notices;
