package dispatch

import (
	"time"
)

// A Clock tells the time and calls back when some of it has passed. Every
// deadline and every retry of the workspace runs on it.
type Clock interface {
	// Now returns the time.
	Now() time.Time
	// AfterFunc calls f in its own goroutine once d has passed; stop calls it off.
	AfterFunc(d time.Duration, f func()) (stop func())
}

// WallClock is the time of this machine.
type WallClock struct{}

// Now implements Clock.
func (WallClock) Now() time.Time { return time.Now() }

// AfterFunc implements Clock.
func (WallClock) AfterFunc(d time.Duration, f func()) func() {
	t := time.AfterFunc(d, f)
	return func() { t.Stop() }
}
