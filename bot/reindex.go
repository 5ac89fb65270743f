package main

import (
	"context"
	"fmt"
	"os"
	"path/filepath"
	"time"
)

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
