package store

import (
	"bytes"
	"context"
	"errors"
	"os"
	"path/filepath"
	"testing"

	"rectify/data/database"
	"rectify/data/ledger"
)

// TestFilesThatAreNoWholeLedger starts on what kills, disks and hands leave of a
// ledger. What is not whole is refused, and left as it is.
func TestFilesThatAreNoWholeLedger(t *testing.T) {
	aboutFiles(t)
	t.Parallel()
	ctx := context.Background()
	s, path := seeded(t)
	backup := filepath.Join(t.TempDir(), "backup.db")
	to := openLedger(t, backup)
	if err := errors.Join(s.CopyTo(ctx, to), to.Close()); err != nil {
		t.Fatal(err)
	}
	for range 30 { // these lie in the -wal
		if _, err := do(t, s, 1, "li", ledger.AddNote{Note: "走访"}); err != nil {
			t.Fatal(err)
		}
	}
	main, wal, whole := content(t, path), content(t, path+"-wal"), content(t, backup)
	tests := []struct {
		name      string
		main, wal []byte // nil for no file
		want      error
		entries   int64
	}{
		{"as a killed process leaves it", main, wal, nil, 34},
		{"a backup", whole, nil, nil, 4},
		{"a backup with an empty -wal", whole, []byte{}, nil, 4},
		{"a backup beside another's -wal", whole, wal, database.ErrDamaged, 0},
		{"a -wal alone", nil, wal, database.ErrDamaged, 0},
		{"empty", []byte{}, nil, database.ErrDamaged, 0},
		{"empty beside a -wal", []byte{}, wal, database.ErrDamaged, 0},
		{"cut to its first bytes", whole[:100], nil, database.ErrDamaged, 0},
		{"cut to a page", whole[:4096], nil, database.ErrDamaged, 0},
		{"cut within its last page", whole[:len(whole)-100], nil, database.ErrDamaged, 0},
		{"without its last page", whole[:len(whole)-4096], nil, database.ErrDamaged, 0},
		{"nothing", nil, nil, nil, 0},
	}
	for _, test := range tests {
		t.Run(test.name, func(t *testing.T) {
			t.Parallel()
			at := filepath.Join(t.TempDir(), "ledger.db")
			for name, bytes := range map[string][]byte{at: test.main, at + "-wal": test.wal} {
				if bytes != nil {
					writeFile(t, name, bytes)
				}
			}
			s, err := Open(ctx, at)
			if !errors.Is(err, test.want) {
				t.Fatalf("%v, want %v", err, test.want)
			}
			if err == nil {
				defer s.Close()
				verify(t, s)
				if got := snapshot(t, s).Sequence; got != test.entries {
					t.Errorf("%d entries, want %d", got, test.entries)
				}
				return
			}
			for name, before := range map[string][]byte{at: test.main, at + "-wal": test.wal} {
				if after, _ := os.ReadFile(name); !bytes.Equal(before, after) {
					t.Errorf("%s was altered", name)
				}
			}
		})
	}
}

// TestExtract reads backups of every kind, and alters none.
func TestExtract(t *testing.T) {
	aboutFiles(t)
	t.Parallel()
	ctx := context.Background()
	s, path := seeded(t)
	if _, err := do(t, s, 1, "li", ledger.AddNote{Note: "走访"}); err != nil {
		t.Fatal(err)
	}
	dir := t.TempDir()
	backup, empty := filepath.Join(dir, "backup.db"), filepath.Join(dir, "empty.db")
	to := openLedger(t, backup)
	if err := errors.Join(s.CopyTo(ctx, to), to.Close(), openLedger(t, empty).Close()); err != nil {
		t.Fatal(err)
	}
	altered := bytes.ReplaceAll(content(t, backup), []byte("走访"), []byte("去访"))
	tests := []struct {
		name, path string
		want       error
	}{
		{"a backup", backup, nil},
		{"a ledger in use, with its -wal", path, nil},
		{"one without entries", empty, ErrEmpty},
		{"one that is not there", filepath.Join(dir, "none.db"), os.ErrNotExist},
		{"one that was altered", writeFile(t, filepath.Join(dir, "altered.db"), altered), database.ErrDamaged},
		{"an empty file", writeFile(t, filepath.Join(dir, "zero.db"), nil), database.ErrDamaged},
		{"text", writeFile(t, filepath.Join(dir, "text.db"), bytes.Repeat([]byte("no database\n"), 500)), database.ErrDamaged},
	}
	for _, test := range tests {
		t.Run(test.name, func(t *testing.T) {
			before, _ := os.ReadFile(test.path)
			made := filepath.Join(t.TempDir(), "ledger.db")
			snap, err := Extract(ctx, test.path, made)
			if !errors.Is(err, test.want) {
				t.Fatalf("%v, want %v", err, test.want)
			}
			if err == nil {
				if got := snapshot(t, openLedger(t, made)).Sequence; got != 5 || snap.Sequence != 5 {
					t.Errorf("%d entries, said %d; want 5", got, snap.Sequence)
				}
			}
			if after, _ := os.ReadFile(test.path); !bytes.Equal(before, after) {
				t.Error("the backup was altered")
			}
		})
	}
}

func content(t *testing.T, path string) []byte {
	t.Helper()
	b, err := os.ReadFile(path)
	if err != nil {
		t.Fatal(err)
	}
	return b
}
