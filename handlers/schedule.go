package handlers

import (
	"context"
	"encoding/json"
	"fmt"
	"time"
)

// A DueDigest is a digest that is to go out.
type DueDigest struct {
	Subscription
	Date   string    `json:"date"`  // the day that it is of; one goes out a day
	Since  time.Time `json:"since"` // when the one before was
	Review Review    `json:"review,omitempty"`
}

// A SentDigest is the last that went out to somebody.
type SentDigest struct {
	Date     string    `json:"date"`
	At       time.Time `json:"at"`
	Since    time.Time `json:"since"`
	Review   Review    `json:"review,omitempty"`
	Place    string    `json:"place,omitempty"` // where it stands, in the place's own words
	Sequence int64     `json:"sequence"`        // how far the history was
}

func sentMark(to string) string { return "digest to " + to }

// LastDigest is the last digest that went out to somebody; the zero value where
// none did.
func (a *Assistant) LastDigest(ctx context.Context, to string) (last SentDigest, err error) {
	body, err := a.memory.Recall(ctx, sentMark(to))
	if err != nil || body == nil {
		return last, err
	}
	if err := json.Unmarshal(body, &last); err != nil {
		return last, fmt.Errorf("reading when the last digest was: %w", err)
	}
	return last, nil
}

// DigestSent notes that a digest went out, or was left out because there was
// nothing to report.
func (a *Assistant) DigestSent(ctx context.Context, to string, sent SentDigest) error {
	body, err := json.Marshal(sent)
	if err != nil {
		return err
	}
	return a.memory.Remember(ctx, sentMark(to), body, a.now(), time.Time{})
}

// DueDigests are those whose hour has come and that have not gone out yet: at
// the hour, or later the same day where nobody was there at the hour. What a
// whole day missed is in the next one.
func (a *Assistant) DueDigests(ctx context.Context, now time.Time) ([]DueDigest, error) {
	if a.memory == nil {
		return nil, nil
	}
	all, err := a.Subscriptions(ctx)
	if err != nil {
		return nil, err
	}
	now = now.In(a.now().Location())
	today := now.Format(time.DateOnly)
	var due []DueDigest
	for _, s := range all {
		if s.Off || !s.Daily && !a.calendar.Working(now) || now.Before(hourOf(now, s.At)) {
			continue
		}
		last, err := a.LastDigest(ctx, s.To)
		if err != nil {
			return nil, err
		}
		if last.Date >= today {
			continue
		}
		due = append(due, DueDigest{Subscription: s, Date: today, Since: last.At, Review: a.review(now)})
	}
	return due, nil
}

// hourOf is that hour of a day, "15:04"; half past eight where it is none.
func hourOf(day time.Time, at string) time.Time {
	hour, minute := 8, 30
	if t, err := time.Parse("15:04", at); err == nil {
		hour, minute = t.Hour(), t.Minute()
	}
	return time.Date(day.Year(), day.Month(), day.Day(), hour, minute, 0, 0, day.Location())
}

// review is what a day looks back on: the first working day of a week on the
// week, the last of a month on the month.
func (a *Assistant) review(now time.Time) Review {
	switch {
	case a.calendar.After(now, 1).Month() != now.Month():
		return OfMonth
	case !sameWeek(a.workingDayBefore(now), now):
		return OfWeek
	}
	return NoReview
}

func sameWeek(x, y time.Time) bool {
	xy, xw := x.ISOWeek()
	yy, yw := y.ISOWeek()
	return xy == yy && xw == yw
}
