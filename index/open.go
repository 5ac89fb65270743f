// Package index finds passages of the notices: a bleve full-text index, expansion of
// the question by a thesaurus, and a ranking of items by what they hold of it.
package index

import (
	"context"
	"crypto/sha256"
	"encoding/hex"
	"errors"
	"fmt"
	"hash"
	"os"
	"path/filepath"
	"strings"
	"sync"
	"sync/atomic"
	"time"

	"github.com/blevesearch/bleve/v2"
	bleveindex "github.com/blevesearch/bleve_index_api"
	lru "github.com/hashicorp/golang-lru/v2"

	"rectify/index/lexicon"
)

// An Index finds passages. It is built once from a set of passages and never changed:
// other contents make another index. So any number of processes may have it open at
// once, and a process never sees half an index. Its methods may be called from several
// goroutines.
type Index struct {
	bleve  bleve.Index
	reader bleveindex.IndexReader
	texts  *texts
	size   int               // passages
	words  *lexicon.Wordings // may be nil
	sounds func() sounds
	about  func() []aboutness

	readings *lru.Cache[int, *reading]
	mentions mentions
	counted  *lru.Cache[[2]string, int] // how many passages contain a gram, by gram and field
	meaning  atomic.Pointer[meaning]    // nil where words alone are searched for
}

// Open returns the index of the given passages stored under dir. It builds the index
// if it is missing, damaged, or built from other passages. If dir cannot be written,
// the index is built in memory and the reason is returned as a *NotKeptError together
// with the usable index.
func Open(ctx context.Context, dir string, passages []Passage, words *lexicon.Wordings) (*Index, error) {
	if len(passages) == 0 {
		return InMemory(ctx, nil, words)
	}
	name := fingerprint(passages)
	path := filepath.Join(dir, name)
	if ix, err := openKept(path, words); err == nil {
		return ix, nil
	}
	if err := keep(ctx, dir, name, passages); err != nil {
		if ctx.Err() != nil {
			return nil, ctx.Err()
		}
		ix, memErr := InMemory(ctx, passages, words)
		if memErr != nil {
			return nil, errors.Join(err, memErr)
		}
		return ix, &NotKeptError{Dir: dir, Cause: err}
	}
	removeOthers(dir, name)
	return openKept(path, words)
}

// A NotKeptError means that an index works but could not be written to disk, so that
// the next start builds it again.
type NotKeptError struct {
	Dir   string
	Cause error
}

// Error names the directory and the cause.
func (e *NotKeptError) Error() string {
	return fmt.Sprintf("the search index could not be kept in %s: %v", e.Dir, e.Cause)
}

// Unwrap returns the cause.
func (e *NotKeptError) Unwrap() error { return e.Cause }

// Close releases the index.
func (ix *Index) Close() error {
	return errors.Join(ix.reader.Close(), ix.bleve.Close(), ix.texts.close())
}

// Size is the number of passages.
func (ix *Index) Size() int { return ix.size }

const fingerprintLength = 16

// fingerprint identifies the contents and the index format.
func fingerprint(passages []Passage) string {
	sum := sha256.New()
	fmt.Fprintf(sum, "mapping %d\n", mappingVersion)
	for _, p := range passages {
		writeParts(sum, p.Notice, fmt.Sprint(p.Item, p.Order), string(p.Kind), p.Title, p.Heading, p.Text)
	}
	return hex.EncodeToString(sum.Sum(nil))[:fingerprintLength]
}

// writeParts hashes each part with its length, so that no two lists of parts
// hash alike.
func writeParts(sum hash.Hash, parts ...string) {
	for _, part := range parts {
		fmt.Fprintf(sum, "%d:%s", len(part), part)
	}
}

// newIndex wraps an opened bleve index.
func newIndex(b bleve.Index, texts *texts, words *lexicon.Wordings) (_ *Index, err error) {
	defer func() {
		if err != nil {
			err = errors.Join(err, b.Close(), texts.close())
		}
	}()
	advanced, err := b.Advanced()
	if err != nil {
		return nil, fmt.Errorf("opening the index for reading: %w", err)
	}
	reader, err := advanced.Reader()
	if err != nil {
		return nil, fmt.Errorf("opening the index for reading: %w", err)
	}
	ix := &Index{bleve: b, reader: reader, texts: texts, size: texts.size(), words: words}
	ix.readings, _ = lru.New[int, *reading](mostReadings) // it fails for sizes below 1
	ix.counted, _ = lru.New[[2]string, int](mostFrequencies)
	ix.sounds, ix.about = sync.OnceValue(ix.readSounds), sync.OnceValue(ix.readAbout)
	return ix, nil
}

// removeOthers deletes indexes made from other contents, and builds that were
// cut short. A process that still has one open keeps reading it: its files
// live until it closes them. Indexes that cannot be deleted are left for next time.
func removeOthers(dir, keep string) {
	entries, err := os.ReadDir(dir)
	if err != nil {
		return
	}
	for _, e := range entries {
		if e.Name() == keep || !e.IsDir() || !(isFingerprint(e.Name()) || isAbandoned(e)) {
			continue
		}
		os.RemoveAll(filepath.Join(dir, e.Name()))
	}
}

func isFingerprint(name string) bool {
	_, err := hex.DecodeString(name)
	return err == nil && len(name) == fingerprintLength
}

// isAbandoned reports whether e is a build, or a copy, that no process can still
// be filling: the largest takes minutes.
func isAbandoned(e os.DirEntry) bool {
	info, err := e.Info()
	made := strings.HasPrefix(e.Name(), buildingPrefix) || strings.HasPrefix(e.Name(), openPrefix)
	return err == nil && made && time.Since(info.ModTime()) > time.Hour
}
