package change

import (
	"context"
	"fmt"
	"slices"
	"strings"

	"rectify/data/ledger"
	"rectify/handlers/card"
	"rectify/handlers/change/interpret"
	"rectify/handlers/command"
	"rectify/handlers/feedback"
	"rectify/handlers/reply"
	"rectify/handlers/rights"
	"rectify/handlers/view"
)

// Form returns the form for a command that names an item, such as "status 11",
// with the item's current state.
func (a *Changes) Form(ctx context.Context, r reply.Request) (reply.Form, error) {
	c, ok := command.Parse(r.Text)
	if !ok {
		return saidForm(reply.Help(r.Lang)), nil
	}
	form, err := a.form(ctx, r, c)
	if err != nil {
		out, err := rights.Refusal(r.Lang, err)
		return saidForm(out), err
	}
	return form, nil
}

func (a *Changes) form(ctx context.Context, r reply.Request, c command.Command) (reply.Form, error) {
	if err := a.Barred(ctx, r); err != nil {
		return reply.Form{}, err
	}
	if c.Name == command.Rate {
		if _, err := a.Feedback.Rate(ctx, r, c.Words); err != nil { // the verdict is saved even without a reason
			return reply.Form{}, err
		}
		return feedback.RatingForm(r.Lang, r.Text), nil
	}
	v, err := a.Ledger.Open(ctx)
	if err != nil {
		return reply.Form{}, err
	}
	if c.Name == command.Evidence && len(c.Numbers) == 0 {
		if err := a.Door.Admit(ctx, r, reply.Editor); err != nil {
			return reply.Form{}, err
		}
		return a.EvidenceFromAnywhere(r, v), nil
	}
	if missing := interpret.Missing(v, r.Lang, c.Numbers); missing != "" || len(c.Numbers) != 1 && c.Name != command.Close {
		return saidForm(reply.Sentence(r.Lang, missing)), nil
	}
	if ask := interpret.AskNotice(r, v, c); ask != nil {
		return saidForm(*ask), nil
	}
	items := itemsOf(v, r.Notice, c.Numbers)
	if items == nil {
		return saidForm(reply.Sentence(r.Lang, noSuchItem(r.Lang))), nil
	}
	item := items[0]
	if err := a.Door.Admit(ctx, r, formRole(c, item), items...); err != nil {
		return reply.Form{}, err
	}
	if c.Name == command.Extend && interpret.Decides(c.Words) && item.AskedBy == "" {
		news, err := a.since(ctx, r.Lang, item, r.Seen[item.Number])
		return saidForm(reply.Sentence(r.Lang, r.Lang.Phrase(msgNoPendingRequest, news))), err
	}
	if c.Name == command.Close && item.Status.Open() {
		news, err := a.since(ctx, r.Lang, item, max(item.Version-latestShown, 1))
		return saidForm(reply.Sentence(r.Lang, r.Lang.Phrase(msgIsOpenNow, r.Lang.ItemFirst(item.NoticeKey, item.Number), r.Lang.Status(item.Status), news))), err
	}
	return a.formOf(ctx, interpret.Typed{Request: r, Command: c, View: v, Items: items})
}

// itemsOf are the items of those numbers of a notice, or of the only one that has them; nil
// where one is not there.
func itemsOf(v *view.View, notice string, numbers []int) (items []ledger.Item) {
	for _, n := range numbers {
		item, there := v.Numbered(notice, n)
		if !there {
			return nil
		}
		items = append(items, item)
	}
	return items
}

// latestShown is how many changes say why an item cannot be closed off.
const latestShown = 3

// formOf is the form of a command for its items, with what the item is now where it is one,
// what was typed and what the request fills in.
func (a *Changes) formOf(ctx context.Context, t interpret.Typed) (reply.Form, error) {
	r, c, item, kind := t.Request, t.Command, t.Items[0], interpret.Kinds[t.Command.Name]
	if kind.Form == nil {
		return saidForm(reply.Help(r.Lang)), nil
	}
	form := kind.Form(&a.Interpreter, ctx, t)
	form.Lang, form.Command, form.Seen = r.Lang, fmt.Sprintf("%s %s", c.Name, card.Numbers(t.Items)), map[int]int{}
	for _, i := range t.Items {
		form.Seen[i.Number] = i.Version
	}
	shown := a.People.Names(ctx, r.Lang).In(reply.Reply{Parts: []reply.Part{card.Of(t.View, r.Lang, a.Clock.Today(), item)}}).Parts[0].(reply.Card)
	about := []reply.Part{reply.Paragraph{Text: r.Lang.ItemOf(item.NoticeKey, item.Number) + " " + item.Title}, reply.Paragraph{Text: now(r.Lang, shown)}}
	if len(t.Items) > 1 {
		about = []reply.Part{reply.Paragraph{Text: card.Named(r.Lang, t.Items)}, reply.Paragraph{Text: r.Lang.Phrase(msgSameForAll, len(t.Items))}}
	}
	if seen := r.Seen[item.Number]; seen != 0 && seen != item.Version {
		form.Stale = true
		news, err := a.since(ctx, r.Lang, item, seen)
		if err != nil {
			return reply.Form{}, err
		}
		about = append(about, reply.Paragraph{Text: r.Lang.Phrase(msgCardOutdated, news)})
	}
	form.Parts = append(about, form.Parts...)
	var filled map[string]string
	if c.Words != "" && kind.Fill != nil {
		filled = kind.Fill(&a.Interpreter, t)
	}
	for i, field := range form.Fields {
		if value, given := filled[field.Name]; given {
			form.Fields[i].Value = value
		}
		if value, given := r.Values[field.Name]; given {
			form.Fields[i] = field.With(value)
		}
	}
	return form, nil
}

// saidForm returns a form without fields that shows a reply.
func saidForm(out reply.Reply) reply.Form {
	return reply.Form{Lang: out.Lang, Title: "Rectify", Parts: out.Parts}
}

// now returns the state of an item in a line.
func now(l reply.Lang, c reply.Card) string {
	words := []string{l.Phrase(msgNowStatus) + l.Status(c.Status)}
	if c.Owner != "" {
		words = append(words, l.Phrase(msgNowOwner)+c.Owner)
	}
	if c.Due != "" {
		words = append(words, l.Phrase(msgNowDue)+c.Due)
	}
	return strings.Join(words, l.Phrase(msgSemicolon))
}

// since returns the history of an item after a version, one entry per line.
func (a *Changes) since(ctx context.Context, l reply.Lang, item ledger.Item, version int) (string, error) {
	entries, err := a.Keeper.History(ctx, item.Notice, item.Number)
	if err != nil {
		return "", err
	}
	entries = slices.DeleteFunc(entries, func(e ledger.Entry) bool { return e.Version <= version || e.Action == ledger.Refused })
	teller := a.Cards.TellerFor(ctx, l, entries...)
	var lines []string
	for _, e := range entries {
		lines = append(lines, teller.Entry(e))
	}
	return strings.Join(lines, "\n"), nil
}

// formRole returns the role that a form requires.
func formRole(c command.Command, item ledger.Item) reply.Role {
	if c.Name == command.Extend && (item.AskedBy != "" || interpret.Decides(c.Words)) {
		return reply.Approver
	}
	return c.Name.Spec().Role
}
