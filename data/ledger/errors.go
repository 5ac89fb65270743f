package ledger

import (
	"errors"
	"fmt"
)

var (
	// ErrNotFound says that there is no such item.
	ErrNotFound = errors.New("not in the ledger")
	// ErrInvalid says that what was asked for cannot be: an unknown status, or
	// a change without a name or a time.
	ErrInvalid = errors.New("not a valid change")
)

// Why an act is not allowed. Nothing was changed.
var (
	ErrApproverNeeded  = errors.New("an approver decides that")
	ErrUnchanged       = errors.New("it is so already")
	ErrCloseByApproval = errors.New("an item is closed off by an approver, with close")
	ErrClosedOff       = errors.New("the item is closed off: reopen it first")
	ErrReasonNeeded    = errors.New("say why it is not done after all")
	ErrEvidenceNeeded  = errors.New("evidence must be handed in before it may be reported done")
	ErrNotRectified    = errors.New("only a rectified item can be closed off")
	ErrSamePerson      = errors.New("who reported it done cannot close it off: another approver must")
	ErrDone            = errors.New("the item is done")
	ErrNotLater        = errors.New("the date is no later than the due date")
	ErrPast            = errors.New("the date is past")
	ErrWhyLater        = errors.New("say why more time is needed")
	ErrNotAsked        = errors.New("nobody has asked for a later date")
	ErrOwnRequest      = errors.New("who asked for a later date cannot give it: another approver must")
	ErrNoOwner         = errors.New("nobody answers for the item: assign it first")
	ErrNotOwner        = errors.New("only who was assigned the item can take note of it")
	ErrNudged          = errors.New("its owner was nudged today already")
	ErrNothingToUndo   = errors.New("there is no change by staff to undo")
	ErrRetired         = errors.New("its notice is retired: restore it first")
	ErrKeyTaken        = errors.New("another notice has that key, or had it before")
	ErrLastNotice      = errors.New("it is the only active notice")
	ErrStale           = errors.New("the notice or one of its items changed meanwhile: compare it anew")
)

// An ItemError says which item an error is about.
type ItemError struct {
	Notice string
	Number int
	Err    error
}

// Error names the item before the reason.
func (e *ItemError) Error() string { return fmt.Sprintf("item %d: %v", e.Number, e.Err) }

// Unwrap returns the reason.
func (e *ItemError) Unwrap() error { return e.Err }

// A ConflictError says that the item was changed since the person saw it.
// Nothing was changed.
type ConflictError struct {
	Seen    int     // the version the person saw
	Current Item    // the item as it is now
	Since   []Entry // what happened to it since then, oldest first
}

// Error names the item and its version now.
func (e *ConflictError) Error() string {
	return fmt.Sprintf("item %d was changed by %s meanwhile (version %d, you saw %d)",
		e.Current.Number, e.Current.UpdatedBy, e.Current.Version, e.Seen)
}
