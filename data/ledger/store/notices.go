package store

import (
	"cmp"
	"context"
	"database/sql"
	"encoding/json"
	"errors"
	"fmt"
	"time"
	"unicode/utf8"

	"rectify/data/database"
	"rectify/data/ledger"
	"rectify/data/notice"
	"rectify/data/text"
)

// AddNotice stores a notice: its text, what was read from it, and an item for
// each of its items, with the status that the notice declares. A notice that
// is there already with the same text and reading is left alone. Where either
// is new, items get the new titles and declared words, new items are added,
// and items that are gone are withdrawn. Values set by staff stay.
//
// An item on which the notice says no word starts as in progress: a finding
// without an answer is work owed.
//
// A new notice gets its own key. The first notice that is not the sample retires the
// sample. A retired notice stays retired.
func (s *Store) AddNotice(ctx context.Context, id, source string, n *notice.Notice, by string, at time.Time) error {
	return s.addNotice(ctx, id, source, n, by, at, false)
}

// AddSample stores the notice that a ledger begins with as long as its office has
// none of its own; see AddNotice. It does nothing where the ledger holds another
// notice and not this one, or where this one is retired.
func (s *Store) AddSample(ctx context.Context, id, source string, n *notice.Notice, by string, at time.Time) error {
	if unwanted, err := sampleUnwanted(ctx, s.db.Reader, id); unwanted || err != nil {
		return err
	}
	return s.addNotice(ctx, id, source, n, by, at, true)
}

func (s *Store) addNotice(ctx context.Context, id, source string, n *notice.Notice, by string, at time.Time, sample bool) (err error) {
	defer database.Wrap(&err, "adding the notice %s", id)
	imp := importing{id: id, by: text.Storable(by), via: "import", at: at}
	if err := imp.validate(source); err != nil {
		return err
	}
	parsed, hash, err := sealed(source, n)
	if err != nil {
		return err
	}
	if same, err := holds(ctx, s.db.Reader, id, hash); same || err != nil {
		return err
	}
	return s.db.Exclusive(ctx, func(tx *sql.Tx) error {
		// Another process may have added it since.
		if same, err := holds(ctx, tx, id, hash); same || err != nil {
			return err
		}
		if sample {
			if unwanted, err := sampleUnwanted(ctx, tx, id); unwanted || err != nil {
				return err
			}
		}
		return imp.put(ctx, tx, source, parsed, hash, n, sample)
	})
}

// sealed is what was read from a text, as JSON, and the hash of both.
func sealed(source string, n *notice.Notice) (parsed, hash string, err error) {
	form, err := json.Marshal(n)
	return string(form), ledger.Digest(source, string(form)), err
}

// put stores a notice and brings its items up to date.
func (imp importing) put(ctx context.Context, tx *sql.Tx, source, parsed, hash string, n *notice.Notice, sample bool) error {
	_, err := tx.ExecContext(ctx, `
		INSERT INTO notices (id, published, hash, imported_by, imported_at, source, parsed) VALUES ($1, $2, $3, $4, $5, $6, $7)
		ON CONFLICT (id) DO UPDATE SET published = excluded.published, hash = excluded.hash,
			former_source = CASE WHEN notices.source = excluded.source THEN notices.former_source ELSE notices.source END,
			former_parsed = CASE WHEN notices.source = excluded.source THEN notices.former_parsed ELSE notices.parsed END,
			imported_by = excluded.imported_by, imported_at = excluded.imported_at,
			source = excluded.source, parsed = excluded.parsed`,
		imp.id, n.Published, hash, imp.by, database.Stamp(imp.at), source, parsed)
	if err != nil {
		return err
	}
	if err := imp.record(ctx, tx, n, sample); err != nil {
		return err
	}
	for _, item := range n.Items {
		if err := imp.item(ctx, tx, item); err != nil {
			return fmt.Errorf("item %d: %w", item.Number, err)
		}
	}
	return imp.withdraw(ctx, tx, n.Items)
}

// holds reports whether exactly this notice is stored.
func holds(ctx context.Context, q database.Querier, id, hash string) (bool, error) {
	var same bool
	err := q.QueryRowContext(ctx, `SELECT hash = $1 FROM notices WHERE id = $2`, hash, id).Scan(&same)
	if errors.Is(err, sql.ErrNoRows) {
		return false, nil
	}
	return same, err
}

// sampleUnwanted reports whether the sample must not be stored because the office has
// a notice of its own.
func sampleUnwanted(ctx context.Context, q database.Querier, id string) (unwanted bool, err error) {
	err = q.QueryRowContext(ctx, `SELECT count(*) > 0 AND count(CASE WHEN id = $1 AND coalesce(retired, 0) = 0 THEN 1 END) = 0
		FROM notices LEFT JOIN standings ON standings.notice = notices.id`, id).Scan(&unwanted)
	return unwanted, err
}

// An importing is a notice being imported.
type importing struct {
	id, by, via string
	at          time.Time
	notes       map[int]string // what a corrected text says otherwise of an item
}

func (imp importing) validate(source string) error {
	switch {
	case imp.id == "":
		return fmt.Errorf("%w: the notice has no id", ledger.ErrInvalid)
	case imp.by == "":
		return fmt.Errorf("%w: nobody is named as its author", ledger.ErrInvalid)
	case !utf8.ValidString(source):
		return fmt.Errorf("%w: the text is not UTF-8", ledger.ErrInvalid)
	}
	return ledger.CheckTime(imp.at)
}

func (imp importing) entry(action ledger.Action, note string) ledger.Entry {
	return ledger.Entry{Notice: imp.id, Action: action, Note: note, By: imp.by, Via: imp.via, At: imp.at}
}

// item creates an item of the ledger, or updates what it has from its notice.
func (imp importing) item(ctx context.Context, tx *sql.Tx, read notice.Item) error {
	var withdrawn bool
	before, err := readItem(tx.QueryRowContext(ctx, selectAnyItem, imp.id, read.Number), &withdrawn)
	if errors.Is(err, ledger.ErrNotFound) {
		_, err = put(ctx, tx, imp.fill(ledger.Item{}, read, ledger.Staffed{}), imp.entry(ledger.Seeded, ""))
		return err
	}
	if err != nil {
		return err
	}
	history, err := entries(ctx, tx, `WHERE notice = $1 AND number = $2`, imp.id, read.Number)
	if err != nil {
		return err
	}
	after := imp.fill(before, read, ledger.StaffedBy(history))
	note := text.Clip(text.Storable(imp.notes[read.Number]), longestNote)
	if after == before && !withdrawn && note == "" {
		return nil
	}
	entry := imp.entry(ledger.Reread, note)
	entry.From = before.Status
	_, err = put(ctx, tx, after, entry)
	return err
}

// fill copies from the notice what staff never set on an item. If the notice names no
// unit, its people own the item.
func (imp importing) fill(item ledger.Item, read notice.Item, by ledger.Staffed) ledger.Item {
	item.Notice, item.Number, item.Label, item.Title = imp.id, read.Number, read.Label, read.Title
	item.Section, item.Subsection, item.Declared = read.Section, read.Subsection, read.Declared
	if by.Owner == nil {
		item.Owner, item.Supporting = cmp.Or(read.Owner, read.Person), read.Supporting
	}
	if by.Due == nil {
		item.Due = read.Due
	}
	if by.Status == nil {
		item.Status = ledger.Begins(read)
	}
	return item
}

// longestNote limits the history's note on a corrected text, in characters.
const longestNote = 2000

const selectAnyItem = `SELECT ` + itemColumns + `, withdrawn FROM items WHERE notice = $1 AND number = $2`

// withdraw withdraws items that the notice no longer has. Their rows and history stay,
// in case they come back.
func (imp importing) withdraw(ctx context.Context, tx *sql.Tx, read []notice.Item) error {
	still := map[int]bool{}
	for _, item := range read {
		still[item.Number] = true
	}
	rows, err := tx.QueryContext(ctx, `SELECT `+itemColumns+` FROM items WHERE notice = $1 AND withdrawn = 0 ORDER BY number`, imp.id)
	items, err := database.Collect(rows, err, func(rows *sql.Rows) (ledger.Item, error) { return readItem(rows) })
	if err != nil {
		return err
	}
	for _, item := range items {
		if still[item.Number] {
			continue
		}
		entry := imp.entry(ledger.Withdrawn, "")
		entry.From = item.Status
		if _, err := put(ctx, tx, item, entry); err != nil {
			return err
		}
	}
	return nil
}
