package handlers

import (
	"time"

	"rectify/data/ledger"
)

// Pace is when items are looked after, in days.
type Pace struct {
	Yellow int   // working days before its due date from which an item is due soon
	Ahead  int   // days ahead that a digest looks
	Silent int   // days without news after which an open item is silent
	Before []int // days before the due date on which its owner is reminded
	Office int   // days late after which the approvers are told
	Leader int   // days more after which the leaders are
}

// UsualPace is that of most offices.
var UsualPace = Pace{Yellow: 3, Ahead: 7, Silent: 14, Before: []int{7, 3, 1}, Office: 3, Leader: 7}

// near reports whether an open item is due within the days of the yellow lamp.
func (a *Clock) near(item *ledger.Item, now time.Time) bool {
	today := now.Format(time.DateOnly)
	if item.Due == "" || !item.Status.Open() || item.Due < today {
		return false
	}
	return a.calendar.Until(now, a.dayOf(item.Due)) <= a.pace.Yellow
}

// lit is an item as lists show it, with what its lamp says at that moment.
func (a *Cards) lit(item *ledger.Item, now time.Time) ItemRef {
	shown := ref(*item)
	shown.Late, shown.Near = late(item, now.Format(time.DateOnly)), a.clock.near(item, now)
	return shown
}

// circumstances are what else is to be known of an open item's date: whom it
// waits for, and that more time was asked for or given.
func circumstances(l Lang, item *ledger.Item) (words []string) {
	if item.HelpFrom != "" {
		words = append(words, l.Say("需协调（%s）", "waiting for %s", item.HelpFrom))
	}
	if item.AskedBy != "" {
		words = append(words, l.Say("已申请延期至 %s", "extension to %s requested", item.AskedDue))
	}
	if item.FirstDue != "" {
		words = append(words, l.Say("已延期至 %s，原时限 %s", "extended to %s, was due %s", item.Due, item.FirstDue))
	}
	return words
}

// unreceived reports whether an owner has not confirmed for days that they
// received an item.
func (a *Clock) unreceived(item *ledger.Item, now time.Time) bool {
	return item.Unreceived() && a.calendar.Until(a.dayOf(item.AssignedOn), now) > receiveWithin
}

// silent reports whether an open item has had no news for long.
func (a *Clock) silent(item *ledger.Item, now time.Time) bool {
	return item.Status.Open() && now.Sub(item.UpdatedAt) > time.Duration(a.pace.Silent)*24*time.Hour
}

// daysLate counts the days since an item was due.
func (a *Clock) daysLate(item *ledger.Item, now time.Time) int {
	return daysBetween(a.dayOf(item.Due), now)
}

// daysBetween counts days by the calendar, whatever the hours and the clock's
// changes.
func daysBetween(from, to time.Time) int {
	day := func(t time.Time) time.Time { return time.Date(t.Year(), t.Month(), t.Day(), 0, 0, 0, 0, time.UTC) }
	return int(day(to).Sub(day(from)).Hours() / 24)
}
