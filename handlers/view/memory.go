package view

import (
	"context"
	"time"
)

// Memory keeps what a conversation is about.
type Memory interface {
	// Recall returns what was remembered under a name; nil for nothing.
	Recall(ctx context.Context, name string) ([]byte, error)
	// Remember puts body in the place of what was remembered. It may be
	// forgotten after until; at is now.
	Remember(ctx context.Context, name string, body []byte, at, until time.Time) error
	// Revise puts what f makes of what was remembered, nil for nothing, in its
	// place, atomically.
	Revise(ctx context.Context, name string, at, until time.Time, f func(body []byte) ([]byte, error)) error
}
