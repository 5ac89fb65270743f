package store

import (
	"context"
	"database/sql"
	"encoding/json"
	"errors"
	"fmt"

	"rectify/data/database"
	"rectify/data/ledger"
)

const entryColumns = `sequence, notice, number, version, action, from_status, to_status, note, by, via, at, detail, request`

// History returns an item's history, oldest first; it is empty if there never was such
// an item.
func (s *Store) History(ctx context.Context, noticeID string, number int) (_ []ledger.Entry, err error) {
	defer database.Wrap(&err, "reading the history of item %d of %s", number, noticeID)
	return entries(ctx, s.db.Reader, `WHERE notice = $1 AND number = $2`, noticeID, number)
}

// Since returns at most limit entries of the whole history after that
// sequence number, oldest first: what a follower has not seen yet.
func (s *Store) Since(ctx context.Context, sequence int64, limit int) (_ []ledger.Entry, err error) {
	defer database.Wrap(&err, "reading the history after %d", sequence)
	rows, err := s.db.Reader.QueryContext(ctx, `SELECT `+entryColumns+` FROM history WHERE sequence > $1 ORDER BY sequence LIMIT $2`, sequence, limit)
	return database.Collect(rows, err, func(rows *sql.Rows) (ledger.Entry, error) { return readEntry(rows) })
}

// Sequence returns the last sequence number of the history, or 0. It grows with every
// change by any process.
func (s *Store) Sequence(ctx context.Context) (sequence int64, err error) {
	defer database.Wrap(&err, "reading the ledger")
	err = s.db.Reader.QueryRowContext(ctx, lastSequence).Scan(&sequence)
	return sequence, err
}

const lastSequence = `SELECT coalesce(max(sequence), 0) FROM history`

// A link is an entry as the chain of the history holds it.
type link struct {
	ledger.Entry
	state      string // the item after the entry, as JSON; empty where the entry is about the notice
	prev, hash string
}

const linkColumns = entryColumns + `, state, prev_hash, hash`

// record appends an entry to the history, numbered and sealed.
func record(ctx context.Context, tx *sql.Tx, l link) error {
	err := tx.QueryRowContext(ctx, `SELECT sequence, hash FROM history ORDER BY sequence DESC LIMIT 1`).Scan(&l.Sequence, &l.prev)
	if err != nil && !errors.Is(err, sql.ErrNoRows) {
		return err
	}
	l.Sequence++
	_, err = tx.ExecContext(ctx, `INSERT INTO history (`+linkColumns+`, writer)
		VALUES ($1, $2, $3, $4, $5, $6, $7, $8, $9, $10, $11, $12, $13, $14, $15, $16, $17)`,
		l.Sequence, l.Notice, l.Number, l.Version, l.Action, l.From, l.To, l.Note, l.By, l.Via, database.Stamp(l.At),
		detailOf(l.Entry), l.Request, l.state, l.prev, l.seal(), writes)
	return err
}

// seal returns the hash of an entry and, through that of the one before, of all before
// it.
func (l link) seal() string {
	fields := []any{l.prev, l.Sequence, l.Notice, l.Number, l.Version, l.Action, l.From, l.To,
		l.Note, l.By, l.Via, database.Stamp(l.At), l.state}
	if detail := detailOf(l.Entry); detail != "" || l.Request != "" { // entries of the first ledgers had neither
		fields = append(fields, detail, l.Request)
	}
	return ledger.Digest(fields...)
}

// A detail is what an entry says beyond its columns.
type detail struct {
	Was      string           `json:"was,omitempty"`
	Is       string           `json:"is,omitempty"`
	Evidence *ledger.Evidence `json:"evidence,omitempty"`
	Undoes   int64            `json:"undoes,omitempty"`
	Sheet    *ledger.Sheet    `json:"sheet,omitempty"`
	Counted  string           `json:"counted,omitempty"`
	Approver bool             `json:"approver,omitempty"`
}

// detailOf returns an entry's detail as JSON, or "".
func detailOf(e ledger.Entry) string {
	d := detail{e.Was, e.Is, e.Evidence, e.Undoes, e.Sheet, e.Counted, e.Approver}
	if d == (detail{}) {
		return ""
	}
	text, err := json.Marshal(d)
	if err != nil {
		panic(err) // strings and numbers always have a JSON form
	}
	return string(text)
}

// entries reads those entries of the history that match, oldest first.
func entries(ctx context.Context, q database.Querier, where string, args ...any) ([]ledger.Entry, error) {
	rows, err := q.QueryContext(ctx, `SELECT `+entryColumns+` FROM history `+where+` ORDER BY sequence`, args...)
	all, err := database.Collect(rows, err, func(rows *sql.Rows) (ledger.Entry, error) { return readEntry(rows) })
	for _, e := range all {
		for i := range all {
			if e.Undoes == all[i].Sequence && e.Undoes > 0 {
				all[i].UndoneBy = e.Sequence
			}
		}
	}
	return all, err
}

// readEntry reads a row of entryColumns, and what columns follow them.
func readEntry(rows *sql.Rows, more ...any) (ledger.Entry, error) {
	var e ledger.Entry
	var at, text string
	err := rows.Scan(append([]any{&e.Sequence, &e.Notice, &e.Number, &e.Version, &e.Action, &e.From, &e.To,
		&e.Note, &e.By, &e.Via, &at, &text, &e.Request}, more...)...)
	if err != nil {
		return ledger.Entry{}, err
	}
	if text != "" {
		var d detail
		if err := json.Unmarshal([]byte(text), &d); err != nil {
			return ledger.Entry{}, fmt.Errorf("%w (entry %d: %w)", database.ErrDamaged, e.Sequence, err)
		}
		e.Was, e.Is, e.Evidence, e.Undoes, e.Sheet, e.Counted, e.Approver = d.Was, d.Is, d.Evidence, d.Undoes, d.Sheet, d.Counted, d.Approver
	}
	if text != detailOf(e) { // the seal is over the detail as it is written here
		return ledger.Entry{}, fmt.Errorf("%w (the history was altered at entry %d)", database.ErrDamaged, e.Sequence)
	}
	e.At, err = database.ParseStamp(at)
	return e, err
}

// pastOf reads the history of an item, without refusals.
func pastOf(ctx context.Context, tx *sql.Tx, key ledger.Key) ([]ledger.Past, error) {
	rows, err := tx.QueryContext(ctx, `SELECT `+entryColumns+`, state FROM history
		WHERE notice = $1 AND number = $2 AND action <> $3 ORDER BY sequence`, key.Notice, key.Number, ledger.Refused)
	all, err := database.Collect(rows, err, func(rows *sql.Rows) (p ledger.Past, err error) {
		var state string
		if p.Entry, err = readEntry(rows, &state); err != nil {
			return ledger.Past{}, err
		}
		if err := json.Unmarshal([]byte(state), &p.After); err != nil {
			return ledger.Past{}, fmt.Errorf("%w (version %d of item %d: %w)", database.ErrDamaged, p.Version, p.Number, err)
		}
		return p, nil
	})
	return markUndone(all), err
}

// markUndone notes on entries which later one takes them back.
func markUndone(all []ledger.Past) []ledger.Past {
	for _, p := range all {
		for i := range all {
			if p.Undoes == all[i].Sequence && p.Undoes > 0 {
				all[i].UndoneBy = p.Sequence
			}
		}
	}
	return all
}
