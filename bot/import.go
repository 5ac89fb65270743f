package main

import (
	"context"
	"errors"
	"fmt"
	"path/filepath"
	"runtime"
	"strings"
	"time"

	"golang.org/x/sync/errgroup"

	"rectify/bot/export"
	"rectify/data/ledger/store"
	"rectify/data/notice"
	"rectify/data/notices"
	"rectify/handlers/workbook"
)

type importCommand struct {
	Files  []string `arg:"" help:"Notices: text, HTML, Word (.docx), Excel (.xlsx) or PDF; or a ledger that export wrote and people edited (.xlsx)."`
	DryRun bool     `name:"dry-run" help:"Show what would be added or changed, and do nothing."`
	Yes    bool     `help:"Take an edited ledger back without asking."`
	As     string   `help:"Who edited the ledger; your login where it is not given." placeholder:"USER"`
}

// A paper is a file that was read: a notice, or a ledger that export wrote.
type paper struct {
	path   string
	text   string
	notice *notice.Notice
	ledger []workbook.Grid // nil for a notice
}

// Run adds notices to the ledger, each under its file's name, and takes edited
// ledgers back. All files are read before the first is added, so a bad one adds
// none.
func (c *importCommand) Run(ctx context.Context, config *Config, s streams) error {
	papers, err := readPapers(ctx, c.Files, s)
	if err != nil {
		return err
	}
	if err := c.addNotices(ctx, config, papers, s); err != nil {
		return err
	}
	return c.takeLedgers(ctx, config, papers, s)
}

// readPapers reads files, several at a time, and returns them in their order.
func readPapers(ctx context.Context, paths []string, s streams) ([]paper, error) {
	papers := make([]paper, len(paths))
	group, ctx := errgroup.WithContext(ctx)
	group.SetLimit(runtime.NumCPU())
	for i, path := range paths {
		group.Go(func() (err error) {
			if ctx.Err() != nil {
				return ctx.Err()
			}
			papers[i], err = readPaper(path, s)
			return err
		})
	}
	return papers, group.Wait()
}

func readPaper(path string, s streams) (p paper, err error) {
	p.path = path
	var sheets []workbook.Grid
	switch strings.ToLower(filepath.Ext(path)) {
	case ".xlsx", ".xlsm":
		sheets, err = export.ReadExcel(path)
	case ".csv":
		sheets, err = export.ReadCSVHead(path)
	}
	switch {
	case err != nil:
		return p, err
	case workbook.IsLedger(sheets):
		p.ledger = sheets
		return p, nil
	case workbook.Unmarked(sheets): // which would else become a notice of its own
		return p, fmt.Errorf("%s: %w", path, workbook.ErrNoLedger)
	}
	p.notice, p.text, err = readNotice(path, s.in)
	return p, err
}

func (c *importCommand) addNotices(ctx context.Context, config *Config, papers []paper, s streams) (err error) {
	if c.DryRun {
		for _, p := range papers {
			if p.notice != nil {
				fmt.Fprintln(s.out, summary(p.notice))
			}
		}
		return nil
	}
	store, err := openLedger(ctx, config)
	if err != nil {
		return err
	}
	defer func() { err = errors.Join(err, store.Close()) }()
	for _, p := range papers {
		if p.notice == nil {
			continue
		}
		id := noticeID(p.path)
		if id == notices.BuiltinID {
			return fmt.Errorf("%q is the name of the built-in sample: rename the file", id)
		}
		if err := store.AddNotice(ctx, id, p.text, p.notice, "import", time.Now()); err != nil {
			return err
		}
		if err := tellAdded(ctx, store, id, s); err != nil {
			return err
		}
		for _, w := range p.notice.Warnings {
			fmt.Fprintf(s.err, "%s: warning: %s\n", id, w)
		}
	}
	return nil
}

// tellAdded says what was added and how people name it, and where that was the
// first notice beside the sample, that the sample is out of use.
func tellAdded(ctx context.Context, store *store.Store, id string, s streams) error {
	snapshot, err := store.Snapshot(ctx)
	if err != nil {
		return err
	}
	n, ok := snapshot.Named(id)
	if !ok {
		return fmt.Errorf("the notice %s is not in the ledger", id)
	}
	fmt.Fprintf(s.out, "%s: %s, %d items, key %s\n", id, n.Title, len(n.Items), n.Key())
	if n.Retired {
		fmt.Fprintf(s.err, "%s: the notice is retired; bring it back with: rectify notices restore %s\n", id, n.Key())
	}
	if len(snapshot.Notices) == 1 && len(snapshot.Retired) == 1 && snapshot.Retired[0].Sample {
		fmt.Fprintf(s.err, "the built-in sample is retired; bring it back with: rectify notices restore %s\n", snapshot.Retired[0].Key())
	}
	return nil
}

// takeLedgers takes back what people edited in ledgers.
func (c *importCommand) takeLedgers(ctx context.Context, config *Config, papers []paper, s streams) (err error) {
	var app *App
	for _, p := range papers {
		if p.ledger == nil {
			continue
		}
		if app == nil {
			if app, err = openApp(ctx, config, s.err); err != nil {
				return err
			}
			defer app.Close()
		}
		if err := c.takeBack(ctx, app, config, p.path, p.ledger, s); err != nil {
			return err
		}
	}
	return nil
}

// noticeID is the file's name without its folder and ending.
func noticeID(path string) string {
	name := filepath.Base(path)
	return strings.TrimSuffix(name, filepath.Ext(name))
}
