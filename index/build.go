package index

import (
	"bufio"
	"bytes"
	"context"
	"errors"
	"fmt"
	"io"
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

// buildingPrefix marks a directory that is being built.
const buildingPrefix = "building-"

// document is a Passage as bleve sees it.
type document struct {
	Text  string `json:"text"`
	Title string `json:"title"`
	Prose string `json:"prose,omitempty"`
}

// keep builds the index of passages as dir/name. It is built under another name and
// renamed when complete, so that dir/name is never half an index. If another process
// was faster, its index is used.
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
	file, err := os.Create(filepath.Join(dir, contentDir, textsFile))
	if err != nil {
		return fmt.Errorf("writing the index: %w", err)
	}
	defer file.Close()
	to := bufio.NewWriter(file)
	texts, err := fill(ctx, builder.Index, to, passages)
	if err != nil {
		return err // do not close the builder: closing an empty one panics
	}
	if err := errors.Join(builder.Close(), to.Flush(), texts.keep(filepath.Join(dir, contentDir))); err != nil {
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
	batch, file := b.NewBatch(), &bytes.Buffer{}
	texts, err := fill(ctx, func(id string, doc any) error {
		if err := batch.Index(id, doc); err != nil || batch.Size() < batchSize {
			return err
		}
		defer batch.Reset()
		return b.Batch(batch)
	}, file, passages)
	if err := errors.Join(err, b.Batch(batch)); err != nil {
		return nil, errors.Join(err, b.Close())
	}
	texts.file = bytes.NewReader(file.Bytes())
	return newIndex(b, texts, words)
}

// fill hands every passage to add, and writes its text to a file.
func fill(ctx context.Context, add func(id string, doc any) error, to io.Writer, passages []Passage) (*texts, error) {
	texts := &texts{Lengths: map[string]int{fieldText: 0, fieldTitle: 0, fieldProse: 0}} // bleve wants each named
	for i, p := range passages {
		if err := ctx.Err(); err != nil {
			return nil, err
		}
		if err := texts.add(to, p); err != nil {
			return nil, fmt.Errorf("writing passage %d: %w", i, err)
		}
		doc := document{Text: searched(p.Text), Title: searched(p.Title)}
		if p.Item == 0 {
			doc.Prose = proseValue
			texts.Lengths[fieldProse]++
		}
		if err := add(strconv.Itoa(i), doc); err != nil {
			return nil, fmt.Errorf("indexing passage %d: %w", i, err)
		}
		for field, text := range map[string]string{fieldText: doc.Text, fieldTitle: doc.Title} {
			eachGram([]rune(text), func(int, int) { texts.Lengths[field]++ })
		}
	}
	return texts, nil
}
