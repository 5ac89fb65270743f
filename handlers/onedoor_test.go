package handlers_test

import (
	"io/fs"
	"os"
	"path/filepath"
	"regexp"
	"strings"
	"testing"
)

// TestOneDoor reads the source: nothing above the ledger changes it but by the door,
// and nothing but the door, and what it asks of a person, compares roles.
func TestOneDoor(t *testing.T) {
	t.Parallel()
	var (
		writes   = regexp.MustCompile(`\b(?:Keeper|Ledger|store)\.(?:ChangeAll|ChangeNotice|Correct|AddNotice|Refuse|Try)\(`)
		compares = regexp.MustCompile(`(?:Person|Member\(.*\)|\bp)\.Role (?:[<>]=?|[=!]=) |\.Role (?:[<>]=?|[=!]=) (?:reply|command)\.`)
		written  = 0
	)
	for _, root := range []string{"../handlers", "../bot"} {
		err := filepath.WalkDir(root, func(path string, entry fs.DirEntry, err error) error {
			if err != nil || !strings.HasSuffix(path, ".go") || strings.HasSuffix(path, "_test.go") {
				return err
			}
			source, err := os.ReadFile(path)
			if err != nil {
				return err
			}
			room := filepath.ToSlash(filepath.Dir(path))
			if room == "../handlers/rights" {
				written += len(writes.FindAll(source, -1))
				return nil
			}
			if call := writes.Find(source); call != nil && path != "../bot/app.go" { // which adds the sample to a ledger that has nothing
				t.Errorf("%s writes to the ledger beside the door: %s", path, call)
			}
			if compared := compares.Find(source); compared != nil && room != "../handlers/reply" {
				t.Errorf("%s decides by a role: %s", path, compared)
			}
			return nil
		})
		if err != nil {
			t.Fatal(err)
		}
	}
	if written < 6 {
		t.Errorf("the door writes in %d places", written)
	}
}
