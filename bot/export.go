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
	"rectify/data/ledger"
	"rectify/data/notice"
	"rectify/handlers/draft"
	"rectify/handlers/reply"
	"rectify/handlers/workbook"
)

type exportCommand struct {
	File string `arg:"" help:"The file to write: .xlsx, the office's sheets; .csv, the ledger; .json, the items with their text (import takes all three back); .docx or .txt, a draft of the next notice."`
	Of   string `help:"The notice to draft the next one from, where the ledger holds several." placeholder:"KEY"`
}

// exporters write the ledger as a kind of file, by its extension. Notes about what
// they wrote go to the last argument.
var exporters = map[string]func(ctx context.Context, c *exportCommand, app *App, l reply.Lang, out, notes io.Writer) error{
	".xlsx": writeExcel, ".csv": writeCSV, ".json": writeJSON, ".docx": writeDraft, ".txt": writeDraft,
}

// Run writes the whole ledger into a file for other programs. It replaces the file
// only once the new one is complete.
func (c *exportCommand) Run(ctx context.Context, config *Config, app *App, s streams) (err error) {
	write := exporters[c.ending()]
	if write == nil {
		endings := slices.Sorted(maps.Keys(exporters))
		return &usageError{fmt.Errorf("%s: the name must end in one of %s", c.File, strings.Join(endings, ", "))}
	}
	dir := filepath.Dir(c.File)
	if info, err := os.Stat(dir); err != nil || !info.IsDir() {
		return fmt.Errorf("writing %s: there is no directory %s", c.File, dir)
	}
	out, err := os.CreateTemp(dir, ".rectify-export-")
	if err != nil {
		return fmt.Errorf("writing %s: %w", c.File, err)
	}
	defer os.Remove(out.Name())
	if err := errors.Join(write(ctx, c, app, config.office(), out, s.err), out.Close()); err != nil {
		return fmt.Errorf("writing %s: %w", c.File, err)
	}
	if err := os.Rename(out.Name(), c.File); err != nil {
		return err
	}
	fmt.Fprintln(s.err, config.reader().Phrase(msgWritten, c.File))
	return nil
}

func (c *exportCommand) ending() string { return strings.ToLower(filepath.Ext(c.File)) }

// An exportedItem is an item with what its notice says of it. It is a workbook.Record,
// too, which import reads back.
type exportedItem struct {
	ledger.Item
	Unit        string              `json:"unit"`
	Person      string              `json:"person"`
	Key         string              `json:"notice_key"`
	Label       string              `json:"label"`
	Finding     string              `json:"finding"`
	Measures    []string            `json:"measures"`
	Goal        string              `json:"goal,omitempty"`
	DueWords    string              `json:"due_words,omitempty"`
	Refused     bool                `json:"refused,omitempty"`
	Response    string              `json:"response,omitempty"` // as printed
	Commitments []notice.Commitment `json:"commitments"`
	Mark        string              `json:"mark"`
}

func writeJSON(ctx context.Context, _ *exportCommand, app *App, l reply.Lang, out, _ io.Writer) error {
	source, err := app.Assistant.WorkbookSource(ctx, l)
	if err != nil {
		return err
	}
	snapshot := source.Snapshot
	all := make([]exportedItem, len(snapshot.Items))
	records := workbook.Records(source)
	for i, item := range snapshot.Items {
		n, _ := snapshot.Named(item.Notice)
		said, r := snapshot.Text(item), records[i]
		all[i] = exportedItem{item, r.Unit, r.Person, n.Key(), said.Label, said.Finding, said.Work(), said.Goal, said.DueWords, said.Refused, said.ResponseWords, said.Commitments, r.Mark}
	}
	return printJSON(out, all)
}

func writeCSV(ctx context.Context, _ *exportCommand, app *App, l reply.Lang, out, _ io.Writer) error {
	source, err := app.Assistant.WorkbookSource(ctx, l)
	if err != nil {
		return err
	}
	return export.CSV(out, workbook.Ledger(source))
}

func writeExcel(ctx context.Context, _ *exportCommand, app *App, l reply.Lang, out, _ io.Writer) error {
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

// writeDraft drafts the next notice, and notes the differences from the last one and
// the blanks for a person to fill in.
func writeDraft(ctx context.Context, c *exportCommand, app *App, l reply.Lang, out, notes io.Writer) error {
	snapshot, err := app.Ledger.Snapshot(ctx)
	if err != nil {
		return err
	}
	id, err := c.drafted(snapshot.Notices)
	if err != nil {
		return err
	}
	next, err := app.Assistant.Draft(ctx, l, id)
	if err != nil {
		return err
	}
	content := []byte(next.Text())
	if c.ending() == ".docx" {
		if content, err = export.Word(next.Document); err != nil {
			return err
		}
	}
	if _, err := out.Write(content); err != nil {
		return err
	}
	fmt.Fprintln(notes, next.Changes(l, len(next.Since)))
	if text := next.ToCheck(l); text != "" {
		fmt.Fprintln(notes, text)
	}
	return nil
}

// drafted returns the ID of the notice that the draft continues.
func (c *exportCommand) drafted(notices []ledger.Notice) (string, error) {
	var keys []string
	for _, n := range notices {
		keys = append(keys, n.Key())
		if c.Of != "" && n.Answers(c.Of) {
			return n.ID, nil
		}
	}
	switch {
	case c.Of != "":
		return "", &usageError{fmt.Errorf("the ledger holds no notice %q: choose one of %s", c.Of, strings.Join(keys, ", "))}
	case len(keys) > 1:
		return "", &usageError{fmt.Errorf("the ledger holds several notices: choose one with --of: %s", strings.Join(keys, ", "))}
	case len(keys) == 0:
		return "", draft.ErrNoItems
	}
	return notices[0].ID, nil
}
