package ledger

import (
	"context"
	"crypto/sha256"
	"database/sql"
	"encoding/hex"
	"errors"
	"fmt"
	"time"
)

const entryColumns = `sequence, notice, number, version, action, from_status, to_status, note, by, via, at`

// History returns what happened to an item, oldest first; nothing where there
// never was such an item.
func (s *Store) History(ctx context.Context, noticeID string, number int) (_ []Entry, err error) {
	defer wrap(&err, "reading the history of item %d of %s", number, noticeID)
	return entries(ctx, s.reader, `WHERE notice = $1 AND number = $2`, noticeID, number)
}

// Sequence returns the last sequence number of the history, 0 where it is
// empty. It grows with everything that changes, by whatever process.
func (s *Store) Sequence(ctx context.Context) (sequence int64, err error) {
	defer wrap(&err, "reading the ledger")
	err = s.reader.QueryRowContext(ctx, lastSequence).Scan(&sequence)
	return sequence, err
}

const lastSequence = `SELECT coalesce(max(sequence), 0) FROM history`

// A link is an entry as the chain of the history holds it.
type link struct {
	Entry
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
	_, err = tx.ExecContext(ctx, `INSERT INTO history (`+linkColumns+`)
		VALUES ($1, $2, $3, $4, $5, $6, $7, $8, $9, $10, $11, $12, $13, $14)`,
		l.Sequence, l.Notice, l.Number, l.Version, l.Action, l.From, l.To, l.Note, l.By, l.Via, stamp(l.At), l.state,
		l.prev, l.seal())
	return err
}

// seal is the hash of an entry and, through that of the one before, of all
// before it.
func (l link) seal() string {
	return digest(l.prev, l.Sequence, l.Notice, l.Number, l.Version, l.Action, l.From, l.To,
		l.Note, l.By, l.Via, stamp(l.At), l.state)
}

// digest is the SHA-256 of the fields in hexadecimal. Every field goes in with
// its length, so no two lists of fields are alike.
func digest(fields ...any) string {
	sum := sha256.New()
	for _, field := range fields {
		text := fmt.Sprint(field)
		fmt.Fprintf(sum, "%d:%s", len(text), text)
	}
	return hex.EncodeToString(sum.Sum(nil))
}

// entries reads those entries of the history that match, oldest first.
func entries(ctx context.Context, q querier, where string, args ...any) ([]Entry, error) {
	rows, err := q.QueryContext(ctx, `SELECT `+entryColumns+` FROM history `+where+` ORDER BY sequence`, args...)
	return collect(rows, err, func(rows *sql.Rows) (Entry, error) { return readEntry(rows) })
}

// readEntry reads a row of entryColumns, and what columns follow them.
func readEntry(rows *sql.Rows, more ...any) (Entry, error) {
	var e Entry
	var at string
	err := rows.Scan(append([]any{&e.Sequence, &e.Notice, &e.Number, &e.Version, &e.Action, &e.From, &e.To,
		&e.Note, &e.By, &e.Via, &at}, more...)...)
	if err != nil {
		return Entry{}, err
	}
	e.At, err = parseStamp(at)
	return e, err
}

// validTime refuses a time that was never set, or that history cannot hold.
func validTime(t time.Time) error {
	if year := t.UTC().Year(); t.IsZero() || year < 1 || year > 9999 {
		return fmt.Errorf("%w: it has no time", ErrInvalid)
	}
	return nil
}
