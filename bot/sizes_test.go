package main

import (
	"bytes"
	"io/fs"
	"os"
	"path/filepath"
	"strings"
	"testing"
)

// Sizes that a reader can take in.
const (
	mostFiles = 25  // in a package, its tests aside
	mostLines = 350 // in a file, tests aside
)

// TestFilesAndPackagesAreSmall: what grows beyond these sizes is split by what it
// does.
func TestFilesAndPackagesAreSmall(t *testing.T) {
	t.Parallel()
	files := map[string]int{}
	for _, floor := range floors {
		err := filepath.WalkDir(filepath.Join("..", floor), func(path string, _ fs.DirEntry, err error) error {
			if err != nil || filepath.Ext(path) != ".go" || strings.HasSuffix(path, "_test.go") {
				return err
			}
			files[filepath.Dir(path)]++
			content, err := os.ReadFile(path)
			if lines := bytes.Count(content, []byte("\n")); lines > mostLines {
				t.Errorf("%s has %d lines", path, lines)
			}
			return err
		})
		if err != nil {
			t.Error(err)
		}
	}
	for dir, n := range files {
		if n > mostFiles {
			t.Errorf("%s has %d files", dir, n)
		}
	}
}
