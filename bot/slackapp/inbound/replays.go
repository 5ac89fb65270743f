package inbound

import (
	"crypto/sha256"
	"sync"
	"time"
)

// valid is how long before and after its time a signature is accepted.
const valid = 10 * time.Minute

// replays remembers signatures while they are valid, in two generations: when the
// young one reaches that age, the old one is dropped.
type replays struct {
	now func() time.Time

	mu         sync.Mutex
	young, old map[signature]struct{}
	since      time.Time // when the young generation began
}

// A signature is a prefix of its hash, long enough to be unique.
type signature [16]byte

func newReplays(now func() time.Time) *replays {
	return &replays{now: now, young: map[signature]struct{}{}, since: now()}
}

// again reports whether a signature was seen before, and remembers it.
func (s *replays) again(text string) bool {
	hash := sha256.Sum256([]byte(text))
	key := signature(hash[:16])
	s.mu.Lock()
	defer s.mu.Unlock()
	if now := s.now(); now.Sub(s.since) > valid {
		s.old, s.young = s.young, map[signature]struct{}{}
		if now.Sub(s.since) > 2*valid { // nothing came for long
			s.old = nil
		}
		s.since = now
	}
	_, young := s.young[key]
	_, old := s.old[key]
	s.young[key] = struct{}{}
	return young || old
}
