package main

import (
	"context"
	"encoding/json"
	"fmt"
	"io"
	"time"

	"rectify/handlers/card"
	"rectify/handlers/reply"
	"rectify/handlers/view"
)

type listCommand struct {
	Of     string `help:"Only the items of this notice: its key or id." placeholder:"KEY"`
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
	if c.Of != "" {
		whole, err := app.Assistant.Whole(ctx)
		if err != nil {
			return err
		}
		n, ok := whole.Named(c.Of)
		if !ok || n.Retired {
			return fmt.Errorf("the ledger has no notice %q in use: see rectify notices", c.Of)
		}
		ctx = view.About(ctx, n.ID)
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
	Number string `arg:"" help:"The item's number; with the key of its notice where there are several: audit#11."`
	JSON   bool   `name:"json" help:"Print the entries as a JSON array, oldest first."`
}

// Run prints what happened to one item.
func (c *historyCommand) Run(ctx context.Context, config *Config, s streams) error {
	app, err := openApp(ctx, config, s.err)
	if err != nil {
		return err
	}
	defer app.Close()
	item, err := itemNamed(ctx, app, c.Number, time.Time{})
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
