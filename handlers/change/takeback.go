package change

import (
	"context"
	"errors"
	"maps"

	"rectify/data/ledger"
	"rectify/handlers/reply"
	"rectify/handlers/rights"
	"rectify/handlers/workbook"
)

// TryRow returns why TakeRow would refuse a row; empty if it would not. Nothing is
// changed.
func (a *Changes) TryRow(ctx context.Context, r reply.Request, row workbook.RowPlan) (why string, err error) {
	r, all := rowSteps(r, row)
	return a.whyNot(ctx, r, a.Door.Preview(ctx, r, all))
}

// TakeRow carries out all changes of a row of an edited workbook, or none. why is the
// reason for none, in words for the person.
func (a *Changes) TakeRow(ctx context.Context, r reply.Request, row workbook.RowPlan) (why string, err error) {
	r, all := rowSteps(r, row)
	_, err = a.Door.Change(ctx, r, all)
	return a.whyNot(ctx, r, err)
}

// rowSteps returns the acts of a row, on the version of the item that the row shows.
func rowSteps(r reply.Request, row workbook.RowPlan) (reply.Request, []rights.Step) {
	if r.Seen = maps.Clone(r.Seen); r.Seen == nil {
		r.Seen = map[int]int{}
	}
	r.Seen[row.Item.Number] = row.Item.Version
	var all []rights.Step
	for _, act := range row.Acts {
		all = append(all, rights.Step{Item: row.Item, Act: act})
	}
	return r, all
}

func (a *Changes) whyNot(ctx context.Context, r reply.Request, err error) (string, error) {
	if err == nil {
		return "", nil
	}
	var conflict *ledger.ConflictError
	if errors.As(err, &conflict) {
		return r.Lang.Phrase(msgRowOutdated, r.Lang.ItemFirst(a.keyOf(ctx, conflict.Current.Notice), conflict.Current.Number)), nil
	}
	out, err := a.Explain(ctx, r, err)
	if err != nil {
		return "", err
	}
	return out.Plain(), nil
}
