package main

import (
	"cmp"
	"context"
	"errors"
	"fmt"
	"io"
	"log/slog"
	"os"
	"path/filepath"
	"slices"
	"time"

	"rectify/bot/liveindex"
	"rectify/bot/papers"
	"rectify/bot/slackapp"
	"rectify/data/calendar"
	"rectify/data/ledger"
	"rectify/data/ledger/store"
	"rectify/data/notice/compare"
	"rectify/data/notice/reading"
	"rectify/data/notices"
	"rectify/handlers"
	"rectify/handlers/clock"
	"rectify/handlers/intake"
	"rectify/index"
	"rectify/index/lexicon"
)

// Files and directories under Config.Data.
const (
	ledgerFile   = "ledger.db"
	indexDir     = "index"
	wordingsFile = "wordings.tsv"
)

// App is the running program: the ledger, the index over its notices, and the
// assistant that answers from both.
type App struct {
	Ledger    *store.Store
	Index     *liveindex.Index
	Assistant *handlers.Assistant
	Model     *modelWatch    // nil if no model is configured
	Zone      *time.Location // the organisation's
}

// openApp opens everything under config.Data and creates what is missing. Problems
// that are not fatal are written to warn.
func openApp(ctx context.Context, config *Config, warn io.Writer) (_ *App, err error) {
	zone, err := time.LoadLocation(config.Timezone)
	if err != nil {
		return nil, &usageError{fmt.Errorf("unknown time zone %q: use a name such as Asia/Shanghai", config.Timezone)}
	}
	store, err := openLedger(ctx, config, warn)
	if err != nil {
		return nil, err
	}
	app := &App{Ledger: store, Zone: zone}
	defer func() {
		if err != nil {
			app.Close()
		}
	}()
	model := watchModel(slog.New(slog.NewTextHandler(warn, nil)))
	if app.Index, err = openIndex(ctx, config, store, config.Model.embedder(model), warn); err != nil {
		return nil, err
	}
	days, err := openCalendar(config)
	if err != nil {
		fmt.Fprintln(warn, "rectify: warning: the holidays built in are used:", err)
	}
	parts := handlers.Config{
		Ledger: store, Keeper: store, Memory: store, Index: app.Index, Now: func() time.Time { return time.Now().In(zone) },
		Policy: clock.Policy(config.Policy), Lang: config.office(), Calendar: days,
	}
	if m := config.Model; m.Name != "" {
		parts.Writer, parts.Terms = m.writer(), m.terms(model)
	}
	if config.Model.any() {
		app.Model = model
	}
	app.Assistant = handlers.New(parts)
	return app, nil
}

// holidaysFile, under Config.Data, replaces the built-in holidays.
const holidaysFile = "holidays.tsv"

// openCalendar returns the operator's holidays, or China's; with an error, if the
// operator's file cannot be read.
func openCalendar(config *Config) (*calendar.Calendar, error) {
	return calendar.Load(filepath.Join(config.Data, holidaysFile))
}

// openLedger opens the ledger and adds the first notice to an empty one.
func openLedger(ctx context.Context, config *Config, warn io.Writer) (_ *store.Store, err error) {
	if err := os.MkdirAll(config.Data, 0o755); err != nil {
		return nil, fmt.Errorf("cannot make the data directory: %w (set RECTIFY_DATA to one that can be written)", err)
	}
	store, err := store.Open(ctx, config.ledgerPlace(), ledger.Policy{RequireEvidence: config.RequireEvidence})
	if err != nil {
		return nil, err
	}
	if err := seed(ctx, store, config.Notice, warn); err != nil {
		return nil, errors.Join(err, store.Close())
	}
	return store, nil
}

// ledgerPlace returns the database's URL, or the path of the ledger's file.
func (c *Config) ledgerPlace() string {
	return cmp.Or(c.Database, filepath.Join(c.Data, ledgerFile))
}

// jobsPlace returns where jobs are stored: files in a directory, unless a database is
// given.
func (c *Config) jobsPlace() string { return cmp.Or(c.Database, c.Data) }

// Follow keeps the index up to date with the ledger's notices until ctx ends.
func (a *App) Follow(ctx context.Context, log *slog.Logger) {
	tick := time.NewTicker(lookForNotices)
	defer tick.Stop()
	var embedAgain time.Time
	for {
		select {
		case <-ctx.Done():
			return
		case <-tick.C:
		}
		snapshot, err := a.Ledger.Snapshot(ctx)
		if err == nil {
			err = a.Index.Follow(ctx, snapshot)
		}
		if err != nil {
			if ctx.Err() == nil {
				log.Error("checking for new notices failed", "error", err)
			}
			continue
		}
		if time.Now().Before(embedAgain) {
			continue
		}
		if err := a.Index.Embed(ctx, snapshot.Notices); err != nil && ctx.Err() == nil {
			log.Error("embedding failed: searching by words alone", "error", err)
			embedAgain = time.Now().Add(restOfEmbedding)
		}
	}
}

// restOfEmbedding is the pause after a server failed to embed passages.
const restOfEmbedding = time.Minute

// Embed computes missing vectors if an embedding model is configured.
func (a *App) Embed(ctx context.Context) error {
	snapshot, err := a.Ledger.Snapshot(ctx)
	if err != nil {
		return err
	}
	return a.Index.Embed(ctx, snapshot.Notices)
}

// lookForNotices is the interval between checks for new notices.
const lookForNotices = 5 * time.Second

// seed adds the notice in the file at path to the ledger or, if path is empty, the
// built-in sample to a ledger without a notice of its own. A notice that is already in
// the ledger is left alone.
func seed(ctx context.Context, store *store.Store, path string, warn io.Writer) error {
	if path == "" {
		n, err := reading.Read(notices.Builtin)
		if err != nil {
			return fmt.Errorf("reading the built-in notice: %w", err)
		}
		return store.AddSample(ctx, notices.BuiltinID, notices.Builtin, n, "rectify", time.Now())
	}
	id := intake.Paper{Name: path}.ID()
	if id == notices.BuiltinID {
		return fmt.Errorf("RECTIFY_NOTICE: %q is the name of the built-in sample: rename the file", id)
	}
	p, err := papers.ReadNotice(path, nil)
	if err != nil {
		return err
	}
	held, there, err := heldNotice(ctx, store, id)
	if err != nil {
		return err
	}
	if there {
		source, err := store.Source(ctx, id)
		if err != nil {
			return err
		}
		if p.Notice = compare.Numbered(held.Notice, p.Notice); source != p.Text {
			if intake.Otherwise(held.Notice, p.Notice) {
				fmt.Fprintln(warn, "rectify: warning:", laterText(path, held))
			}
			return nil
		}
	}
	return store.AddNotice(ctx, id, p.Text, p.Notice, "rectify", time.Now())
}

// heldNotice returns the notice of the ledger with that ID.
func heldNotice(ctx context.Context, store *store.Store, id string) (n ledger.Notice, there bool, err error) {
	snapshot, err := store.Snapshot(ctx)
	if err != nil {
		return n, false, err
	}
	all := slices.Concat(snapshot.Notices, snapshot.Retired)
	at := slices.IndexFunc(all, func(n ledger.Notice) bool { return n.ID == id })
	if at < 0 {
		return n, false, nil
	}
	return all[at], true, nil
}

// laterText explains what to do if the file of RECTIFY_NOTICE differs from the ledger.
func laterText(path string, n ledger.Notice) string {
	return fmt.Sprintf("%s differs from the notice %s in the ledger, which stays as it is: rectify compare %s shows how, and rectify import "+
		"%s takes it", path, n.Key(), path, path)
}

// buildIndex opens the index of these notices.
func buildIndex(ctx context.Context, config *Config, all []ledger.Notice, warn io.Writer) (*index.Index, error) {
	words, err := lexicon.LoadWordings(filepath.Join(config.Data, wordingsFile))
	if words == nil {
		return nil, err
	}
	if err != nil {
		fmt.Fprintln(warn, "rectify: warning: the wordings built in are used:", err)
	}
	ix, err := index.Open(ctx, filepath.Join(config.Data, indexDir), liveindex.PassagesOf(all), words)
	var notKept *index.NotKeptError
	if errors.As(err, &notKept) {
		fmt.Fprintln(warn, "rectify: warning:", err)
		return ix, nil
	}
	return ix, err
}

// openIndex opens the index of the ledger's current notices.
func openIndex(ctx context.Context, config *Config, store *store.Store, embedder index.Embedder, warn io.Writer) (*liveindex.Index, error) {
	snapshot, err := store.Snapshot(ctx)
	if err != nil {
		return nil, err
	}
	return liveindex.Open(ctx, snapshot, filepath.Join(config.Data, indexDir), embedder,
		func(ctx context.Context, notices []ledger.Notice) (*index.Index, error) {
			return buildIndex(ctx, config, notices, warn)
		})
}

// connect connects to Slack, and returns the assistant that knows its people. The
// channel's digest goes out at digestAt, "15:04".
func (a *App) connect(ctx context.Context, c slackapp.Config, digestAt string, log *slog.Logger) (*slackapp.Connection, *handlers.Assistant, error) {
	c.Now = a.Assistant.Now
	conn, err := slackapp.Connect(ctx, c, a.Ledger, log)
	if err != nil {
		return nil, nil, err
	}
	return conn, a.Assistant.With(func(parts *handlers.Config) {
		parts.People, parts.DigestTo, parts.DigestAt = conn.People(), c.Channel, digestAt
	}), nil
}

// Close releases the app's resources.
func (a *App) Close() error {
	var errs []error
	if a.Index != nil {
		errs = append(errs, a.Index.Close())
	}
	return errors.Join(append(errs, a.Ledger.Close())...)
}
