package handlers_test

import (
	"fmt"
	"strings"
	"testing"
	"time"

	"rectify/data/ledger"
	"rectify/data/notices"
	"rectify/handlers"
	"rectify/handlers/digest"
	"rectify/handlers/reply"
)

// TestReviews: the first digest of a week looks back on what changed since the
// week's review before it, the one of a month's last working day on the month's;
// a day may have both, and one on which nobody was there gives its own to the
// next.
func TestReviews(t *testing.T) {
	t.Parallel()
	type day struct {
		date   string // of a digest at half past eight
		review digest.Review
		tells  string // the days on which, at noon, somebody noted something
	}
	for name, days := range map[string][]day{
		"weeks": {
			{"2024-05-13", digest.OfWeek, ""}, {"2024-05-14", digest.NoReview, "05-13"}, {"2024-05-15", digest.NoReview, "05-14"},
			{"2024-05-17", digest.NoReview, "05-15 05-16"}, {"2024-05-20", digest.OfWeek, "05-13 05-14 05-15 05-16 05-17 05-18 05-19"},
		},
		"nobody there on Monday": {
			{"2024-05-13", digest.OfWeek, ""}, {"2024-05-17", digest.NoReview, "05-13 05-14 05-15 05-16"},
			{"2024-05-21", digest.OfWeek, "05-13 05-14 05-15 05-16 05-17 05-18 05-19 05-20"}, {"2024-05-22", digest.NoReview, "05-21"},
		},
		"a month": {
			{"2024-05-29", digest.NoReview, ""}, {"2024-05-30", digest.NoReview, "05-29"}, {"2024-05-31", digest.OfMonth, "05-29 05-30"},
			{"2024-06-03", digest.OfWeek, "05-29 05-30 05-31 06-01 06-02"}, {"2024-06-04", digest.NoReview, "06-03"},
		},
		"nobody there at its end": {
			{"2024-04-30", digest.OfMonth, ""}, {"2024-05-30", digest.NoReview, ""}, {"2024-06-04", digest.OfMonth, ""},
		},
		"a Monday that ends a month": {{"2024-09-29", digest.NoReview, ""}, {"2024-09-30", digest.OfBoth, "09-29"}},
		"after a holiday":            {{"2024-10-08", digest.OfWeek, ""}, {"2024-10-09", digest.NoReview, "10-08"}},
	} {
		t.Run(name, func(t *testing.T) {
			t.Parallel()
			at := func(date string, hour, minute int) time.Time {
				day, err := time.ParseInLocation(time.DateOnly, date, spring.Location())
				if err != nil {
					t.Fatal(err)
				}
				return day.Add(time.Duration(hour)*time.Hour + time.Duration(minute)*time.Minute)
			}
			c := newCalling(t, at(days[0].date, 8, 30))
			c.Assistant = c.With(func(cfg *handlers.Config) { cfg.DigestTo, cfg.DigestAt = "C1", "08:30" })
			noted := days[0].date
			for _, d := range days {
				for ; noted < d.date; noted = at(noted, 24, 0).Format(time.DateOnly) {
					_, err := c.store.Change(t.Context(), ledger.Change{Notice: notices.BuiltinID, Number: 11, Act: ledger.AddNote{Note: "noted " + noted}, By: "U1", At: at(noted, 12, 0)})
					if err != nil {
						t.Fatal(err)
					}
				}
				c.now = at(d.date, 8, 30)
				due, err := c.DueDigests(t.Context(), c.now)
				if err != nil || len(due) != 1 {
					t.Fatalf("%s: %+v, %v", d.date, due, err)
				}
				digest, err := c.Digest(t.Context(), digest.DigestQuery{Lang: reply.Chinese, Since: due[0].Sent.Since, Review: due[0].Sent.Review})
				if err != nil {
					t.Fatal(err)
				}
				if err := c.DigestSent(t.Context(), "C1", due[0].Sent); err != nil {
					t.Fatal(err)
				}
				var tells []string
				for _, change := range digest.Changes {
					_, date, _ := strings.Cut(change.Text, "noted 2024-")
					tells = append(tells, date)
				}
				if d.tells == "" { // a long gap, or the first
					tells = nil
				}
				if got := strings.Join(tells, " "); due[0].Sent.Review != d.review || got != d.tells {
					t.Errorf("%s: review %q of %s, want %q of %s", d.date, due[0].Sent.Review, got, d.review, d.tells)
				}
			}
		})
	}
}

// TestAReviewAsked: what is asked for by hand looks back on a week or a month.
func TestAReviewAsked(t *testing.T) {
	t.Parallel()
	c := newCalling(t, time.Date(2026, 11, 30, 9, 0, 0, 0, spring.Location()))
	for i, date := range []string{"2026-11-03", "2026-11-24"} {
		day, _ := time.ParseInLocation(time.DateOnly, date, spring.Location())
		_, err := c.store.Change(t.Context(), ledger.Change{Notice: notices.BuiltinID, Number: 11, Act: ledger.AddNote{Note: fmt.Sprint("进展", i)}, By: "U1", At: day})
		if err != nil {
			t.Fatal(err)
		}
	}
	review := c.ReviewOn(c.now)
	news, err := c.Digest(t.Context(), digest.DigestQuery{Lang: reply.Chinese, Review: review})
	if err != nil || review != digest.OfBoth || len(news.Changes) != 2 || len(news.Trend) < 2 || len(news.Months) < 2 {
		t.Errorf("%s: %+v, %v", review, news, err)
	}
	titles := func(r reply.Reply) (titles []string) {
		for _, part := range r.Parts {
			if chart, ok := part.(reply.Chart); ok {
				titles = append(titles, chart.Title)
			}
		}
		return titles
	}
	if got := fmt.Sprint(titles(news.Head), titles(news.Detail)); got != "[各部分进度 各周已完成的项数] [各月已完成的项数]" {
		t.Errorf("charts: %s", got)
	}
	if text := news.Head.Plain(); !strings.Contains(text, "每周和每月回顾") || !strings.Contains(text, "进展0") {
		t.Errorf("%s", text)
	}
}

// TestWaitingIsSomethingToReport: a digest that tells of it is not empty.
func TestWaitingIsSomethingToReport(t *testing.T) {
	t.Parallel()
	c := newCalling(t, may8)
	_, err := c.store.Change(t.Context(), ledger.Change{Notice: notices.BuiltinID, Number: 11, Act: ledger.AskHelp{From: "财政局"}, By: "U1", At: may8.AddDate(0, 0, -5)})
	if err != nil {
		t.Fatal(err)
	}
	digest, err := c.Digest(t.Context(), digest.DigestQuery{Lang: reply.Chinese, Since: may8.AddDate(0, 0, -1)})
	if err != nil {
		t.Fatal(err)
	}
	digest.Commitments = nil
	if len(digest.Changes) > 0 || digest.Empty() || !strings.Contains(digest.Head.Plain(), "财政局") {
		t.Errorf("empty: %t, %s", digest.Empty(), digest.Head.Plain())
	}
}
