// Package reminder reminds owners of due dates, and notifies approvers and leaders of
// long-overdue items.
package reminder

import (
	"context"
	"strings"
	"time"

	"rectify/data/ledger"
	"rectify/handlers/card"
	"rectify/handlers/digest"
	"rectify/handlers/reply"
	"rectify/handlers/view"
)

// A Bundle holds the reminders of one person on a day.
type Bundle struct {
	Person string
	Date   string
	Reply  reply.Reply
	told   told
}

// mostReminded limits the items in one reminder.
const mostReminded = 20

// Key identifies the bundle: one per person and day.
func (b Bundle) Key() string { return "reminder " + b.Person + " " + b.Date }

// bundle returns the reminders that a person has not had yet. ok is false if there are
// none, or if they had a bundle today.
func (a *Reminders) bundle(ctx context.Context, person string, owed []owing, now time.Time) (b Bundle, ok bool, err error) {
	before, _, err := view.Load[told](ctx, a.Memory, toldMark(person))
	if err != nil {
		return b, false, err
	}
	today := now.Format(time.DateOnly)
	if digest.IsAhead(before.Date, before.at(now), now) {
		before = told{}
	}
	if before.Date >= today {
		return b, false, nil
	}
	next := told{Date: today, At: now, Stages: map[string]int{}}
	var due []owing
	for _, o := range owed {
		next.Stages[o.key()] = max(o.stage, before.Stages[o.key()]) // stages of finished items are dropped
		if o.stage > before.Stages[o.key()] {
			due = append(due, o)
		}
	}
	if len(due) == 0 {
		return b, false, nil
	}
	return Bundle{Person: person, Date: today, Reply: a.reminder(ctx, a.People.LangOf(ctx, person), due, now), told: next}, true, nil
}

// reminder returns the message of a bundle in the language of the person.
func (a *Reminders) reminder(ctx context.Context, l reply.Lang, due []owing, now time.Time) reply.Reply {
	out := reply.Reply{Lang: l, Kind: reply.KindItems, Source: reply.FromRules, Parts: []reply.Part{reply.Heading{Text: l.Phrase(msgReminderTitle, len(due))}}}
	groups := []struct{ as, title string }{
		{"receipt", l.Phrase(msgToReceive)}, {asOwner, l.Phrase(msgOwnItems)},
		{asApprover, l.Phrase(msgToFollowUp)}, {asLeader, l.Phrase(msgLongOverdue)},
		{asOffice, l.Phrase(msgOwnerUnreached)},
	}
	for _, g := range groups {
		var list reply.ItemList
		for _, o := range due {
			if o.as != g.as || len(list.Items) == mostReminded {
				continue
			}
			shown := a.Cards.RefAt(&o.item, now)
			switch past := a.Clock.DaysLate(&o.item, now); {
			case o.nudged != "":
				shown.Note = l.Phrase(msgNudgeUndelivered, o.nudged)
			case g.as == "receipt":
				shown.Note = l.Phrase(msgAssignedOn, o.item.AssignedOn)
			case past > 0:
				shown.Note = l.Phrase(msgDaysLate, past)
			case past == 0:
				shown.Note = l.Phrase(msgDueToday)
			default:
				shown.Note = l.Phrase(msgDueInDays, -past)
			}
			words := append([]string{shown.Note}, card.Circumstances(l, &o.item)...)
			if o.unreached {
				words = append(words, whyUnreached(l, &o.item))
			}
			shown.Note = strings.Join(words, l.Phrase(msgSemicolon))
			list.Items = append(list.Items, shown)
		}
		if len(list.Items) > 0 {
			list.Opens = true
			out.Parts = append(out.Parts, reply.Label{Text: g.title}, list)
			out.Items = append(out.Items, list.Items...)
		}
	}
	return a.People.Names(ctx, l).In(out)
}

// whyUnreached says why no reminder reaches the owners of an item.
func whyUnreached(l reply.Lang, item *ledger.Item) string {
	switch {
	case item.Owner == "":
		return l.Phrase(msgNoOwner)
	case len(item.OwnerIDs()) == 0:
		return l.Phrase(msgOwnerIsOffice)
	}
	return l.Phrase(msgOwnerRefusesMessages)
}
