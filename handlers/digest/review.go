package digest

import (
	"time"

	"rectify/handlers/clock"
)

// Review is the longer period that a digest also covers: a week, a month, both or
// none.
type Review string

// The first digest of a week reviews the week before; the digest on the last working day
// of a month reviews the month. If that digest was not sent, the next one includes the
// review.
const (
	NoReview Review = ""               // the digest of a day
	OfWeek   Review = "week"           // the week before
	OfMonth  Review = "month"          // the month
	OfBoth   Review = "week and month" // both, where they meet
)

// reviewOf returns the review of a week, a month, both or neither.
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

func (r Review) week() bool { return r == OfWeek || r == OfBoth }

func (r Review) month() bool { return r == OfMonth || r == OfBoth }

// ReviewOn returns the review that is due on a day if there was none before.
func (a *Digests) ReviewOn(now time.Time) Review { return a.review(now, SentDigest{}) }

// review returns the review that a digest includes, given the times of the last ones.
func (a *Digests) review(now time.Time, last SentDigest) Review {
	week := last.Week.Before(clock.Monday(now))
	if last.Week.IsZero() {
		week = clock.SameDay(a.Clock.FirstOfWeek(now), now)
	}
	end := a.Clock.LastOfMonth(now)
	return reviewOf(week, last.Month.Before(end) && (!last.Month.IsZero() || clock.SameDay(end, now)))
}

// reviewedSince returns the start of a review: the end of the last one, or the start of
// the week or month.
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
		earliest(last.Week, clock.Monday(now).AddDate(0, 0, -7))
	}
	if r.month() {
		end := a.Clock.LastOfMonth(now)
		earliest(last.Month, end.AddDate(0, 0, 1-end.Day()))
	}
	return since
}
