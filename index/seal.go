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

// A stored index is a directory with bleve's files under contentDir and, next to them,
// a seal: a checksum of every file, written last. An index without its seal, or with
// another, is damaged and is rebuilt.
const (
	contentDir = "content"
	sealFile   = "seal"
	openPrefix = "open-" // of a copy that is being opened
)

var errDamaged = errors.New("the index on disk is damaged")

// openKept opens the index at path read-only, which any number of processes may do at
// once.  bleve maps its files into memory, and a mapped file that is truncated ends
// the process (SIGBUS). So bleve is given a copy, checked while it is made, that is
// unlinked once open. If no copy can be made, it is given the files themselves.
func openKept(path string, words *lexicon.Wordings) (*Index, error) {
	own, err := os.MkdirTemp(filepath.Dir(path), openPrefix)
	if err != nil {
		if err := checkSeal(path); err != nil {
			return nil, err
		}
		return openFiles(path, words)
	}
	defer os.RemoveAll(own) // the files live until they are closed
	want, err := os.ReadFile(filepath.Join(path, sealFile))
	if err != nil {
		return nil, err
	}
	got, err := checksums(path, own)
	if err != nil {
		return nil, err
	}
	if got != string(want) {
		return nil, errDamaged
	}
	return openFiles(own, words)
}

// openFiles opens the index whose content is under path.
func openFiles(path string, words *lexicon.Wordings) (*Index, error) {
	if err := registerAnalyzer(); err != nil {
		return nil, err
	}
	content := filepath.Join(path, contentDir)
	texts, err := openTexts(content)
	if err != nil {
		return nil, fmt.Errorf("opening the index: %w", err)
	}
	b, err := bleve.OpenUsing(content, map[string]any{
		"read_only":    true,
		"bolt_timeout": "2s",
	})
	if err != nil {
		return nil, errors.Join(fmt.Errorf("opening the index: %w", err), texts.close())
	}
	return newIndex(b, texts, words)
}

// seal writes the checksums of the files under path.
func seal(path string) error {
	sums, err := checksums(path, "")
	if err != nil {
		return fmt.Errorf("sealing the index: %w", err)
	}
	if err := os.WriteFile(filepath.Join(path, sealFile), []byte(sums), 0o644); err != nil {
		return fmt.Errorf("sealing the index: %w", err)
	}
	return nil
}

// checkSeal returns nil if the index at path is complete.
func checkSeal(path string) error {
	want, err := os.ReadFile(filepath.Join(path, sealFile))
	if err != nil {
		return err
	}
	got, err := checksums(path, "")
	if err != nil {
		return err
	}
	if got != string(want) {
		return errDamaged
	}
	return nil
}

// checksums lists every file under path/content with its CRC-32C, and copies it
// into the same place under to, unless that is empty.
func checksums(path, to string) (string, error) {
	root := filepath.Join(path, contentDir)
	var lines []string
	err := filepath.WalkDir(root, func(file string, d fs.DirEntry, err error) error {
		if err != nil {
			return err
		}
		name, err := filepath.Rel(root, file)
		if err != nil {
			return err
		}
		copied := ""
		if to != "" {
			copied = filepath.Join(to, contentDir, name)
		}
		if d.IsDir() {
			if copied == "" {
				return nil
			}
			return os.MkdirAll(copied, 0o755)
		}
		sum, err := checksum(file, copied)
		lines = append(lines, fmt.Sprintf("%08x %s\n", sum, filepath.ToSlash(name)))
		return err
	})
	sort.Strings(lines)
	return strings.Join(lines, ""), err
}

// checksum returns the CRC-32C of a file, which is copied on the way unless copied is
// empty.
func checksum(file, copied string) (_ uint32, err error) {
	f, err := os.Open(file)
	if err != nil {
		return 0, err
	}
	defer f.Close()
	sum := crc32.New(castagnoli)
	to := io.Writer(sum)
	if copied != "" {
		c, err := os.Create(copied)
		if err != nil {
			return 0, err
		}
		defer func() { err = errors.Join(err, c.Close()) }()
		to = io.MultiWriter(sum, c)
	}
	if _, err := io.Copy(to, bufio.NewReaderSize(f, 1<<20)); err != nil {
		return 0, err
	}
	return sum.Sum32(), nil
}
