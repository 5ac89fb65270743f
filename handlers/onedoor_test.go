package handlers_test

import (
	"io/fs"
	"os"
	"path/filepath"
	"strings"
	"testing"
)

// TestOnlyTheDoorWrites: nothing above the ledger changes it but by the door, which
// decides who may and records what is refused.
func TestOnlyTheDoorWrites(t *testing.T) {
	t.Parallel()
	const door = "../handlers/rights/door.go"
	callers := 0
	for _, root := range []string{"../handlers", "../bot"} {
		err := filepath.WalkDir(root, func(path string, entry fs.DirEntry, err error) error {
			if err != nil || !strings.HasSuffix(path, ".go") || strings.HasSuffix(path, "_test.go") {
				return err
			}
			source, err := os.ReadFile(path)
			if err == nil && strings.Contains(string(source), ".ChangeAll(") {
				callers++
				if path != door {
					t.Errorf("%s changes the ledger without the door", path)
				}
			}
			return err
		})
		if err != nil {
			t.Fatal(err)
		}
	}
	if callers != 1 {
		t.Errorf("%d files change the ledger", callers)
	}
}
