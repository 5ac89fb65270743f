package ledger

import (
	"context"
	"database/sql"
	"errors"
	"fmt"
	"sync"
	"testing"
	"time"

	"rectify/data/database/databasetest"
	"rectify/data/notice"
)

// othersGoOn is how long a replica may be hindered by one that says nothing.
const othersGoOn = time.Minute // some 8 s on a machine that does nothing else

// TestSilentReplicaHindersNobodyForLong has a replica fall silent, without its
// connections ending, in the middle of a change, of a note, and of an import:
// what others change meanwhile is changed in seconds.
func TestSilentReplicaHindersNobodyForLong(t *testing.T) {
	t.Parallel()
	tests := []struct {
		name  string
		under func(*Store, context.Context, func(*sql.Tx) error) error
		do    func(t *testing.T, s *Store) error
	}{
		{"in a change", (*Store).write, func(t *testing.T, s *Store) error {
			_, err := do(t, s, 1, "li", SetStatus{notice.LongTerm, "走访"})
			return err
		}},
		{"in a change, others import", (*Store).write, func(t *testing.T, s *Store) error {
			return s.AddNotice(context.Background(), "m", "text", sample(), "office", monday)
		}},
		{"in a note on the same row", func(s *Store, ctx context.Context, f func(*sql.Tx) error) error {
			return s.note(ctx, true, func(tx *sql.Tx) error {
				if _, err := hold(ctx, tx, "homes"); err != nil {
					return err
				}
				return f(tx)
			})
		}, func(t *testing.T, s *Store) error {
			return s.Remember(context.Background(), "homes", []byte(`{}`), monday, time.Time{})
		}},
	}
	for _, test := range tests {
		t.Run(test.name, func(t *testing.T) {
			t.Parallel()
			place := databasetest.Place(t)
			proxy := databasetest.Through(t, place)
			silent, other := openLedger(t, proxy.Place), openLedger(t, place)
			add(t, other, "n", sample())
			locked := make(chan struct{})
			ctx, end := context.WithCancel(context.Background())
			var caught sync.WaitGroup
			defer caught.Wait()
			defer end()
			caught.Go(func() {
				test.under(silent, ctx, func(*sql.Tx) error {
					proxy.Silence()
					close(locked)
					<-ctx.Done()
					return ctx.Err()
				})
			})
			<-locked
			began := time.Now()
			if err := test.do(t, other); err != nil {
				t.Error(err)
			}
			if took := time.Since(began); took > othersGoOn {
				t.Errorf("it took %s", took)
			}
			verify(t, other)
		})
	}
}

// TestNotesWaitForNoChange holds the ledger for a change of another's: what is
// remembered, rated and picked is kept at once.
func TestNotesWaitForNoChange(t *testing.T) {
	t.Parallel()
	s := openLedger(t, lockedPlace(t))
	ctx := context.Background()
	one := func([]byte) ([]byte, error) { return []byte(`1`), nil }
	for name, err := range map[string]error{
		"a turn":         s.Remember(ctx, "talk C1", []byte(`{}`), monday, tuesday),
		"a mark":         s.Remember(ctx, "announced", []byte(`7`), monday, time.Time{}),
		"homes":          s.Revise(ctx, "homes", monday, tuesday, one),
		"a subscription": s.Revise(ctx, "subscriptions", monday, time.Time{}, one),
		"a rating":       s.Rate(ctx, Rating{By: "li", Question: "几项", Good: true, At: monday}),
		"a pick":         s.PickAlias(ctx, Alias{Key: "k", Notice: "n", Number: 1, Wording: "看书", PickedBy: "li", PickedAt: monday}),
	} {
		if err != nil {
			t.Errorf("%s: %v", name, err)
		}
	}
	if _, err := do(t, s, 1, "li", AddNote{"走访"}); !errors.Is(err, ErrBusy) {
		t.Errorf("a change: %v, want ErrBusy", err)
	}
}

// TestRevisionsAreNotLost has two processes count together, from nothing.
func TestRevisionsAreNotLost(t *testing.T) {
	t.Parallel()
	at := place(t)
	stores := []*Store{openLedger(t, at), openLedger(t, at)}
	const each = 20
	var counting sync.WaitGroup
	for i := range 4 {
		counting.Go(func() {
			for range each {
				if err := stores[i%2].Revise(context.Background(), "count", monday, tuesday, func(body []byte) ([]byte, error) {
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
	if body, err := stores[0].Recall(context.Background(), "count"); err != nil || string(body) != fmt.Sprint(4*each) {
		t.Errorf("%s, %v; want %d", body, err, 4*each)
	}
	failed := errors.New("no")
	err := stores[0].Revise(context.Background(), "new", monday, tuesday, func([]byte) ([]byte, error) { return nil, failed })
	if body, recalled := stores[0].Recall(context.Background(), "new"); !errors.Is(err, failed) || recalled != nil || body != nil {
		t.Errorf("a revision that failed left %q (%v, %v)", body, err, recalled)
	}
}

// TestWaitingForASnapshotEnds has somebody else read the ledger for too long.
func TestWaitingForASnapshotEnds(t *testing.T) {
	t.Parallel()
	s, _ := seeded(t)
	s.turn <- struct{}{}
	defer func() { <-s.turn }()
	ctx, cancel := context.WithCancel(context.Background())
	cancel()
	if _, err := s.Snapshot(ctx); !errors.Is(err, context.Canceled) {
		t.Errorf("a snapshot: %v, want context.Canceled", err)
	}
	if _, err := s.On(ctx, tuesday); !errors.Is(err, context.Canceled) {
		t.Errorf("the ledger on a day: %v, want context.Canceled", err)
	}
}
