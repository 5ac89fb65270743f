-- +goose Up
-- Text is compared as bytes, as in SQLite: the order of things must not hang on
-- the server's language.
CREATE TABLE notices (
    id          TEXT COLLATE "C" PRIMARY KEY,
    published   TEXT COLLATE "C" NOT NULL, -- 2006-01-02 or empty
    hash        TEXT NOT NULL,             -- of source and parsed
    imported_by TEXT NOT NULL,
    imported_at TEXT NOT NULL,
    source      TEXT NOT NULL,             -- the text as it was published
    parsed      TEXT NOT NULL              -- the notice read from it, as JSON
);

CREATE TABLE items (
    notice      TEXT COLLATE "C" NOT NULL REFERENCES notices (id),
    number      BIGINT NOT NULL,
    label       TEXT   NOT NULL,
    title       TEXT   NOT NULL,
    section     BIGINT NOT NULL,
    subsection  BIGINT NOT NULL,
    status      TEXT   NOT NULL CHECK (status IN ('not_started', 'in_progress', 'rectified', 'long_term', 'closed')),
    declared    TEXT   NOT NULL,            -- what the notice says; never changed by staff
    owner       TEXT   NOT NULL,
    due         TEXT   NOT NULL,            -- 2006-01-02 or empty, as every day here
    version     BIGINT NOT NULL,            -- grows by one with every entry of the history
    updated_at  TEXT COLLATE "C" NOT NULL,
    updated_by  TEXT   NOT NULL,
    withdrawn   BIGINT NOT NULL,            -- 1 where the notice, read anew, no longer has the item
    supporting  TEXT   NOT NULL DEFAULT '', -- supporting owners, 配合
    help_from   TEXT   NOT NULL DEFAULT '', -- 需协调: whose help it waits for
    help_since  TEXT   NOT NULL DEFAULT '',
    reported_by TEXT   NOT NULL DEFAULT '', -- who reported it done
    evidence    BIGINT NOT NULL DEFAULT 0,  -- pieces that stand
    asked_due   TEXT   NOT NULL DEFAULT '', -- the later date asked for, until it is granted or refused
    asked_by    TEXT   NOT NULL DEFAULT '', -- who asked for it
    nudged_on   TEXT   NOT NULL DEFAULT '', -- 催办: when its owner was last reminded by hand
    assigned_on TEXT   NOT NULL DEFAULT '', -- when its owner was assigned
    received_on TEXT   NOT NULL DEFAULT '', -- 签收: when its owner took note of that
    promises    TEXT   NOT NULL DEFAULT '', -- what became of the sentences that promise work, as JSON
    PRIMARY KEY (notice, number)
);

CREATE TABLE history (
    sequence    BIGINT PRIMARY KEY,         -- 1, 2, 3 … through the whole ledger
    notice      TEXT COLLATE "C" NOT NULL,
    number      BIGINT NOT NULL,            -- 0 where the entry is about the notice
    version     BIGINT NOT NULL,            -- of the item after the change
    action      TEXT   NOT NULL,
    from_status TEXT   NOT NULL,
    to_status   TEXT   NOT NULL,
    note        TEXT   NOT NULL,
    by          TEXT   NOT NULL,
    via         TEXT   NOT NULL,            -- where the change was made
    at          TEXT COLLATE "C" NOT NULL,
    state       TEXT   NOT NULL,            -- the item after the change, as JSON; empty for a notice
    prev_hash   TEXT   NOT NULL,
    hash        TEXT   NOT NULL,
    detail      TEXT   NOT NULL DEFAULT '', -- what else the entry says, as JSON
    request     TEXT   NOT NULL DEFAULT ''  -- what asked for it
);

CREATE INDEX history_of_item ON history (notice, number, sequence);
-- One request has effect once, however often it is delivered.
CREATE UNIQUE INDEX history_of_request ON history (request, notice, number) WHERE request <> '';
CREATE INDEX history_by_time ON history (at);

-- +goose StatementBegin
CREATE FUNCTION history_is_append_only() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
    RAISE EXCEPTION 'history is append-only';
END
$$;
-- +goose StatementEnd

CREATE TRIGGER history_is_never_changed BEFORE UPDATE OR DELETE ON history
    FOR EACH ROW EXECUTE FUNCTION history_is_append_only();
CREATE TRIGGER history_is_never_emptied BEFORE TRUNCATE ON history
    FOR EACH STATEMENT EXECUTE FUNCTION history_is_append_only();

-- +goose StatementBegin
CREATE FUNCTION history_is_one_chain() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
    IF NEW.sequence <> (SELECT coalesce(max(sequence), 0) + 1 FROM history)
        OR NEW.prev_hash <> coalesce((SELECT hash FROM history ORDER BY sequence DESC LIMIT 1), '') THEN
        RAISE EXCEPTION 'history is append-only';
    END IF;
    RETURN NEW;
END
$$;
-- +goose StatementEnd

CREATE TRIGGER history_is_one_chain BEFORE INSERT ON history
    FOR EACH ROW EXECUTE FUNCTION history_is_one_chain();

-- What the program has to remember beside the ledger itself: what a
-- conversation is about, how far the history was told, where an item's thread is.
CREATE TABLE memory (
    name  TEXT COLLATE "C" PRIMARY KEY,
    body  TEXT NOT NULL,                   -- JSON
    until TEXT COLLATE "C" NOT NULL        -- RFC 3339, UTC: when it may be forgotten; empty for never
);
CREATE INDEX memory_by_time ON memory (until) WHERE until <> '';

-- What people thought of answers.
CREATE TABLE ratings (
    by       TEXT COLLATE "C" NOT NULL,
    question TEXT COLLATE "C" NOT NULL,
    good     BIGINT NOT NULL,              -- 1 where the answer helped
    reason   TEXT NOT NULL,
    answer   TEXT NOT NULL,                -- its first words
    at       TEXT COLLATE "C" NOT NULL,
    PRIMARY KEY (by, question)             -- who thinks again says so in the same place
);

-- +goose Down
DROP TABLE ratings;
DROP TABLE memory;
DROP TABLE history;
DROP FUNCTION history_is_one_chain();
DROP FUNCTION history_is_append_only();
DROP TABLE items;
DROP TABLE notices;
