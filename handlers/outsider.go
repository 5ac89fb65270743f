package handlers

import (
	"context"
	"errors"

	"rectify/data/ledger"
	"rectify/handlers/command"
)

// barred answers an outsider who asks for anything but to look, and puts the
// attempt on record. ok is false where the request may go on. Command, Form and
// Send ask it before they do anything.
func (a *Assistant) barred(ctx context.Context, r Request) (refusal Reply, ok bool, err error) {
	if r.Person.Role != Outsider || Reads(r.Text) {
		return Reply{}, false, nil
	}
	c, _ := command.Parse(readable(r.Text))
	if c.Name == command.Meant { // it shows the item, and meant notes no wording
		return Reply{}, false, nil
	}
	book, err := a.open(ctx)
	if err != nil {
		return Reply{}, true, err
	}
	var items []ledger.Item
	for _, n := range c.Numbers {
		if found := book.ByNumber(n); len(found) > 0 {
			items = append(items, found[0])
		}
	}
	refusal, err = a.refuseChange(ctx, r, items, c, Editor)
	return refusal, true, err
}

// errOutsider says that an outsider asked for a change.
var errOutsider = errors.New("an outsider may not change items")

func outsiders(l Lang) string {
	return l.Say("没有更改：访客和其他组织的成员只能查看。需要更改，请联系本单位的同事办理。",
		"Nothing was changed: guests and members of other organisations may only look. Ask a colleague of this organisation to do it.")
}

// recordRefusal puts on record that somebody asked for what they may not do.
func (a *Assistant) recordRefusal(ctx context.Context, r Request, items []ledger.Item, c command.Command, why string) error {
	if a.keeper == nil {
		return nil
	}
	for _, item := range items {
		err := a.keeper.Refuse(ctx, ledger.Refusal{
			Notice: item.Notice, Number: item.Number, Asked: string(c.Name) + " " + c.Words, Why: why,
			By: r.Person.ID, Via: r.Via, At: a.now(), Request: r.ID,
		})
		if err != nil {
			return err
		}
	}
	return nil
}
