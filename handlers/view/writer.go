package view

import (
	"context"
	"time"

	"rectify/data/feedback"
	"rectify/data/ledger"
	"rectify/data/notice"
	"rectify/data/wording"
)

// Keeper changes the ledger, and stores the feedback of staff; see store.Store.
type Keeper interface {
	// ChangeAll carries out all changes, or none. It returns the changed items, one
	// per change.
	ChangeAll(ctx context.Context, changes []ledger.Change) ([]ledger.Item, error)
	// Try returns the error that each change would meet after those before it, nil for
	// none, and changes nothing.
	Try(ctx context.Context, changes []ledger.Change) (refused []error, err error)
	// ChangeNotice renames, retires or restores a notice.
	ChangeNotice(ctx context.Context, c ledger.NoticeChange) (ledger.Notice, error)
	// AddNotice stores a notice, with an item for each of its items; see
	// store.Store.
	AddNotice(ctx context.Context, id, source string, n *notice.Notice, by string, at time.Time) error
	// Correct takes a later text of a notice, all of it or nothing; see store.Store.
	Correct(ctx context.Context, c ledger.Correction) error
	// Former returns the text that a notice had before a later one was taken;
	// ledger.ErrNotFound for none.
	Former(ctx context.Context, id string) (source string, read *notice.Notice, err error)
	// Refuse records an attempt that was not permitted.
	Refuse(ctx context.Context, r ledger.Refusal) error
	// History returns an item's history, oldest first.
	History(ctx context.Context, notice string, number int) ([]ledger.Entry, error)
	// Since returns at most limit entries of the whole history after that sequence
	// number, oldest first.
	Since(ctx context.Context, sequence int64, limit int) ([]ledger.Entry, error)

	// PickWording records that words were used for an item, for an editor to decide
	// on.
	PickWording(ctx context.Context, a wording.Wording) error
	// DecideWording confirms or removes a wording.
	DecideWording(ctx context.Context, a wording.Wording) error
	// Wordings returns all wordings, decided or not.
	Wordings(ctx context.Context) ([]wording.Wording, error)

	// Rate stores a person's rating of an answer.
	Rate(ctx context.Context, r feedback.Rating) error
	// Ratings returns all ratings, oldest first.
	Ratings(ctx context.Context) ([]feedback.Rating, error)
}
