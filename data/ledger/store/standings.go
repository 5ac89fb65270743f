package store

import (
	"context"
	"database/sql"
	"encoding/json"
	"fmt"
	"slices"
	"strings"
	"time"

	"rectify/data/database"
	"rectify/data/ledger"
	"rectify/data/notice"
	"rectify/data/notices"
)

// ChangeNotice renames, retires or restores a notice, as one transaction with
// its entry in the history, and returns the notice as it is then. A request that
// was carried out before has no further effect. The errors are ErrNotFound,
// those of ledger.ApplyToNotice and those of the database.
func (s *Store) ChangeNotice(ctx context.Context, c ledger.NoticeChange) (changed ledger.Notice, err error) {
	defer database.Wrap(&err, "changing the notice %s", c.Notice)
	err = s.db.Exclusive(ctx, func(tx *sql.Tx) error {
		all, err := readNotices(ctx, tx, nil)
		if err != nil {
			return err
		}
		i := slices.IndexFunc(all, func(n ledger.Notice) bool { return n.ID == c.Notice })
		if i < 0 {
			return ledger.ErrNotFound
		}
		changed = all[i]
		if done, err := carriedOut(ctx, tx, c.Notice, 0, c.Request); done || err != nil {
			return err
		}
		others := slices.Delete(slices.Clone(all), i, i+1)
		after, entry, err := ledger.ApplyToNotice(changed, c, others)
		if err != nil {
			return err
		}
		changed.Standing = after
		return putStanding(ctx, tx, changed, entry)
	})
	return changed, err
}

// putStanding is the only function that changes a notice's standing: it writes the
// standing and its history entry together.
func putStanding(ctx context.Context, tx *sql.Tx, n ledger.Notice, e ledger.Entry) error {
	_, err := tx.ExecContext(ctx, `INSERT INTO standings (notice, keys, name, retired, sample) VALUES ($1, $2, $3, $4, $5)
		ON CONFLICT (notice) DO UPDATE SET keys = excluded.keys, name = excluded.name, retired = excluded.retired, sample = excluded.sample`,
		n.ID, strings.Join(n.Keys, " "), n.Name, database.Flag(n.Retired), database.Flag(n.Sample))
	if err != nil {
		return err
	}
	return record(ctx, tx, link{Entry: e, state: stateOf(n.Standing)})
}

// stateOf returns a standing as the history records it.
func stateOf(s ledger.Standing) string {
	state, err := json.Marshal(s)
	if err != nil {
		panic(err) // strings and flags always have a JSON form
	}
	return string(state)
}

// record puts a notice that was just stored on record. A new one gets its keys.
// The first that an office imports of its own retires the sample.
func (imp importing) record(ctx context.Context, tx *sql.Tx, read *notice.Notice, sample bool) error {
	all, err := readStandings(ctx, tx)
	if err != nil {
		return err
	}
	i := slices.IndexFunc(all, func(n ledger.Notice) bool { return n.ID == imp.id })
	n, others := all[i], slices.Delete(slices.Clone(all), i, i+1)
	n.Notice = read
	isNew := len(n.Keys) == 0
	n.Sample = sample
	n.Standing = ledger.WithKeys(n, others)
	if err := putStanding(ctx, tx, n, imp.entry(ledger.Imported, read.Title)); err != nil {
		return err
	}
	if isNew && !sample {
		if err := imp.tellApart(ctx, tx, n, others); err != nil {
			return err
		}
	}
	if sample || !isNew || slices.ContainsFunc(others, func(o ledger.Notice) bool { return !o.Sample }) {
		return nil
	}
	for _, o := range others {
		if o.Retired {
			continue
		}
		o.Retired = true
		if o.Notice, err = readNotice(ctx, tx, o.ID); err != nil {
			return err
		}
		entry := imp.entry(ledger.NoticeRetired, read.Title)
		entry.Notice, entry.Is = o.ID, o.Key()+" "+o.Called()
		if err := putStanding(ctx, tx, o, entry); err != nil {
			return err
		}
	}
	return nil
}

// tellApart renames the notice whose key names its kind where n, which was just imported,
// is of the same kind and of another body.
func (imp importing) tellApart(ctx context.Context, tx *sql.Tx, n ledger.Notice, others []ledger.Notice) (err error) {
	for i, o := range others {
		if o.Sample || o.Key() != ledger.SuggestedKey(n) {
			continue
		}
		if o.Notice, err = readNotice(ctx, tx, o.ID); err != nil {
			return err
		}
		rest := append(slices.Delete(slices.Clone(others), i, i+1), n)
		after, ok := ledger.ToldApart(o, n, rest)
		if !ok {
			continue
		}
		entry := imp.entry(ledger.NoticeRenamed, n.Title)
		entry.Notice, entry.Was = o.ID, o.Key()+" "+o.Called()
		o.Standing = after
		entry.Is = o.Key() + " " + o.Called()
		if err := putStanding(ctx, tx, o, entry); err != nil {
			return err
		}
	}
	return nil
}

// bringStandings gives the notices of a ledger from before there were standings
// their keys. Both the sample and an office's own notice stay in use there.
func (s *Store) bringStandings(ctx context.Context) error {
	const lacking = `SELECT count(*) FROM notices WHERE id NOT IN (SELECT notice FROM standings)`
	var lack int
	if err := s.db.Reader.QueryRowContext(ctx, lacking).Scan(&lack); err != nil || lack == 0 {
		return err
	}
	return s.db.Exclusive(ctx, func(tx *sql.Tx) error {
		all, err := readNotices(ctx, tx, nil)
		if err != nil {
			return err
		}
		slices.Reverse(all) // the first to be published has the first choice of keys, and the sample the last
		slices.SortStableFunc(all, func(x, y ledger.Notice) int {
			return database.Flag(x.ID == notices.BuiltinID) - database.Flag(y.ID == notices.BuiltinID)
		})
		for i := range all {
			n := &all[i]
			if len(n.Keys) > 0 {
				continue
			}
			n.Standing = ledger.WithKeys(*n, slices.Delete(slices.Clone(all), i, i+1)) // an office may work with the sample as with its own
			n.Sample = n.ID == notices.BuiltinID
			entry := ledger.Entry{Notice: n.ID, Action: ledger.NoticeRenamed, Is: n.Key() + " " + n.Called(), By: "rectify", Via: "upgrade", At: time.Now()}
			if err := putStanding(ctx, tx, *n, entry); err != nil {
				return err
			}
		}
		return nil
	})
}

// verifyStandings compares the standings with the state in which the history
// leaves them.
func verifyStandings(ctx context.Context, tx *sql.Tx, left map[string]string) error {
	rows, err := tx.QueryContext(ctx, `SELECT notice, `+standingColumns+` FROM standings`)
	all, err := database.Collect(rows, err, func(rows *sql.Rows) (n ledger.Notice, err error) {
		n.Standing, err = readStanding(rows, &n.ID)
		return n, err
	})
	if err != nil {
		return err
	}
	for _, n := range all {
		if stateOf(n.Standing) != left[n.ID] {
			return fmt.Errorf("%w (the notice %s is not as its history left it)", database.ErrDamaged, n.ID)
		}
		delete(left, n.ID)
	}
	for id := range left {
		return fmt.Errorf("%w (the notice %s is missing)", database.ErrDamaged, id)
	}
	return nil
}

const standingColumns = `coalesce(keys, ''), coalesce(name, ''), coalesce(retired, 0), coalesce(sample, 0)`

// readStanding reads a row of what columns come first, and standingColumns.
func readStanding(rows *sql.Rows, before ...any) (s ledger.Standing, err error) {
	var keys string
	var retired, sample int
	err = rows.Scan(append(before, &keys, &s.Name, &retired, &sample)...)
	s.Keys, s.Retired, s.Sample = strings.Fields(keys), retired == 1, sample == 1
	return s, err
}
