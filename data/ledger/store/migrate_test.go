package store

import (
	"context"
	"database/sql"
	"encoding/json"
	"path/filepath"
	"testing"

	"github.com/pressly/goose/v3"

	"rectify/data/database"
	"rectify/data/ledger"
	"rectify/data/notice"
)

// TestFirstLedgersAreReadOn makes a ledger as the first version of the program
// wrote it, and goes on with it.
func TestFirstLedgersAreReadOn(t *testing.T) {
	aboutFiles(t)
	t.Parallel()
	ctx := context.Background()
	path := filepath.Join(t.TempDir(), "ledger.db")
	db, err := database.OpenWriter(path)
	if err != nil {
		t.Fatal(err)
	}
	provider, err := migrationsFor(goose.DialectSQLite3, db, "sqlite")
	if err != nil {
		t.Fatal(err)
	}
	if _, err := provider.UpTo(ctx, 1); err != nil {
		t.Fatal(err)
	}
	writeFirstLedger(t, db)
	if err := db.Close(); err != nil {
		t.Fatal(err)
	}
	s := openLedger(t, path)
	verify(t, s)
	if n := snapshot(t, s).Notices[0]; n.Key() == "" || n.Retired || n.Sample {
		t.Errorf("the notice stands as %+v, want one in use, with a key", n.Standing)
	}
	if _, err := do(t, s, 1, "li", ledger.SetStatus{Status: notice.Rectified, Note: "好了"}, ledger.Undo{}); err != nil {
		t.Error(err)
	}
	verify(t, s)
}

// writeFirstLedger puts one notice with one item into the tables of the first
// migration.
func writeFirstLedger(t *testing.T, db *sql.DB) {
	t.Helper()
	exec := func(query string, args ...any) {
		if _, err := db.Exec(query, args...); err != nil {
			t.Fatal(err)
		}
	}
	at := database.Stamp(monday)
	exec(`INSERT INTO notices VALUES ('n', '2024-04-07', 'h', 'office', $1, 'text', '{}')`, at)
	exec(`INSERT INTO items VALUES ('n', 1, '1.', '账实不符', 1, 0, 'in_progress', 'in_progress', '', '', 1, $1, 'office', 0)`, at)
	state, err := json.Marshal(ledger.Item{
		Notice: "n", Number: 1, Title: "账实不符", Section: 1, Status: notice.InProgress, Declared: notice.InProgress,
		Version: 1, UpdatedAt: monday.UTC(), UpdatedBy: "office",
	})
	if err != nil {
		t.Fatal(err)
	}
	l := link{
		Entry: ledger.Entry{Sequence: 1, Notice: "n", Number: 1, Version: 1, Action: ledger.Seeded, To: notice.InProgress, By: "office", Via: "import", At: monday},
		state: string(state),
	}
	exec(`INSERT INTO history VALUES (1, 'n', 1, 1, 'seed', '', 'in_progress', '', 'office', 'import', $1, $2, '', $3)`, at, l.state, l.seal())
}
