// Package wording keeps learned wordings, in the ledger's database: words in
// which people asked for an item, and picked it among the nearest. An editor
// confirms a wording before it finds its item for everyone.
package wording

import (
	"context"
	"database/sql"
	"errors"
	"fmt"
	"time"

	"rectify/data/database"
	"rectify/data/ledger"
	"rectify/data/text"
)

// A Wording is a phrase that means an item: people asked with it, and picked the item
// among the nearest ones.
type Wording struct {
	Key       string    `json:"key"` // what is alike in wordings that mean the same
	Notice    string    `json:"notice"`
	Number    int       `json:"number"`
	Text      string    `json:"wording"` // as it was first asked
	State     State     `json:"state"`
	Picked    int       `json:"picked"` // by how many people
	PickedBy  string    `json:"picked_by"`
	PickedAt  time.Time `json:"picked_at"` // first
	DecidedBy string    `json:"decided_by,omitempty"`
	DecidedAt time.Time `json:"decided_at,omitzero"`
}

// State is what became of a wording.
type State string

const (
	Proposed  State = "proposed"  // picked by a person, not confirmed
	Confirmed State = "confirmed" // it finds its item, for everyone
	Removed   State = "removed"   // an editor rejected it
)

// ErrUnknown says that no person has picked that item for that wording.
var ErrUnknown = errors.New("there is no such wording")

// Learned is the learned wordings in a database. Its methods may be called from
// several goroutines.
type Learned struct{ db *database.DB }

// New returns the wordings in a database that has their tables.
func New(db *database.DB) *Learned { return &Learned{db} }

// PickWording keeps that a person picked an item for a wording; each person
// counts once. A wording that was removed is proposed again by a person who has
// not picked it before. The errors are ledger.ErrInvalid where the wording, the
// person or the time is missing, and ledger.ErrNotFound.
func (l *Learned) PickWording(ctx context.Context, a Wording) (err error) {
	defer database.Wrap(&err, "keeping what %s meant", a.PickedBy)
	a.Key, a.Text, a.PickedBy = text.Storable(a.Key), text.Storable(a.Text), text.OneLine(a.PickedBy)
	if a.Key == "" || a.Text == "" || a.PickedBy == "" {
		return fmt.Errorf("%w: it does not say who means which item by what", ledger.ErrInvalid)
	}
	if err := ledger.CheckLength(a.Key, a.Text); err != nil {
		return err
	}
	if err := ledger.CheckTime(a.PickedAt); err != nil {
		return err
	}
	return l.db.Update(ctx, true, func(tx *sql.Tx) error {
		var there int
		if err := tx.QueryRowContext(ctx, `SELECT count(*) FROM items WHERE notice = $1 AND number = $2`, a.Notice, a.Number).Scan(&there); err != nil {
			return err
		}
		if there == 0 {
			return fmt.Errorf("%w: item %d of %s", ledger.ErrNotFound, a.Number, a.Notice)
		}
		if _, err := tx.ExecContext(ctx, `INSERT INTO aliases (key, notice, number, wording, state, decided_by, decided_at)
			VALUES ($1, $2, $3, $4, $5, '', '') ON CONFLICT DO NOTHING`, a.Key, a.Notice, a.Number, a.Text, Proposed); err != nil {
			return err
		}
		done, err := tx.ExecContext(ctx, `INSERT INTO alias_picks (key, notice, number, by, at) VALUES ($1, $2, $3, $4, $5) ON CONFLICT DO NOTHING`,
			a.Key, a.Notice, a.Number, a.PickedBy, database.Stamp(a.PickedAt))
		if err != nil {
			return err
		}
		if picked, err := done.RowsAffected(); err != nil || picked == 0 {
			return err
		}
		_, err = tx.ExecContext(ctx, `UPDATE aliases SET state = $4, decided_by = '', decided_at = '' WHERE key = $1 AND notice = $2 AND number = $3`+
			` AND state = $5`,
			a.Key, a.Notice, a.Number, Proposed, Removed)
		return err
	})
}

// DecideWording confirms or removes a wording: a.State, by a.DecidedBy at
// a.DecidedAt. Deciding the same again changes nothing. The errors are
// ErrUnknown and ledger.ErrInvalid.
func (l *Learned) DecideWording(ctx context.Context, a Wording) (err error) {
	defer database.Wrap(&err, "deciding on a wording")
	if a.DecidedBy = text.OneLine(a.DecidedBy); a.DecidedBy == "" || a.State != Confirmed && a.State != Removed {
		return fmt.Errorf("%w: it does not say who decides what", ledger.ErrInvalid)
	}
	if err := ledger.CheckTime(a.DecidedAt); err != nil {
		return err
	}
	return l.db.Update(ctx, true, func(tx *sql.Tx) error {
		var state State
		err := tx.QueryRowContext(ctx, `SELECT state FROM aliases WHERE key = $1 AND notice = $2 AND number = $3`, a.Key, a.Notice, a.Number).Scan(&state)
		switch {
		case errors.Is(err, sql.ErrNoRows):
			return ErrUnknown
		case err != nil || state == a.State:
			return err
		}
		_, err = tx.ExecContext(ctx, `UPDATE aliases SET state = $4, decided_by = $5, decided_at = $6 WHERE key = $1 AND notice = $2 AND number = $3`,
			a.Key, a.Notice, a.Number, a.State, a.DecidedBy, database.Stamp(a.DecidedAt))
		return err
	})
}

// Wordings returns all wordings that were ever picked, the first picked first.
func (l *Learned) Wordings(ctx context.Context) (_ []Wording, err error) {
	defer database.Wrap(&err, "reading the wordings")
	rows, err := l.db.Reader.QueryContext(ctx, `SELECT a.key, a.notice, a.number, a.wording, a.state, a.decided_by, a.decided_at, p.by, p.at,
			(SELECT count(*) FROM alias_picks AS c WHERE c.key = a.key AND c.notice = a.notice AND c.number = a.number)
		FROM aliases AS a JOIN alias_picks AS p ON p.key = a.key AND p.notice = a.notice AND p.number = a.number
		WHERE p.by = (SELECT f.by FROM alias_picks AS f WHERE f.key = a.key AND f.notice = a.notice AND f.number = a.number ORDER BY f.at, f.by LIMIT 1)
		ORDER BY p.at, a.key, a.notice, a.number`)
	return database.Collect(rows, err, func(rows *sql.Rows) (a Wording, err error) {
		var decided, picked string
		if err := rows.Scan(&a.Key, &a.Notice, &a.Number, &a.Text, &a.State, &a.DecidedBy, &decided, &a.PickedBy, &picked, &a.Picked); err != nil {
			return a, err
		}
		if a.PickedAt, err = database.ParseStamp(picked); err == nil && decided != "" {
			a.DecidedAt, err = database.ParseStamp(decided)
		}
		return a, err
	})
}
