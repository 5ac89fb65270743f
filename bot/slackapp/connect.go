package slackapp

import (
	"cmp"
	"context"
	"errors"
	"fmt"
	"log/slog"
	"net/http"
	"strings"
	"time"

	"github.com/cenkalti/backoff/v5"
	"github.com/slack-go/slack"

	"rectify/bot/outgoing"
	"rectify/bot/slackapp/identity"
	"rectify/bot/slackapp/outbound"
	"rectify/bot/slackapp/people"
)

// Gaps between tries to reach Slack at the start.
const (
	firstGap = 200 * time.Millisecond
	maxGap   = 30 * time.Second
)

// A Connection is the app's access to a Slack workspace: who it is there, and who
// the people are. It is made before the assistant, which asks it for people.
type Connection struct {
	identity.Identity
	config Config
	ledger Ledger
	api    *slack.Client
	files  *slack.Client // fetches what people send
	client *http.Client
	people *people.Roster
	log    *slog.Logger
	now    func() time.Time
}

// Connect connects to Slack. While Slack cannot be reached it tries again for
// config.Wait; an error that names the token means that Slack refuses it.
func Connect(ctx context.Context, config Config, ledger Ledger, log *slog.Logger) (*Connection, error) {
	config.Ack = cmp.Or(config.Ack, slackWaits)
	client := newClient()
	c := &Connection{config: config, ledger: ledger, api: newAPI(config, client), files: newAPI(config, newFileClient()), client: client,
		log: log, now: config.Now}
	var err error
	if c.Identity, err = connect(ctx, c.api, config.Wait, log); err != nil {
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

// connect asks Slack who we are. While Slack is down, or the network is, it
// tries again, as long as patience; for ever where that is 0. Only an error of
// Slack's own blames the token.
func connect(ctx context.Context, api *slack.Client, patience time.Duration, log *slog.Logger) (id identity.Identity, err error) {
	ask := func() (*slack.AuthTestResponse, error) {
		who, err := api.AuthTestContext(ctx)
		var status slack.StatusCodeError
		switch {
		case errors.As(err, &status) && status.Code == http.StatusNotFound:
			return nil, backoff.Permanent(fmt.Errorf("connecting to Slack: %w (check SLACK_API_URL)", err))
		case outbound.RemedyOf(err) == outbound.Administer:
			return nil, backoff.Permanent(fmt.Errorf("connecting to Slack: %w (check SLACK_BOT_TOKEN)", err))
		}
		return who, err
	}
	who, err := backoff.Retry(ctx, ask, backoff.WithMaxElapsedTime(patience),
		backoff.WithBackOff(&backoff.ExponentialBackOff{InitialInterval: firstGap, RandomizationFactor: 0.2, Multiplier: 2, MaxInterval: maxGap}),
		backoff.WithNotify(func(err error, again time.Duration) {
			log.Warn("Slack unreachable", "error", err, "retry in", again.Round(time.Millisecond), "token", "not checked yet")
		}))
	if err != nil && !outbound.IsFinal(err) {
		return id, fmt.Errorf("connecting to Slack: %w (Slack or the network is down, or SLACK_API_URL is wrong; the token was not checked)", err)
	}
	if err != nil {
		return id, err
	}
	return identity.Identity{Team: who.TeamID, Enterprise: who.EnterpriseID, Bot: who.UserID, BotID: who.BotID}, nil
}

// newClient returns the HTTP client for Slack. A response may be as long as 200
// messages of a thread.
func newClient() *http.Client {
	return outgoing.NewClient(outgoing.Limits{Body: 8 << 20}, 15*time.Second)
}

// newAPI returns a client of Slack's Web API, or of another server that
// implements it.
func newAPI(config Config, client *http.Client) *slack.Client {
	options := []slack.Option{slack.OptionHTTPClient(client)}
	if config.AppToken != "" {
		options = append(options, slack.OptionAppLevelToken(config.AppToken))
	}
	if config.APIURL != "" {
		options = append(options, slack.OptionAPIURL(apiURL(config)))
	}
	return slack.New(config.BotToken, options...)
}

// apiURL ends in a slash, because slack-go appends the method's name.
func apiURL(config Config) string { return strings.TrimSuffix(config.APIURL, "/") + "/" }
