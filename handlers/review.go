package handlers

import "time"

// Review is a longer look back than the day's.
type Review string

// The first digest of a week reviews the week before, the one of a month's last
// working day the month; where nobody was there to send it, the next one does.
const (
	NoReview Review = ""
	OfWeek   Review = "week"
	OfMonth  Review = "month"
	OfBoth   Review = "week and month"
)

// reviewOf is a review of the week, of the month, of both or of neither.
func reviewOf(week, month bool) Review {
	switch {
	case week && month:
		return OfBoth
	case week:
		return OfWeek
	case month:
		return OfMonth
	}
	return NoReview
}

func (r Review) week() bool  { return r == OfWeek || r == OfBoth }
func (r Review) month() bool { return r == OfMonth || r == OfBoth }

// ReviewOn is the review of a day on which no earlier one is known of.
func (a *Digests) ReviewOn(now time.Time) Review { return a.review(now, SentDigest{}) }

// review is what a digest looks back on, by when the reviews before it were.
func (a *Digests) review(now time.Time, last SentDigest) Review {
	week := last.Week.Before(monday(now))
	if last.Week.IsZero() {
		week = sameDay(a.clock.firstOfWeek(now), now)
	}
	end := a.clock.lastOfMonth(now)
	return reviewOf(week, last.Month.Before(end) && (!last.Month.IsZero() || sameDay(end, now)))
}

// reviewedSince is when a review begins: where the one before it ended, or with
// the week before or the month.
func (a *Digests) reviewedSince(r Review, now time.Time, last SentDigest) (since time.Time) {
	earliest := func(before, usual time.Time) {
		if before.IsZero() {
			before = usual
		}
		if since.IsZero() || before.Before(since) {
			since = before
		}
	}
	if r.week() {
		earliest(last.Week, monday(now).AddDate(0, 0, -7))
	}
	if r.month() {
		end := a.clock.lastOfMonth(now)
		earliest(last.Month, end.AddDate(0, 0, 1-end.Day()))
	}
	return since
}

// firstOfWeek begins the first working day of a week; the week's Monday where
// none has come yet.
func (a *Clock) firstOfWeek(now time.Time) time.Time {
	for day := monday(now); !day.After(now); day = day.AddDate(0, 0, 1) {
		if a.calendar.Working(day) {
			return day
		}
	}
	return monday(now)
}

// lastOfMonth begins the last working day of this month where it has come, else
// of the month before.
func (a *Clock) lastOfMonth(now time.Time) time.Time {
	day := startOf(now)
	for !a.calendar.Working(day) || a.calendar.After(day, 1).Month() == day.Month() {
		day = day.AddDate(0, 0, -1)
	}
	return day
}

// monday begins the week of a day.
func monday(day time.Time) time.Time {
	return startOf(day).AddDate(0, 0, -(int(day.Weekday())+6)%7)
}

func sameDay(x, y time.Time) bool { return startOf(x).Equal(startOf(y)) }
