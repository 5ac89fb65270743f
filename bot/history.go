package main

import (
	"context"

	"rectify/handlers"
)

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
	return show(s.out, handlers.HistoryReply(app.Assistant.Teller(ctx, handlers.Lang(config.Lang), entries), item, entries, 0))
}
