package view

import (
	"context"
	"time"
)

// Memory keeps what a conversation is about.
type Memory interface {
	// Recall returns the value stored under a name, or nil.
	Recall(ctx context.Context, name string) ([]byte, error)
	// Remember stores body under a name. It may be forgotten after until; at is now.
	Remember(ctx context.Context, name string, body []byte, at, until time.Time) error
	// Revise replaces the value stored under a name, nil for none, by what f returns
	// for it, atomically.
	Revise(ctx context.Context, name string, at, until time.Time, f func(body []byte) ([]byte, error)) error
}
