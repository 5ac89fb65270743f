package store_test

import (
	"errors"
	"os"
	"path/filepath"
	"testing"
	"time"

	"rectify/data/database"
	"rectify/data/ledger"
	"rectify/data/ledger/ledgertest"
	"rectify/data/ledger/store"
	"rectify/data/notice/reading"
	"rectify/data/notices"
)

// TestFileIsReplacedWhileOpen: nothing is written into a file that no one will
// find again.
func TestFileIsReplacedWhileOpen(t *testing.T) {
	t.Parallel()
	n, err := reading.Read(notices.Builtin)
	if err != nil {
		t.Fatal(err)
	}
	content, err := ledgertest.File(t.Context(), notices.BuiltinID, notices.Builtin, n, time.Date(2024, 4, 8, 1, 0, 0, 0, time.UTC))
	if err != nil {
		t.Fatal(err)
	}
	for name, harm := range map[string]func(path string) error{
		"another in its place": func(path string) error {
			other := path + ".other"
			return errors.Join(os.WriteFile(other, content, 0o600), os.Rename(other, path))
		},
		"moved away":      func(path string) error { return os.Rename(path, path+".old") },
		"removed":         os.Remove,
		"its folder gone": func(path string) error { return os.Rename(filepath.Dir(path), filepath.Dir(path)+"-old") },
	} {
		t.Run(name, func(t *testing.T) {
			t.Parallel()
			path := filepath.Join(t.TempDir(), "d", "ledger.db")
			if err := errors.Join(os.Mkdir(filepath.Dir(path), 0o700), os.WriteFile(path, content, 0o600)); err != nil {
				t.Fatal(err)
			}
			s, err := store.Open(t.Context(), path)
			if err != nil {
				t.Fatal(err)
			}
			defer s.Close()
			change := ledger.Change{Notice: notices.BuiltinID, Number: 11, Act: ledger.AddNote{Note: "x"}, By: "U1", Via: "test", At: time.Now()}
			if _, err := s.Change(t.Context(), change); err != nil {
				t.Fatal(err)
			}
			if err := harm(path); err != nil {
				t.Fatal(err)
			}
			if _, err := s.Change(t.Context(), change); !errors.Is(err, database.ErrReplaced) {
				t.Errorf("a change: %v, want %v", err, database.ErrReplaced)
			}
		})
	}
}
