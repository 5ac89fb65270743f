package main

import (
	"context"
	"strings"

	"rectify/handlers/reply"
)

type aliasesCommand struct {
	Words []string `arg:"" optional:"" help:"confirm ID or remove ID; without, all are listed."`
	As    string   `help:"Who decides; default: the login name." placeholder:"USER"`
	JSON  bool     `name:"json" help:"Print the wordings as a JSON array."`
}

// Run lists the wordings that stand for items, or decides on one. Whoever may
// write the ledger's file may.
func (c *aliasesCommand) Run(ctx context.Context, config *Config, s streams) error {
	app, err := openApp(ctx, config, s.err)
	if err != nil {
		return err
	}
	defer app.Close()
	if c.JSON {
		all, err := app.Ledger.Wordings(ctx)
		if err != nil {
			return err
		}
		return printJSON(s.out, orEmpty(all))
	}
	answered, err := app.Assistant.Command(ctx, reply.Request{
		Text: "aliases " + strings.Join(c.Words, " "), Lang: config.reader(), Via: "cli",
		Person: reply.Person{ID: login(c.As), Role: reply.Approver},
	})
	if err != nil {
		return err
	}
	return show(s.out, answered)
}
