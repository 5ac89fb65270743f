package ledger

import (
	"errors"
	"fmt"
	"strings"
)

var (
	// ErrNotFound says that there is no such item.
	ErrNotFound = errors.New("not in the ledger")
	// ErrInvalid says that what was asked for cannot be: an unknown status, or
	// a change without a name or a time.
	ErrInvalid = errors.New("not a valid change")
	// ErrDamaged says that the database is no ledger, or is damaged.
	ErrDamaged = errors.New("the ledger is damaged: restore a backup with `rectify restore FILE`, or move the file away, with its -wal and -shm, to start a new ledger")
	// ErrNewer says that a newer version of the program has written the file.
	ErrNewer = errors.New("the ledger was written by a newer version of rectify: use that version")
	// ErrUnwritable says that the ledger cannot be written where it lies.
	ErrUnwritable = errors.New("the ledger cannot be written there: check the data directory's permissions")
	// ErrFull says that the disk is full. Nothing was changed.
	ErrFull = errors.New("the disk is full: nothing was changed")
	// ErrBusy says that another process held the ledger for too long. Nothing
	// was changed.
	ErrBusy = errors.New("another process is holding the ledger: nothing was changed, try again")
	// ErrUnreachable says that the database does not answer. A change that was
	// under way may have been made or not.
	ErrUnreachable = errors.New("the ledger's database does not answer: check RECTIFY_DATABASE_URL and the server, and look at the item before you try again")
	// ErrReplaced says that the ledger's file was moved away, or another was put
	// in its place, while it was open. Nothing was changed.
	ErrReplaced = errors.New("the ledger's file was moved or replaced while it was open: nothing was changed, start the program anew")
	// ErrDisk says that the disk failed to read or write the file.
	ErrDisk = errors.New("the disk failed under the ledger: check the disk and its free space")
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
)

// An ItemError says which item an error is about.
type ItemError struct {
	Notice string
	Number int
	Err    error
}

func (e *ItemError) Error() string { return fmt.Sprintf("item %d: %v", e.Number, e.Err) }

func (e *ItemError) Unwrap() error { return e.Err }

// A ConflictError says that the item was changed since the person saw it.
// Nothing was changed.
type ConflictError struct {
	Seen    int     // the version the person saw
	Current Item    // the item as it is now
	Since   []Entry // what happened to it since then, oldest first
}

func (e *ConflictError) Error() string {
	return fmt.Sprintf("item %d was changed by %s meanwhile (version %d, you saw %d)",
		e.Current.Number, e.Current.UpdatedBy, e.Current.Version, e.Seen)
}

// wrap says what was being done when *err happened, and of what kind it is.
func wrap(err *error, format string, args ...any) {
	if *err != nil {
		*err = fmt.Errorf("%s: %w", fmt.Sprintf(format, args...), kind(*err))
	}
}

// kind adds to a database error what it means for staff.
func kind(err error) error {
	if err == nil {
		return nil
	}
	if strings.Contains(err.Error(), refusedAsNewer) {
		return fmt.Errorf("%w; nothing was changed", ErrNewer)
	}
	for _, meaning := range []error{kindInFile(err), kindInPostgres(err)} {
		if meaning != nil {
			return fmt.Errorf("%w (%w)", meaning, err)
		}
	}
	return err
}
