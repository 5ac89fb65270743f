package rights

import (
	"context"
	"fmt"

	"rectify/data/ledger"
	"rectify/data/notice"
	"rectify/handlers/reply"
)

// ChangeNotice carries out an act on a notice, and returns the notice as it is
// then. Editors rename notices; only approvers retire and restore them.
func (d *Door) ChangeNotice(ctx context.Context, r reply.Request, n ledger.Notice, act ledger.NoticeAct) (ledger.Notice, error) {
	need := reply.Approver
	if _, rename := act.(ledger.Rename); rename {
		need = reply.Editor
	}
	if err := d.Admit(ctx, r, need, ledger.Item{Notice: n.ID}); err != nil {
		return ledger.Notice{}, err
	}
	return d.Keeper.ChangeNotice(ctx, ledger.NoticeChange{Notice: n.ID, Act: act, By: r.Person.ID, Via: r.Via, At: d.Clock.Now(), Request: r.ID})
}

// AddNotice adds a notice, as it was read from source, under an id that the ledger
// does not hold. Only approvers add notices.
func (d *Door) AddNotice(ctx context.Context, r reply.Request, id, source string, n *notice.Notice) error {
	if err := d.Admit(ctx, r, reply.Approver); err != nil {
		return err
	}
	return d.Keeper.AddNotice(ctx, id, source, n, r.Person.ID, d.Clock.Now())
}

// Correct takes a later text of a notice, with the changes of items that the person
// decided on. Only approvers do. It fills in who asked, where and when.
func (d *Door) Correct(ctx context.Context, r reply.Request, c ledger.Correction, decided []Step) error {
	if err := d.Admit(ctx, r, reply.Approver, ledger.Item{Notice: c.Notice}); err != nil {
		return err
	}
	c.By, c.Via, c.At = r.Person.ID, r.Via, d.Clock.Now()
	before := map[ledger.Key]int{} // steps on an item
	for _, s := range decided {
		change := d.asked(ctx, r, s)
		if r.ID != "" { // the request itself names the correction
			change.Request = fmt.Sprint(r.ID, " ", before[s.Item.Key()])
		}
		before[s.Item.Key()]++
		c.Changes = append(c.Changes, change)
	}
	return d.Keeper.Correct(ctx, c)
}
