// Package clock is the organisation's time: now, its working days, and when
// items are due soon, late or silent.
package clock

import (
	"time"

	"rectify/data/calendar"
)

// Clock is the organisation's time: its working days, and when items are due
// soon, late or silent.
type Clock struct {
	Time     func() time.Time // in the organisation's time zone: "late" depends on its date
	Calendar *calendar.Calendar
	Policy   Policy
}

// Now is the organisation's time.
func (a *Clock) Now() time.Time { return a.Time() }

// Today is the date as the organisation's calendar has it: "2006-01-02".
func (a *Clock) Today() string { return a.Time().Format(time.DateOnly) }
