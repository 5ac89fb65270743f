package index

import (
	"context"
	"encoding/json"
	"errors"
	"fmt"
	"os"
	"path/filepath"
	"strconv"

	"github.com/blevesearch/bleve/v2"
	"github.com/blevesearch/bleve/v2/index/scorch"

	"rectify/index/lexicon"
)

// batchSize is the number of passages written at once: large enough to keep
// segments few, small enough to bound memory.
const batchSize = 2000

// buildingPrefix marks a directory that is being filled.
const buildingPrefix = "building-"

// lengthsFile holds the field lengths, beside bleve's own files.
const lengthsFile = "lengths.json"

// document is a Passage as bleve sees it.
type document struct {
	Text    string `json:"text"`
	Title   string `json:"title"`
	Passage string `json:"passage"`
	Prose   string `json:"prose,omitempty"`
}

// keep builds the index of passages as dir/name. It is filled under another
// name and renamed when whole, so that dir/name is never half an index. Where
// another process was faster, its work is taken.
func keep(ctx context.Context, dir, name string, passages []Passage) (err error) {
	if err := os.MkdirAll(dir, 0o755); err != nil {
		return fmt.Errorf("making the index directory: %w", err)
	}
	building, err := os.MkdirTemp(dir, buildingPrefix)
	if err != nil {
		return fmt.Errorf("making the index directory: %w", err)
	}
	defer os.RemoveAll(building)

	if err := write(ctx, building, passages); err != nil {
		return err
	}
	if err := seal(building); err != nil {
		return err
	}
	path := filepath.Join(dir, name)
	if err := checkSeal(path); err == nil {
		return nil
	}
	if err := os.RemoveAll(path); err != nil {
		return fmt.Errorf("removing the damaged index: %w", err)
	}
	if err := os.Rename(building, path); err != nil && checkSeal(path) != nil {
		return fmt.Errorf("putting the index in place: %w", err)
	}
	return nil
}

// write fills the directory of an index.
func write(ctx context.Context, dir string, passages []Passage) error {
	m, err := newMapping()
	if err != nil {
		return fmt.Errorf("describing passages: %w", err)
	}
	builder, err := bleve.NewBuilder(filepath.Join(dir, contentDir), m, map[string]any{
		"batchSize": batchSize, "buildPathPrefix": dir,
	})
	if err != nil {
		return fmt.Errorf("making the index: %w", err)
	}
	lengths, err := fill(ctx, builder.Index, passages)
	if err != nil {
		return err // the builder is left: closing one that holds nothing panics
	}
	if err := builder.Close(); err != nil {
		return fmt.Errorf("writing the index: %w", err)
	}
	encoded, err := json.Marshal(lengths)
	if err != nil {
		return err
	}
	if err := os.WriteFile(filepath.Join(dir, contentDir, lengthsFile), encoded, 0o644); err != nil {
		return fmt.Errorf("writing the index: %w", err)
	}
	return nil
}

// InMemory builds an index that lives as long as the process.
func InMemory(ctx context.Context, passages []Passage, words *lexicon.Wordings) (*Index, error) {
	m, err := newMapping()
	if err != nil {
		return nil, fmt.Errorf("describing passages: %w", err)
	}
	b, err := bleve.NewUsing("", m, scorch.Name, scorch.Name, nil)
	if err != nil {
		return nil, fmt.Errorf("making the index in memory: %w", err)
	}
	batch := b.NewBatch()
	lengths, err := fill(ctx, func(id string, doc any) error {
		if err := batch.Index(id, doc); err != nil || batch.Size() < batchSize {
			return err
		}
		defer batch.Reset()
		return b.Batch(batch)
	}, passages)
	if err := errors.Join(err, b.Batch(batch)); err != nil {
		return nil, errors.Join(err, b.Close())
	}
	return newIndex(b, lengths, words)
}

// fill hands every passage to add, and returns what BM25 needs to know of
// their lengths: the number of grams of all of them, by field.
func fill(ctx context.Context, add func(id string, doc any) error, passages []Passage) (map[string]int, error) {
	lengths := map[string]int{}
	for i, p := range passages {
		if err := ctx.Err(); err != nil {
			return nil, err
		}
		doc := document{Text: p.Text, Title: p.Title, Passage: packed(p)}
		if p.Item == 0 {
			doc.Prose = proseValue
			lengths[fieldProse]++
		}
		if err := add(strconv.Itoa(i), doc); err != nil {
			return nil, fmt.Errorf("indexing passage %d: %w", i, err)
		}
		for field, text := range map[string]string{fieldText: p.Text, fieldTitle: p.Title} {
			eachGram([]rune(Fold(text)), func(int, int) { lengths[field]++ })
		}
	}
	return lengths, nil
}

func readLengths(dir string) (map[string]int, error) {
	encoded, err := os.ReadFile(filepath.Join(dir, lengthsFile))
	if err != nil {
		return nil, fmt.Errorf("reading the index: %w", err)
	}
	lengths := map[string]int{}
	if err := json.Unmarshal(encoded, &lengths); err != nil {
		return nil, fmt.Errorf("reading the index's field lengths: %w", err)
	}
	return lengths, nil
}
