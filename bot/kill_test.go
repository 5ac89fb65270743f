package main

import (
	"cmp"
	"context"
	"math/rand/v2"
	"os"
	"path/filepath"
	"strconv"
	"strings"
	"testing"
	"time"

	"rectify/data/ledger/store"
	"rectify/data/notices"
)

// kills is how often the program is killed: RECTIFY_KILLS sets another number.
func kills(t *testing.T) int {
	text := os.Getenv("RECTIFY_KILLS")
	if text == "" {
		return 8
	}
	n, err := strconv.Atoi(text)
	if err != nil {
		t.Fatal(err)
	}
	return n
}

// TestKilledUnderLoad kills the program at random moments, -9, while requests
// arrive, and starts it again. Every change that was acknowledged is in the
// ledger once, and every question that was is answered once.
func TestKilledUnderLoad(t *testing.T) {
	t.Parallel()
	s := newSite(t)
	var kept []request
	for range kills(t) {
		s.start()
		ctx, cancel := context.WithCancel(t.Context())
		time.AfterFunc(time.Duration(20+rand.IntN(400))*time.Millisecond, func() {
			s.process.Process.Kill()
			cancel()
		})
		more, _, _ := s.load(ctx, 200)
		kept = append(kept, more...)
		s.kill()
	}
	if len(kept) == 0 {
		t.Fatal("nothing was acknowledged")
	}
	s.start()
	s.settled(kept, 2*time.Minute)
	s.kill()
	s.kept(kept)
}

// kept wants every change that was acknowledged to be in the ledger, once.
func (s *site) kept(kept []request) {
	s.Helper()
	store, err := store.Open(s.Context(), cmp.Or(s.database, filepath.Join(s.dir, "data", ledgerFile)))
	s.must(err)
	defer store.Close()
	s.must(store.Verify(s.Context()))
	notes := map[string]int{}
	for number := 1; number <= 46; number++ {
		entries, err := store.History(s.Context(), notices.BuiltinID, number)
		s.must(err)
		for _, e := range entries {
			notes[strings.TrimSpace(e.Note)]++
		}
	}
	changes, refused := 0, 0
	for _, r := range kept {
		if !r.command {
			continue
		}
		changes++
		answer, unchanged := s.unchanged.Load(r.name)
		if unchanged { // the ledger was busy: who asked was told to try again
			refused++
		}
		if n := notes[r.name]; n != 1 && !(unchanged && n == 0) {
			s.Errorf("%s is in the ledger %d times, answered %v", r.name, n, answer)
		}
	}
	if refused > changes/10 {
		s.Errorf("%d of %d changes were refused", refused, changes)
	}
	for name, n := range notes {
		if strings.HasPrefix(name, "load-") && n > 1 {
			s.Errorf("%s is in the ledger %d times", name, n)
		}
	}
	s.Logf("%d requests acknowledged, %d of them changes", len(kept), changes)
}
