package handlers

import (
	"context"
	"encoding/json"
	"fmt"
	"slices"
	"strings"
	"time"

	"rectify/data/ledger"
)

// receiveWithin is how many working days an owner has to confirm that they
// received an item.
const receiveWithin = 2

// after are the days after its due date on which an item is spoken of again,
// in growing gaps.
var after = []int{1, 3, 7, 14, 28, 56, 112, 224}

// A Bundle is all that one person is reminded of on a day.
type Bundle struct {
	Person string
	Date   string
	Reply  Reply
	told   told
}

// Key names the bundle: one goes out a person a day.
func (b Bundle) Key() string { return "reminder " + b.Person + " " + b.Date }

// told is what a person was reminded of: for each item and due date how far the
// reminders got, so that what was missed is made up for, and nothing is said
// twice.
type told struct {
	Date   string         `json:"date"`
	At     time.Time      `json:"at,omitzero"`
	Stages map[string]int `json:"stages"`
}

// at is when a person was told; of what was noted without a time, the day.
func (t told) at(now time.Time) time.Time {
	if !t.At.IsZero() {
		return t.At
	}
	day, _ := time.ParseInLocation(time.DateOnly, t.Date, now.Location())
	return day
}

// Who is reminded of an item, and why.
const (
	asOwner    = "owner"
	asApprover = "office"
	asLeader   = "leader"
	asOffice   = "unreached" // an approver, of an item whose owners no reminder reaches
)

// DueBundles are the reminders that are owed today, as the ledger stands: a day
// on which nobody was there to send them loses none. Nobody gets more than one
// a day, and nobody any on a day off.
func (a *Reminders) DueBundles(ctx context.Context, now time.Time) ([]Bundle, error) {
	return a.dueBundles(ctx, now, "")
}

// DueBundle is a person's bundle; ok is false where there is nothing to tell them.
func (a *Reminders) DueBundle(ctx context.Context, person string, now time.Time) (b Bundle, ok bool, err error) {
	all, err := a.dueBundles(ctx, now, person)
	if err != nil || len(all) == 0 {
		return Bundle{}, false, err
	}
	return all[0], true, nil
}

// dueBundles are those of everybody, or of one person.
func (a *Reminders) dueBundles(ctx context.Context, now time.Time, only string) ([]Bundle, error) {
	now = now.In(a.clock.now().Location())
	if a.memory == nil || !a.clock.calendar.Working(now) || now.Before(hourOf(now, "09:00")) {
		return nil, nil
	}
	book, err := a.ledger.open(ctx)
	if err != nil {
		return nil, err
	}
	quiet, err := a.quietOn(ctx, now)
	if err != nil {
		return nil, err
	}
	above := a.above(ctx, book)
	owed := map[string][]owing{}
	for i := range book.Items {
		item := &book.Items[i]
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

// BundleSent notes that a bundle is on its way.
func (a *Reminders) BundleSent(ctx context.Context, b Bundle) error {
	body, err := json.Marshal(b.told)
	if err != nil {
		return err
	}
	return a.memory.Remember(ctx, toldMark(b.Person), body, a.clock.now(), time.Time{})
}

func toldMark(person string) string { return "reminded " + person }

// An owing is one item that a person is to be reminded of, and how far its
// reminders are.
type owing struct {
	item      ledger.Item
	as        string
	stage     int
	nudged    string // the day of the nudge that reached nobody; empty where it is about the due date
	unreached bool   // no reminder reaches its owners
}

func (o owing) key() string {
	key := fmt.Sprintf("%s %s %d %s %s", o.as, o.item.Notice, o.item.Number, o.item.Due, o.item.AssignedOn)
	return strings.TrimSpace(key + " " + o.nudged)
}

// An oversight is who looks after items besides their owners, and which owners
// no message reaches.
type oversight struct {
	approvers, leaders []string
	known              map[string]Colleague
}

// above looks up the people of the items. Who cannot be known at the moment has
// their turn at the next look.
func (a *Reminders) above(ctx context.Context, book *book) (o oversight) {
	if a.people.people == nil {
		return o
	}
	var owners []string
	for _, item := range book.Items {
		if item.Status.Open() {
			owners = append(owners, item.OwnerIDs()...)
		}
	}
	approvers, err := a.people.people.Approvers(ctx)
	if err != nil {
		approvers = nil
	}
	return oversight{approvers, a.people.people.Leaders(ctx), a.people.people.Colleagues(ctx, owners)}
}

// reachable are the people among these whom a message reaches, as far as is known.
func (o oversight) reachable(ids []string) []string {
	return slices.DeleteFunc(slices.Clone(ids), func(id string) bool {
		known, found := o.known[id]
		return found && !known.Reachable()
	})
}

// nudgeLife is for how many days the office may still hear of a nudge that
// reached nobody.
const nudgeLife = 7

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
	if a.clock.unreceived(item, now) {
		add(above.reachable(item.Awaited()), owing{item: *item, as: "receipt", stage: 1})
	}
	if item.NudgedOn != "" && len(owners) == 0 && daysBetween(a.clock.dayOf(item.NudgedOn), now) <= nudgeLife {
		add(above.approvers, owing{item: *item, as: asOffice, stage: 1, nudged: item.NudgedOn, unreached: true})
	}
	if item.Due == "" {
		return
	}
	past := a.clock.daysLate(item, now)
	var days []int
	for _, before := range a.clock.pace.Before {
		days = append(days, -before)
	}
	days = append(append(days, 0), after...)
	office, unreached := passed(shifted(a.clock.pace.Office), past), len(owners) == 0
	switch stage := passed(days, past); {
	case item.HelpFrom != "": // its owner can do nothing; those above them can
	case !unreached:
		add(owners, owing{item: *item, as: asOwner, stage: stage})
	case office == 0:
		add(above.approvers, owing{item: *item, as: asOffice, stage: stage, unreached: true})
	}
	add(above.approvers, owing{item: *item, as: asApprover, stage: office, unreached: unreached})
	add(above.leaders, owing{item: *item, as: asLeader, unreached: unreached, stage: passed(shifted(a.clock.pace.Office+a.clock.pace.Leader), past)})
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

// bundle is what a person has not been told yet; ok is false for nothing, and
// where they had theirs today.
func (a *Reminders) bundle(ctx context.Context, person string, owed []owing, now time.Time) (b Bundle, ok bool, err error) {
	var before told
	body, err := a.memory.Recall(ctx, toldMark(person))
	if err != nil {
		return b, false, err
	}
	if body != nil {
		if err := json.Unmarshal(body, &before); err != nil {
			return b, false, fmt.Errorf("reading what %s was reminded of: %w", person, err)
		}
	}
	today := now.Format(time.DateOnly)
	if isAhead(before.Date, before.at(now), now) {
		before = told{}
	}
	if before.Date >= today {
		return b, false, nil
	}
	next := told{Date: today, At: now, Stages: map[string]int{}}
	var due []owing
	for _, o := range owed {
		next.Stages[o.key()] = max(o.stage, before.Stages[o.key()]) // those of items that are done are forgotten
		if o.stage > before.Stages[o.key()] {
			due = append(due, o)
		}
	}
	if len(due) == 0 {
		return b, false, nil
	}
	return Bundle{Person: person, Date: today, Reply: a.reminder(ctx, due, now), told: next}, true, nil
}

// mostReminded is how many items one reminder names.
const mostReminded = 20

// reminder is one message about all that a person is reminded of.
func (a *Reminders) reminder(ctx context.Context, due []owing, now time.Time) Reply {
	l := a.lang
	reply := Reply{Lang: l, Kind: KindItems, Source: FromRules, Parts: []Part{Heading{Text: l.Say("整改提醒（%d 项）", "Rectification reminder (%d)", len(due))}}}
	groups := []struct{ as, title string }{
		{"receipt", l.Say("派给您、还没有签收", "Assigned to you, receipt not confirmed")}, {asOwner, l.Say("您负责的", "Yours")},
		{asApprover, l.Say("逾期，请督办", "Overdue: please follow up")}, {asLeader, l.Say("长期逾期", "Long overdue")},
		{asOffice, l.Say("催办、提醒送不到责任人，请改派或另行联系", "Reminders do not reach the owner: assign somebody else, or contact them in another way")},
	}
	for _, g := range groups {
		var list ItemList
		for _, o := range due {
			if o.as != g.as || len(list.Items) == mostReminded {
				continue
			}
			shown := a.cards.lit(&o.item, now)
			switch past := a.clock.daysLate(&o.item, now); {
			case o.nudged != "":
				shown.Note = l.Say("%s 催办，没有送达", "nudged on %s, not delivered", o.nudged)
			case g.as == "receipt":
				shown.Note = l.Say("%s 分派", "assigned on %s", o.item.AssignedOn)
			case past > 0:
				shown.Note = l.Say("逾期 %d 天", "%d days late", past)
			case past == 0:
				shown.Note = l.Say("今天到期", "due today")
			default:
				shown.Note = l.Say("还有 %d 天到期", "due in %d days", -past)
			}
			words := append([]string{shown.Note}, circumstances(l, &o.item)...)
			if o.unreached {
				words = append(words, whyUnreached(l, &o.item))
			}
			shown.Note = strings.Join(words, l.Say("；", "; "))
			list.Items = append(list.Items, shown)
		}
		if len(list.Items) > 0 {
			list.Opens = true
			reply.Parts = append(reply.Parts, Label{Text: g.title}, list)
			reply.Items = append(reply.Items, list.Items...)
		}
	}
	return a.people.namer(ctx, l).named(reply)
}

// whyUnreached says why no reminder reaches an item's owners.
func whyUnreached(l Lang, item *ledger.Item) string {
	switch {
	case item.Owner == "":
		return l.Say("未设责任人", "no owner")
	case len(item.OwnerIDs()) == 0:
		return l.Say("责任人只写了单位", "the owner is an office")
	}
	return l.Say("责任人账号停用或不收私信", "the owner's account does not accept messages")
}

// quietOn are the people who want no reminders on that weekday.
func (a *Reminders) quietOn(ctx context.Context, now time.Time) (map[string]bool, error) {
	all, err := a.digests.Subscriptions(ctx)
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
