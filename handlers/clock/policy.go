package clock

import (
	"time"

	"rectify/data/ledger"
)

// Policy is when items are looked after, in days.
type Policy struct {
	Ahead  int   // days before its due date from which an item is due soon
	Silent int   // days without news after which an open item is silent
	Before []int // days before the due date on which its owner is reminded
	Office int   // days late after which the approvers are notified
	Leader int   // days more after which the leaders are
}

// UsualPolicy is that of most offices.
var UsualPolicy = Policy{Ahead: 7, Silent: 14, Before: []int{7, 3, 1}, Office: 3, Leader: 7}

// Unreceived reports whether an owner has not confirmed for days that they
// received an item.
func (a *Clock) Unreceived(item *ledger.Item, now time.Time) bool {
	return item.Unreceived() && a.Calendar.Until(a.DayOf(item.AssignedOn), now) > receiveWithin
}

// Silent reports whether an open item has had no news for long.
func (a *Clock) Silent(item *ledger.Item, now time.Time) bool {
	return item.Status.Open() && now.Sub(item.UpdatedAt) > time.Duration(a.Policy.Silent)*24*time.Hour
}

// DaysLate counts the days since an item was due.
func (a *Clock) DaysLate(item *ledger.Item, now time.Time) int {
	return DaysBetween(a.DayOf(item.Due), now)
}

// receiveWithin is how many working days an owner has to confirm that they
// received an item.
const receiveWithin = 2

// Late reports whether an item is past its due date today and not done.
func Late(item *ledger.Item, today string) bool {
	return item.Due != "" && item.Due < today && !item.Status.Done()
}

// DueSoon reports whether an open item is due within the days of the orange light.
func (a *Clock) DueSoon(item *ledger.Item, now time.Time) bool {
	return item.Status.Open() && item.Due != "" && item.Due >= now.Format(time.DateOnly) && DaysBetween(now, a.DayOf(item.Due)) <= a.Policy.Ahead
}
