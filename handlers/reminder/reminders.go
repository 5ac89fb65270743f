package reminder

import (
	"context"
	"fmt"
	"slices"
	"strings"
	"time"

	"rectify/handlers/card"
	"rectify/handlers/clock"
	"rectify/handlers/digest"
	"rectify/handlers/people"
	"rectify/handlers/view"
)

// after lists the days after its due date on which an item comes up again, with growing
// gaps.
var after = []int{1, 3, 7, 14, 28, 56, 112, 224}

// told records the reminders of a person: the stage reached for each item and due date,
// so that missed reminders are made up for and none is repeated.
type told struct {
	Date   string         `json:"date"`
	At     time.Time      `json:"at,omitzero"`
	Stages map[string]int `json:"stages"`
}

// at returns the time of the last reminder; of records without a time, the day.
func (t told) at(now time.Time) time.Time {
	if !t.At.IsZero() {
		return t.At
	}
	day, _ := time.ParseInLocation(time.DateOnly, t.Date, now.Location())
	return day
}

// Reasons for which a person is reminded of an item.
const (
	asOwner    = "owner"
	asApprover = "office"
	asLeader   = "leader"
	asOffice   = "unreached" // an approver, for an item whose owners get no reminders
)

// DueBundles returns the reminders that are due today. Reminders of days on which
// none were sent are included. Nobody gets more than one bundle a day, or any on a
// day off.
func (a *Reminders) DueBundles(ctx context.Context, now time.Time) ([]Bundle, error) {
	return a.dueBundles(ctx, now, "")
}

// DueBundle returns one person's bundle; ok is false if there is none.
func (a *Reminders) DueBundle(ctx context.Context, person string, now time.Time) (b Bundle, ok bool, err error) {
	all, err := a.dueBundles(ctx, now, person)
	if err != nil || len(all) == 0 {
		return Bundle{}, false, err
	}
	return all[0], true, nil
}

// dueBundles returns the bundles of everybody, or of one person.
func (a *Reminders) dueBundles(ctx context.Context, now time.Time, only string) ([]Bundle, error) {
	now = now.In(a.Clock.Now().Location())
	if !a.Clock.Calendar.Working(now) || now.Before(digest.HourOf(now, "09:00")) {
		return nil, nil
	}
	v, err := a.Ledger.Open(ctx)
	if err != nil {
		return nil, err
	}
	quiet, err := a.quietOn(ctx, now)
	if err != nil {
		return nil, err
	}
	above := a.above(ctx, v)
	owed := map[string][]owing{}
	for i := range v.Items {
		item := &v.Items[i]
		if item.Status.Open() {
			a.owe(owed, item, above, now)
		}
	}
	var bundles []Bundle
	for _, person := range sortedKeys(owed) {
		if quiet[person] || only != "" && person != only {
			continue
		}
		b, ok, err := a.bundle(ctx, person, owed[person], now)
		if err != nil {
			return nil, err
		}
		if ok {
			bundles = append(bundles, b)
		}
	}
	return bundles, nil
}

// BundleSent records that a bundle was sent.
func (a *Reminders) BundleSent(ctx context.Context, b Bundle) error {
	return view.Save(ctx, a.Memory, toldMark(b.Person), b.told, a.Clock.Now(), time.Time{})
}

func toldMark(person string) string { return "reminded " + person }

// quietOn returns the people who want no reminders on that weekday.
func (a *Reminders) quietOn(ctx context.Context, now time.Time) (map[string]bool, error) {
	all, err := a.Digests.Subscriptions(ctx)
	quiet := map[string]bool{}
	for _, s := range all {
		if s.Mine && strings.Contains(s.QuietOn, fmt.Sprint(int(now.Weekday()))) {
			quiet[s.To] = true
		}
	}
	return quiet, err
}

func sortedKeys[V any](m map[string]V) []string {
	keys := make([]string, 0, len(m))
	for k := range m {
		keys = append(keys, k)
	}
	slices.Sort(keys)
	return keys
}

// Reminders reminds owners of due dates, and approvers and leaders of overdue
// items.
type Reminders struct {
	Clock   *clock.Clock
	Ledger  *view.Reader
	People  *people.Directory
	Cards   *card.Cards
	Digests *digest.Digests
	Memory  view.Memory
}
