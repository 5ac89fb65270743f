package main

import (
	"context"
	"errors"
	"fmt"
	"os/user"
	"slices"
	"time"

	"rectify/data/ledger"
	"rectify/data/notice"
	"rectify/data/text"
	"rectify/handlers/reply"
	"rectify/handlers/view"
)

type statusCommand struct {
	Number string `arg:"" help:"The item's number; with the key of its notice where there are several: audit#11."`
	Status string `arg:"" optional:"" help:"Set this status: not_started, in_progress, done, long_term or closed, or the Chinese word."`
	Note   string `help:"Why, or what was done." placeholder:"T"`
	As     string `help:"Who makes the change; default: your login name." placeholder:"USER"`
	On     string `help:"Show the item as it was on that day." placeholder:"YYYY-MM-DD"`
	JSON   bool   `name:"json" help:"Print the item as JSON."`
}

// Run shows one item, or changes its status.
func (c *statusCommand) Run(ctx context.Context, config *Config, app *App, s streams) error {
	switch {
	case c.Status != "" && c.On != "":
		return &usageError{errors.New("the past cannot be changed: leave out --on or the status")}
	case c.Note != "" && c.Status == "":
		return &usageError{errors.New("--note goes with a status")}
	}
	if c.Status != "" {
		if err := c.change(ctx, app, config); err != nil {
			return err
		}
	}
	day, err := onDay(app, c.On)
	if err != nil {
		return err
	}
	item, err := itemNamed(ctx, app, c.Number, day)
	if err != nil {
		return err
	}
	if c.JSON {
		snapshot, err := app.Ledger.Snapshot(ctx)
		if err != nil {
			return err
		}
		return printJSON(s.out, itemRows(snapshot, item)[0])
	}
	answered, err := app.Assistant.Cards.ItemReply(ctx, config.reader(), item)
	if err != nil {
		return err
	}
	return show(s.out, answered)
}

// change sets the item's status. Anybody who can write the ledger's file may do so.
func (c *statusCommand) change(ctx context.Context, app *App, config *Config) error {
	item, err := itemNamed(ctx, app, c.Number, time.Time{})
	if err != nil {
		return err
	}
	note := c.Note
	if read := text.ReadStatus(c.Status, app.Assistant.Now()); note == "" && !read.Doubt && slices.Equal(read.May, []string{string(notice.Closed)}) {
		note = "rectify status" // a close-off says on what it rests
	}
	out, err := app.Assistant.Command(ctx, reply.Request{
		Text:   fmt.Sprintf("status %s %s %s", item.Ref(), c.Status, note),
		Person: reply.Person{ID: login(c.As), Role: reply.Approver},
		Lang:   config.reader(), Via: "cli",
	})
	if err != nil {
		return err
	}
	if out.Kind != reply.KindChange {
		return errors.New(out.Plain())
	}
	return nil
}

// itemNamed returns the item that an argument names, or a usage error.
func itemNamed(ctx context.Context, app *App, ref string, at time.Time) (ledger.Item, error) {
	item, err := app.Assistant.Ledger.ItemNamed(ctx, ref, at)
	if errors.Is(err, view.ErrNoNumber) {
		return item, &usageError{err}
	}
	return item, err
}

// login returns the given name, or that of the user who runs the program.
func login(given string) string {
	if given != "" {
		return given
	}
	if u, err := user.Current(); err == nil && u.Username != "" {
		return u.Username
	}
	return "cli"
}

// onDay returns the end of that day in the organisation's time zone; the zero time if
// none is given.
func onDay(app *App, date string) (time.Time, error) {
	if date == "" {
		return time.Time{}, nil
	}
	day, err := time.ParseInLocation(time.DateOnly, date, app.Zone)
	if err != nil {
		return time.Time{}, &usageError{fmt.Errorf("%q is no date: write it as 2024-05-31", date)}
	}
	return day.AddDate(0, 0, 1).Add(-time.Microsecond), nil
}
