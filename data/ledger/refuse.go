package ledger

import (
	"context"
	"database/sql"
	"fmt"
	"time"
)

// A Refusal is a change that somebody may not make.
type Refusal struct {
	Notice  string
	Number  int
	Asked   string // what was asked for, in words
	Why     string
	By, Via string
	At      time.Time
	Request string // the same request is on record once
}

// Refuse puts on record that somebody asked for what they may not do. The item
// stays as it is.
func (s *Store) Refuse(ctx context.Context, r Refusal) (err error) {
	defer wrap(&err, "recording a refusal on item %d of %s", r.Number, r.Notice)
	entry := r.entry()
	if entry.By == "" {
		return fmt.Errorf("%w: nobody is named", ErrInvalid)
	}
	if err := validTime(r.At); err != nil {
		return err
	}
	if err := validLength(entry); err != nil {
		return err
	}
	return s.write(ctx, func(tx *sql.Tx) error {
		item, err := readItem(tx.QueryRowContext(ctx, selectItem, r.Notice, r.Number))
		if err != nil {
			return err
		}
		done, err := carriedOut(ctx, tx, Change{Notice: r.Notice, Number: r.Number, Request: entry.Request})
		if done || err != nil {
			return err
		}
		entry.From = item.Status
		return appendEntry(ctx, tx, item, entry)
	})
}

func (r Refusal) entry() Entry {
	e := Entry{Action: Refused, Note: clean(r.Why), Is: clean(r.Asked), By: tidy(r.By), Via: tidy(r.Via), At: r.At, Request: tidy(r.Request)}
	if e.Request != "" {
		// A name of its own: a Change by the same request, allowed later, was
		// not carried out yet, and must not be taken for done.
		e.Request = "refused " + e.Request
	}
	return e
}
