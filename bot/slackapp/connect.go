package slackapp

import (
	"cmp"
	"context"
	"log/slog"
	"net/http"
	"time"

	"github.com/slack-go/slack"

	"rectify/bot/slackapp/broadcast"
	"rectify/bot/slackapp/files"
	"rectify/bot/slackapp/identity"
	"rectify/bot/slackapp/people"
	"rectify/bot/slackapp/setup"
)

// A Connection is the app's access to a Slack workspace: the app's identity and the
// people. It is made before the assistant, which looks people up through it.
type Connection struct {
	identity.Identity
	config Config
	ledger broadcast.Ledger
	api    *slack.Client
	files  *slack.Client // downloads files that people send
	client *http.Client
	people *people.Roster
	log    *slog.Logger
	now    func() time.Time
}

// Connect connects to Slack. While Slack cannot be reached it retries for config.Wait;
// an error that names the token means that Slack rejects it.
func Connect(ctx context.Context, config Config, ledger broadcast.Ledger, log *slog.Logger) (*Connection, error) {
	config.Ack = cmp.Or(config.Ack, slackWaits)
	client := setup.NewClient()
	c := &Connection{config: config, ledger: ledger, client: client, log: log, now: config.Now,
		api: setup.NewAPI(config.Settings, client), files: setup.NewAPI(config.Settings, files.NewClient())}
	var err error
	if c.Identity, err = setup.Identify(ctx, c.api, config.Wait, log); err != nil {
		return nil, err
	}
	c.people = people.New(people.Config{
		API: c.api, Identity: c.Identity, Lang: config.Lang, EditorIDs: config.Editors, ApproverIDs: config.Approvers, LeaderIDs: config.Leaders,
		Channel: config.Channel, Memory: ledger, Now: c.now, Log: log,
	})
	if err := c.people.Recall(ctx); err != nil {
		log.Warn("recalling people failed", "error", err)
	}
	return c, nil
}

// People returns the people of the workspace, for the assistant's Config.
func (c *Connection) People() *people.Roster { return c.people }
