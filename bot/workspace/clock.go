package workspace

import (
	"sync"
	"time"
)

// A Clock tells the time and calls back when some of it has passed. Every
// deadline and every retry of the workspace runs on it.
type Clock interface {
	Now() time.Time
	// AfterFunc calls f in its own goroutine once d has passed; stop calls it off.
	AfterFunc(d time.Duration, f func()) (stop func())
}

type wallClock struct{}

func (wallClock) Now() time.Time { return time.Now() }

func (wallClock) AfterFunc(d time.Duration, f func()) func() {
	t := time.AfterFunc(d, f)
	return func() { t.Stop() }
}

// A HandClock stands still until it is turned. Tests use it, so that a retry
// five minutes later costs no time.
type HandClock struct {
	mu     sync.Mutex
	now    time.Time
	next   int
	alarms map[int]alarm
}

type alarm struct {
	at   time.Time
	ring func()
}

// NewHandClock returns a clock that shows start.
func NewHandClock(start time.Time) *HandClock {
	return &HandClock{now: start, alarms: map[int]alarm{}}
}

// Now returns what the clock shows.
func (c *HandClock) Now() time.Time {
	c.mu.Lock()
	defer c.mu.Unlock()
	return c.now
}

// AfterFunc implements Clock.
func (c *HandClock) AfterFunc(d time.Duration, f func()) func() {
	c.mu.Lock()
	defer c.mu.Unlock()
	if d <= 0 {
		go f()
		return func() {}
	}
	id := c.next
	c.next++
	c.alarms[id] = alarm{c.now.Add(d), f}
	return func() {
		c.mu.Lock()
		defer c.mu.Unlock()
		delete(c.alarms, id)
	}
}

// Advance turns the clock on by d and rings every alarm it passes.
func (c *HandClock) Advance(d time.Duration) {
	c.mu.Lock()
	defer c.mu.Unlock()
	c.now = c.now.Add(d)
	for id, a := range c.alarms {
		if !a.at.After(c.now) {
			delete(c.alarms, id)
			go a.ring()
		}
	}
}
