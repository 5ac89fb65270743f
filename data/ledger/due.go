package ledger

import (
	"fmt"
	"time"

	"rectify/data/text"
)

// SetDue sets the day by which an item is to be done: "2006-01-02", or empty
// for none. Counted says how the day was counted, where it was not named. It
// answers whoever asked for more time. More time is an approver's to give.
type SetDue struct{ Due, Counted, Note string }

func (a SetDue) on(item Item, _ Change, _ Policy) (Item, Entry, error) {
	if err := validDate(a.Due); err != nil {
		return item, Entry{}, err
	}
	if a.Due == item.Due {
		return item, Entry{}, ErrUnchanged
	}
	was := item.Due
	item = item.due(a.Due, text.Said(a.Counted))
	return item, Entry{Action: DueSet, Note: text.Said(a.Note), Was: was, Is: a.Due, Counted: item.DueCounted}, nil
}

// due is the item with another due date. Where that gives more time, the first
// date is kept, and a request for more time ends.
func (i Item) due(date, counted string) Item {
	if i.FirstDue == "" {
		i.FirstDue = i.Due
	}
	if date <= i.FirstDue {
		i.FirstDue = ""
	}
	i.Due, i.DueCounted = date, counted
	i.AskedDue, i.AskedCounted, i.AskedBy = "", "", ""
	return i
}

func validDate(date string) error {
	if date == "" {
		return nil
	}
	if _, err := time.Parse(time.DateOnly, date); err != nil {
		return fmt.Errorf("%w: %q is no date of the form 2006-01-02", ErrInvalid, date)
	}
	return nil
}
