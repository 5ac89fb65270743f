package workspacetest

import (
	"sync"
	"time"
)

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

// AfterFunc implements workspace.Clock.
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
