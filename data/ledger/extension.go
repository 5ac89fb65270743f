package ledger

import (
	"fmt"
	"time"

	"rectify/data/text"
)

// AskLater asks for a later due date (延期). An approver grants or refuses it.
// Counted says how the date was counted, where it was not named.
type AskLater struct{ Due, Counted, Reason string }

// GrantLater makes the requested date the due date. The person who requested it
// cannot.
type GrantLater struct{ Note string }

// RefuseLater leaves the due date as it is.
type RefuseLater struct{ Reason string }

// Nudge records that an item's owner was called to account (催办), at most once
// a day.
type Nudge struct{ Note string }

func (a AskLater) on(item Item, c Change, _ Policy) (Item, Entry, error) {
	if err := validDate(a.Due); err != nil {
		return item, Entry{}, err
	}
	reason := text.Said(a.Reason)
	switch {
	case a.Due == "":
		return item, Entry{}, fmt.Errorf("%w: it does not say until when", ErrInvalid)
	case !item.Status.Open():
		return item, Entry{}, ErrDone
	case a.Due < c.At.Format(time.DateOnly):
		return item, Entry{}, ErrPast
	case a.Due <= item.Due:
		return item, Entry{}, ErrNotLater
	case reason == "":
		return item, Entry{}, ErrWhyLater
	case a.Due == item.AskedDue:
		return item, Entry{}, ErrUnchanged
	}
	item.AskedDue, item.AskedCounted, item.AskedBy = a.Due, text.Said(a.Counted), c.By
	return item, Entry{Action: LaterAsked, Note: reason, Was: item.Due, Is: a.Due, Counted: item.AskedCounted}, nil
}

func (a GrantLater) on(item Item, c Change, _ Policy) (Item, Entry, error) {
	switch {
	case item.AskedBy == "":
		return item, Entry{}, ErrNotAsked
	case item.AskedBy == c.By:
		return item, Entry{}, ErrOwnRequest
	case item.AskedDue <= item.Due: // the notice, read again, gives more by itself
		return item, Entry{}, ErrNotLater
	}
	was := item.Due
	item = item.due(item.AskedDue, item.AskedCounted)
	return item, Entry{Action: LaterGranted, Note: text.Storable(a.Note), Was: was, Is: item.Due, Counted: item.DueCounted}, nil
}

func (a RefuseLater) on(item Item, c Change, _ Policy) (Item, Entry, error) {
	reason := text.Said(a.Reason)
	switch {
	case item.AskedBy == "":
		return item, Entry{}, ErrNotAsked
	case reason == "":
		return item, Entry{}, ErrReasonNeeded
	}
	asked := item.AskedDue
	item.AskedDue, item.AskedCounted, item.AskedBy = "", "", ""
	return item, Entry{Action: LaterRefused, Note: reason, Was: asked, Is: item.Due}, nil
}

func (a Nudge) on(item Item, c Change, _ Policy) (Item, Entry, error) {
	today := c.At.Format(time.DateOnly)
	switch {
	case item.Owner == "":
		return item, Entry{}, ErrNoOwner
	case !item.Status.Open():
		return item, Entry{}, ErrDone
	case item.NudgedOn == today:
		return item, Entry{}, ErrNudged
	}
	item.NudgedOn = today
	return item, Entry{Action: Nudged, Note: text.Storable(a.Note), Is: item.Owner}, nil
}
