package handlers_test

import (
	"context"
	"fmt"
	"math/rand/v2"
	"path/filepath"
	"testing"
	"time"

	"rectify/data/calendar"
	"rectify/data/database/databasetest"
	"rectify/data/ledger"
	"rectify/data/notice"
	"rectify/data/notices"
	"rectify/handlers"
)

// A year is a simulated one: two replicas on one ledger look now and then at
// what is due, are killed between any two steps, or are down for days, while
// staff change items. What goes out is kept by its key, as jobs are.
type year struct {
	*testing.T
	*rand.Rand
	now      time.Time
	store    *ledger.Store
	replicas [2]*handlers.Assistant // each with the ledger open for itself
	days     *calendar.Calendar
	posted   map[string]bool // digests, by whom and date
	bundles  map[string]bool // by person and date
	noted    map[string]bool // what is known to have gone out
	up       map[string]bool // days on which a look was not cut short
}

// bosses are approvers and a leader, beside owners by id.
type bosses struct{ staff }

func (bosses) Approvers(context.Context) []string { return []string{"U8"} }
func (bosses) Leaders(context.Context) []string   { return []string{"U9"} }

// TestAYear: whatever happens, every digest goes out exactly once, nobody is
// reminded twice a day, nor of what is done, nor on a day off.
func TestAYear(t *testing.T) {
	t.Parallel()
	for seed := range uint64(6) {
		t.Run(fmt.Sprint(seed), func(t *testing.T) {
			t.Parallel()
			place := filepath.Join(t.TempDir(), "ledger.db")
			if seed >= 4 {
				place = databasetest.Place(t)
			}
			zone, err := time.LoadLocation([]string{"Asia/Shanghai", "Europe/Berlin", "Asia/Shanghai", "America/New_York"}[seed%4]) // with clock changes
			if err != nil {
				t.Fatal(err)
			}
			y := &year{T: t, Rand: rand.New(rand.NewPCG(seed, 7)), now: time.Date(2024, 4, 8, 0, 0, 0, 0, zone), days: calendar.China(),
				posted: map[string]bool{}, bundles: map[string]bool{}, noted: map[string]bool{}, up: map[string]bool{}}
			y.open(place)
			for end := y.now.AddDate(1, 0, 0); y.now.Before(end); {
				y.step()
			}
			y.check(time.Date(2024, 4, 8, 0, 0, 0, 0, zone))
		})
	}
}

func (y *year) must(err error) {
	y.Helper()
	if err != nil {
		y.Fatalf("%s: %v", y.now, err)
	}
}

func (y *year) open(place string) {
	y.Helper()
	n, err := notice.Read(notices.Builtin)
	y.must(err)
	for i := range y.replicas {
		store, err := ledger.Open(y.Context(), place)
		y.must(err)
		y.Cleanup(func() { store.Close() })
		y.store = store
		y.must(y.store.AddNotice(y.Context(), notices.BuiltinID, notices.Builtin, n, "test", y.now))
		a := handlers.New(y.store, nil, func() time.Time { return y.now })
		a.Keep(y.store, bosses{})
		a.UseMemory(y.store)
		a.UseDigests("C1", "08:30")
		y.replicas[i] = a
	}
}

// step lets some hours go by: changes, looks, or nobody there for days.
func (y *year) step() {
	if y.IntN(60) == 0 {
		y.now = y.now.Add(time.Duration(24+y.IntN(72)) * time.Hour)
		return
	}
	y.now = y.now.Add(time.Duration(30+y.IntN(420)) * time.Minute)
	if y.IntN(3) == 0 {
		y.change()
	}
	if y.IntN(30) == 0 {
		y.reschedule()
	}
	for _, i := range y.Perm(2)[:1+y.IntN(2)] {
		y.look(y.replicas[i])
	}
}

// reschedule sets another hour, perhaps one that has gone by today.
func (y *year) reschedule() {
	hour := []string{"06:00", "08:30", "09:00"}[y.IntN(3)]
	_, err := y.replicas[y.IntN(2)].Command(y.Context(), handlers.Request{
		Text: "digest at " + hour, Channel: "C1", Person: handlers.Person{ID: "U1", Role: handlers.Editor}, Lang: handlers.Chinese, Via: "test",
	})
	y.must(err)
}

func (y *year) change() {
	number := []int{9, 11, 40, 3, 7}[y.IntN(5)]
	item, err := y.store.Item(y.Context(), notices.BuiltinID, number)
	y.must(err)
	act := []ledger.Act{
		ledger.SetStatus{Status: notice.Rectified, Note: "完成"}, ledger.SetStatus{Status: notice.InProgress, Note: "反弹"}, ledger.AddNote{Note: "推进"},
		ledger.SetDue{Due: y.now.AddDate(0, 0, y.IntN(40)-10).Format(time.DateOnly)}, ledger.Assign{Owner: fmt.Sprintf("@U%d", 1+y.IntN(3))},
		ledger.Assign{Owner: "@U1 @U2"}, ledger.Receive{}, ledger.AskHelp{From: "财政局"}, ledger.EndHelp{},
	}[y.IntN(9)]
	by := "U1"
	if ids := item.OwnerIDs(); len(ids) > 0 {
		by = ids[0]
	}
	_, _ = y.store.Change(y.Context(), ledger.Change{Notice: notices.BuiltinID, Number: number, Act: act, By: by, At: y.now}) // some of them are refused
}

// look does what the app does, and is killed at any point.
func (y *year) look(a *handlers.Assistant) {
	y.Helper()
	ctx := y.Context()
	killed := func() bool { return y.IntN(25) == 0 }
	due, err := a.DueDigests(ctx, y.now)
	y.must(err)
	for _, d := range due {
		if killed() {
			return
		}
		key := d.To + " " + d.Date
		digest, err := a.Digest(ctx, handlers.DigestQuery{Lang: handlers.Chinese, Since: d.Since, Review: d.Review})
		y.must(err)
		if digest.Date != d.Date {
			y.Fatalf("the digest of %s tells of %s", d.Date, digest.Date)
		}
		if y.noted[key] {
			y.Errorf("the digest %s is due again", key)
		}
		y.posted[key] = true // once: its job and its message have that key
		if !y.days.Working(y.now) {
			y.Errorf("a digest on %s", y.now)
		}
		if killed() {
			return
		}
		y.must(a.DigestSent(ctx, d.To, handlers.SentDigest{Date: d.Date, At: y.now}))
		y.noted[key] = true
	}
	if y.days.Working(y.now) && y.now.Hour() >= 9 {
		y.up[y.now.Format(time.DateOnly)] = true
	}
	y.remind(a, killed)
}

func (y *year) remind(a *handlers.Assistant, killed func() bool) {
	y.Helper()
	ctx := y.Context()
	bundles, err := a.DueBundles(ctx, y.now)
	y.must(err)
	for _, b := range bundles {
		if killed() {
			return
		}
		if !y.days.Working(y.now) || y.now.Hour() < 9 {
			y.Errorf("%s is reminded on %s", b.Person, y.now)
		}
		for _, shown := range b.Reply.Items {
			item, err := y.store.Item(ctx, shown.Notice, shown.Number)
			y.must(err)
			if !item.Status.Open() {
				y.Errorf("%s is reminded of item %d, which is %s", b.Person, item.Number, item.Status)
			}
		}
		if y.noted[b.Key()] {
			y.Errorf("%s is due again", b.Key())
		}
		y.bundles[b.Key()] = true
		if killed() {
			return
		}
		y.must(a.BundleSent(ctx, b))
		y.noted[b.Key()] = true
	}
	again, err := a.DueBundles(ctx, y.now)
	y.must(err)
	if len(again) > 0 {
		y.Errorf("%s: %d are reminded twice", y.now, len(again))
	}
}

// check wants a digest for every working day on which somebody was there to
// send it, and none for days off.
func (y *year) check(from time.Time) {
	y.Helper()
	for day := from; day.Before(y.now.AddDate(0, 0, -1)); day = day.AddDate(0, 0, 1) {
		date := day.Format(time.DateOnly)
		if sent := y.posted["C1 "+date]; y.up[date] && !sent || sent && !y.days.Working(day) {
			y.Errorf("%s: sent %t", date, sent)
		}
	}
	if len(y.posted) < 150 || len(y.bundles) < 50 {
		y.Errorf("only %d digests and %d reminders in a year", len(y.posted), len(y.bundles))
	}
}
