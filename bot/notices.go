package main

import (
	"context"
	"errors"
	"strings"

	"rectify/data/ledger"
	"rectify/handlers/reply"
)

type noticesCommand struct {
	Words []string `arg:"" optional:"" help:"rename KEY NEW, name KEY WORDS, retire KEY, restore KEY, or revert KEY to its former text; without, all are listed."`
	As    string   `help:"Who decides; default: your login name." placeholder:"USER"`
	JSON  bool     `name:"json" help:"Print the notices as a JSON array."`
}

// A noticeRow is a notice in `rectify notices --json`.
type noticeRow struct {
	ID        string   `json:"id"`
	Key       string   `json:"key"`
	Keys      []string `json:"keys"` // all its names
	Name      string   `json:"name"`
	Title     string   `json:"title"`
	Published string   `json:"published"`
	Items     int      `json:"items"`
	Retired   bool     `json:"retired"`
	Sample    bool     `json:"sample"`
}

// Run lists the notices, or renames, retires or restores one. Anybody who can write
// the ledger's file may do so.
func (c *noticesCommand) Run(ctx context.Context, config *Config, app *App, s streams) error {
	if c.JSON && len(c.Words) == 0 {
		snapshot, err := app.Ledger.Snapshot(ctx)
		if err != nil {
			return err
		}
		return printJSON(s.out, append(noticeRows(snapshot.Notices), noticeRows(snapshot.Retired)...))
	}
	answered, err := app.Assistant.Command(ctx, reply.Request{
		Text: "notices " + strings.Join(c.Words, " "), Lang: config.reader(), Via: "cli",
		Person: reply.Person{ID: login(c.As), Role: reply.Approver},
	})
	if err != nil {
		return err
	}
	if len(c.Words) > 0 && answered.Kind != reply.KindChange {
		return errors.Join(show(s.err, answered), errReported)
	}
	return show(s.out, answered)
}

func noticeRows(all []ledger.Notice) []noticeRow {
	rows := make([]noticeRow, len(all))
	for i, n := range all {
		rows[i] = noticeRow{n.ID, n.Key(), n.Keys, n.Called(), n.Title, n.Published, len(n.Items), n.Retired, n.Sample}
	}
	return rows
}
