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
	"rectify/bot/terminal"
	"rectify/data/database"
	"rectify/handlers/notices"
	"rectify/handlers/reply"
	"rectify/index/lexicon"
)

type doctorCommand struct {
	Slack slackSettings `embed:""`
}

// A check tests one thing, and says how to fix it.
type check struct {
	name reply.Phrase
	run  func() (detail string, err error)
	mend reply.Phrase
}

// Run checks everything that the program depends on and prints a line for each. It
// fails if a check does.
func (c *doctorCommand) Run(ctx context.Context, config *Config, s streams) error {
	failed, l := 0, config.reader()
	say := func(state, name reply.Phrase, detail string) {
		fmt.Fprintf(s.out, "%s %s %s\n", terminal.Fill(l.Phrase(state), 5), terminal.Fill(l.Phrase(name), 10), detail)
	}
	for _, check := range append(checks(ctx, config), c.slackChecks(ctx, config)...) {
		switch detail, err := check.run(); {
		case err == nil:
			say(doctorOK, check.name, detail)
		case errors.Is(err, errNoLedger):
			say(doctorSkipped, check.name, l.Phrase(doctorNoLedger))
		default:
			failed++
			say(doctorFail, check.name, err.Error())
			say(reply.Phrase{}, reply.Phrase{}, l.Phrase(doctorToMend, l.Phrase(check.mend)))
		}
	}
	if failed > 0 {
		return errors.New(l.Phrase(doctorFailed, failed))
	}
	return nil
}

func checks(ctx context.Context, config *Config) []check {
	l := config.reader()
	return []check{
		{checkedZone, func() (string, error) {
			zone, err := time.LoadLocation(config.Timezone)
			if err != nil {
				return "", err
			}
			return l.Phrase(doctorZone, zone, time.Now().In(zone).Format("2006-01-02 15:04")), nil
		}, mendZone},
		{checkedData, func() (string, error) { return config.Data, writable(config.Data) }, mendData},
		{checkedLedger, func() (string, error) { return checkLedger(ctx, config) }, mendLedger},
		{checkedEvidence, func() (string, error) { return checkEvidence(ctx, config) }, mendEvidence},
		{checkedWordings, func() (string, error) {
			words, err := lexicon.LoadWordings(filepath.Join(config.Data, wordingsFile))
			if err != nil {
				return "", err
			}
			return l.Phrase(doctorWordings, words.Len()-words.Own(), words.Own(), wordingsFile), nil
		}, mendWordings},
		{checkedHolidays, func() (string, error) { return checkHolidays(config) }, mendHolidays},
		{checkedIndex, func() (string, error) { return checkIndex(ctx, config) }, mendIndex},
		{checkedModel, func() (string, error) { return checkModel(ctx, l, config.Model) }, mendModel},
		{checkedEmbeddings, func() (string, error) { return checkEmbeddings(ctx, l, config.Model) }, mendEmbeddings},
	}
}

// slackChecks returns the Slack checks, if Slack is configured.
func (c *doctorCommand) slackChecks(ctx context.Context, config *Config) []check {
	if c.Slack.BotToken == "" {
		return []check{{checkedSlack, func() (string, error) { return config.reader().Phrase(doctorNoSlack), nil }, reply.Phrase{}}}
	}
	var out []check
	for _, one := range setup.Checks(c.Slack.config(config, nil).Settings, config.reader()) {
		out = append(out, check{one.Name, func() (string, error) { return one.Run(ctx) }, one.Mend})
	}
	if c.Slack.AppToken == "" && c.Slack.SigningSecret == "" {
		out = append(out, check{checkedRequests, func() (string, error) { return "", errors.New(config.reader().Phrase(doctorNoRequests)) }, mendRequests})
	}
	return out
}

// writable checks that dir exists and accepts a file.
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

// checkModel asks the language model for one word.
func checkModel(ctx context.Context, l reply.Lang, m modelSettings) (string, error) {
	if m.Name == "" {
		return l.Phrase(doctorNoModel), nil
	}
	began := time.Now()
	if err := m.model().Check(ctx); err != nil {
		return "", err
	}
	return l.Phrase(doctorModel, m.Name, time.Since(began).Seconds()), nil
}

// checkEmbeddings asks the embedding model for the vector of a word.
func checkEmbeddings(ctx context.Context, l reply.Lang, m modelSettings) (string, error) {
	embedder := m.embedder(watchModel(slog.New(slog.DiscardHandler)))
	if embedder == nil {
		return l.Phrase(doctorNoEmbeddings), nil
	}
	began := time.Now()
	vectors, err := embedder.Embed(ctx, []string{"整改"})
	if err != nil {
		return "", err
	}
	return l.Phrase(doctorEmbeddings, m.Embedding, time.Since(began).Seconds(), len(vectors[0])), nil
}

// checkHolidays checks that this year's holidays are known.
func checkHolidays(config *Config) (string, error) {
	days, err := openCalendar(config)
	if err != nil {
		return "", err
	}
	year := time.Now().Year()
	if !days.Covers(year) {
		return "", errors.New(config.reader().Phrase(doctorNoHolidays, year))
	}
	return config.reader().Phrase(doctorHolidays, year, days.Len()), nil
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
	l := config.reader()
	detail := l.Phrase(doctorLedger, database.Redacted(config.ledgerPlace()), len(snapshot.Notices), len(snapshot.Items))
	for _, line := range notices.Lines(snapshot, l) {
		detail += fmt.Sprintf("\n      %-10s %s", "", line)
	}
	return detail, nil
}

// checkEvidence checks that evidence can be stored, and that no copy has been lost.
func checkEvidence(ctx context.Context, config *Config) (string, error) {
	kept, l := config.evidence(), config.reader()
	if kept.Dir == "" {
		return l.Phrase(doctorNoCopies), nil
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
		return l.Phrase(doctorNoFiles, kept.Dir), writable(kept.Dir)
	case count.missing > 0:
		return "", errors.New(l.Phrase(doctorFilesLost, kept.Dir, count.missing, count.all))
	}
	return l.Phrase(doctorFiles, kept.Dir, count.all), writable(kept.Dir)
}

// errNoLedger means that a check was skipped, because the check of the ledger failed.
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
	return config.reader().Phrase(doctorPassages, ix.Size()), nil
}
