package main

import (
	"context"
	"errors"
	"fmt"
	"os"
	"path/filepath"
	"strings"

	"rectify/bot/export"
	"rectify/handlers"
)

type exportCommand struct {
	File string `arg:"" help:"The file to write: .xlsx, a sheet of items and one of changes; or .json, as list --json."`
}

// Run writes the whole ledger into a file that others can read. It replaces
// the file only once the new one is whole.
func (c *exportCommand) Run(ctx context.Context, config *Config, s streams) (err error) {
	kind := strings.ToLower(filepath.Ext(c.File))
	if kind != ".xlsx" && kind != ".json" {
		return &usageError{fmt.Errorf("%s: the name must end in .xlsx or .json", c.File)}
	}
	app, err := openApp(ctx, config, s.err)
	if err != nil {
		return err
	}
	defer app.Close()
	out, err := os.CreateTemp(filepath.Dir(c.File), ".rectify-export-")
	if err != nil {
		return fmt.Errorf("writing %s: %w", c.File, err)
	}
	defer os.Remove(out.Name())
	if err := errors.Join(writeLedger(ctx, app, config, kind, out), out.Close()); err != nil {
		return fmt.Errorf("writing %s: %w", c.File, err)
	}
	if err := os.Rename(out.Name(), c.File); err != nil {
		return err
	}
	fmt.Fprintln(s.err, "written:", c.File)
	return nil
}

func writeLedger(ctx context.Context, app *App, config *Config, kind string, out *os.File) error {
	if kind == ".json" {
		items, err := app.Assistant.List(ctx, handlers.Filter{})
		if err != nil {
			return err
		}
		return printJSON(out, orEmpty(items))
	}
	book, err := app.Assistant.Export(ctx, handlers.Lang(config.Lang))
	if err != nil {
		return err
	}
	content, err := export.Workbook(book)
	if err != nil {
		return err
	}
	_, err = out.Write(content)
	return err
}
