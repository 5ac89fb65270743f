package handlers

import (
	"context"
	"fmt"
	"slices"
	"strings"

	"rectify/data/ledger"
	"rectify/handlers/command"
)

// Form is the form for a command that names an item, such as "status 11", with
// what the item is now.
func (a *Changes) Form(ctx context.Context, r Request) (Form, error) {
	c, ok := command.Parse(r.Text)
	if !ok {
		return saidForm(helpReply(r.Lang)), nil
	}
	form, err := a.form(ctx, r, c)
	if err != nil {
		reply, err := refusal(r.Lang, err)
		return saidForm(reply), err
	}
	return form, nil
}

func (a *Changes) form(ctx context.Context, r Request, c command.Command) (Form, error) {
	if err := a.barred(ctx, r); err != nil {
		return Form{}, err
	}
	if c.Name == command.Rate {
		if _, err := a.rate(ctx, r, c.Words); err != nil { // the verdict counts, with a reason or without
			return Form{}, err
		}
		return rateForm(r.Lang, r.Text), nil
	}
	book, err := a.ledger.open(ctx)
	if err != nil {
		return Form{}, err
	}
	if c.Name == command.Evidence && len(c.Numbers) == 0 {
		if err := a.door.admit(ctx, r, Editor); err != nil {
			return Form{}, err
		}
		return a.evidenceFromAnywhere(r, book), nil
	}
	if missing := book.missing(r.Lang, c.Numbers); missing != "" || len(c.Numbers) != 1 {
		return saidForm(saying(r.Lang, missing)), nil
	}
	item := book.ByNumber(c.Numbers[0])[0]
	if err := a.door.admit(ctx, r, formRole(c, item), item); err != nil {
		return Form{}, err
	}
	if c.Name == command.Extend && decides(c.Words) && item.AskedBy == "" {
		news, err := a.since(ctx, r.Lang, item, r.Seen[item.Number])
		return saidForm(saying(r.Lang, r.Lang.Say("没有待批的延期申请。\n%s", "There is no pending extension request.\n%s", news))), err
	}
	form := a.formFor(ctx, r, book, c, item)
	form.Lang, form.Command, form.Seen = r.Lang, fmt.Sprintf("%s %d", c.Name, item.Number), map[int]int{item.Number: item.Version}
	card := a.people.namer(ctx, r.Lang).named(Reply{Parts: []Part{book.card(r.Lang, a.clock.today(), item)}}).Parts[0].(Card)
	about := []Part{Paragraph{Text: r.Lang.Item(item.Number) + " " + item.Title}, Paragraph{Text: now(r.Lang, card)}}
	if seen := r.Seen[item.Number]; seen != 0 && seen != item.Version {
		form.Stale = true
		news, err := a.since(ctx, r.Lang, item, seen)
		if err != nil {
			return Form{}, err
		}
		about = append(about, Paragraph{Text: r.Lang.Say("这张卡片已经过时，其间发生了：\n%s\n下面是最新的情况。", "This card was out of date. Since then:\n%s\nBelow is the current state.", news)})
	}
	form.Parts = append(about, form.Parts...)
	filled := a.prefill(r, c)
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

// saidForm only says what a reply says.
func saidForm(reply Reply) Form { return Form{Lang: reply.Lang, Title: "Rectify", Parts: reply.Parts} }

// now is an item's state in a line.
func now(l Lang, c Card) string {
	words := []string{l.Say("状态 ", "Status ") + l.Status(c.Status)}
	if c.Owner != "" {
		words = append(words, l.Say("责任 ", "owner ")+c.Owner)
	}
	if c.Due != "" {
		words = append(words, l.Say("时限 ", "due ")+c.Due)
	}
	return strings.Join(words, l.Say("；", "; "))
}

// since is what happened to an item after that version, a line each.
func (a *Changes) since(ctx context.Context, l Lang, item ledger.Item, version int) (string, error) {
	if a.keeper == nil {
		return "", errNoKeeper
	}
	entries, err := a.keeper.History(ctx, item.Notice, item.Number)
	if err != nil {
		return "", err
	}
	entries = slices.DeleteFunc(entries, func(e ledger.Entry) bool { return e.Version <= version || e.Action == ledger.Refused })
	teller := a.cards.teller(ctx, l, entries...)
	var lines []string
	for _, e := range entries {
		lines = append(lines, teller.entry(e))
	}
	return strings.Join(lines, "\n"), nil
}

// formRole is the role that a form demands.
func formRole(c command.Command, item ledger.Item) Role {
	if c.Name == command.Extend && (item.AskedBy != "" || decides(c.Words)) {
		return Approver
	}
	return c.Name.Spec().Role
}
