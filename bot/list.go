package main

import (
	"context"
	"encoding/json"
	"fmt"
	"io"

	"rectify/handlers"
)

type listCommand struct {
	Status string `help:"Only these: open, done, late, all, or one status (in_progress, rectified, …)." placeholder:"S"`
	On     string `help:"Show the ledger as it was on that day." placeholder:"YYYY-MM-DD"`
	JSON   bool   `name:"json" help:"Print a JSON array."`
}

// Run prints the items of the ledger, a line each.
func (c *listCommand) Run(ctx context.Context, config *Config, s streams) error {
	filter, err := handlers.ParseFilter(c.Status)
	if err != nil {
		return &usageError{err}
	}
	app, err := openApp(ctx, config, s.err)
	if err != nil {
		return err
	}
	defer app.Close()
	day, err := onDay(app, c.On)
	if err != nil {
		return err
	}
	items, err := app.Assistant.ListOn(ctx, filter, day)
	if err != nil {
		return err
	}
	if c.JSON {
		return printJSON(s.out, orEmpty(items))
	}
	return show(s.out, app.Assistant.ListReplyOn(handlers.Lang(config.Lang), items, day))
}

// printJSON writes one value, indented for people.
func printJSON(out io.Writer, value any) error {
	encoder := json.NewEncoder(out)
	encoder.SetIndent("", "  ")
	encoder.SetEscapeHTML(false)
	if err := encoder.Encode(value); err != nil {
		return fmt.Errorf("writing the result: %w", err)
	}
	return nil
}
