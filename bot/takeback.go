package main

import (
	"context"
	"fmt"

	"rectify/handlers/intake"
)

// takeBack compares an edited ledger workbook with the ledger, shows what would
// change, and carries that out once it is confirmed: row by row, each whole or
// not at all.
func (c *importCommand) takeBack(ctx context.Context, app *App, config *Config, p intake.Paper, s streams) error {
	l, r := config.reader(), c.request(config, p.Name)
	plan, err := app.Assistant.ReadLedger(ctx, r, p.Ledger)
	if err != nil {
		return fmt.Errorf("%s: %w", p.Name, err)
	}
	fmt.Fprint(s.out, plan.Text(l))
	switch {
	case c.DryRun || len(plan.Rows) == 0 && len(plan.Problems) == 0:
		return nil
	case len(plan.Rows) == 0:
		return fmt.Errorf("%s: nothing was changed: no edited row can be taken", p.Name)
	}
	if err := c.confirmed(l, s); err != nil {
		return err
	}
	made, err := app.Assistant.TakeLedger(ctx, r, plan)
	if err != nil {
		return err
	}
	for _, p := range made.Problems[len(plan.Problems):] {
		fmt.Fprintln(s.out, l.Phrase(rowUnchanged, p.Sheet, p.Row, p.What))
	}
	fmt.Fprintln(s.out, l.Phrase(itemsChanged, len(made.Rows)))
	if len(made.Problems) > 0 {
		return fmt.Errorf("%s: some rows were not taken; mend them, or export the ledger anew", p.Name)
	}
	return nil
}
