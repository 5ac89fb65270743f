package main

import (
	"context"
	"encoding/json"
	"fmt"
	"io"

	"rectify/handlers/card"
	"rectify/handlers/reply"
	"rectify/handlers/view"
)

type listCommand struct {
	Status string `help:"Only these: open, done, late, all, or one status (in_progress, rectified, …)." placeholder:"S"`
	On     string `help:"Show the ledger as it was on that day." placeholder:"YYYY-MM-DD"`
	JSON   bool   `name:"json" help:"Print a JSON array."`
}

// Run prints the items of the ledger, a line each.
func (c *listCommand) Run(ctx context.Context, config *Config, s streams) error {
	filter, err := view.ParseFilter(c.Status)
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
	return show(s.out, app.Assistant.ListReplyOn(reply.Lang(config.Lang), items, day))
}

type historyCommand struct {
	Number int  `arg:"" help:"The item's number."`
	JSON   bool `name:"json" help:"Print the entries as a JSON array, oldest first."`
}

// Run prints what happened to one item.
func (c *historyCommand) Run(ctx context.Context, config *Config, s streams) error {
	app, err := openApp(ctx, config, s.err)
	if err != nil {
		return err
	}
	defer app.Close()
	item, err := app.Assistant.Item(ctx, c.Number)
	if err != nil {
		return err
	}
	entries, err := app.Ledger.History(ctx, item.Notice, item.Number)
	if err != nil {
		return err
	}
	if c.JSON {
		return printJSON(s.out, entries)
	}
	return show(s.out, card.HistoryReply(app.Assistant.Teller(ctx, reply.Lang(config.Lang), entries), item, entries, 0))
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
