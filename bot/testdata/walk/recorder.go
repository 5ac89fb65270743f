//go:build ignore

// Package walk records which functions are entered and left, by goroutine.
package walk

import (
	"bytes"
	"runtime"
	"sync"
)

// A Step is a function entered, or left.
type Step struct {
	Goroutine, Package, Function string
	Argument                     string // the first, where it is a text
	Left                         bool
}

var (
	mu        sync.Mutex
	recording bool
	steps     []Step
)

// Start begins a record; Stop ends it and returns its steps in their order.
func Start() { mu.Lock(); recording, steps = true, nil; mu.Unlock() }

func Stop() []Step {
	mu.Lock()
	defer mu.Unlock()
	recording = false
	return steps
}

// Enter records that a function is entered; what it returns, that it is left.
func Enter(pkg, function, argument string) func() {
	mu.Lock()
	on := recording
	mu.Unlock()
	if !on {
		return func() {}
	}
	note := func(left bool) {
		s := Step{goroutine(), pkg, function, argument, left}
		mu.Lock()
		if recording {
			steps = append(steps, s)
		}
		mu.Unlock()
	}
	note(false)
	return func() { note(true) }
}

func goroutine() string {
	var b [64]byte
	fields := bytes.Fields(b[:runtime.Stack(b[:], false)])
	return string(fields[1])
}
