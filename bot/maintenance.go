package main

import (
	"context"
	"fmt"
	"os"
	"path/filepath"
	"time"

	"rectify/data/database"
	"rectify/data/ledger/store"
)

type backupCommand struct {
	File string `arg:"" help:"Where to: a file that is not there yet, or postgres://…"`
}

// Run copies the ledger as it is at one moment.
func (c *backupCommand) Run(ctx context.Context, config *Config, s streams) error {
	from, err := openLedger(ctx, config, s.err)
	if err != nil {
		return err
	}
	defer from.Close()
	to, err := store.Open(ctx, c.File)
	if err != nil {
		return err
	}
	defer to.Close()
	if err := from.CopyTo(ctx, to); err != nil {
		return err
	}
	snapshot, err := to.Snapshot(ctx)
	if err != nil {
		return err
	}
	fmt.Fprintf(s.out, "copied into %s: %d notices, %d items, %d entries of history\n",
		database.Redacted(c.File), len(snapshot.Notices), len(snapshot.Items), snapshot.Sequence)
	return nil
}

type reindexCommand struct{}

// Run throws the index away and builds it anew, embeddings included where a
// model makes them. A process that still reads the old one goes on undisturbed.
func (c *reindexCommand) Run(ctx context.Context, config *Config, s streams) error {
	if err := os.RemoveAll(filepath.Join(config.Data, indexDir)); err != nil {
		return fmt.Errorf("removing the old index: %w", err)
	}
	start := time.Now()
	app, err := openApp(ctx, config, s.err)
	if err != nil {
		return err
	}
	defer app.Close()
	if err := app.Embed(ctx); err != nil {
		return err
	}
	fmt.Fprintf(s.out, "indexed %d passages in %d ms\n", app.Index.Size(), time.Since(start).Milliseconds())
	return nil
}
