package ledger

import (
	"context"
	"crypto/sha256"
	"database/sql"
	"encoding/hex"
	"encoding/json"
	"errors"
	"fmt"
	"slices"
	"time"
)

const entryColumns = `sequence, notice, number, version, action, from_status, to_status, note, by, via, at, detail, request`

// History returns what happened to an item, oldest first; nothing where there
// never was such an item.
func (s *Store) History(ctx context.Context, noticeID string, number int) (_ []Entry, err error) {
	defer wrap(&err, "reading the history of item %d of %s", number, noticeID)
	return entries(ctx, s.reader, `WHERE notice = $1 AND number = $2`, noticeID, number)
}

// Since returns at most limit entries of the whole history after that
// sequence number, oldest first: what a follower has not seen yet.
func (s *Store) Since(ctx context.Context, sequence int64, limit int) (_ []Entry, err error) {
	defer wrap(&err, "reading the history after %d", sequence)
	rows, err := s.reader.QueryContext(ctx, `SELECT `+entryColumns+` FROM history WHERE sequence > $1 ORDER BY sequence LIMIT $2`, sequence, limit)
	return collect(rows, err, func(rows *sql.Rows) (Entry, error) { return readEntry(rows) })
}

// Pieces returns the evidence for an item that stands, oldest first: entries
// with Evidence.
func (s *Store) Pieces(ctx context.Context, noticeID string, number int) ([]Entry, error) {
	all, err := s.History(ctx, noticeID, number)
	return slices.DeleteFunc(all, func(e Entry) bool { return e.Action != EvidenceAdded || e.UndoneBy > 0 }), err
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
	_, err = tx.ExecContext(ctx, `INSERT INTO history (`+linkColumns+`, writer)
		VALUES ($1, $2, $3, $4, $5, $6, $7, $8, $9, $10, $11, $12, $13, $14, $15, $16, $17)`,
		l.Sequence, l.Notice, l.Number, l.Version, l.Action, l.From, l.To, l.Note, l.By, l.Via, stamp(l.At),
		l.detail(), l.Request, l.state, l.prev, l.seal(), writes)
	return err
}

// seal is the hash of an entry and, through that of the one before, of all
// before it.
func (l link) seal() string {
	fields := []any{l.prev, l.Sequence, l.Notice, l.Number, l.Version, l.Action, l.From, l.To,
		l.Note, l.By, l.Via, stamp(l.At), l.state}
	if detail := l.detail(); detail != "" || l.Request != "" { // entries of the first ledgers had neither
		fields = append(fields, detail, l.Request)
	}
	return digest(fields...)
}

// A detail is what an entry says beyond its columns.
type detail struct {
	Was      string    `json:"was,omitempty"`
	Is       string    `json:"is,omitempty"`
	Evidence *Evidence `json:"evidence,omitempty"`
	Undoes   int64     `json:"undoes,omitempty"`
	Sheet    *Sheet    `json:"sheet,omitempty"`
	Counted  string    `json:"counted,omitempty"`
	Approver bool      `json:"approver,omitempty"`
}

// detail is the entry's detail as JSON; empty where there is none.
func (e Entry) detail() string {
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
	all, err := collect(rows, err, func(rows *sql.Rows) (Entry, error) { return readEntry(rows) })
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
func readEntry(rows *sql.Rows, more ...any) (Entry, error) {
	var e Entry
	var at, text string
	err := rows.Scan(append([]any{&e.Sequence, &e.Notice, &e.Number, &e.Version, &e.Action, &e.From, &e.To,
		&e.Note, &e.By, &e.Via, &at, &text, &e.Request}, more...)...)
	if err != nil {
		return Entry{}, err
	}
	if text != "" {
		var d detail
		if err := json.Unmarshal([]byte(text), &d); err != nil {
			return Entry{}, fmt.Errorf("%w (entry %d: %w)", ErrDamaged, e.Sequence, err)
		}
		e.Was, e.Is, e.Evidence, e.Undoes, e.Sheet, e.Counted, e.Approver = d.Was, d.Is, d.Evidence, d.Undoes, d.Sheet, d.Counted, d.Approver
	}
	if text != e.detail() { // the seal is over the detail as it is written here
		return Entry{}, fmt.Errorf("%w (the history was altered at entry %d)", ErrDamaged, e.Sequence)
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
