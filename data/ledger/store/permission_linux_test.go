package store

import (
	"context"
	"errors"
	"os"
	"path/filepath"
	"runtime"
	"syscall"
	"testing"

	"rectify/data/database"
)

// no one is a user who owns nothing.
const nobody = 65534

func TestReadOnlyDirectory(t *testing.T) {
	aboutFiles(t)
	t.Parallel()
	dir, err := os.MkdirTemp("", "ledger-") // t.TempDir's parent is closed to others
	if err != nil {
		t.Fatal(err)
	}
	t.Cleanup(func() { os.RemoveAll(dir) })
	if err := os.Chmod(dir, 0o555); err != nil {
		t.Fatal(err)
	}
	if os.Geteuid() == 0 { // root may write anywhere, so this one thread does without
		runtime.LockOSThread() // never unlocked: the thread ends with the test
		if err := syscall.Setfsuid(nobody); err != nil {
			t.Fatal(err)
		}
	}
	s, err := Open(context.Background(), filepath.Join(dir, "ledger.db"))
	if err == nil {
		s.Close()
	}
	if !errors.Is(err, database.ErrUnwritable) {
		t.Errorf("%v, want database.ErrUnwritable", err)
	}
}
