package main

import (
	"context"
	"errors"
	"fmt"
	"log/slog"
	"os"

	"rectify/bot/picture"
	"rectify/bot/slackapp"
	"rectify/handlers/digest"
)

type digestCommand struct {
	Date  string        `help:"As of the end of that day: 2006-01-02." placeholder:"DATE"`
	JSON  bool          `name:"json" help:"Print one JSON object."`
	PNG   string        `name:"png" help:"Write its chart into a file." placeholder:"FILE"`
	Post  bool          `help:"Post it in the digest's channel, if the channel has not had it, instead of printing it."`
	Again bool          `help:"With --post: even if the channel has had it."`
	Slack slackSettings `embed:""`
}

// Run prints the digest, or posts it.
func (c *digestCommand) Run(ctx context.Context, config *Config, app *App, s streams) error {
	day, err := onDay(app, c.Date)
	if err != nil {
		return &usageError{fmt.Errorf("--date %s: want a date such as 2024-05-31", c.Date)}
	}
	query := digest.DigestQuery{Lang: config.reader(), At: day}
	if day.IsZero() {
		day = app.Assistant.Now()
	}
	query.Review = app.Assistant.ReviewOn(day)
	if c.Post { // to the channel
		query.Lang = config.office()
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
	return show(s.out, digest.Whole())
}

// draw writes the digest's chart as a picture.
func (c *digestCommand) draw(digest digest.Digest) error {
	chart, ok := digest.Head.Chart()
	if !ok {
		return errors.New("the digest has no chart: there is but one section, or nothing to report")
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

// post posts the digest now; a channel gets one digest a day.
func (c *digestCommand) post(ctx context.Context, config *Config, app *App, s streams, query digest.DigestQuery) error {
	if c.Slack.BotToken == "" || c.Slack.Channel == "" {
		return &usageError{errors.New("--post needs SLACK_BOT_TOKEN and RECTIFY_DIGEST_CHANNEL")}
	}
	log := slog.New(slog.NewTextHandler(s.err, nil))
	conn, assistant, err := app.connect(ctx, c.Slack.config(config, nil), c.Slack.DigestAt, log)
	if err != nil {
		return err
	}
	posted, err := slackapp.PostDigest(ctx, conn, assistant, query, c.Again)
	if err == nil && !posted {
		fmt.Fprintln(s.err, "rectify: the channel has had this digest; --again posts it once more")
	}
	return err
}
