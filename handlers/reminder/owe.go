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

// An owing is one item to remind a person of, and the stage of its reminders.
type owing struct {
	item      ledger.Item
	as        string
	stage     int
	nudged    string // day of a nudge that reached no owner; empty for reminders of the due date
	unreached bool   // its owners get no messages
}

// An oversight holds the approvers and leaders, and which owners messages reach.
type oversight struct {
	approvers, leaders []string
	known              map[string]people.Colleague
}

// nudgeLife is how many days approvers see a nudge that reached no owner.
const nudgeLife = 7

func (o owing) key() string {
	key := fmt.Sprintf("%s %s %d %s %s", o.as, o.item.Notice, o.item.Number, o.item.Due, o.item.AssignedOn)
	return strings.TrimSpace(key + " " + o.nudged)
}

// above looks up the approvers, leaders and owners. People who cannot be looked up now
// are reminded at the next search.
func (a *Reminders) above(ctx context.Context, v *view.View) (o oversight) {
	var owners []string
	for _, item := range v.Items {
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

// reachable returns the people among ids who can be reached, as far as is known.
func (o oversight) reachable(ids []string) []string {
	return slices.DeleteFunc(slices.Clone(ids), func(id string) bool {
		known, found := o.known[id]
		return found && !known.Reachable()
	})
}

// owe adds an item to the reminders of everyone concerned.
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
	for _, before := range a.Clock.Policy.Before {
		days = append(days, -before)
	}
	days = append(append(days, 0), after...)
	office, unreached := passed(shifted(a.Clock.Policy.Office), past), len(owners) == 0
	switch stage := passed(days, past); {
	case item.HelpFrom != "": // the owner waits for others; approvers and leaders can act
	case !unreached:
		add(owners, owing{item: *item, as: asOwner, stage: stage})
	case office == 0:
		add(above.approvers, owing{item: *item, as: asOffice, stage: stage, unreached: true})
	}
	add(above.approvers, owing{item: *item, as: asApprover, stage: office, unreached: unreached})
	add(above.leaders, owing{item: *item, as: asLeader, unreached: unreached, stage: passed(shifted(a.Clock.Policy.Office+a.Clock.Policy.Leader), past)})
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

// shifted returns days that begin with first, with the same growing gaps.
func shifted(first int) []int {
	days := []int{first}
	for _, d := range after[2:] {
		days = append(days, first+d)
	}
	return days
}
