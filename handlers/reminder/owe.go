package reminder

import (
	"context"
	"fmt"
	"slices"
	"strings"
	"time"

	"rectify/data/ledger"
	"rectify/handlers/clock"
	"rectify/handlers/people"
	"rectify/handlers/view"
)

// An owing is one item that a person is to be reminded of, and how far its
// reminders are.
type owing struct {
	item      ledger.Item
	as        string
	stage     int
	nudged    string // the day of the nudge that reached nobody; empty where it is about the due date
	unreached bool   // no reminder reaches its owners
}

// An oversight is who looks after items besides their owners, and which owners
// no message reaches.
type oversight struct {
	approvers, leaders []string
	known              map[string]people.Colleague
}

// nudgeLife is for how many days the office may still hear of a nudge that
// reached nobody.
const nudgeLife = 7

func (o owing) key() string {
	key := fmt.Sprintf("%s %s %d %s %s", o.as, o.item.Notice, o.item.Number, o.item.Due, o.item.AssignedOn)
	return strings.TrimSpace(key + " " + o.nudged)
}

// above looks up the people of the items. Who cannot be known at the moment has
// their turn at the next look.
func (a *Reminders) above(ctx context.Context, book *view.View) (o oversight) {
	var owners []string
	for _, item := range book.Items {
		if item.Status.Open() {
			owners = append(owners, item.OwnerIDs()...)
		}
	}
	approvers, err := a.People.Approvers(ctx)
	if err != nil {
		approvers = nil
	}
	return oversight{approvers, a.People.Leaders(ctx), a.People.Colleagues(ctx, owners)}
}

// reachable are the people among these whom a message reaches, as far as is known.
func (o oversight) reachable(ids []string) []string {
	return slices.DeleteFunc(slices.Clone(ids), func(id string) bool {
		known, found := o.known[id]
		return found && !known.Reachable()
	})
}

// owe adds an item to what people are reminded of.
func (a *Reminders) owe(owed map[string][]owing, item *ledger.Item, above oversight, now time.Time) {
	add := func(people []string, o owing) {
		for _, id := range people {
			if id != "" && o.stage > 0 {
				owed[id] = append(owed[id], o)
			}
		}
	}
	owners := above.reachable(item.OwnerIDs())
	if a.Clock.Unreceived(item, now) {
		add(above.reachable(item.Awaited()), owing{item: *item, as: "receipt", stage: 1})
	}
	if item.NudgedOn != "" && len(owners) == 0 && clock.DaysBetween(a.Clock.DayOf(item.NudgedOn), now) <= nudgeLife {
		add(above.approvers, owing{item: *item, as: asOffice, stage: 1, nudged: item.NudgedOn, unreached: true})
	}
	if item.Due == "" {
		return
	}
	past := a.Clock.DaysLate(item, now)
	var days []int
	for _, before := range a.Clock.Pace.Before {
		days = append(days, -before)
	}
	days = append(append(days, 0), after...)
	office, unreached := passed(shifted(a.Clock.Pace.Office), past), len(owners) == 0
	switch stage := passed(days, past); {
	case item.HelpFrom != "": // its owner can do nothing; those above them can
	case !unreached:
		add(owners, owing{item: *item, as: asOwner, stage: stage})
	case office == 0:
		add(above.approvers, owing{item: *item, as: asOffice, stage: stage, unreached: true})
	}
	add(above.approvers, owing{item: *item, as: asApprover, stage: office, unreached: unreached})
	add(above.leaders, owing{item: *item, as: asLeader, unreached: unreached, stage: passed(shifted(a.Clock.Pace.Office+a.Clock.Pace.Leader), past)})
}

// passed counts the days that have passed.
func passed(days []int, now int) (n int) {
	for _, d := range days {
		if d <= now {
			n++
		}
	}
	return n
}

// shifted are days that begin with one, in the same growing gaps.
func shifted(first int) []int {
	days := []int{first}
	for _, d := range after[2:] {
		days = append(days, first+d)
	}
	return days
}
