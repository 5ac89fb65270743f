package ledger

import (
	"fmt"
	"time"

	"rectify/data/text"
)

// Policy is what an operator demands of changes.
type Policy struct {
	RequireEvidence bool // before an item may be reported done
}

// Checked returns the change with its names set in one line, or ErrInvalid
// where it has no act, no author or no time.
func (c Change) Checked() (Change, error) {
	c.By, c.Via, c.Request = text.OneLine(c.By), text.OneLine(c.Via), text.OneLine(c.Request)
	switch {
	case c.Act == nil:
		return c, fmt.Errorf("%w: it does nothing", ErrInvalid)
	case c.By == "":
		return c, fmt.Errorf("%w: nobody is named as its author", ErrInvalid)
	}
	return c, CheckTime(c.At)
}

// Apply carries a checked change out on an item. It returns the item as the act
// leaves it, still with its old version, and the entry for its history. The
// errors are ErrInvalid, those that say why an act is not allowed, and those of
// history.
func Apply(before Item, c Change, p Policy, history History) (after Item, e Entry, err error) {
	switch act := c.Act.(type) {
	case Undo:
		var all []Past
		if all, err = history(); err == nil {
			after, e, err = undoLast(before, c.Version, all)
		}
	case DropEvidence:
		var all []Past
		if all, err = history(); err == nil {
			after, e, err = dropPiece(before, act.Piece, all)
		}
	default:
		after, e, err = c.Act.on(before, c, p)
	}
	if err != nil {
		return Item{}, Entry{}, err
	}
	if err := permit(c, before, after, e, history); err != nil {
		return Item{}, Entry{}, err
	}
	e.From, e.By, e.Approver, e.Via, e.At, e.Request = before.Status, c.By, c.Approver, c.Via, c.At, c.Request
	return after, e, e.checkLength()
}

// CheckTime returns ErrInvalid for a time that was never set, or that the
// history cannot hold.
func CheckTime(t time.Time) error {
	if year := t.UTC().Year(); t.IsZero() || year < 1 || year > 9999 {
		return fmt.Errorf("%w: it has no time", ErrInvalid)
	}
	return nil
}
