package store

import (
	"context"
	"database/sql"
	"encoding/json"
	"errors"

	"rectify/data/database"
	"rectify/data/ledger"
)

const itemColumns = `notice, number, label, title, section, subsection, status, declared, owner, due, version, updated_at, updated_by,
	supporting, help_from, help_since, reported_by, evidence, asked_due, asked_by, nudged_on, assigned_on, received_on, promises, due_counted, asked_counted, first_due, received_by`

// Item returns one item, or ErrNotFound.
func (s *Store) Item(ctx context.Context, noticeID string, number int) (_ ledger.Item, err error) {
	defer database.Wrap(&err, "reading item %d of %s", number, noticeID)
	return readItem(s.db.Reader.QueryRowContext(ctx, selectItem, noticeID, number))
}

const selectItem = `SELECT ` + itemColumns + ` FROM items WHERE notice = $1 AND number = $2 AND withdrawn = 0`

// put is the only way to change an item: it stores the item and its history entry
// together, gives both the item's next version, and returns the stored item.
func put(ctx context.Context, tx *sql.Tx, item ledger.Item, e ledger.Entry) (ledger.Item, error) {
	item.Version++
	item.UpdatedBy = e.By
	var err error
	if item.UpdatedAt, err = database.ParseStamp(database.Stamp(e.At)); err != nil {
		return ledger.Item{}, err
	}
	_, err = tx.ExecContext(ctx, `
		INSERT INTO items (`+itemColumns+`, withdrawn) VALUES ($1, $2, $3, $4, $5, $6, $7, $8, $9, $10, $11, $12, $13, $14, $15, $16, $17, $18, $19, $20, $21, $22, $23, $24, $25, $26, $27, $28, $29)
		ON CONFLICT (notice, number) DO UPDATE SET label = excluded.label, title = excluded.title,
			section = excluded.section, subsection = excluded.subsection, status = excluded.status,
			declared = excluded.declared, owner = excluded.owner, due = excluded.due, version = excluded.version,
			updated_at = excluded.updated_at, updated_by = excluded.updated_by,
			supporting = excluded.supporting, help_from = excluded.help_from, help_since = excluded.help_since,
			reported_by = excluded.reported_by, evidence = excluded.evidence,
			asked_due = excluded.asked_due, asked_by = excluded.asked_by, nudged_on = excluded.nudged_on,
			assigned_on = excluded.assigned_on, received_on = excluded.received_on, promises = excluded.promises,
			due_counted = excluded.due_counted, asked_counted = excluded.asked_counted, first_due = excluded.first_due, received_by = excluded.received_by, withdrawn = excluded.withdrawn`,
		item.Notice, item.Number, item.Label, item.Title, item.Section, item.Subsection, item.Status, item.Declared,
		item.Owner, item.Due, item.Version, database.Stamp(e.At), item.UpdatedBy,
		item.Supporting, item.HelpFrom, item.HelpSince, item.ReportedBy, item.Evidence,
		item.AskedDue, item.AskedBy, item.NudgedOn, item.AssignedOn, item.ReceivedOn, item.Commitments, item.DueCounted, item.AskedCounted,
		item.FirstDue, item.ReceivedBy, database.Flag(e.Action == ledger.Withdrawn))
	if err != nil {
		return ledger.Item{}, err
	}
	return item, appendEntry(ctx, tx, item, e)
}

// appendEntry appends an entry for an item to the history.
func appendEntry(ctx context.Context, tx *sql.Tx, item ledger.Item, e ledger.Entry) error {
	state, err := json.Marshal(item)
	if err != nil {
		return err
	}
	e.Notice, e.Number, e.Version, e.To = item.Notice, item.Number, item.Version, item.Status
	return record(ctx, tx, link{Entry: e, state: string(state)})
}

// readItem reads a row of itemColumns, and what columns follow them.
func readItem(row interface{ Scan(...any) error }, more ...any) (ledger.Item, error) {
	var item ledger.Item
	var updated string
	err := row.Scan(append([]any{&item.Notice, &item.Number, &item.Label, &item.Title, &item.Section, &item.Subsection,
		&item.Status, &item.Declared, &item.Owner, &item.Due, &item.Version, &updated, &item.UpdatedBy,
		&item.Supporting, &item.HelpFrom, &item.HelpSince, &item.ReportedBy, &item.Evidence,
		&item.AskedDue, &item.AskedBy, &item.NudgedOn, &item.AssignedOn, &item.ReceivedOn, &item.Commitments, &item.DueCounted, &item.AskedCounted,
		&item.FirstDue, &item.ReceivedBy}, more...)...)
	if errors.Is(err, sql.ErrNoRows) {
		return ledger.Item{}, ledger.ErrNotFound
	}
	if err != nil {
		return ledger.Item{}, err
	}
	item.UpdatedAt, err = database.ParseStamp(updated)
	return item, err
}
