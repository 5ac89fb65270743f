package main

import (
	"cmp"
	"context"
	"encoding/json"
	"errors"
	"fmt"
	"io"
	"strings"
	"time"

	"rectify/data/ledger"
	"rectify/handlers/card"
	"rectify/handlers/reply"
	"rectify/handlers/view"
	"rectify/handlers/workbook"
)

type listCommand struct {
	Of     string   `help:"Only the items of this notice: its key or id." placeholder:"KEY"`
	Words  []string `arg:"" optional:"" help:"As after /rectify list: open, done, late, all, a status, a section, words."`
	Status string   `help:"Only these: open, done, late, all, or one status (in_progress, rectified, …)." placeholder:"S"`
	On     string   `help:"Show the ledger as it was on that day." placeholder:"YYYY-MM-DD"`
	JSON   bool     `name:"json" help:"Print a JSON array."`
}

// Run prints the items of the ledger, one per line.
func (c *listCommand) Run(ctx context.Context, config *Config, app *App, s streams) error {
	words := strings.Join(c.Words, " ")
	if words != "" && c.Status != "" {
		return &usageError{errors.New("give the status once: as a word or with --status")}
	}
	filter, unknown := view.ParseFilter(cmp.Or(c.Status, words))
	if unknown != nil && (c.Status != "" || c.JSON || c.On != "") {
		return &usageError{unknown}
	}
	if c.Of != "" {
		whole, err := app.Assistant.Ledger.Whole(ctx)
		if err != nil {
			return err
		}
		n, ok := whole.Named(c.Of)
		if !ok || n.Retired {
			return fmt.Errorf("the ledger has no notice %q in use: see rectify notices", c.Of)
		}
		ctx = view.About(ctx, n.ID)
	}
	if unknown != nil { // words for more than a status
		out, err := app.Assistant.Command(ctx, reply.Request{Text: "list " + words, Person: reply.Person{ID: login("")}, Lang: config.reader(), Via: "cli"})
		if err != nil {
			return err
		}
		if out.Kind == reply.KindNone { // neither a filter nor a subject
			return &usageError{unknown}
		}
		return show(s.out, out)
	}
	day, err := onDay(app, c.On)
	if err != nil {
		return err
	}
	items, err := app.Assistant.Ledger.ListOn(ctx, filter, day)
	if err != nil {
		return err
	}
	if c.JSON {
		snapshot, err := app.Ledger.Snapshot(ctx)
		if err != nil {
			return err
		}
		return printJSON(s.out, itemRows(snapshot, items...))
	}
	return show(s.out, app.Assistant.Cards.ListReplyOn(config.reader(), items, day))
}

// An itemRow is an item in the JSON of list and status: its owner is the responsible
// unit, or the people where there is none.
type itemRow struct {
	ledger.Item
	Person string `json:"person,omitempty"`
}

func itemRows(snapshot *ledger.Snapshot, items ...ledger.Item) []itemRow {
	rows := make([]itemRow, len(items))
	for i, item := range items {
		unit, person := workbook.Source{Snapshot: snapshot}.Owners(item)
		item.Owner = cmp.Or(unit, item.Owner)
		rows[i] = itemRow{item, person}
	}
	return rows
}

type historyCommand struct {
	Number string `arg:"" help:"The item's number; with the key of its notice where there are several: audit#11."`
	JSON   bool   `name:"json" help:"Print the entries as a JSON array, oldest first."`
}

// Run prints the history of one item.
func (c *historyCommand) Run(ctx context.Context, config *Config, app *App, s streams) error {
	item, err := itemNamed(ctx, app, c.Number, time.Time{})
	if err != nil && !errors.Is(err, view.ErrWithdrawn) {
		return err
	}
	entries, err := app.Ledger.History(ctx, item.Notice, item.Number)
	if err != nil {
		return err
	}
	if c.JSON {
		return printJSON(s.out, entries)
	}
	return show(s.out, card.HistoryReply(app.Assistant.Cards.Teller(ctx, config.reader(), entries), item, entries, 0))
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
