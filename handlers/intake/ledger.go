package intake

import (
	"context"
	"errors"
	"strings"

	"rectify/handlers/reply"
	"rectify/handlers/workbook"
)

// mostLines is how much of an edited ledger's plan a message shows.
const mostLines = 40

// ReadLedger compares an edited ledger with the ledger, and tries what each row
// asks for, as this person. The error is workbook.ErrNoLedger where the sheets are
// none.
func (a *Intake) ReadLedger(ctx context.Context, r reply.Request, sheets []workbook.Grid) (workbook.Plan, error) {
	source, err := a.Source(ctx, r.Lang)
	if err != nil {
		return workbook.Plan{}, err
	}
	plan, err := workbook.Read(sheets, source, a.Clock.Now())
	if err != nil {
		return plan, err
	}
	return eachRow(ctx, plan, func(row workbook.RowPlan) (string, error) { return a.Changes.TryRow(ctx, r, row) })
}

// TakeLedger carries out the edits of a plan, row by row; each row completely or not
// at all.
func (a *Intake) TakeLedger(ctx context.Context, r reply.Request, plan workbook.Plan) (workbook.Plan, error) {
	return eachRow(ctx, plan, func(row workbook.RowPlan) (string, error) { return a.Changes.TakeRow(ctx, r, row) })
}

// eachRow is the plan without the rows that do returns a reason against.
func eachRow(ctx context.Context, plan workbook.Plan, do func(workbook.RowPlan) (why string, err error)) (workbook.Plan, error) {
	refused := map[int]string{}
	for i, row := range plan.Rows {
		why, err := do(row)
		if err != nil {
			return plan, err
		}
		if why != "" {
			refused[i] = why
		}
	}
	return plan.Without(refused), ctx.Err()
}

// showLedger shows what an edited ledger would change.
func (a *Intake) showLedger(ctx context.Context, r reply.Request, p Paper) (reply.Reply, error) {
	l := r.Lang
	plan, err := a.ReadLedger(ctx, r, p.Ledger)
	switch {
	case errors.Is(err, workbook.ErrNoLedger):
		return reply.Sentence(l, err.Error()), nil
	case err != nil:
		return reply.Reply{}, err
	case len(plan.Rows)+len(plan.Problems)+len(plan.Far)+len(plan.Ignored) == 0:
		return reply.Sentence(l, l.Phrase(msgNoRows, p.Name)), nil
	}
	said := strings.Split(strings.TrimRight(plan.Text(l), "\n"), "\n")
	if more := len(said) - mostLines; more > 0 {
		said = append(append([]string{}, said[:mostLines-1]...), l.Phrase(msgMoreLines, more), said[len(said)-1])
	}
	out := reply.Sentence(l, lines(said))
	out.Kind = reply.KindNotice
	out.Parts = append([]reply.Part{reply.Label{Text: l.Phrase(msgChangesSeen, p.Name)}}, out.Parts...)
	if r.Rich && len(plan.Rows) > 0 {
		out.Parts = append(out.Parts, reply.Buttons{{Label: l.Phrase(msgTakeRows, len(plan.Rows)), Command: "import " + p.Ref, Confirm: true,
			Main: true, As: reply.InPlace}})
	}
	return out, nil
}

// takeLedger changes what an edited ledger asks for.
func (a *Intake) takeLedger(ctx context.Context, r reply.Request, p Paper) (reply.Reply, error) {
	l := r.Lang
	plan, err := a.ReadLedger(ctx, r, p.Ledger)
	if err != nil {
		return reply.Reply{}, err
	}
	made, err := a.TakeLedger(ctx, r, plan)
	if err != nil {
		return reply.Reply{}, err
	}
	said := []string{l.Phrase(msgRowsTaken, len(made.Rows))}
	for _, p := range made.Problems {
		said = append(said, l.Phrase(msgRowNotTaken, p.Sheet, p.Row, p.What))
	}
	out := reply.Sentence(l, lines(said))
	out.Kind = reply.KindChange
	return out, nil
}
