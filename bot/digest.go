package main

import (
	"context"
	"errors"
	"fmt"
	"log/slog"
	"os"
	"time"

	"rectify/bot/picture"
	"rectify/bot/slackapp"
	"rectify/handlers"
)

type digestCommand struct {
	Date  string        `help:"As of the morning of that day: 2006-01-02." placeholder:"DATE"`
	JSON  bool          `name:"json" help:"Print one JSON object."`
	PNG   string        `name:"png" help:"Write its chart into a file." placeholder:"FILE"`
	Post  bool          `help:"Post it in the digest's channel rather than print it."`
	Slack slackSettings `embed:""`
}

// Run prints the digest, or posts it.
func (c *digestCommand) Run(ctx context.Context, config *Config, s streams) error {
	app, err := openApp(ctx, config, s.err)
	if err != nil {
		return err
	}
	defer app.Close()
	query := handlers.DigestQuery{Lang: handlers.Lang(config.Lang)}
	if c.Date != "" {
		day, err := time.ParseInLocation(time.DateOnly, c.Date, app.Zone)
		if err != nil {
			return &usageError{fmt.Errorf("--date %s: want a date such as 2024-05-31", c.Date)}
		}
		query.At = day.Add(endOfDay)
	}
	if c.Post {
		return c.post(ctx, config, app, s, query)
	}
	digest, err := app.Assistant.Digest(ctx, query)
	if err != nil {
		return err
	}
	if c.PNG != "" {
		return c.draw(digest)
	}
	if c.JSON {
		return printJSON(s.out, digest)
	}
	whole := digest.Head
	whole.Parts = append(whole.Parts, digest.Detail.Parts...)
	return show(s.out, whole)
}

// draw writes the digest's chart as a picture.
func (c *digestCommand) draw(digest handlers.Digest) error {
	for _, part := range digest.Head.Parts {
		chart, ok := part.(handlers.Chart)
		if !ok {
			continue
		}
		content, err := picture.Chart(chart)
		if err != nil {
			return err
		}
		if err := os.WriteFile(c.PNG, content, 0o644); err != nil {
			return fmt.Errorf("writing the chart: %w", err)
		}
		return nil
	}
	return errors.New("the digest has no chart: there is but one section, or nothing to report")
}

// endOfDay is from midnight to the last moment of a day.
const endOfDay = 24*time.Hour - time.Microsecond

// post posts the digest now, once more where it was posted already.
func (c *digestCommand) post(ctx context.Context, config *Config, app *App, s streams, query handlers.DigestQuery) error {
	if c.Slack.BotToken == "" || c.Slack.Channel == "" {
		return &usageError{errors.New("--post needs SLACK_BOT_TOKEN and RECTIFY_DIGEST_CHANNEL")}
	}
	log := slog.New(slog.NewTextHandler(s.err, nil))
	return slackapp.PostDigest(ctx, c.Slack.config(config, nil), app.Assistant, query, log)
}
