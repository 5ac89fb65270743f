package main

import (
	"context"
	"fmt"

	"rectify/data/database"
	"rectify/data/ledger/store"
)

type backupCommand struct {
	File string `arg:"" help:"Where to: a file that is not there yet, or postgres://…"`
}

// Run copies the ledger as it is at one moment.
func (c *backupCommand) Run(ctx context.Context, config *Config, s streams) error {
	from, err := openLedger(ctx, config)
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
