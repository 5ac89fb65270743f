package store

import (
	"context"
	"database/sql"
	"errors"
	"sync"
	"testing"
	"time"

	"rectify/data/database"
	"rectify/data/database/databasetest"
	"rectify/data/feedback"
	"rectify/data/ledger"
	"rectify/data/notice"
	"rectify/data/wording"
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
		under func(*database.DB, context.Context, func(*sql.Tx) error) error
		do    func(t *testing.T, s *Store) error
	}{
		{"in a change", (*database.DB).Exclusive, func(t *testing.T, s *Store) error {
			_, err := do(t, s, 1, "li", ledger.SetStatus{Status: notice.LongTerm, Note: "走访"})
			return err
		}},
		{"in a change, others import", (*database.DB).Exclusive, func(t *testing.T, s *Store) error {
			return s.AddNotice(context.Background(), "m", "text", sample(), "office", monday)
		}},
		{"in a note on the same row", func(db *database.DB, ctx context.Context, f func(*sql.Tx) error) error {
			return db.Update(ctx, true, func(tx *sql.Tx) error {
				if _, err := tx.ExecContext(ctx, `INSERT INTO memory (name, body, until) VALUES ('homes', '', '')`); err != nil {
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
				test.under(silent.db, ctx, func(*sql.Tx) error {
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
		"a rating":       s.Rate(ctx, feedback.Rating{By: "li", Question: "几项", Good: true, At: monday}),
		"a pick":         s.PickWording(ctx, wording.Wording{Key: "k", Notice: "n", Number: 1, Text: "看书", PickedBy: "li", PickedAt: monday}),
	} {
		if err != nil {
			t.Errorf("%s: %v", name, err)
		}
	}
	if _, err := do(t, s, 1, "li", ledger.AddNote{Note: "走访"}); !errors.Is(err, database.ErrBusy) {
		t.Errorf("a change: %v, want database.ErrBusy", err)
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
