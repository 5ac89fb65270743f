package ledger

import (
	"context"
	"errors"
	"fmt"
	"os"
	"path/filepath"
	"sync/atomic"
	"testing"

	"pgregory.net/rapid"

	"rectify/data/notice"
)

// A modelItem is all that the model knows of an item.
type modelItem struct {
	status  notice.Status
	version int
	staff   bool // changed by staff
}

// A modelRun is one random life of a ledger: two stores on one file, and
// beside them the simplest thing that could be right, a list.
type modelRun struct {
	*rapid.T
	path   string
	stores [2]*Store
	read   *notice.Notice
	model  []modelItem
}

// TestLedgerFollowsTheModel makes random changes (some of them stale), new
// readings and reopenings, and compares the ledger with the model after each.
func TestLedgerFollowsTheModel(t *testing.T) {
	t.Parallel()
	s, path := seeded(t)
	if err := s.Close(); err != nil {
		t.Fatal(err)
	}
	fresh, err := os.ReadFile(path)
	if err != nil {
		t.Fatal(err)
	}
	dir := t.TempDir()
	var runs atomic.Int32
	rapid.Check(t, func(rt *rapid.T) {
		run := &modelRun{T: rt, path: filepath.Join(dir, fmt.Sprint(runs.Add(1), ".db")), read: sample()}
		run.must(os.WriteFile(run.path, fresh, 0o644))
		for i := range run.stores {
			run.open(i)
		}
		defer func() {
			for _, s := range run.stores {
				if s != nil {
					s.Close()
				}
			}
		}()
		run.model = []modelItem{{notice.Rectified, 1, false}, {notice.InProgress, 1, false}, {notice.InProgress, 1, false}}
		actions := map[string]func(){"change": run.change, "read anew": run.readAnew, "reopen": run.reopen}
		action := rapid.SampledFrom([]string{"change", "change", "change", "read anew", "reopen"})
		for range rapid.IntRange(1, 12).Draw(rt, "steps") {
			actions[action.Draw(rt, "action")]()
			run.compare()
		}
		run.compareHistory()
	})
}

func (r *modelRun) must(err error) {
	r.Helper()
	if err != nil {
		r.Fatal(err)
	}
}

func (r *modelRun) open(i int) {
	var err error
	r.stores[i], err = Open(context.Background(), r.path)
	r.must(err)
}

func (r *modelRun) store() *Store { return rapid.SampledFrom(r.stores[:]).Draw(r.T, "store") }

func (r *modelRun) item() int { return rapid.IntRange(0, len(r.model)-1).Draw(r.T, "item") }

// change asks for a status, sometimes having seen an older version.
func (r *modelRun) change() {
	i := r.item()
	c := Change{
		Notice: "n", Number: i + 1, Version: r.model[i].version - rapid.IntRange(0, 1).Draw(r.T, "stale"),
		Status: rapid.SampledFrom(notice.Statuses).Draw(r.T, "status"), Note: rapid.String().Draw(r.T, "note"), By: "li", At: tuesday,
	}
	_, err := r.store().Change(context.Background(), c)
	if c.Version == r.model[i].version {
		r.must(err)
		r.model[i] = modelItem{c.Status, c.Version + 1, true}
		return
	}
	var conflict *ConflictError
	if !errors.As(err, &conflict) || conflict.Current.Version != r.model[i].version {
		r.Fatalf("a stale change gave %v, want a conflict", err)
	}
}

// readAnew adds the notice again, with another declared word for an item.
func (r *modelRun) readAnew() {
	i := r.item()
	declared := rapid.SampledFrom([]notice.Status{notice.NotStarted, notice.InProgress, notice.Rectified}).Draw(r.T, "declared")
	changes := r.read.Items[i].Declared != declared
	r.read.Items[i].Declared = declared
	r.must(r.store().AddNotice(context.Background(), "n", "text", r.read, "office", tuesday))
	if changes {
		r.model[i].version++
	}
	if changes && !r.model[i].staff {
		r.model[i].status = declared
	}
}

func (r *modelRun) reopen() {
	i := rapid.IntRange(0, 1).Draw(r.T, "which")
	r.must(r.stores[i].Close())
	r.open(i)
}

// compare reads the ledger through one of the stores.
func (r *modelRun) compare() {
	snap, err := r.store().Snapshot(context.Background())
	r.must(err)
	for i, want := range r.model {
		if got := snap.Items[i]; got.Status != want.status || got.Version != want.version {
			r.Fatalf("item %d: the ledger has %+v, the model %+v", i+1, got, want)
		}
	}
}

// compareHistory looks for one entry a version, the last with today's status.
func (r *modelRun) compareHistory() {
	store := r.store()
	r.must(store.Verify(context.Background()))
	for i, want := range r.model {
		entries, err := store.History(context.Background(), "n", i+1)
		r.must(err)
		if last := entries[len(entries)-1]; len(entries) != want.version || last.To != want.status {
			r.Fatalf("item %d: %d entries, the last %+v; the model %+v", i+1, len(entries), last, want)
		}
	}
}
