package dialogue

import (
	"cmp"
	"context"
	"errors"
	"fmt"
	"regexp"
	"slices"
	"strings"

	"rectify/data/ledger"
	"rectify/data/text"
	"rectify/handlers/answer"
	"rectify/handlers/card"
	"rectify/handlers/change"
	"rectify/handlers/command"
	"rectify/handlers/people"
	"rectify/handlers/question/condition"
	"rectify/handlers/reply"
	"rectify/handlers/view"
)

// Offer shows a change as a button, with its form filled in where it has one.
func (a *Dialogues) Offer(ctx context.Context, r reply.Request, c command.Command) (reply.Reply, error) {
	v, err := a.Ledger.Open(ctx)
	if err != nil {
		return reply.Reply{}, err
	}
	items, act, instead, err := a.Changes.Plan(ctx, r, v, c)
	if err != nil || instead != nil {
		if instead == nil {
			return reply.Reply{}, err
		}
		return *instead, nil
	}
	l := r.Lang
	if shut, ok := act.(ledger.Close); ok && c.Name == command.Status {
		c.Name, c.Words = command.Close, shut.Note
	}
	typed := strings.TrimSpace(fmt.Sprintf("%s %s %s", c.Name, card.Numbers(items), c.Words))
	b := reply.Button{Label: l.Phrase(msgGoAhead), Command: typed, Seen: card.Seen(r, items), Main: true}
	switch {
	case len(items) > 1 || !r.Rich || !c.Name.Spec().Form:
		b.Confirm = true
	case len(typed) > card.LongestCarried:
		b.Command, b.As, b.Label = fmt.Sprintf("%s %s", c.Name, card.Numbers(items)), reply.AsForm, l.Phrase(msgFillInAndSend)
	default:
		b.As, b.Label = reply.AsForm, l.Phrase(msgCheckAndSend)
	}
	out := a.Offering(r, card.Named(l, items)+l.Phrase(msgColon)+card.ActWords(l, act, items...)+l.Bracketed(change.NoteOf(act))+l.Bracketed(a.undone(ctx, l, items, c)), b)
	out.Kind, out.Items = reply.KindItems, card.Refs(items)
	return out, nil
}

// Offering says that nothing was changed, what would be, and how to go on.
func (a *Dialogues) Offering(r reply.Request, what string, b reply.Button) reply.Reply {
	out := reply.Sentence(r.Lang, r.Lang.Phrase(msgPressToCarryOut, what))
	out.Parts = append(out.Parts, reply.Buttons{b})
	return out
}

// nudgedPerson finds whom a sentence asks to nudge: 催一下小李, chase up Ruth Adeyemi.
var nudgedPerson = regexp.MustCompile(`^(?:请|麻烦|帮我|帮忙|你|再|去)*(?:催促|催办|督促|催)(?:一下|一催|催|下)?([^\d,，。?？!！]+?)(?:那边|那里|的(?:进度|进展|事|问题|责任人))?(?:吧|呗)?[。!！]*$` +
	`|^(?i:please )?(?i:nudge|chase(?: up)?|remind) ([^\d,.?!]+?)(?i: please)?[.!]*$`)

// nudgePerson offers to nudge the person, or unit, that a sentence names: of their one open
// item, or of one of several to choose. ok is false where it names nobody who has items.
func (a *Dialogues) nudgePerson(ctx context.Context, r reply.Request, t *answer.Turn) (_ reply.Reply, ok bool) {
	m := nudgedPerson.FindStringSubmatch(t.Sentence)
	if m == nil {
		return reply.Reply{}, false
	}
	l := t.ReplyLang
	called := cmp.Or(m[1], m[2])
	theirs := a.heldBy(ctx, t, called)
	open := slices.DeleteFunc(slices.Clone(theirs), func(i ledger.Item) bool { return !i.Status.Open() })
	switch open = view.ByDue(open); {
	case theirs == nil && !a.isColleague(ctx, called):
		return reply.Reply{}, false
	case len(open) == 0:
		return reply.Sentence(l, l.Phrase(msgNothingToNudge, called)), true
	}
	out := reply.Sentence(l, l.Phrase(msgWhichToNudge, called, card.Named(l, open)))
	if len(open) == 1 {
		out = reply.Sentence(l, l.Phrase(msgPressToCarryOut, card.Named(l, open)+l.Phrase(msgColon)+card.ActWords(l, ledger.Nudge{})+l.Bracketed(called)))
	}
	var row reply.Buttons
	for i, item := range open[:min(len(open), mostToNudge)] {
		row = append(row, reply.Button{Label: l.Phrase(msgNudgeOf, l.ItemOf(item.NoticeKey, item.Number)), Command: fmt.Sprintf("%s %s", command.Nudge, item.Ref()),
			Seen: map[int]int{item.Number: item.Version}, Confirm: true, Main: i == 0})
	}
	out.Kind, out.Items, out.Parts = reply.KindItems, card.Refs(open), append(out.Parts, reply.ItemList{Items: card.Refs(open)}, row)
	return out, true
}

// heldBy are the items that somebody answers for whom a sentence names, a person or a unit; nil
// for none.
func (a *Dialogues) heldBy(ctx context.Context, t *answer.Turn, called string) (theirs []ledger.Item) {
	who := text.BareName(called)
	names := a.People.Names(ctx, t.ReplyLang, ledger.Mentioned(card.Leads(t.View)...)...)
	for i := range t.View.Items {
		item := &t.View.Items[i]
		if slices.ContainsFunc(t.View.OwnersOf(item, condition.Leads), func(owner string) bool {
			return strings.EqualFold(text.BareName(strings.TrimPrefix(names.All(owner), "@")), who)
		}) || slices.ContainsFunc(item.OwnerIDs(), func(id string) bool { return strings.EqualFold(text.BareName(names.One(id)), who) }) {
			theirs = append(theirs, *item)
		}
	}
	return theirs
}

// isColleague reports whether somebody with an account has the name.
func (a *Dialogues) isColleague(ctx context.Context, called string) bool {
	nearest, _ := a.Changes.People.Nearest(ctx, called) // who cannot be looked up is not known
	return slices.ContainsFunc(nearest, func(c people.Colleague) bool { return strings.EqualFold(c.Name, called) })
}

// mostToNudge is how many items such an answer has buttons for.
const mostToNudge = 5

// tryOf is an act that shows whether a command whose form asks for the rest can be carried out
// at all; nil for commands that always can.
func tryOf(name command.Name) ledger.Act {
	switch name {
	case command.Close:
		return ledger.Close{}
	case command.Reopen:
		return ledger.Reopen{Reason: "-"}
	}
	return nil
}

// hopeless reports whether nothing that a form asks for would make a refused change good.
func hopeless(err error) bool {
	return slices.ContainsFunc([]error{ledger.ErrNotRectified, ledger.ErrSamePerson, ledger.ErrNotAsked, ledger.ErrOwnRequest, ledger.ErrNudged, ledger.ErrNoOwner, ledger.ErrNotOwner},
		func(reason error) bool { return errors.Is(err, reason) })
}
