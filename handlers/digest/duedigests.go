package digest

import (
	"context"
	"rectify/handlers/view"
	"slices"
	"time"
)

// A DueDigest is a digest that should be sent now.
type DueDigest struct {
	Subscription
	Sent SentDigest // to be recorded after sending
}

// A SentDigest records the last digest that was sent to somebody.
type SentDigest struct {
	Date     string    `json:"date"` // day of the digest; one is sent a day
	At       time.Time `json:"at"`
	Since    time.Time `json:"since"` // start of the period it reports
	Review   Review    `json:"review,omitempty"`
	Week     time.Time `json:"week,omitzero"`  // time of the last weekly review
	Month    time.Time `json:"month,omitzero"` // time of the last monthly review
	Sequence int64     `json:"sequence"`       // sequence of the history when all of it was posted; 0 before that

	// Place, thread and content of the posted message, in the form of the surface.
	Place  string `json:"place,omitempty"`
	Thread string `json:"thread,omitempty"`
	Shown  string `json:"shown,omitempty"`
}

func sentMark(to string) string { return "digest to " + to }

// LastDigest returns the last digest sent to somebody, or the zero value if there
// was none.
func (a *Digests) LastDigest(ctx context.Context, to string) (SentDigest, error) {
	last, _, err := view.Load[SentDigest](ctx, a.Memory, sentMark(to))
	if err != nil {
		return last, err
	}
	if IsAhead(last.Date, last.At, a.Clock.Now()) {
		last = last.before(a.Clock.Now())
	}
	return last, nil
}

// clockSlack is the tolerated difference between the clocks of replicas.
const clockSlack = time.Hour

// IsAhead reports whether a record of a day was made in the future, by a clock
// that was wrong. Such a record must not suppress anything. A date that is only
// one day ahead may come from another time zone.
func IsAhead(date string, at, now time.Time) bool {
	return date > now.Format(time.DateOnly) && at.After(now.Add(clockSlack))
}

// before returns the record before one that a wrong clock dated.
func (s SentDigest) before(now time.Time) (earlier SentDigest) {
	for _, known := range []struct {
		from time.Time
		to   *time.Time
	}{{s.Since, &earlier.At}, {s.Week, &earlier.Week}, {s.Month, &earlier.Month}} {
		if !known.from.After(now) {
			*known.to = known.from
		}
	}
	return earlier
}

// DigestSent records that a digest was sent, or skipped because there was nothing
// to report.
func (a *Digests) DigestSent(ctx context.Context, to string, sent SentDigest) error {
	return view.Save(ctx, a.Memory, sentMark(to), sent, a.Clock.Now(), time.Time{})
}

// DueDigests returns the digests whose hour has come and that have not been sent
// today. A digest that was missed is sent later the same day; a day that was
// missed entirely is covered by the next digest.
func (a *Digests) DueDigests(ctx context.Context, now time.Time) ([]DueDigest, error) {
	all, err := a.Subscriptions(ctx)
	if err != nil {
		return nil, err
	}
	now = now.In(a.Clock.Now().Location())
	var due []DueDigest
	for _, s := range all {
		if s.Off || !s.Daily && !a.Clock.Calendar.Working(now) || s.Mine && s.quiet(now) || before(now, s.At) {
			continue
		}
		d, err := a.next(ctx, s, now)
		if err != nil {
			return nil, err
		}
		if d.Sent.Date != "" {
			due = append(due, d)
		}
	}
	return due, nil
}

// NextDigest returns the digest that somebody would get now, whatever the hour.
// Its date is empty if they already had today's.
func (a *Digests) NextDigest(ctx context.Context, to string) (DueDigest, error) {
	all, err := a.Subscriptions(ctx)
	if err != nil {
		return DueDigest{}, err
	}
	s := Subscription{To: to}
	if at := slices.IndexFunc(all, func(s Subscription) bool { return s.To == to }); at >= 0 {
		s = all[at]
	}
	return a.next(ctx, s, a.Clock.Now())
}

func (a *Digests) next(ctx context.Context, s Subscription, now time.Time) (DueDigest, error) {
	last, err := a.LastDigest(ctx, s.To)
	today := now.Format(time.DateOnly)
	if err != nil || last.Date >= today {
		return DueDigest{Subscription: s}, err
	}
	sent := SentDigest{Date: today, At: now, Since: last.At, Review: a.review(now, last), Week: last.Week, Month: last.Month}
	if sent.Review != NoReview {
		sent.Since = a.reviewedSince(sent.Review, now, last)
	}
	if sent.Review.week() {
		sent.Week = now
	}
	if sent.Review.month() {
		sent.Month = now
	}
	return DueDigest{s, sent}, nil
}

// usualHour is the default hour of digests.
const usualHour = "08:30"

// hourNamed returns an hour as stored, "08:30", and the default for text that is no
// hour.
func hourNamed(at string) string {
	if t, err := time.Parse("15:04", at); err == nil {
		return t.Format("15:04")
	}
	return usualHour
}

// before reports whether the local time of day is earlier than "15:04". On the day when
// clocks go forward an hour is missing, and when they go back it occurs twice.
func before(now time.Time, at string) bool { return now.Format("15:04") < at }

// HourOf returns the time of an hour such as "15:04" on a day.
func HourOf(day time.Time, at string) time.Time {
	t, _ := time.Parse("15:04", hourNamed(at))
	return time.Date(day.Year(), day.Month(), day.Day(), t.Hour(), t.Minute(), 0, 0, day.Location())
}
