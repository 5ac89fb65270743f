package main

import (
	"context"

	"rectify/handlers"
)

type statusCommand struct {
	Number int  `arg:"" help:"The item's number."`
	JSON   bool `name:"json" help:"Print the item as JSON."`
}

// Run shows one item.
func (c *statusCommand) Run(ctx context.Context, config *Config, s streams) error {
	app, err := openApp(ctx, config, s.err)
	if err != nil {
		return err
	}
	defer app.Close()
	item, err := app.Assistant.Item(ctx, c.Number)
	if err != nil {
		return err
	}
	if c.JSON {
		return printJSON(s.out, item)
	}
	reply, err := app.Assistant.ItemReply(ctx, handlers.Lang(config.Lang), item)
	if err != nil {
		return err
	}
	return show(s.out, reply)
}
