package index

import (
	"bufio"
	"errors"
	"fmt"
	"hash/crc32"
	"io"
	"io/fs"
	"os"
	"path/filepath"
	"sort"
	"strings"

	"github.com/blevesearch/bleve/v2"

	"rectify/index/lexicon"
)

// A kept index is a directory with bleve's files under contentDir and, beside
// them, a seal: a checksum of every file, written last. An index without its
// seal, or with another, is damaged and is built again.
const (
	contentDir = "content"
	sealFile   = "seal"
)

var errDamaged = errors.New("the index on disk is damaged")

// openKept opens the index at path for reading only, which leaves it to any
// number of processes at once.
func openKept(path string, words *lexicon.Wordings) (*Index, error) {
	if err := checkSeal(path); err != nil {
		return nil, err
	}
	if err := registerAnalyzer(); err != nil {
		return nil, err
	}
	content := filepath.Join(path, contentDir)
	lengths, err := readLengths(content)
	if err != nil {
		return nil, err
	}
	b, err := bleve.OpenUsing(content, map[string]any{
		"read_only":    true,
		"bolt_timeout": "2s",
	})
	if err != nil {
		return nil, fmt.Errorf("opening the index: %w", err)
	}
	return newIndex(b, lengths, words)
}

// seal writes the checksums of what lies under path.
func seal(path string) error {
	sums, err := checksums(path)
	if err != nil {
		return fmt.Errorf("sealing the index: %w", err)
	}
	if err := os.WriteFile(filepath.Join(path, sealFile), []byte(sums), 0o644); err != nil {
		return fmt.Errorf("sealing the index: %w", err)
	}
	return nil
}

// checkSeal returns nil where the index at path is whole.
func checkSeal(path string) error {
	want, err := os.ReadFile(filepath.Join(path, sealFile))
	if err != nil {
		return err
	}
	got, err := checksums(path)
	if err != nil {
		return err
	}
	if got != string(want) {
		return errDamaged
	}
	return nil
}

// checksums lists every file under path/content with its CRC-32C.
func checksums(path string) (string, error) {
	root := filepath.Join(path, contentDir)
	var lines []string
	err := filepath.WalkDir(root, func(file string, d fs.DirEntry, err error) error {
		if err != nil || d.IsDir() {
			return err
		}
		sum, err := checksum(file)
		if err != nil {
			return err
		}
		name, err := filepath.Rel(root, file)
		lines = append(lines, fmt.Sprintf("%08x %s\n", sum, filepath.ToSlash(name)))
		return err
	})
	sort.Strings(lines)
	return strings.Join(lines, ""), err
}

func checksum(file string) (uint32, error) {
	f, err := os.Open(file)
	if err != nil {
		return 0, err
	}
	defer f.Close()
	sum := crc32.New(castagnoli)
	if _, err := io.Copy(sum, bufio.NewReaderSize(f, 1<<20)); err != nil {
		return 0, err
	}
	return sum.Sum32(), nil
}
