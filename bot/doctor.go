package main

import (
	"context"
	"errors"
	"fmt"
	"io"
	"log/slog"
	"os"
	"path/filepath"
	"time"

	"rectify/bot/slackapp/setup"
	"rectify/data/database"
	"rectify/handlers/notices"
	"rectify/handlers/reply"
	"rectify/index/lexicon"
)

type doctorCommand struct {
	Slack slackSettings `embed:""`
}

// A check is one thing that must be right, and what to do when it is not.
type check struct {
	name string
	run  func() (detail string, err error)
	mend string
}

// Run checks everything that the program rests on and prints a line each. It
// fails when a check does.
func (c *doctorCommand) Run(ctx context.Context, config *Config, s streams) error {
	failed := 0
	for _, check := range append(checks(ctx, config), c.slackChecks(ctx, config)...) {
		detail, err := check.run()
		if err == nil {
			fmt.Fprintf(s.out, "ok    %-10s %s\n", check.name, detail)
			continue
		}
		if errors.Is(err, errNoLedger) {
			fmt.Fprintf(s.out, "skip  %-10s %v\n", check.name, err)
			continue
		}
		failed++
		fmt.Fprintf(s.out, "FAIL  %-10s %v\n      %-10s to mend: %s\n", check.name, err, "", check.mend)
	}
	if failed > 0 {
		return fmt.Errorf("%d of the checks failed", failed)
	}
	return nil
}

func checks(ctx context.Context, config *Config) []check {
	return []check{
		{"time zone", func() (string, error) {
			zone, err := time.LoadLocation(config.Timezone)
			if err != nil {
				return "", err
			}
			return fmt.Sprintf("%s, now %s", zone, time.Now().In(zone).Format("2006-01-02 15:04")), nil
		}, "set RECTIFY_TIMEZONE to a name such as Asia/Shanghai"},
		{"data", func() (string, error) { return config.Data, writable(config.Data) },
			"set RECTIFY_DATA to a directory that can be written and has room"},
		{"ledger", func() (string, error) { return checkLedger(ctx, config) },
			"restore a backup with `rectify restore FILE`, or move " + ledgerFile +
				", with its -wal and -shm, away to start a new ledger; with RECTIFY_DATABASE_URL: see that the server answers, and that its user may " +
				"make tables"},
		{"evidence", func() (string, error) { return checkEvidence(ctx, config) },
			"put the copies back into the directory, or set RECTIFY_EVIDENCE_DIR to where they are; the files are in Slack, too, unless " +
				"somebody deleted them there"},
		{"wordings", func() (string, error) {
			words, err := lexicon.LoadWordings(filepath.Join(config.Data, wordingsFile))
			if err != nil {
				return "", err
			}
			return fmt.Sprintf("%d phrases, %d wordings of them in %s", words.Len(), words.Own(), wordingsFile), nil
		}, "mend what is named; until then the wordings built in are used"},
		{"holidays", func() (string, error) { return checkHolidays(config) },
			"put the holidays and make-up days of the year into " + holidaysFile +
				" in the data directory, as in data/calendar/china.tsv; until then the holidays built in are used"},
		{"index", func() (string, error) { return checkIndex(ctx, config) }, "run `rectify reindex`"},
		{"model", func() (string, error) { return checkModel(ctx, config.Model) },
			"see that OPENAI_BASE_URL answers, and that it knows OPENAI_MODEL and OPENAI_API_KEY; without a model, unset OPENAI_MODEL"},
		{"embeddings", func() (string, error) { return checkEmbeddings(ctx, config.Model) },
			"see that OPENAI_EMBEDDING_BASE_URL (or OPENAI_BASE_URL) answers, and that it knows OPENAI_EMBEDDING_MODEL; without, unset that"},
	}
}

// slackChecks are those of the connection to Slack, where there is to be one.
func (c *doctorCommand) slackChecks(ctx context.Context, config *Config) []check {
	if c.Slack.BotToken == "" {
		return []check{{"slack", func() (string, error) {
			return "not configured: the assistant runs in a workspace of its own, in the browser", nil
		}, ""}}
	}
	var out []check
	for _, one := range setup.Checks(c.Slack.config(config, nil).Settings) {
		out = append(out, check{one.Name, func() (string, error) { return one.Run(ctx) }, one.Mend})
	}
	if c.Slack.AppToken == "" && c.Slack.SigningSecret == "" {
		out = append(out, check{"requests", func() (string, error) {
			return "", errors.New("neither an app-level token nor a signing secret")
		}, "set SLACK_APP_TOKEN (Socket Mode) or SLACK_SIGNING_SECRET (HTTP)"})
	}
	return out
}

// writable sees that dir exists and takes a file.
func writable(dir string) error {
	if err := os.MkdirAll(dir, 0o755); err != nil {
		return err
	}
	probe, err := os.CreateTemp(dir, "doctor-")
	if err != nil {
		return err
	}
	defer os.Remove(probe.Name())
	if _, err := probe.WriteString("doctor"); err != nil {
		probe.Close()
		return err
	}
	return probe.Close()
}

// checkModel asks the language model for a word.
func checkModel(ctx context.Context, m modelSettings) (string, error) {
	if m.Name == "" {
		return "not configured: open questions are answered by search", nil
	}
	began := time.Now()
	if err := m.model().Check(ctx); err != nil {
		return "", err
	}
	return fmt.Sprintf("%s answers, in %.1f s", m.Name, time.Since(began).Seconds()), nil
}

// checkEmbeddings asks the embedding model for the vector of a word.
func checkEmbeddings(ctx context.Context, m modelSettings) (string, error) {
	embedder := m.embedder(watchModel(slog.New(slog.DiscardHandler)))
	if embedder == nil {
		return "not configured: passages are found by their words", nil
	}
	began := time.Now()
	vectors, err := embedder.Embed(ctx, []string{"整改"})
	if err != nil {
		return "", err
	}
	return fmt.Sprintf("%s answers, in %.1f s, with %d numbers a text", m.Embedding, time.Since(began).Seconds(), len(vectors[0])), nil
}

// checkHolidays sees that this year's holidays are known.
func checkHolidays(config *Config) (string, error) {
	days, err := openCalendar(config)
	if err != nil {
		return "", err
	}
	year := time.Now().Year()
	if !days.Covers(year) {
		return "", fmt.Errorf("the holidays of %d are not known: only weekends are off", year)
	}
	return fmt.Sprintf("known for %d, %d days listed", year, days.Len()), nil
}

func checkLedger(ctx context.Context, config *Config) (string, error) {
	store, err := openLedger(ctx, config, io.Discard)
	if err != nil {
		return "", err
	}
	defer store.Close()
	if err := store.Verify(ctx); err != nil {
		return "", err
	}
	snapshot, err := store.Snapshot(ctx)
	if err != nil {
		return "", err
	}
	detail := fmt.Sprintf("%s: notices in use: %d, items: %d, history whole", database.Redacted(config.ledgerPlace()), len(snapshot.Notices), len(snapshot.Items))
	for _, line := range notices.Lines(snapshot, reply.English) {
		detail += fmt.Sprintf("\n      %-10s %s", "", line)
	}
	return detail, nil
}

// checkEvidence sees that evidence can be kept, and that no copy has been lost.
func checkEvidence(ctx context.Context, config *Config) (string, error) {
	kept := config.evidence()
	if kept.Dir == "" {
		return "no copies are kept, only the SHA-256 of each file (RECTIFY_EVIDENCE_DIR=none)", nil
	}
	store, err := openLedger(ctx, config, io.Discard)
	if err != nil {
		return "", errNoLedger
	}
	defer store.Close()
	count, err := evidenceFiles(ctx, store, kept)
	switch {
	case err != nil:
		return "", errNoLedger
	case count.all == 0:
		return kept.Dir + ": the history records no files yet", writable(kept.Dir)
	case count.missing > 0:
		return "", fmt.Errorf("%s has no copy of %d of the %d files that the history records", kept.Dir, count.missing, count.all)
	}
	return fmt.Sprintf("%s: copies of all %d files that the history records", kept.Dir, count.all), writable(kept.Dir)
}

// errNoLedger says that a check was left out, since the check of the ledger failed.
var errNoLedger = errors.New("not checked: the ledger cannot be read")

func checkIndex(ctx context.Context, config *Config) (string, error) {
	store, err := openLedger(ctx, config, io.Discard)
	if err != nil {
		return "", errNoLedger
	}
	defer store.Close()
	if _, err := store.Snapshot(ctx); err != nil {
		return "", errNoLedger
	}
	ix, err := openIndex(ctx, config, store, nil, os.Stderr)
	if err != nil {
		return "", err
	}
	defer ix.Close()
	return fmt.Sprintf("%d passages", ix.Size()), nil
}
