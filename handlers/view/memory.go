package view

import (
	"context"
	"encoding/json"
	"fmt"
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

// Load decodes the value stored under a name as JSON. There is false, and the value
// zero, if none is stored.
func Load[T any](ctx context.Context, m Memory, name string) (value T, there bool, err error) {
	body, err := m.Recall(ctx, name)
	if err != nil || body == nil {
		return value, false, err
	}
	if err := decode(name, body, &value); err != nil {
		var none T
		return none, false, err
	}
	return value, true, nil
}

// Save stores a value under a name as JSON. See Remember.
func Save(ctx context.Context, m Memory, name string, value any, at, until time.Time) error {
	body, err := json.Marshal(value)
	if err != nil {
		return err
	}
	return m.Remember(ctx, name, body, at, until)
}

// Edit has f change the value stored under a name, zero if none is stored, and stores
// it again, atomically. See Revise.
func Edit[T any](ctx context.Context, m Memory, name string, at, until time.Time, f func(value *T) error) error {
	return m.Revise(ctx, name, at, until, func(body []byte) ([]byte, error) {
		var value T
		if body != nil {
			if err := decode(name, body, &value); err != nil {
				return nil, err
			}
		}
		if err := f(&value); err != nil {
			return nil, err
		}
		return json.Marshal(value)
	})
}

func decode(name string, body []byte, value any) error {
	if err := json.Unmarshal(body, value); err != nil {
		return fmt.Errorf("reading what is stored as %q: %w", name, err)
	}
	return nil
}
