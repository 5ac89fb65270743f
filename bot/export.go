package main

import (
	"context"
	"errors"
	"fmt"
	"io"
	"maps"
	"os"
	"path/filepath"
	"slices"
	"strings"

	"rectify/bot/export"
	"rectify/handlers"
	"rectify/handlers/workbook"
)

type exportCommand struct {
	File string `arg:"" help:"The file to write: .xlsx, the office's sheets (import takes the ledger back); .csv, the ledger; .json, as list --json; .docx or .txt, a draft of the next notice."`
	Of   string `help:"The notice to draft the next one from, where the ledger holds several." placeholder:"ID"`
}

// exporters write the ledger as a kind of file, by its ending. Notes about what
// they wrote go to the last.
var exporters = map[string]func(ctx context.Context, c *exportCommand, app *App, l handlers.Lang, out, notes io.Writer) error{
	".xlsx": writeExcel, ".csv": writeCSV, ".json": writeJSON, ".docx": writeDraft, ".txt": writeDraft,
}

// Run writes the whole ledger into a file that others can read. It replaces
// the file only once the new one is whole.
func (c *exportCommand) Run(ctx context.Context, config *Config, s streams) (err error) {
	write := exporters[c.ending()]
	if write == nil {
		endings := slices.Sorted(maps.Keys(exporters))
		return &usageError{fmt.Errorf("%s: the name must end in one of %s", c.File, strings.Join(endings, ", "))}
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
	if err := errors.Join(write(ctx, c, app, handlers.Lang(config.Lang), out, s.err), out.Close()); err != nil {
		return fmt.Errorf("writing %s: %w", c.File, err)
	}
	if err := os.Rename(out.Name(), c.File); err != nil {
		return err
	}
	fmt.Fprintln(s.err, "written:", c.File)
	return nil
}

func (c *exportCommand) ending() string { return strings.ToLower(filepath.Ext(c.File)) }

func writeJSON(ctx context.Context, _ *exportCommand, app *App, _ handlers.Lang, out, _ io.Writer) error {
	items, err := app.Assistant.List(ctx, handlers.Filter{})
	if err != nil {
		return err
	}
	return printJSON(out, orEmpty(items))
}

func writeCSV(ctx context.Context, _ *exportCommand, app *App, l handlers.Lang, out, _ io.Writer) error {
	source, err := app.Assistant.WorkbookSource(ctx, l)
	if err != nil {
		return err
	}
	return export.CSV(out, workbook.Ledger(source))
}

func writeExcel(ctx context.Context, _ *exportCommand, app *App, l handlers.Lang, out, _ io.Writer) error {
	book, err := app.Assistant.Export(ctx, l)
	if err != nil {
		return err
	}
	content, err := export.Excel(book)
	if err != nil {
		return err
	}
	_, err = out.Write(content)
	return err
}
