package store

import (
	"bytes"
	"context"
	"database/sql"
	"errors"
	"os"
	"path/filepath"
	"strings"
	"sync"
	"testing"

	"rectify/data/database"
	"rectify/data/database/databasetest"
	"rectify/data/ledger"
	"rectify/data/notice"
)

func TestOpenTakesAnyFileName(t *testing.T) {
	aboutFiles(t)
	t.Parallel()
	dir := filepath.Join(t.TempDir(), "数据 100%#1?a=b")
	if err := os.Mkdir(dir, 0o755); err != nil {
		t.Fatal(err)
	}
	path := filepath.Join(dir, "台账 & more.db")
	add(t, openLedger(t, path), "n", sample())
	if _, err := os.Stat(path); err != nil {
		t.Errorf("the ledger is not where it should be: %v", err)
	}
}

func TestReopeningChangesNothing(t *testing.T) {
	aboutFiles(t)
	t.Parallel()
	s, path := seeded(t)
	set(t, s, "n", 3, notice.LongTerm)
	if err := s.Close(); err != nil {
		t.Fatal(err)
	}
	before, err := os.ReadFile(path)
	if err != nil {
		t.Fatal(err)
	}
	again := openLedger(t, path)
	if got := item(t, again, "n", 3).Status; got != notice.LongTerm {
		t.Errorf("status = %s, want %s", got, notice.LongTerm)
	}
	if err := again.Close(); err != nil {
		t.Fatal(err)
	}
	if after, err := os.ReadFile(path); err != nil || !bytes.Equal(before, after) {
		t.Errorf("opening and closing altered the file (%v)", err)
	}
}

func TestOpenRefuses(t *testing.T) {
	aboutFiles(t)
	t.Parallel()
	tests := []struct {
		name    string
		prepare func(t *testing.T, dir string) (path string)
		want    error
	}{
		{"text", func(t *testing.T, dir string) string {
			return writeFile(t, filepath.Join(dir, "ledger.db"), []byte(strings.Repeat("this has never been a database\n", 300)))
		}, database.ErrDamaged},
		{"another program's database", func(t *testing.T, dir string) string {
			path := filepath.Join(dir, "ledger.db")
			execute(t, path, `CREATE TABLE songs (title TEXT)`)
			return path
		}, database.ErrDamaged},
		{"a newer version's ledger", func(t *testing.T, dir string) string {
			_, path := seeded(t)
			execute(t, path, `INSERT INTO goose_db_version (version_id, is_applied) VALUES (9999, 1)`)
			return path
		}, database.ErrNewer},
		{"no such directory", func(t *testing.T, dir string) string {
			return filepath.Join(dir, "missing", "ledger.db")
		}, database.ErrUnwritable},
		{"a file for a directory", func(t *testing.T, dir string) string {
			return filepath.Join(writeFile(t, filepath.Join(dir, "file"), nil), "ledger.db")
		}, database.ErrUnwritable},
		{"a directory for a file", func(t *testing.T, dir string) string { return dir }, database.ErrUnwritable},
	}
	for _, test := range tests {
		t.Run(test.name, func(t *testing.T) {
			t.Parallel()
			path := test.prepare(t, t.TempDir())
			s, err := Open(context.Background(), path)
			if err == nil {
				s.Close()
			}
			if !errors.Is(err, test.want) {
				t.Fatalf("%v, want %v", err, test.want)
			}
			if !strings.Contains(err.Error(), path) {
				t.Errorf("%q does not name the file", err)
			}
		})
	}
}

func TestAnotherProgramsDatabaseIsLeftAlone(t *testing.T) {
	aboutFiles(t)
	t.Parallel()
	path := filepath.Join(t.TempDir(), "songs.db")
	execute(t, path, `CREATE TABLE songs (title TEXT)`)
	if s, err := Open(context.Background(), path); err == nil {
		s.Close()
	}
	db, err := sql.Open("sqlite", path)
	if err != nil {
		t.Fatal(err)
	}
	defer db.Close()
	var tables int
	if err := db.QueryRow(`SELECT count(*) FROM sqlite_master`).Scan(&tables); err != nil || tables != 1 {
		t.Errorf("%d tables (%v), want its own one only", tables, err)
	}
}

func TestDamageIsTold(t *testing.T) {
	aboutFiles(t)
	t.Parallel()
	s, path := seeded(t)
	if err := s.Close(); err != nil {
		t.Fatal(err)
	}
	whole, err := os.ReadFile(path)
	if err != nil {
		t.Fatal(err)
	}
	const page = 4096
	tests := []struct {
		name   string
		damage func([]byte) []byte
	}{
		{"cut short", func(b []byte) []byte { return b[:len(b)/2] }},
		{"overwritten", func(b []byte) []byte {
			for i := 2 * page; i < len(b); i++ {
				b[i] = 0xAA
			}
			return b
		}},
		{"zeroes", func(b []byte) []byte { clear(b[page:]); return b }},
	}
	for _, test := range tests {
		t.Run(test.name, func(t *testing.T) {
			t.Parallel()
			path := writeFile(t, filepath.Join(t.TempDir(), "ledger.db"), test.damage(bytes.Clone(whole)))
			s, err := Open(context.Background(), path)
			if err == nil {
				defer s.Close()
				err = s.Verify(context.Background())
			}
			if !errors.Is(err, database.ErrDamaged) {
				t.Errorf("%v, want database.ErrDamaged", err)
			}
		})
	}
}

func TestFullDiskChangesNothing(t *testing.T) {
	aboutFiles(t)
	t.Parallel()
	ctx := context.Background()
	s, _ := seeded(t)
	// The database may not grow: what a full disk comes to.
	if _, err := s.db.Writer.Exec(`PRAGMA max_page_count = 1`); err != nil {
		t.Fatal(err)
	}
	long := strings.Repeat("说明", 5_000)
	_, err := s.Change(ctx, ledger.Change{Notice: "n", Number: 1, Version: 1, Act: ledger.SetStatus{Status: notice.LongTerm, Note: long}, By: "li", At: tuesday})
	if !errors.Is(err, database.ErrFull) {
		t.Errorf("%v, want database.ErrFull", err)
	}
	if got := item(t, s, "n", 1); got.Version != 1 || len(history(t, s, "n", 1)) != 1 {
		t.Errorf("the refused change left its mark: %+v", got)
	}
	verify(t, s)
}

func TestManyOpenANewLedgerAtOnce(t *testing.T) {
	t.Parallel()
	path := place(t)
	var group sync.WaitGroup
	for range 6 {
		group.Go(func() {
			s, err := Open(context.Background(), path)
			if err != nil {
				t.Error(err)
				return
			}
			defer s.Close()
			if err := s.AddNotice(context.Background(), "n", "text", sample(), "office", monday); err != nil {
				t.Error(err)
			}
		})
	}
	group.Wait()
	s := openLedger(t, path)
	if snap := snapshot(t, s); snap.Sequence != 4 || len(snap.Items) != 3 {
		t.Errorf("%d entries, %d items; want the notice added once: 4, 3", snap.Sequence, len(snap.Items))
	}
}

func writeFile(t *testing.T, path string, content []byte) string {
	t.Helper()
	if err := os.WriteFile(path, content, 0o644); err != nil {
		t.Fatal(err)
	}
	return path
}

// execute runs a statement on a database behind the ledger's back.
func execute(t *testing.T, path, statement string) {
	t.Helper()
	if database.IsPostgres(path) {
		databasetest.Execute(t, path, statement)
		return
	}
	db, err := sql.Open("sqlite", path)
	if err != nil {
		t.Fatal(err)
	}
	defer db.Close()
	if _, err := db.Exec(statement); err != nil {
		t.Fatal(err)
	}
}
