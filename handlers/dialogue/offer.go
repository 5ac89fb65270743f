package dialogue

import (
	"cmp"
	"context"
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
	l, who := t.ReplyLang, text.BareName(cmp.Or(m[1], m[2]))
	names := a.People.Names(ctx, l, ledger.Mentioned(card.Leads(t.View)...)...)
	theirs, open := false, []ledger.Item(nil)
	for i := range t.View.Items {
		item := &t.View.Items[i]
		if !slices.ContainsFunc(t.View.OwnersOf(item, condition.Leads), func(owner string) bool {
			return text.BareName(strings.TrimPrefix(names.All(owner), "@")) == who
		}) && !slices.ContainsFunc(item.OwnerIDs(), func(id string) bool { return text.BareName(names.One(id)) == who }) {
			continue
		}
		if theirs = true; item.Status.Open() {
			open = append(open, *item)
		}
	}
	called := cmp.Or(m[1], m[2])
	switch open = view.ByDue(open); {
	case !theirs:
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

// mostToNudge is how many items such an answer has buttons for.
const mostToNudge = 5
