package handlers_test

import (
	"testing"
	"time"

	"rectify/handlers"
	"rectify/handlers/reply"
)

// TestClockThatWasAhead sends a digest and reminders, has the clock run ahead for
// a while, in which all of them are sent again, and sets it right: the next ones
// come as if that had not been.
func TestClockThatWasAhead(t *testing.T) {
	t.Parallel()
	right := time.Date(2024, 5, 8, 10, 0, 0, 0, time.UTC)
	for name, wrong := range map[string]time.Time{
		"a year":           right.AddDate(1, 0, 1),
		"a month":          right.AddDate(0, 1, 0),
		"the next day":     right.AddDate(0, 0, 1),
		"thirty years":     right.AddDate(30, 0, 0),
		"not ahead at all": right,
	} {
		t.Run(name, func(t *testing.T) {
			t.Parallel()
			o := withMemory(t)
			o.Assistant = o.With(func(cfg *handlers.Config) { cfg.DigestTo, cfg.DigestAt = "C1", "08:30" })
			o.now = right.AddDate(0, 0, -1)
			for _, command := range []string{"assign 9 @李四", "due 9 2024-05-09"} {
				r := reply.Request{Text: command, Person: clerk, Lang: reply.Chinese, Via: "test", Confirmed: true}
				if _, err := o.Command(t.Context(), r); err != nil {
					t.Fatal(err)
				}
			}
			o.sendAll()
			first := o.now
			o.now = wrong
			if wrong != right {
				o.sendAll()
			}
			o.now = right
			due, err := o.DueDigests(t.Context(), o.now)
			if err != nil || len(due) != 1 {
				t.Fatalf("%d digests are due, %v; want 1", len(due), err)
			}
			if !due[0].Sent.Since.Equal(first) {
				t.Errorf("it tells of what changed since %s, want %s", due[0].Sent.Since, first)
			}
			o.now = time.Date(2024, 5, 9, 10, 0, 0, 0, time.UTC)
			bundles, err := o.DueBundles(t.Context(), o.now)
			if err != nil {
				t.Fatal(err)
			}
			reminded := false
			for _, b := range bundles {
				reminded = reminded || b.Person == "李四"
			}
			if !reminded && wrong.Format(time.DateOnly) != o.now.Format(time.DateOnly) { // else they had that day's
				t.Errorf("nobody is reminded of what is due today: %v", bundles)
			}
		})
	}
}

// sendAll notes that all that is due now is sent.
func (o *office) sendAll() {
	o.Helper()
	due, err := o.DueDigests(o.Context(), o.now)
	if err != nil {
		o.Fatal(err)
	}
	for _, d := range due {
		d.Sent.Place, d.Sent.Sequence = "C1 1.1", 1
		if err := o.DigestSent(o.Context(), d.To, d.Sent); err != nil {
			o.Fatal(err)
		}
	}
	bundles, err := o.DueBundles(o.Context(), o.now)
	if err != nil {
		o.Fatal(err)
	}
	for _, b := range bundles {
		if err := o.BundleSent(o.Context(), b); err != nil {
			o.Fatal(err)
		}
	}
}
