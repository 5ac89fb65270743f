package main

import (
	"context"
	"fmt"
	"path/filepath"
	"strings"
	"time"

	"rectify/data/notice"
)

type importCommand struct {
	Files []string `arg:"" help:"Notices: text, HTML, Word (.docx), Excel (.xlsx) or PDF."`
}

// Run adds notices to the ledger, each under its file's name. All files are
// read before the first is added, so a bad one adds none.
func (c *importCommand) Run(ctx context.Context, config *Config, s streams) error {
	type read struct {
		id, text string
		*notice.Notice
	}
	var all []read
	for _, path := range c.Files {
		n, text, err := readNotice(path, s.in)
		if err != nil {
			return err
		}
		all = append(all, read{noticeID(path), text, n})
	}
	store, err := openLedger(ctx, config)
	if err != nil {
		return err
	}
	defer store.Close()
	for _, r := range all {
		if err := store.AddNotice(ctx, r.id, r.text, r.Notice, "import", time.Now()); err != nil {
			return err
		}
		fmt.Fprintf(s.out, "%s: %s, %d items\n", r.id, r.Title, len(r.Items))
		for _, w := range r.Warnings {
			fmt.Fprintf(s.err, "%s: warning: %s\n", r.id, w)
		}
	}
	return nil
}

// noticeID is the file's name without its folder and ending.
func noticeID(path string) string {
	name := filepath.Base(path)
	return strings.TrimSuffix(name, filepath.Ext(name))
}
