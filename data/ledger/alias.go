package ledger

import (
	"context"
	"database/sql"
	"errors"
	"fmt"
	"time"
	"unicode/utf8"
)

// An Alias is a wording that stands for an item: people asked with it, and
// picked the item among the nearest.
type Alias struct {
	Key       string     `json:"key"` // what is alike in wordings that mean the same
	Notice    string     `json:"notice"`
	Number    int        `json:"number"`
	Wording   string     `json:"wording"` // as it was first asked
	State     AliasState `json:"state"`
	Picked    int        `json:"picked"` // by how many people
	PickedBy  string     `json:"picked_by"`
	PickedAt  time.Time  `json:"picked_at"` // first
	DecidedBy string     `json:"decided_by,omitempty"`
	DecidedAt time.Time  `json:"decided_at,omitzero"`
}

// AliasState is what became of an alias.
type AliasState string

const (
	AliasProposed  AliasState = "proposed"
	AliasConfirmed AliasState = "confirmed" // it finds its item, for everyone
	AliasRemoved   AliasState = "removed"
)

// ErrNoAlias says that nobody has picked that item for that wording.
var ErrNoAlias = errors.New("there is no such wording")

// PickAlias keeps that a person picked an item for a wording. Once a person is
// once. A wording that was removed is proposed again by a person who has not
// picked it before.
func (s *Store) PickAlias(ctx context.Context, a Alias) (err error) {
	defer wrap(&err, "keeping what %s meant", a.PickedBy)
	a.Key, a.Wording, a.PickedBy = clean(a.Key), clean(a.Wording), tidy(a.PickedBy)
	if a.Key == "" || a.Wording == "" || a.PickedBy == "" {
		return fmt.Errorf("%w: it does not say who means which item by what", ErrInvalid)
	}
	if utf8.RuneCountInString(a.Key) > longest || utf8.RuneCountInString(a.Wording) > longest {
		return fmt.Errorf("%w: it is longer than %d characters", ErrInvalid, longest)
	}
	if err := validTime(a.PickedAt); err != nil {
		return err
	}
	return s.note(ctx, true, func(tx *sql.Tx) error {
		var there int
		if err := tx.QueryRowContext(ctx, `SELECT count(*) FROM items WHERE notice = $1 AND number = $2`, a.Notice, a.Number).Scan(&there); err != nil {
			return err
		}
		if there == 0 {
			return fmt.Errorf("%w: item %d of %s", ErrNotFound, a.Number, a.Notice)
		}
		if _, err := tx.ExecContext(ctx, `INSERT INTO aliases (key, notice, number, wording, state, decided_by, decided_at)
			VALUES ($1, $2, $3, $4, $5, '', '') ON CONFLICT DO NOTHING`, a.Key, a.Notice, a.Number, a.Wording, AliasProposed); err != nil {
			return err
		}
		done, err := tx.ExecContext(ctx, `INSERT INTO alias_picks (key, notice, number, by, at) VALUES ($1, $2, $3, $4, $5) ON CONFLICT DO NOTHING`,
			a.Key, a.Notice, a.Number, a.PickedBy, stamp(a.PickedAt))
		if err != nil {
			return err
		}
		if picked, err := done.RowsAffected(); err != nil || picked == 0 {
			return err
		}
		_, err = tx.ExecContext(ctx, `UPDATE aliases SET state = $4, decided_by = '', decided_at = '' WHERE key = $1 AND notice = $2 AND number = $3 AND state = $5`,
			a.Key, a.Notice, a.Number, AliasProposed, AliasRemoved)
		return err
	})
}

// DecideAlias confirms or removes an alias: a.State, by a.DecidedBy at
// a.DecidedAt. Who decides the same again changes nothing.
func (s *Store) DecideAlias(ctx context.Context, a Alias) (err error) {
	defer wrap(&err, "deciding on a wording")
	if a.DecidedBy = tidy(a.DecidedBy); a.DecidedBy == "" || a.State != AliasConfirmed && a.State != AliasRemoved {
		return fmt.Errorf("%w: it does not say who decides what", ErrInvalid)
	}
	if err := validTime(a.DecidedAt); err != nil {
		return err
	}
	return s.note(ctx, true, func(tx *sql.Tx) error {
		var state AliasState
		err := tx.QueryRowContext(ctx, `SELECT state FROM aliases WHERE key = $1 AND notice = $2 AND number = $3`, a.Key, a.Notice, a.Number).Scan(&state)
		switch {
		case errors.Is(err, sql.ErrNoRows):
			return ErrNoAlias
		case err != nil || state == a.State:
			return err
		}
		_, err = tx.ExecContext(ctx, `UPDATE aliases SET state = $4, decided_by = $5, decided_at = $6 WHERE key = $1 AND notice = $2 AND number = $3`,
			a.Key, a.Notice, a.Number, a.State, a.DecidedBy, stamp(a.DecidedAt))
		return err
	})
}

// Aliases returns all wordings that were ever picked, the first picked first.
func (s *Store) Aliases(ctx context.Context) (_ []Alias, err error) {
	defer wrap(&err, "reading the wordings")
	rows, err := s.reader.QueryContext(ctx, `SELECT a.key, a.notice, a.number, a.wording, a.state, a.decided_by, a.decided_at, p.by, p.at,
			(SELECT count(*) FROM alias_picks AS c WHERE c.key = a.key AND c.notice = a.notice AND c.number = a.number)
		FROM aliases AS a JOIN alias_picks AS p ON p.key = a.key AND p.notice = a.notice AND p.number = a.number
		WHERE p.by = (SELECT f.by FROM alias_picks AS f WHERE f.key = a.key AND f.notice = a.notice AND f.number = a.number ORDER BY f.at, f.by LIMIT 1)
		ORDER BY p.at, a.key, a.notice, a.number`)
	return collect(rows, err, func(rows *sql.Rows) (a Alias, err error) {
		var decided, picked string
		if err := rows.Scan(&a.Key, &a.Notice, &a.Number, &a.Wording, &a.State, &a.DecidedBy, &decided, &a.PickedBy, &picked, &a.Picked); err != nil {
			return a, err
		}
		if a.PickedAt, err = parseStamp(picked); err == nil && decided != "" {
			a.DecidedAt, err = parseStamp(decided)
		}
		return a, err
	})
}
