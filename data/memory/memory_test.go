package memory_test

import (
	"errors"
	"fmt"
	"os"
	"sync"
	"testing"
	"time"

	"rectify/data/database/databasetest"
	"rectify/data/ledger/store"
)

func TestMemory(t *testing.T) {
	t.Parallel()
	ctx, path := t.Context(), databasetest.Either(t, "ledger.db")
	s, err := store.Open(ctx, path)
	if err != nil {
		t.Fatal(err)
	}
	wants := func(name, want string) {
		t.Helper()
		if body, err := s.Recall(ctx, name); err != nil || string(body) != want {
			t.Errorf("%s: %q, %v; want %q", name, body, err, want)
		}
	}
	keep := func(name, body string, until time.Time) {
		t.Helper()
		if err := s.Remember(ctx, name, []byte(body), time.Now(), until); err != nil {
			t.Fatal(err)
		}
	}
	wants("a", "")
	keep("a", `1`, time.Time{})
	keep("a", `2`, time.Time{})
	keep("b", `3`, time.Now().Add(-time.Hour))
	keep("c", `4`, time.Now().Add(time.Hour))
	if err := s.Close(); err != nil {
		t.Fatal(err)
	}
	if s, err = store.Open(ctx, path); err != nil { // it outlives the process
		t.Fatal(err)
	}
	defer s.Close()
	wants("a", `2`)
	wants("b", "")
	wants("c", `4`)
}

var monday = time.Date(2024, 4, 8, 8, 30, 0, 0, time.UTC)

// TestMain runs every test in SQLite, and then in PostgreSQL.
func TestMain(m *testing.M) { os.Exit(databasetest.Twice(m, func() {})) }

func open(t *testing.T, place string) *store.Store {
	t.Helper()
	s, err := store.Open(t.Context(), place)
	if err != nil {
		t.Fatal(err)
	}
	t.Cleanup(func() { s.Close() })
	return s
}

// TestRevisionsAreNotLost has two processes count together, from nothing.
func TestRevisionsAreNotLost(t *testing.T) {
	t.Parallel()
	at := databasetest.Either(t, "ledger.db")
	stores := []*store.Store{open(t, at), open(t, at)}
	const each = 20
	var counting sync.WaitGroup
	for i := range 4 {
		counting.Go(func() {
			for range each {
				if err := stores[i%2].Revise(t.Context(), "count", monday, monday.AddDate(0, 0, 1), func(body []byte) ([]byte, error) {
					var n int
					if body != nil {
						fmt.Sscan(string(body), &n)
					}
					return fmt.Append(nil, n+1), nil
				}); err != nil {
					t.Error(err)
				}
			}
		})
	}
	counting.Wait()
	if body, err := stores[0].Recall(t.Context(), "count"); err != nil || string(body) != fmt.Sprint(4*each) {
		t.Errorf("%s, %v; want %d", body, err, 4*each)
	}
	failed := errors.New("no")
	err := stores[0].Revise(t.Context(), "new", monday, monday.AddDate(0, 0, 1), func([]byte) ([]byte, error) { return nil, failed })
	if body, recalled := stores[0].Recall(t.Context(), "new"); !errors.Is(err, failed) || recalled != nil || body != nil {
		t.Errorf("a revision that failed left %q (%v, %v)", body, err, recalled)
	}
}
