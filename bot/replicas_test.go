package main

import (
	"context"
	"fmt"
	"math/rand/v2"
	"sync"
	"testing"
	"time"

	"rectify/data/database/databasetest"
)

// subscribers is how many people have a digest of their own.
const subscribers = 20

// TestReplicasUnderLoad has two replicas, on one database, take requests in
// turn, and kills one or the other at random moments. Nothing that either
// acknowledged is lost or done twice, and everybody has their digest of the day
// once.
func TestReplicasUnderLoad(t *testing.T) {
	t.Parallel()
	place := databasetest.Place(t)
	s := newSite(t)
	s.database = place
	replicas := []*site{s, s.replica()}
	for _, r := range replicas {
		r.start()
	}
	for i := range subscribers { // due at once, whatever day it is
		r := request{name: fmt.Sprint("subscribe-", i), room: s.rooms[i], command: true}
		if acknowledged, _ := replicas[i%2].command(r, "digest mine on daily at 00:00"); !acknowledged {
			t.Fatal("a subscription was not acknowledged")
		}
	}
	var mu sync.Mutex
	var kept []request
	for range kills(t) / 2 {
		victim := replicas[rand.IntN(2)]
		ctx, cancel := context.WithCancel(t.Context())
		time.AfterFunc(time.Duration(200+rand.IntN(800))*time.Millisecond, func() {
			victim.process.Process.Kill()
			cancel()
		})
		var loading sync.WaitGroup
		for _, r := range replicas {
			loading.Go(func() {
				more, _, _ := r.load(ctx, 30)
				mu.Lock()
				defer mu.Unlock()
				kept = append(kept, more...)
			})
		}
		loading.Wait()
		victim.kill()
		victim.start()
	}
	s.settled(kept, 2*time.Minute)
	s.digested()
	for _, r := range replicas {
		r.kill()
	}
	s.kept(kept)
}

// digested waits for the subscribers' digests, and wants each once.
func (s *site) digested() {
	s.Helper()
	zone, err := time.LoadLocation("Asia/Shanghai")
	s.must(err)
	changes := s.Watch(s.Context())
	deadline := time.Now().Add(time.Minute)
	for i := range subscribers {
		key := fmt.Sprintf("digest %s %s", s.personIn(s.rooms[i]), time.Now().In(zone).Format(time.DateOnly))
		for s.answers(s.rooms[i])[key] == 0 {
			if !s.next(changes, time.Until(deadline)) {
				s.Fatalf("no %s", key)
			}
		}
		for key, n := range s.answers(s.rooms[i]) {
			if n > 1 {
				s.Errorf("%s is there %d times", key, n)
			}
		}
	}
}
