package main

import (
	"bufio"
	"context"
	"errors"
	"fmt"
	"os"
	"slices"
	"strings"

	"golang.org/x/term"

	"rectify/handlers/reply"
	"rectify/handlers/workbook"
)

// takeBack compares an edited ledger workbook with the ledger, shows what would
// change, and carries that out once it is confirmed: row by row, each whole or
// not at all.
func (c *importCommand) takeBack(ctx context.Context, app *App, config *Config, path string, sheets []workbook.Grid, s streams) error {
	l := reply.Lang(config.Lang)
	source, err := app.Assistant.WorkbookSource(ctx, l)
	if err != nil {
		return err
	}
	plan, err := workbook.Read(sheets, source, app.Assistant.Now())
	if err != nil {
		return fmt.Errorf("%s: %w", path, err)
	}
	request := reply.Request{
		Text: "import " + path, Person: reply.Person{ID: login(c.As), Role: reply.Approver}, Lang: l, Via: "import",
	}
	if plan, err = tried(ctx, plan, func(row workbook.RowPlan) (string, error) { return app.Assistant.TryRow(ctx, request, row) }); err != nil {
		return err
	}
	fmt.Fprint(s.out, plan.Text(l))
	switch {
	case c.DryRun || len(plan.Rows) == 0 && len(plan.Problems) == 0:
		return nil
	case len(plan.Rows) == 0:
		return fmt.Errorf("%s: nothing was changed: no edited row can be taken", path)
	}
	if err := c.confirmed(l, s); err != nil {
		return err
	}
	made, err := tried(ctx, plan, func(row workbook.RowPlan) (string, error) { return app.Assistant.TakeRow(ctx, request, row) })
	if err != nil {
		return err
	}
	for _, p := range made.Problems[len(plan.Problems):] {
		fmt.Fprintln(s.out, l.Say("%s第%d行没有更改：%s", "%s, row %d was not changed: %s", p.Sheet, p.Row, p.What))
	}
	fmt.Fprintln(s.out, l.Say("已更改 %d 项", "%d items were changed", len(made.Rows)))
	if len(made.Problems) > 0 {
		return fmt.Errorf("%s: some rows were not taken; mend them, or export the ledger anew", path)
	}
	return nil
}

// tried is the plan without the rows that do returns a reason against.
func tried(ctx context.Context, plan workbook.Plan, do func(workbook.RowPlan) (why string, err error)) (workbook.Plan, error) {
	refused := map[int]string{}
	for i, row := range plan.Rows {
		why, err := do(row)
		if err != nil {
			return plan, fmt.Errorf("row %d: %w", row.Row, err)
		}
		if why != "" {
			refused[i] = why
		}
	}
	return plan.Without(refused), ctx.Err()
}

// confirmed returns nil where the person agreed: with --yes, or at the terminal.
func (c *importCommand) confirmed(l reply.Lang, s streams) error {
	if c.Yes {
		return nil
	}
	file, ok := s.in.(*os.File)
	if !ok || !term.IsTerminal(int(file.Fd())) {
		return errors.New("nothing was changed: check the list above, then run the command again with --yes")
	}
	fmt.Fprint(s.err, l.Say("确认更改吗？[y/N] ", "Make these changes? [y/N] "))
	line, err := bufio.NewReader(s.in).ReadString('\n')
	if err != nil && line == "" {
		return errors.New("nothing was changed")
	}
	if !slices.Contains([]string{"y", "yes", "是", "确认", "好"}, strings.ToLower(strings.TrimSpace(line))) {
		return errors.New("nothing was changed")
	}
	return nil
}
