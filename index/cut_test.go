package index

import (
	"context"
	"os"
	"testing"
)

// TestFilesAreCutWhileTheyAreRead cuts, overwrites and removes the files of an
// index that is open: it finds what it found before, and the next start builds
// it again.
func TestFilesAreCutWhileTheyAreRead(t *testing.T) {
	t.Parallel()
	for name, harm := range map[string]func(string) error{
		"cut to nothing":   func(file string) error { return os.Truncate(file, 0) },
		"cut to one page":  func(file string) error { return os.Truncate(file, 4096) },
		"overwritten":      func(file string) error { return os.WriteFile(file, []byte("garbage"), 0o644) },
		"removed":          os.Remove,
		"made unreadable":  func(file string) error { return os.Chmod(file, 0) },
		"grown by garbage": func(file string) error { return os.Truncate(file, 1<<20) },
	} {
		t.Run(name, func(t *testing.T) {
			t.Parallel()
			dir := t.TempDir()
			ix := open(t, dir, library())
			for _, file := range contentFiles(t, dir) {
				if err := harm(file); err != nil {
					t.Fatal(err)
				}
			}
			for question, want := range map[string]int{"供水管网漏损": 1, "公务用车派车": 2, "图书馆周末开放": 3} {
				if got := best(t, ix, question); got != want {
					t.Errorf("%s: item %d, want %d", question, got, want)
				}
			}
			if _, err := ix.Mentions(context.Background(), "公务用车"); err != nil {
				t.Error(err)
			}
			if got := best(t, open(t, dir, library()), "图书馆周末开放"); got != 3 {
				t.Errorf("item %d after a new start, want 3", got)
			}
		})
	}
}
