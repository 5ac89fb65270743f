package main

import (
	"context"
	"errors"
	"fmt"
	"io/fs"
	"os"
	"path/filepath"
	"time"

	"rectify/bot/slackapp"
	"rectify/data/database"
	"rectify/data/evidence"
	"rectify/data/ledger/store"
)

type backupCommand struct {
	File string `arg:"" help:"Where to: a file that does not exist yet, or postgres://…"`
}

// Run copies a snapshot of the ledger.
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
	copies, err := evidenceFiles(ctx, from, config.evidence())
	if err != nil {
		return err
	}
	if copies.all > 0 && copies.dir != "" {
		fmt.Fprintf(s.out, "the copies of %d evidence files are not in it: copy the directory %s too\n", copies.all-copies.missing, copies.dir)
	}
	return nil
}

// An evidenceCount is how many files the history records as evidence, and how many of
// them have no copy in the directory; dir is empty if no copies are stored.
type evidenceCount struct {
	dir          string
	all, missing int
}

// evidenceFiles checks the copy of every file that the history records as evidence.
func evidenceFiles(ctx context.Context, ledger *store.Store, kept evidence.Store) (count evidenceCount, err error) {
	count.dir = kept.Dir
	seen := map[string]bool{}
	for sequence := int64(0); ; {
		const atOnce = 10_000
		entries, err := ledger.Since(ctx, sequence, atOnce)
		if err != nil {
			return count, err
		}
		for _, e := range entries {
			sequence = e.Sequence
			if e.Evidence == nil || e.Evidence.Hash == "" || seen[e.Evidence.Hash] {
				continue
			}
			seen[e.Evidence.Hash] = true
			count.all++
			if !kept.Kept(e.Evidence.Hash) {
				count.missing++
			}
		}
		if len(entries) < atOnce {
			return count, nil
		}
	}
}

type reindexCommand struct{}

// Run deletes the index and rebuilds it, embeddings included if a model is configured.
// A process that still reads the old one is not disturbed.
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

type restoreCommand struct {
	File string `arg:"" help:"A file made with backup."`
}

// errOnServer explains why a ledger in PostgreSQL is not restored from a file.
var errOnServer = errors.New("the ledger is in PostgreSQL: restore it with the server's own tools (pg_restore); " +
	"or copy a backup into a schema that is still empty: `RECTIFY_DATABASE_URL= RECTIFY_DATA=DIR rectify restore FILE`, then `… backup " +
	"'postgres://…?search_path=NEW'` in the same way")

// Run replaces the ledger by a backup. The backup is checked first, and the current
// ledger is renamed.
func (c *restoreCommand) Run(ctx context.Context, config *Config, s streams) error {
	if config.Database != "" {
		return errOnServer
	}
	if err := os.MkdirAll(config.Data, 0o755); err != nil {
		return fmt.Errorf("cannot make the data directory: %w", err)
	}
	release, err := slackapp.HoldJobs(config.Data)
	if err != nil {
		return err
	}
	defer release()
	place := filepath.Join(config.Data, ledgerFile)
	if isSame(c.File, place) {
		return &usageError{fmt.Errorf("%s is the ledger itself: name a backup", c.File)}
	}
	dir, err := os.MkdirTemp(config.Data, ".restore-")
	if err != nil {
		return err
	}
	defer os.RemoveAll(dir)
	made := filepath.Join(dir, ledgerFile)
	snapshot, err := store.Extract(ctx, c.File, made)
	if err != nil {
		return fmt.Errorf("nothing was changed: %w", err)
	}
	aside, err := setAside(place, time.Now())
	if err != nil {
		return fmt.Errorf("keeping the present ledger: %w", err)
	}
	if err := errors.Join(os.Rename(made, place), store.SyncDir(config.Data)); err != nil {
		return err
	}
	if err := slackapp.ForgetNews(ctx, config.Data); err != nil {
		return fmt.Errorf("the ledger is restored, but announcements of the one before are not withdrawn: %w", err)
	}
	fmt.Fprintf(s.out, "restored %s: %d notices, %d items, %d entries of history\n", place, len(snapshot.Notices), len(snapshot.Items), snapshot.Sequence)
	if aside != "" {
		fmt.Fprintf(s.out, "the ledger before is kept as %s\n", aside)
	}
	return nil
}

func isSame(one, other string) bool {
	a, errA := os.Stat(one)
	b, errB := os.Stat(other)
	return errA == nil && errB == nil && os.SameFile(a, b)
}

// setAside renames the ledger's files, adding the time, and returns the new name;
// empty if there were none. It renames the -wal file, too, which would damage
// another database of the same name.
func setAside(place string, now time.Time) (aside string, err error) {
	aside = place + "." + now.Format("20060102-150405")
	for n := 2; exists(aside) || exists(aside+"-wal"); n++ {
		aside = fmt.Sprintf("%s.%s-%d", place, now.Format("20060102-150405"), n)
	}
	kept := ""
	for _, suffix := range []string{"", "-wal", "-shm"} {
		switch err := os.Rename(place+suffix, aside+suffix); {
		case err == nil:
			kept = aside
		case !errors.Is(err, fs.ErrNotExist):
			return "", err
		}
	}
	return kept, nil
}

func exists(path string) bool {
	_, err := os.Lstat(path)
	return err == nil
}
