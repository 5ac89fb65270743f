package store

import (
	"context"
	"database/sql"
	"encoding/json"
	"fmt"
	"slices"

	"rectify/data/database"
	"rectify/data/ledger"
	"rectify/data/notice"
)

// Snapshot returns a snapshot of the whole ledger. The newest one is cached: if
// nothing has changed, it is returned again, and if only items have, only these are
// read. Callers share it and must not alter it.
func (s *Store) Snapshot(ctx context.Context) (snap *ledger.Snapshot, err error) {
	defer database.Wrap(&err, "reading the ledger")
	err = s.view(ctx, func(_ *sql.Tx, now *ledger.Snapshot) error {
		snap = now
		return nil
	})
	return snap, err
}

// view runs f with the newest snapshot, in a transaction of the same moment.
// One caller at a time reads what is new; the others wait, at most as long as
// their ctx, and without a connection.
func (s *Store) view(ctx context.Context, f func(tx *sql.Tx, now *ledger.Snapshot) error) error {
	select {
	case s.turn <- struct{}{}:
	case <-ctx.Done():
		return ctx.Err()
	}
	defer func() { <-s.turn }()
	return s.db.View(ctx, func(tx *sql.Tx) error {
		next, err := advance(ctx, tx, s.last)
		if err != nil {
			return err
		}
		s.last = next
		return f(tx, next)
	})
}

// advance returns the snapshot of the transaction, given an earlier one or nil.
func advance(ctx context.Context, tx *sql.Tx, last *ledger.Snapshot) (*ledger.Snapshot, error) {
	if last == nil {
		return readAll(ctx, tx, nil)
	}
	var sequence, ofNotices int64
	err := tx.QueryRowContext(ctx, `SELECT coalesce(max(sequence), 0), count(CASE WHEN number = 0 AND action <> $2 AND sequence > $1 THEN 1 END)
		FROM history WHERE sequence >= $1`, last.Sequence, ledger.Refused).Scan(&sequence, &ofNotices)
	switch {
	case err != nil:
		return nil, err
	case sequence == last.Sequence:
		return last, nil
	case sequence < last.Sequence || ofNotices > 0: // fewer entries: the file was replaced by an older one
		return readAll(ctx, tx, slices.Concat(last.Notices, last.Retired))
	}
	rows, err := tx.QueryContext(ctx, `SELECT `+itemColumns+` FROM items
		WHERE (notice, number) IN (SELECT notice, number FROM history WHERE sequence > $1)`, last.Sequence)
	changed, err := database.Collect(rows, err, func(rows *sql.Rows) (ledger.Item, error) { return readItem(rows) })
	if err != nil {
		return nil, err
	}
	if next, ok := last.Changed(sequence, changed); ok {
		return next, nil
	}
	return readAll(ctx, tx, slices.Concat(last.Notices, last.Retired))
}

// readAll reads everything except the notices that are known already.
func readAll(ctx context.Context, tx *sql.Tx, known []ledger.Notice) (*ledger.Snapshot, error) {
	var snap ledger.Snapshot
	if err := tx.QueryRowContext(ctx, lastSequence).Scan(&snap.Sequence); err != nil {
		return nil, err
	}
	all, err := readNotices(ctx, tx, known)
	if err != nil {
		return nil, err
	}
	for _, n := range all {
		if n.Retired {
			snap.Retired = append(snap.Retired, n)
		} else {
			snap.Notices = append(snap.Notices, n)
		}
	}
	rows, err := tx.QueryContext(ctx, `SELECT `+itemColumns+` FROM items WHERE withdrawn = 0
		AND notice NOT IN (SELECT notice FROM standings WHERE retired = 1) ORDER BY notice, number`)
	byNotice, err := database.Collect(rows, err, func(rows *sql.Rows) (ledger.Item, error) { return readItem(rows) })
	if err != nil {
		return nil, err
	}
	snap.Items = inOrderOf(snap.Notices, byNotice)
	snap.NameItems()
	return &snap, nil
}

// inOrderOf sorts items, which are sorted by notice and number, in the order of the
// notices.
func inOrderOf(notices []ledger.Notice, items []ledger.Item) []ledger.Item {
	rank := make(map[string]int, len(notices))
	for i, n := range notices {
		rank[n.ID] = i
	}
	slices.SortStableFunc(items, func(a, b ledger.Item) int { return rank[a.Notice] - rank[b.Notice] })
	return items
}

// readNotices lists the notices, retired ones too, the newest first. The text of one is decoded
// once: a known notice with the same hash is taken over.
func readNotices(ctx context.Context, tx *sql.Tx, known []ledger.Notice) ([]ledger.Notice, error) {
	notices, err := readStandings(ctx, tx)
	if err != nil {
		return nil, err
	}
	decoded := map[string]*notice.Notice{}
	for _, n := range known {
		decoded[n.Hash] = n.Notice
	}
	for i := range notices {
		n := &notices[i]
		if n.Notice = decoded[n.Hash]; n.Notice != nil {
			continue
		}
		if n.Notice, err = readNotice(ctx, tx, n.ID); err != nil {
			return nil, err
		}
	}
	return notices, nil
}

// readStandings reads the notices without their text, the newest published first.
func readStandings(ctx context.Context, tx *sql.Tx) ([]ledger.Notice, error) {
	rows, err := tx.QueryContext(ctx, `SELECT id, hash, `+standingColumns+
		` FROM notices LEFT JOIN standings ON standings.notice = notices.id ORDER BY published DESC, id`)
	return database.Collect(rows, err, func(rows *sql.Rows) (n ledger.Notice, err error) {
		n.Standing, err = readStanding(rows, &n.ID, &n.Hash)
		return n, err
	})
}

func readNotice(ctx context.Context, tx *sql.Tx, id string) (*notice.Notice, error) {
	var parsed []byte
	if err := tx.QueryRowContext(ctx, `SELECT parsed FROM notices WHERE id = $1`, id).Scan(&parsed); err != nil {
		return nil, err
	}
	n := new(notice.Notice)
	if err := json.Unmarshal(parsed, n); err != nil {
		return nil, fmt.Errorf("%w (notice %s: %w)", database.ErrDamaged, id, err)
	}
	return n, nil
}
