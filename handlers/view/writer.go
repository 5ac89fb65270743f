package view

import (
	"context"
	"fmt"

	"rectify/data/ledger"
)

// Keeper changes the ledger.
type Keeper interface {
	// ChangeAll carries out all changes, or none; see ledger.Store.
	ChangeAll(ctx context.Context, changes []ledger.Change) ([]ledger.Item, error)
	// Try returns the error that ChangeAll would return, and changes nothing.
	Try(ctx context.Context, changes []ledger.Change) error
	// ChangeNotice renames, retires or restores a notice.
	ChangeNotice(ctx context.Context, c ledger.NoticeChange) (ledger.Notice, error)
	// Refuse puts on record that somebody asked for what they may not do.
	Refuse(ctx context.Context, r ledger.Refusal) error
	// History is what happened to an item, oldest first.
	History(ctx context.Context, notice string, number int) ([]ledger.Entry, error)
	// Since is at most limit entries of the whole history after that sequence
	// number, oldest first.
	Since(ctx context.Context, sequence int64, limit int) ([]ledger.Entry, error)
}

var ErrReadOnly = fmt.Errorf("this assistant only reads the ledger")
